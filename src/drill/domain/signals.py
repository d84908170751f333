"""Signals: what can be told of an attempt nearly without error. Each points at its lines; none is a grade."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drill.domain.answers import Answers, LineReference, Part, own_lines
from drill.domain.attempt import Attempt
from drill.domain.estimation.units import UNITS
from drill.domain.events import Event, GapRecorded, MockLocked, PartsSaved
from drill.domain.history import StepPace, pace
from drill.domain.vocabulary import Phase

DECISIONS = Part(Phase.TRADE_OFFS, "decisions")
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
        uncosted: Decisions for one thing over another that name no price.
        overrun: The steps that took longer than their budget.
        gaps: The times away.
        first_target: None where no snapshot of the requirements has a number with a unit.
    """

    measured: tuple[LineReference, ...] = ()
    uncosted: tuple[LineReference, ...] = ()
    overrun: tuple[StepPace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    first_target: FirstTarget | None = None


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

_OVER = re.compile(r"\b(?:over|instead of|rather than|in place of)\s+\S|,\s*not\s+(?:a\s|an\s|the\s)?[^\W\d_]", re.I)
_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s", re.I)
_CHOSE = re.compile(r"\b(?:choose|chose|chosen|pick|picked|take|took|prefer|decided|go with|went with)\b|->|→|=>", re.I)
_NO_CHOICE = re.compile(
    r"\b(?:takes?|took|taken|hands?|handed|fails?|failed|left|carr(?:y|ies|ied)|spread|go(?:es)?|went|rolls?|moves?|moved"
    r"|turns?|runs?|ran|get|all|is|are|was|sent|trip|switch(?:es|ed)?|far|%|\d)\s+over\b"
    r"|\bover\s+(?:time|the\s+(?:network|wire|ocean|years?|day|night|limit|budget)|an?\s+(?:second|minute|hour|day|week))"
    r"|\bover\s+\d[\d.,]*\s?(?:%|[a-zµ]{1,3}\b)",
    re.IGNORECASE,
)
_NO_PRICE = re.compile(
    r"\b(?:no|without|zero)(?:\s+(?:real|any|big|more))*\s+(?:down|draw|cost|price|risk|loss|extra)\w*", re.I
)
_PRICE = re.compile(
    r"\b(?:costs?|costly|costing|expensive|pric\w+|pays?|paying|paid|los(?:e|es|ing|t|s)|giv(?:e|es|en|ing) up|gave up"
    r"|dearer|slow\w*|worse|harder|longer|more\b|extra|but|however|though|although|while|risk\w*|down ?sides?"
    r"|draw ?backs?|trade\w*|in exchange|at the expense|needs?|must|stale\w*|late|later|bigger|larger|accept\w*"
    r"|at most|until|complex\w*|miss\w*|can ?not|can't|con|cons|minus)\b",
    re.IGNORECASE,
)

_PRICE_FIRST = re.compile(r"\W*(?:costs?|price|pays?|loses?|gives? up|but|risks?|downside|drawback)\b", re.IGNORECASE)


def uncosted_decisions(text: str) -> tuple[LineReference, ...]:
    """The lines of the decisions that choose one thing over another and name no price, there or before the next one."""
    lines = own_lines(text)
    starts = [place for place, (_, line) in enumerate(lines) if chooses(line)]
    ends = [*starts[1:], len(lines)]
    return tuple(
        LineReference(DECISIONS, lines[start][0])
        for start, end in zip(starts, ends, strict=False)
        if not any(names_price(line) for _, line in lines[start:end])
    )


def chooses(line: str) -> bool:
    """Whether a line chooses one thing over another; one that begins with a price goes on with a decision above."""
    text = _NO_CHOICE.sub(" ", line)
    if _PRICE_FIRST.match(line):
        return False
    return bool(_OVER.search(text)) or bool(_VERSUS.search(text) and _CHOSE.search(text))


def names_price(line: str) -> bool:
    """Whether a line names what something costs; to say that it costs nothing is none."""
    return bool(_PRICE.search(_NO_PRICE.sub(" ", line)))


def by_part(lines: Iterable[LineReference]) -> Mapping[Part, tuple[int, ...]]:
    """The numbers of lines, part by part."""
    found: dict[Part, tuple[int, ...]] = {}
    for reference in lines:
        found[reference.part] = (*found.get(reference.part, ()), reference.line)
    return found
