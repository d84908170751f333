"""What the rules of the interviewer's script name: a rule that can never hold, or always does, is a mistake."""

from drill.content.faults import Faults, quote
from drill.content.nodes import EACH, Node, scalars, select, texts
from drill.content.rules import expect_known
from drill.domain.diagram.facts import DrawingFact
from drill.domain.vocabulary import Phase


def check_interviewer(root: Node, faults: Faults) -> None:
    """All rules of probes, clarifications and curveballs that name something elsewhere in the problem."""
    evidence = texts(root, "evidence", EACH, "id")
    quantities = texts(root, "phases", "estimation", "quantities", EACH, "id")
    probes = ("phases", EACH, "probes", EACH)
    expect_known(scalars(root, *probes, "unless", EACH), evidence, "evidence item of this problem", faults)
    expect_known(scalars(root, *probes, "lacks", EACH), quantities, "quantity of this problem", faults)
    unlockable = [*quantities, *evidence] if evidence and quantities else []
    unlocks = scalars(root, "clarifications", EACH, "unlocks", EACH)
    expect_known(unlocks, unlockable, "quantity or evidence item of this problem", faults)
    _check_cues(root, faults)
    for probe in select(root, *probes):
        _check_facts(probe, faults)
    for phase in scalars(root, "curveballs", EACH, "phase"):
        if phase.text == Phase.QA:
            faults.add(phase, "no curveball comes in qa, which some formats leave out; expected one of the five phases")


def _check_cues(root: Node, faults: Faults) -> None:
    """A probe that is left out when the notes show something needs words by which to see it."""
    without = {
        item.text
        for each in select(root, "evidence", EACH)
        if not texts(each, "cues", EACH)
        for item in scalars(each, "id")
    }
    for name in scalars(root, "phases", EACH, "probes", EACH, "unless", EACH):
        if name.text in without:
            faults.add(name, f"{quote(name.text)} has no cues, so no notes can show it; give it some, or leave it out")


def _check_facts(probe: Node, faults: Faults) -> None:
    facts = list(scalars(probe, "drawing", EACH))
    for fact in facts:
        if fact.text == DrawingFact.NOT_DRAWN and len(facts) > 1:
            faults.add(fact, f"{quote(fact.text)} never holds beside another fact; leave one of them out")
