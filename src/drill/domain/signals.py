"""Signals: what can be told of an attempt nearly without error. Each points at its lines; none is a grade."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drill.domain.answers import DECISIONS, Answers, LineReference, Part, own_lines
from drill.domain.attempt import Attempt
from drill.domain.decisions import Lack, unfinished
from drill.domain.estimation.units import UNITS
from drill.domain.events import Event, GapRecorded, MockLocked, PartsSaved, SilenceEnded
from drill.domain.history import StepPace, pace
from drill.domain.vocabulary import Phase

REQUIREMENTS = Part(Phase.REQUIREMENTS, "notes")
DRAWING = Part(Phase.HIGH_LEVEL_DESIGN, "diagram")

SHORTEST_GAP = 1.0
"""Seconds; a shorter one is a restart of the clock, not an absence."""


@dataclass(frozen=True)
class Gap:
    """Time away: after how many seconds of the mock, and for how many."""

    elapsed: float
    seconds: float


@dataclass(frozen=True)
class Idle:
    """Time without a key, in the mock: after how many seconds of it, for how many, and in which step it began."""

    elapsed: float
    seconds: float
    step: str


@dataclass(frozen=True)
class FirstTarget:
    """The first requirement that can be measured.

    Args:
        line: It, as it was saved first.
        elapsed: Seconds of the mock at the snapshot that has it; it was written at some moment before.
    """

    line: str
    elapsed: float


@dataclass(frozen=True)
class Signals:
    """What was found in an attempt.

    Args:
        measured: Lines that hold a number with a unit.
        uncosted: Decisions that name no price.
        overrun: The steps that took longer than their budget.
        gaps: The times away.
        idle: The times without a key; they count, unlike those away.
        first_target: None where no snapshot of the requirements has a number with a unit.
        wants_target: Whether requirements were to be written, which a drill of a later phase does not ask.
    """

    measured: tuple[LineReference, ...] = ()
    uncosted: tuple[LineReference, ...] = ()
    overrun: tuple[StepPace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    first_target: FirstTarget | None = None
    idle: tuple[Idle, ...] = ()
    wants_target: bool = True


def signals_of(attempt: Attempt, events: Iterable[Event]) -> Signals:
    """The signals of a locked attempt; none before its lock.

    Args:
        attempt: The attempt.
        events: Those of its session, in their order.
    """
    if attempt.session.locked_at is None:
        return Signals()
    facts = [event.fact for event in events]
    return Signals(
        measured_lines(attempt.answers),
        uncosted_decisions(attempt.answers.get(DECISIONS, "")),
        tuple(step for step in pace(attempt.session) if step.seconds > step.budget),
        tuple(
            Gap(fact.elapsed, fact.seconds)
            for fact in facts
            if isinstance(fact, GapRecorded) and fact.seconds >= SHORTEST_GAP
        ),
        _first_target(facts),
        tuple(
            Idle(fact.elapsed, fact.seconds, attempt.session.step_at(fact.elapsed).name)
            for fact in facts
            if isinstance(fact, SilenceEnded)
        ),
        Phase.REQUIREMENTS in attempt.session.reached,
    )


def _first_target(facts: Iterable[object]) -> FirstTarget | None:
    for fact in facts:
        if isinstance(fact, MockLocked):
            return None
        if isinstance(fact, PartsSaved) and not fact.after_lock:
            for _, line in own_lines(fact.parts.get(str(REQUIREMENTS), "")):
                if holds_measure(line):
                    return FirstTarget(line.strip(), fact.elapsed)
    return None


# Numbers with units

_TIMES = "s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?"
_NUMBER = r"(?<![\w.,:/^])\d[\d,_]*(?:\.\d+)?(?:e\d+)?"
_MANY = r"(?:\s?(?:k|K|M|B|G|T|bn|mn|thousand|million|billion|trillion)(?![^\W\d_]))?"
_MARKER = re.compile(r"\s*(?:\d+[.)]|[-*•])\s+")
_LETTERS = re.compile(rf"{_NUMBER}{_MANY}[\s-]?([^\W\d_]+|[%$€])(?!\w|\()")
_OTHERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[$€]\s?\d",
        rf"{_NUMBER}{_MANY}(?:\s[a-z]+){{0,3}}\s?/\s?(?:{_TIMES})\b",
        rf"{_NUMBER}{_MANY}(?:\s[a-z]+){{0,2}}\s(?:per|each)\s(?:{_TIMES})\b",
        rf"{_NUMBER}{_MANY}(?:\s[a-z]+)?\san?\s(?:second|minute|hour|day|week|month|year)\b",
        rf"{_NUMBER}x(?!\w)",
        r"(?<![\w.])x\d+(?:\.\d+)?(?!\w)",
    )
)
_SHARES_AND_MONEY = frozenset("%$€")


def measured_lines(answers: Answers) -> tuple[LineReference, ...]:
    """The candidate's lines that hold a number with a unit; a drawing counts its boxes in another way and has none."""
    return tuple(
        LineReference(part, number)
        for part, text in sorted(answers.items(), key=lambda each: list(Phase).index(each[0].phase))
        if part != DRAWING
        for number, line in own_lines(text)
        if holds_measure(line)
    )


def holds_measure(line: str) -> bool:
    """Whether a line holds a number of time, data or money, a share, a rate or a multiple.

    The number that a list gives its items is none.
    """
    marker = _MARKER.match(line)
    text = line[marker.end() :] if marker else line
    return any(_is_unit(match[1]) for match in _LETTERS.finditer(text)) or any(
        pattern.search(text) for pattern in _OTHERS
    )


def _is_unit(word: str) -> bool:
    return word in _SHARES_AND_MONEY or word in UNITS or (len(word) >= 3 and word.lower() in UNITS)


# Decisions without a price


def uncosted_decisions(text: str) -> tuple[LineReference, ...]:
    """The first lines of the decisions that name no price, there or before the next one.

    In prose only those that choose one thing over another: those can be told nearly without error.
    """
    return tuple(
        LineReference(DECISIONS, each.line)
        for each in unfinished(text)
        if Lack.PRICE in each.lacks and (each.is_card or Lack.REJECTED not in each.lacks)
    )


def by_part(lines: Iterable[LineReference]) -> Mapping[Part, tuple[int, ...]]:
    """The numbers of lines, part by part."""
    found: dict[Part, tuple[int, ...]] = {}
    for reference in lines:
        found[reference.part] = (*found.get(reference.part, ()), reference.line)
    return found
