"""Looking back: what happened in an attempt, and how two attempts at one problem differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from difflib import SequenceMatcher
from itertools import zip_longest

from drill.domain.answers import Answers, Part
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.clarifying.replies import is_reply
from drill.domain.events import (
    AnswersErased,
    Event,
    Fact,
    GapRecorded,
    HotSpotsChosen,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartnerScored,
    PartsSaved,
    ScoringBegun,
    ScoringFinished,
    SilenceEnded,
    StepEntered,
    StepUndone,
)
from drill.domain.handling import asked_in, outcome_text
from drill.domain.scoring import AskedItem
from drill.domain.session import Session
from drill.domain.vocabulary import Dimension, Phase
from drill.domain.wording import clock_text, listed


@dataclass(frozen=True)
class StepPace:
    """How long a step took against its budget, in seconds. A step never entered took none."""

    name: str
    seconds: float
    budget: int
    reached: bool


def pace(session: Session) -> tuple[StepPace, ...]:
    """How long each step of the agenda took, for a session whose clock stands."""
    entered = {entry.step for entry in session.entries}
    return tuple(
        StepPace(step.name, session.step_seconds(index, 0.0), step.seconds, index in entered)
        for index, step in enumerate(session.format.steps)
    )


# What happened


@dataclass(frozen=True)
class Happening:
    """A line of an attempt's transcript.

    Args:
        at: The time of day as the user saw it then.
        elapsed: Seconds of the mock; None after its lock.
        text: What happened, or what was said.
        phase: The phase in which the interviewer said it; None when it was not the interviewer.
        reason: The rule that made the interviewer say it; a rule shows only once the mock is over.
        outcome: What became of a question of the interviewer.
        is_aside: Whether it matters only to someone who looks for it.
    """

    at: datetime
    elapsed: float | None
    text: str
    phase: Phase | None = None
    reason: str = ""
    outcome: str = ""
    is_aside: bool = False


def happenings(events: Iterable[Event]) -> tuple[Happening, ...]:
    """What happened in an attempt, by its events."""
    all_events = tuple(events)
    attempt = attempt_of(all_events)
    is_over = attempt.session.locked_at is not None or attempt.discarded
    outcomes = {each.line.id: outcome_text(each) for each in asked_in(attempt.session)}
    return tuple(_happenings(all_events, outcomes, is_over))


def _happenings(events: Iterable[Event], outcomes: Mapping[str, str], is_over: bool) -> Iterator[Happening]:
    names: list[str] = []
    step = 0
    for event in events:
        at = event.at.astimezone(timezone(timedelta(minutes=event.utc_offset)))
        match event.fact:
            case MockBegun(format=agenda):
                names = [each.name for each in agenda.steps]
                yield Happening(at, 0.0, f"The clock starts. Step 1: {names[0]}")
            case StepEntered(elapsed=elapsed):
                step += 1
                yield Happening(at, elapsed, f"Step {step + 1}: {names[step]}")
            case StepUndone(elapsed=elapsed):
                step -= 1
                yield Happening(at, elapsed, f"Taken back, still step {step + 1}: {names[step]}")
            case LineSaid(_, line, phase, text, reason, elapsed):
                told = reason if is_over or is_reply(line) else ""
                yield Happening(at, elapsed, text, phase, told, outcomes.get(line, ""))
            case fact:
                yield from _plain(at, fact)


def _plain(at: datetime, fact: Fact) -> Iterator[Happening]:
    """The facts that tell of themselves without what went before."""
    match fact:
        case GapRecorded(elapsed=elapsed, seconds=seconds) if seconds >= 1:
            yield Happening(at, elapsed, f"Away for {clock_text(seconds)}; that time does not count")
        case SilenceEnded(elapsed=elapsed, seconds=seconds):
            yield Happening(at, elapsed + seconds, f"No key for {clock_text(seconds)}", is_aside=True)
        case PartsSaved(_, elapsed, parts, after_lock):
            where = ", ".join(parts)
            text = "Written on, unscored" if after_lock else "Saved"
            yield Happening(at, None if after_lock else elapsed, f"{text}: {where}", is_aside=True)
        case HotSpotsChosen(_, elapsed, chosen, own):
            yield Happening(at, elapsed, f"To take apart: {listed((*chosen, own) if own else chosen)}")
        case MockLocked(elapsed=elapsed, by_clock=by_clock):
            yield Happening(at, elapsed, "Locked by the clock" if by_clock else "Locked")
        case MockDiscarded():
            yield Happening(at, None, "Discarded")
        case AnswersErased():
            yield Happening(at, None, "What was written was erased")
        case ScoringBegun():
            yield Happening(at, None, "Scoring begun")
        case PartnerScored(rater=rater):
            yield Happening(at, None, f"Scored by {rater}")
        case ScoringFinished(verdict=None, levels=levels):
            given = ", ".join(f"{dimension} {level}" for dimension, level in levels.items())
            yield Happening(at, None, f"Scoring finished: {given}")
        case ScoringFinished(points=points, verdict=verdict):
            yield Happening(at, None, f"Scoring finished: {verdict}, {points} points")
        case _:
            pass


# How two attempts differ


@dataclass(frozen=True)
class DiffRow:
    """A line of a text before and after; None where the other text has a line and this one has none."""

    before: str | None
    after: str | None

    @property
    def is_same(self) -> bool:
        """Whether nothing changed here."""
        return self.before == self.after


def line_diff(before: str, after: str) -> tuple[DiffRow, ...]:
    """How one text became another, line by line. Either side of the rows, joined, is the text it came from."""
    old, new = _lines(before), _lines(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        DiffRow(*pair)
        for _, i, i_end, j, j_end in matcher.get_opcodes()
        for pair in zip_longest(old[i:i_end], new[j:j_end])
    )


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


@dataclass(frozen=True)
class LevelChange:
    """The level of a dimension in two attempts; None where an attempt is not scored."""

    dimension: Dimension
    before: int | None
    after: int | None


@dataclass(frozen=True)
class StepChange:
    """The seconds of a step in two attempts; None where a format has no step of this name, or it was not reached."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class PartChange:
    """A part in two attempts, as a diff."""

    part: Part
    rows: tuple[DiffRow, ...]

    @property
    def is_same(self) -> bool:
        """Whether the same was written in both."""
        return all(row.is_same for row in self.rows)


@dataclass(frozen=True)
class Comparison:
    """How a later attempt at a problem differs from an earlier one.

    Args:
        both_scored: Whether there is evidence to compare.
        gained: Evidence asked in both and found only later.
        lost: Evidence asked in both and found only earlier.
        asked_once: How many items were asked in one attempt only: other hot spots, another seniority, an edited file.
        parts: What was written, in every part that holds something in either.
    """

    levels: tuple[LevelChange, ...]
    steps: tuple[StepChange, ...]
    both_scored: bool
    gained: tuple[AskedItem, ...]
    lost: tuple[AskedItem, ...]
    asked_once: int
    parts: tuple[PartChange, ...]


def compare(before: Attempt, after: Attempt) -> Comparison:
    """How one attempt differs from another."""
    earlier, later = _asked(before), _asked(after)
    return Comparison(
        tuple(LevelChange(dimension, _level(before, dimension), _level(after, dimension)) for dimension in Dimension),
        _step_changes(before.session, after.session),
        bool(before.finished and after.finished),
        _found_only_in(later, earlier),
        _found_only_in(earlier, later),
        len(earlier.keys() ^ later.keys()),
        _part_changes(before.answers, after.answers),
    )


_Asked = Mapping[str, tuple[AskedItem, bool]]


def _asked(attempt: Attempt) -> _Asked:
    """The items of a finished scoring by their ids, with whether each was found."""
    card = attempt.scorecard
    if card is None or attempt.finished is None:
        return {}
    return {item.id: (item, card.holds(item)) for item in card.items}


def _found_only_in(one: _Asked, other: _Asked) -> tuple[AskedItem, ...]:
    return tuple(item for id_, (item, held) in one.items() if held and id_ in other and not other[id_][1])


def _level(attempt: Attempt, dimension: Dimension) -> int | None:
    return None if attempt.finished is None else attempt.finished.levels.get(dimension)


def _step_changes(before: Session, after: Session) -> tuple[StepChange, ...]:
    earlier = {step.name: step.seconds for step in pace(before) if step.reached}
    later = {step.name: step.seconds for step in pace(after) if step.reached}
    names = dict.fromkeys(step.name for session in (before, after) for step in session.format.steps)
    return tuple(StepChange(name, earlier.get(name), later.get(name)) for name in names)


def _part_changes(before: Answers, after: Answers) -> tuple[PartChange, ...]:
    phases = list(Phase)
    written = {part for answers in (before, after) for part, text in answers.items() if text.strip()}
    ordered = sorted(written, key=lambda part: (phases.index(part.phase), part.name))
    return tuple(
        PartChange(part, line_diff(before.get(part, "").rstrip(), after.get(part, "").rstrip())) for part in ordered
    )
