"""Whether a probe is worth saying: by what the notes, the worksheet and the drawing do not hold yet."""

from drill.domain.answers import DIAGRAM, WORKSHEET, Answers, matches, own_lines
from drill.domain.diagram.checks import facts_of
from drill.domain.diagram.reading import read
from drill.domain.estimation.pairing import lines_with_values, propose_lines
from drill.domain.estimation.reference import references
from drill.domain.problem import EvidenceItem, Probe, Problem
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, Seniority

STAFF_PATIENCE = 0.1
"""Of a phase's budget: by so much later does a staff candidate hear a probe, who is expected to lead."""

LATEST = 0.9
"""Of a phase's budget: patience ends here."""


def due_at(probe: Probe, seniority: Seniority) -> float:
    """The fraction of its phase's budget from which on a probe may be said."""
    later = STAFF_PATIENCE if seniority is Seniority.STAFF else 0.0
    # 0.2 + 0.1 is more than 0.3 to a machine: a hundredth of a per cent is as fine as anybody writes.
    return max(probe.at, round(min(probe.at + later, LATEST), 4))


def is_wanted(probe: Probe, problem: Problem, session: Session, answers: Answers, silent_for: float) -> bool:
    """Whether everything holds that a probe waits for, its moment apart.

    Args:
        probe: The probe.
        problem: What the author wrote.
        session: The attempt, with its seniority and its silence.
        answers: What the candidate has written so far.
        silent_for: Seconds without a key.
    """
    return (
        probe.seniority.rank <= session.seniority.rank
        and (not probe.silence or 0 < session.silence <= silent_for)
        and _misses_evidence(probe, problem, answers)
        and _misses_quantity(probe, problem, answers)
        and (not probe.drawing or facts_of(read(answers.get(DIAGRAM, "")).graph).issuperset(probe.drawing))
    )


def reason_of(probe: Probe, silence: int) -> str:
    """The rule behind a probe, for the transcript; empty when only its moment counted.

    Args:
        probe: The probe.
        silence: The seconds without a key that it waits for.
    """
    rules = [
        f"after {silence} s of silence" if probe.silence else "",
        "the notes do not show " + " and ".join(probe.unless) if probe.unless else "",
        "the worksheet lacks " + " or ".join(probe.lacks) if probe.lacks else "",
        "the drawing is " + " and ".join(probe.drawing) if probe.drawing else "",
    ]
    return ", ".join(rule for rule in rules if rule)


def _misses_evidence(probe: Probe, problem: Problem, answers: Answers) -> bool:
    items = [item for item in problem.evidence if item.id in probe.unless]
    return not items or not all(_shows(item, answers) for item in items)


def _shows(item: EvidenceItem, answers: Answers) -> bool:
    """Whether any line of the notes holds a cue of the item, wherever it was written."""
    lines = [line for part, text in answers.items() if part.phase in CORE_PHASES for _, line in own_lines(text)]
    return any(matches(cue, line) for cue in item.cues for line in lines)


def _misses_quantity(probe: Probe, problem: Problem, answers: Answers) -> bool:
    if not probe.lacks:
        return True
    values = {id_: reference.value for id_, reference in references(problem.estimation, {}).items()}
    answered = propose_lines(problem.estimation.quantities, values, lines_with_values(answers.get(WORKSHEET, "")))
    return not answered.keys() >= set(probe.lacks)
