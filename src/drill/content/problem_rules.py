"""What must fit together inside a problem. Runs on nodes, so that faulty fields elsewhere hide nothing."""

from collections.abc import Collection

from drill.content.drawing_rules import check_drawings
from drill.content.faults import Faults, quote
from drill.content.interviewer_rules import check_interviewer
from drill.content.nodes import EACH, Mapping, Node, Scalar, scalars, select, texts
from drill.content.rules import check_evidence_homes, choice, expect_distinct, expect_known
from drill.domain.answers import OWN_HOT_SPOT
from drill.domain.estimation.evaluator import check_convertible
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.worksheet import Answer, compute_definitions
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, Dimension


def check_problem(root: Node, faults: Faults) -> None:
    """All rules of a problem that need nothing but the problem."""
    _check_names_differ(root, faults)
    _check_references(root, faults)
    _check_exemplar_keys(root, faults)
    _check_formulas(root, faults)
    check_drawings(root, faults)
    check_interviewer(root, faults)
    for evidence in select(root, "evidence"):
        check_evidence_homes(evidence, faults)


def check_against_rubric(root: Node, patterns: Collection[str], faults: Faults) -> None:
    """The patterns of a problem come from the rubric's closed list."""
    expect_known(scalars(root, "patterns", EACH), sorted(patterns), "pattern of the rubric", faults)


def check_file_name(root: Node, expected_id: str, faults: Faults) -> None:
    """A problem is found by its id, so its file is called by it."""
    for name in scalars(root, "id"):
        if name.text != expected_id:
            faults.add(name, f"expected the name of the file, {quote(expected_id)}, got {quote(name.text)}")


def _check_names_differ(root: Node, faults: Faults) -> None:
    """History knows probes, exemplars and cards by the problem and their id, without the list they stand in."""
    for key in ("probes", "exemplars"):
        expect_distinct(scalars(root, "phases", EACH, key, EACH, "id"), f"{key} of all phases differ", faults)
    evidence = {name.text: name.line for name in scalars(root, "evidence", EACH, "id")}
    cards = scalars(root, "cards", EACH, "id")
    quantities = scalars(root, "phases", "estimation", "quantities", EACH, "id")
    for names, reason in (
        (cards, "evidence items and cards differ, for both become cards"),
        (quantities, "evidence items and quantities differ, for `unlocks` names either"),
    ):
        for name in names:
            if name.text in evidence:
                faults.add(name, f"{quote(name.text)} is the evidence item of line {evidence[name.text]}; {reason}")


def _check_references(root: Node, faults: Faults) -> None:
    evidence = texts(root, "evidence", EACH, "id")
    hot_spots = texts(root, "phases", "deep-dive", "hot_spots", EACH, "id")
    shown = scalars(root, "phases", EACH, "exemplars", EACH, "evidence", EACH)
    expect_known(shown, evidence, "evidence item of this problem", faults)
    for where in (("evidence", EACH), ("phases", EACH, "exemplars", EACH)):
        expect_known(scalars(root, *where, "hot_spot"), hot_spots, "hot spot of this problem", faults)
    for name in scalars(root, "phases", "deep-dive", "hot_spots", EACH, "id"):
        if name.text == OWN_HOT_SPOT:
            faults.add(name, f"{quote(OWN_HOT_SPOT)} stands for a hot spot of the candidate's own; take another id")


def _check_exemplar_keys(root: Node, faults: Faults) -> None:
    for phase in CORE_PHASES:
        here = [str(dimension) for dimension in Dimension if phase in HOME_PHASES[dimension]]
        scored = [name for name in here if name != Dimension.D7]
        for keys in select(root, "phases", phase, "exemplars", EACH, "keys"):
            for name, _ in keys.entries if isinstance(keys, Mapping) else ():
                if choice(Dimension, name) is not None and name.text not in scored:
                    faults.add(name, f"{name.text} is not scored from {phase}; expected {' or '.join(scored)}")


def _check_formulas(root: Node, faults: Faults) -> None:
    """Every given is a figure, and every quantity follows from givens and other quantities, in its unit."""
    places: list[Scalar] = []
    definitions: list[tuple[str, str]] = []
    units: list[Scalar | None] = []

    def define(name: str, place: Scalar, unit: Scalar | None) -> None:
        places.append(place)
        definitions.append((name, place.text))
        units.append(unit)

    for givens in select(root, "phases", "estimation", "givens"):
        for name, value in givens.entries if isinstance(givens, Mapping) else ():
            if isinstance(value, Scalar):
                define(name.text, value, None)
    for quantity in select(root, "phases", "estimation", "quantities", EACH):
        for id_, formula in zip(scalars(quantity, "id"), scalars(quantity, "formula"), strict=False):
            define(id_.text, formula, next(scalars(quantity, "unit"), None))
    for place, unit, outcome in zip(places, units, compute_definitions(definitions), strict=True):
        if not isinstance(outcome, Answer):
            faults.add(place, f"{quote(place.text)} does not compute: {outcome.reason}")
        elif unit is not None:
            try:
                check_convertible(outcome.quantity, parse_unit(unit.text))
            except EstimateError as error:
                faults.add(unit, f"{quote(unit.text)} is not the unit of {quote(place.text)}: {error.reason}")
