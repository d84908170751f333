"""What a scoring is opened with: everything that is asked, and how it counts, as it is now."""

from collections.abc import Iterator

from drill.domain.attempt import Attempt
from drill.domain.diving import dived_into
from drill.domain.drilling import items_drilled, scored_dimensions
from drill.domain.events import ScoringBegun
from drill.domain.evidence import dimensions_not_reached, items_asked, timeline_holds
from drill.domain.problem import EvidenceItem, Problem
from drill.domain.rubric import Rubric
from drill.domain.scoring import AskedItem
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase


def scoring_begun(attempt: Attempt, problem: Problem, rubric: Rubric) -> ScoringBegun:
    """The fact that opens the scoring of a locked attempt.

    A phase drill is asked only for what its phase is looked through for; whatever it left out was not asked of it, and
    scores nothing.

    Args:
        attempt: The attempt.
        problem: What its author looks for.
        rubric: What everyone is judged by.
    """
    session = attempt.session
    dimensions = scored_dimensions(session.drilled)
    asked = [_asked(item, session) for item in evidence_of(problem, rubric, attempt)]
    timeline = () if session.drilled else _timeline_asked(attempt, rubric)
    not_reached = dimensions_not_reached(session)
    return ScoringBegun(
        session.id,
        rubric.weights(session.seniority),
        rubric.verdicts,
        (*asked, *timeline),
        tuple(flag for flag in rubric.red_flags if flag.dimension in dimensions),
        tuple(dimension for dimension in dimensions if dimension in not_reached),
        dimensions,
    )


def evidence_of(problem: Problem, rubric: Rubric, attempt: Attempt) -> tuple[EvidenceItem, ...]:
    """The items asked of a locked attempt, by dimension and in the author's order."""
    session = attempt.session
    asked = items_asked(problem, rubric, session.seniority, dived_into(session.dive, attempt.answers))
    if session.drilled is None:
        return asked
    if session.drilled is not Phase.DEEP_DIVE:
        # They stand in for a hot spot, and there was none to dive into.
        asked = tuple(item for item in asked if item not in rubric.generic_evidence)
    return items_drilled(asked, session.drilled)


def _timeline_asked(attempt: Attempt, rubric: Rubric) -> Iterator[AskedItem]:
    for item in rubric.timeline:
        holds = timeline_holds(item.fact, attempt.session, attempt.answers)
        yield AskedItem(item.id, Dimension.D7, CORE_PHASES, item.text, item.critical, computed=holds)


def _asked(item: EvidenceItem, session: Session) -> AskedItem:
    reached = not session.reached.isdisjoint(item.phases)
    return AskedItem(
        item.id, item.dimension, item.phases, item.text, item.critical, item.ask, item.answer, reached=reached
    )
