"""The facts that are stored. History is these and nothing else; every other table is computed from them.

A fact carries what replay needs: wording, weights and parameters as they were, not as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from drill.domain.cards import NewCard
from drill.domain.format import Format
from drill.domain.plan import Practice
from drill.domain.rubric import RedFlag, VerdictRule
from drill.domain.scoring import AskedItem, ScoringStage
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Dimension, Phase, Rating, Seniority, Verdict


@dataclass(frozen=True)
class MockBegun:
    """A mock was begun; its first step was entered."""

    session: str
    problem: str
    title: str
    content_hash: str
    format: Format
    seniority: Seniority
    seed: int


@dataclass(frozen=True)
class StepEntered:
    """The agenda moved on."""

    session: str
    elapsed: float


@dataclass(frozen=True)
class StepUndone:
    """The last move of the agenda was taken back."""

    session: str
    elapsed: float


@dataclass(frozen=True)
class PartsSaved:
    """The parts that changed since the last snapshot, as they stood.

    Args:
        parts: Text by `phase/name`.
        after_lock: Written after the lock: kept apart and not scored.
    """

    session: str
    elapsed: float
    parts: Mapping[str, str]
    after_lock: bool = False


@dataclass(frozen=True)
class LineSaid:
    """The interviewer said something."""

    session: str
    line: str
    phase: Phase
    text: str
    reason: str
    elapsed: float


@dataclass(frozen=True)
class GapRecorded:
    """The user was away: quit, crashed or suspended."""

    session: str
    elapsed: float
    seconds: float


@dataclass(frozen=True)
class MockLocked:
    """The answers were locked, by the user or by the clock."""

    session: str
    elapsed: float
    by_clock: bool


@dataclass(frozen=True)
class MockDiscarded:
    """The user threw the attempt away."""

    session: str


@dataclass(frozen=True)
class AnswersErased:
    """The user had everything that was written in an attempt erased; what follows from it stays."""

    session: str


@dataclass(frozen=True)
class ScoringBegun:
    """Scoring was opened, with all that was asked and how it counts."""

    session: str
    weights: Mapping[Dimension, int]
    verdicts: tuple[VerdictRule, ...]
    items: tuple[AskedItem, ...]
    red_flags: tuple[RedFlag, ...]
    not_reached: tuple[Dimension, ...]


@dataclass(frozen=True)
class ItemDecided:
    """The user said whether an item was found, and in which lines (`phase/name:line`)."""

    session: str
    stage: ScoringStage
    item: str
    held: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FlagConfirmed:
    """The user confirmed a red flag, or took it back."""

    session: str
    stage: ScoringStage
    flag: str
    confirmed: bool


@dataclass(frozen=True)
class LevelChosen:
    """The user chose the level of a dimension; `sureness` (1-3) goes with predictions."""

    session: str
    stage: ScoringStage
    dimension: Dimension
    level: int
    sureness: int | None = None


@dataclass(frozen=True)
class ScoringFinished:
    """Scoring was closed; what the levels gave."""

    session: str
    levels: Mapping[Dimension, int]
    points: int
    verdict: Verdict


@dataclass(frozen=True)
class CardAdded:
    """A card entered the schedule."""

    card: NewCard
    session: str


@dataclass(frozen=True)
class CardPulled:
    """A known card was missed again in a mock and comes back earlier."""

    card: str
    due: date
    session: str


@dataclass(frozen=True)
class SchedulerAdopted:
    """A set of scheduling parameters, named once and referred to by every review made with it."""

    params_id: str
    algorithm: str
    parameters: tuple[float, ...]


@dataclass(frozen=True)
class CardReviewed:
    """A card was rated."""

    card: str
    rating: Rating
    params_id: str
    retention: float
    maximum_interval: int
    seconds: float


@dataclass(frozen=True)
class ReviewUndone:
    """The last look at a card, reviewed or practised in the named event, was taken back."""

    card: str
    device: str
    seq: int


@dataclass(frozen=True)
class CardPractised:
    """A card was looked at beyond its schedule: its due day stays."""

    card: str
    rating: Rating
    seconds: float


@dataclass(frozen=True)
class CardFlagged:
    """The user marked a card to look at its text later, or took the mark away."""

    card: str
    flagged: bool


@dataclass(frozen=True)
class CardBuried:
    """A card is not asked before a study day; None lifts that."""

    card: str
    until: date | None


@dataclass(frozen=True)
class CardSuspended:
    """A card is not asked any more, or is asked again."""

    card: str
    suspended: bool


@dataclass(frozen=True)
class CardReworded:
    """The user gave a card a wording of their own; it keeps its history."""

    card: str
    ask: str
    answer: str


@dataclass(frozen=True)
class PracticePlanned:
    """The next practice of a problem; it replaces the one planned before."""

    practice: Practice
    session: str


@dataclass(frozen=True)
class SettingsChanged:
    """The settings of practice were chosen; all of them, as they are now."""

    settings: PracticeSettings


Fact = (
    MockBegun
    | StepEntered
    | StepUndone
    | PartsSaved
    | LineSaid
    | GapRecorded
    | MockLocked
    | MockDiscarded
    | AnswersErased
    | ScoringBegun
    | ItemDecided
    | FlagConfirmed
    | LevelChosen
    | ScoringFinished
    | CardAdded
    | CardPulled
    | SchedulerAdopted
    | CardReviewed
    | ReviewUndone
    | CardPractised
    | CardFlagged
    | CardBuried
    | CardSuspended
    | CardReworded
    | PracticePlanned
    | SettingsChanged
)

ERASABLE = (PartsSaved,)
"""The facts that hold what the user wrote and that nothing is computed from: they may be erased, or left out of an
export, and everything else stays."""


@dataclass(frozen=True)
class Event:
    """A fact with its place in the journal.

    Args:
        device: The installation that recorded it.
        seq: Its number on that device, from 1 without holes.
        at: Aware UTC.
        study_day: As the user saw it then.
        utc_offset: Minutes east of UTC, then.
        fact: What happened.
    """

    device: str
    seq: int
    at: datetime
    study_day: date
    utc_offset: int
    fact: Fact
