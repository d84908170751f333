"""Evidence: which items a session is asked for, and which lines may show them."""

from collections.abc import Collection

from drill.domain.answers import (
    OWN_HOT_SPOT,
    Answers,
    LineReference,
    Part,
    matches,
    own_lines,
    parts_of,
)
from drill.domain.problem import EvidenceItem, Problem
from drill.domain.rubric import Rubric, TimelineFact
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, Dimension, Phase, Seniority

FAR_OVER = 1.5
"""A step counts as far over from this multiple of its budget on."""


def items_asked(
    problem: Problem, rubric: Rubric, seniority: Seniority, chosen: Collection[str]
) -> tuple[EvidenceItem, ...]:
    """The items asked of an attempt, by dimension and in the author's order.

    Someone who dived into a hot spot of their own, or into none, is asked the rubric's generic items.

    Args:
        problem: The problem attempted.
        rubric: Where the generic items come from.
        seniority: The level interviewed for; items for higher ones are left out.
        chosen: The hot spots chosen or written about, see `dived_into`.
    """
    generic = rubric.generic_evidence if OWN_HOT_SPOT in chosen or not chosen else ()
    asked = [
        item
        for item in (*problem.evidence, *generic)
        if item.seniority.rank <= seniority.rank and (item.hot_spot is None or item.hot_spot in chosen)
    ]
    return tuple(sorted(asked, key=lambda item: item.dimension))


def parts_searched(item: EvidenceItem, problem: Problem) -> tuple[Part, ...]:
    """Where an item is looked for."""
    hot_spots = [spot.id for spot in problem.deep_dive.hot_spots]
    return tuple(
        part
        for part in parts_of(item.phases, hot_spots)
        if part.phase is not Phase.DEEP_DIVE or item.hot_spot in (None, part.name)
    )


def suggested_lines(item: EvidenceItem, problem: Problem, answers: Answers) -> tuple[LineReference, ...]:
    """The candidate's lines that hold a cue of an item, those with most cues first."""
    found: list[tuple[int, LineReference]] = []
    for part in parts_searched(item, problem):
        for number, line in own_lines(answers.get(part, "")):
            hits = sum(matches(cue, line) for cue in item.cues)
            if hits:
                found.append((hits, LineReference(part, number)))
    return tuple(reference for _, reference in sorted(found, key=lambda pair: -pair[0]))


def dimensions_not_reached(session: Session) -> frozenset[Dimension]:
    """The dimensions all of whose home phases were never entered; they score 1. A drill leaves them out instead."""
    if session.drilled:
        return frozenset()
    return frozenset(dimension for dimension, phases in HOME_PHASES.items() if not session.reached.intersection(phases))


def timeline_holds(fact: TimelineFact, session: Session, answers: Answers) -> bool:
    """Whether a fact of the timeline holds for a locked session."""
    match fact:
        case TimelineFact.ALL_PHASES_REACHED:
            return session.reached.issuperset(CORE_PHASES)
        case TimelineFact.NO_STEP_FAR_OVER:
            steps = enumerate(session.format.steps)
            return all(session.step_seconds(index, 0.0) <= FAR_OVER * step.seconds for index, step in steps)
        case TimelineFact.NOTES_IN_EVERY_PHASE:
            written = {part.phase for part, text in answers.items() if own_lines(text)}
            return written.issuperset(CORE_PHASES)
        case TimelineFact.LOCKED_BEFORE_TIME:
            return session.locked_at is not None and session.locked_at < session.format.seconds
