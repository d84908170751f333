"""The facts of cards: how they came, were rated, and were put aside."""

from dataclasses import dataclass
from datetime import date

from drill.domain.cards import NewCard
from drill.domain.vocabulary import Rating


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
