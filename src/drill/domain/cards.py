"""Cards: what missed evidence and the authors' questions become, and which of them are asked today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only for the hints: `drill due` reads cards and has no use for problems and scorecards.
    from drill.domain.problem import ConceptCard
    from drill.domain.scoring import AskedItem


NEW_CARDS_A_DAY = 10


class CardKind(StrEnum):
    """Where a card comes from."""

    EVIDENCE = "evidence"
    CONCEPT = "concept"


@dataclass(frozen=True)
class Memory:
    """What FSRS knows about a card that was reviewed at least once.

    Args:
        stability: Days until the chance of recall falls to 90 %.
        difficulty: 1 to 10.
        last_review: A study day.
    """

    stability: float
    difficulty: float
    last_review: date


@dataclass(frozen=True)
class NewCard:
    """A card to add.

    Args:
        rank: New cards are asked in the order of their rank: critical evidence, other evidence, concepts.
    """

    id: str
    kind: CardKind
    problem: str
    ask: str
    answer: str
    rank: int
    due: date


@dataclass(frozen=True)
class CardState:
    """A card and its schedule. Without a memory it is new."""

    id: str
    kind: CardKind
    problem: str
    ask: str
    answer: str
    rank: int
    added: date
    due: date
    memory: Memory | None = None
    reviews: int = 0
    lapses: int = 0


def cards_of(
    problem: str, missed: "Iterable[AskedItem]", concepts: "Iterable[ConceptCard]", today: date
) -> tuple[NewCard, ...]:
    """The cards that a scored mock asks for, due the next study day.

    Args:
        problem: The id of the problem.
        missed: The items missed in reached phases.
        concepts: The author's own cards, open now that the problem was attempted.
        today: The study day of the scoring.
    """
    tomorrow = today + timedelta(days=1)
    evidence = (
        NewCard(
            f"{problem}/{item.id}", CardKind.EVIDENCE, problem, item.ask, item.answer, int(not item.critical), tomorrow
        )
        for item in missed
    )
    authored = (
        NewCard(f"{problem}/{card.id}", CardKind.CONCEPT, problem, card.ask, card.answer, 2, tomorrow)
        for card in concepts
    )
    return (*evidence, *authored)


def queue(due: Iterable[CardState], new_today: int, new_a_day: int = NEW_CARDS_A_DAY) -> tuple[CardState, ...]:
    """The cards to ask today: reviews by due day, then new ones up to the day's limit.

    Args:
        due: The cards due today or earlier.
        new_today: How many new cards were begun today already.
        new_a_day: How many new cards a study day may bring.
    """
    due = list(due)
    reviews = sorted((card for card in due if card.memory), key=lambda card: (card.due, card.id))
    new = sorted((card for card in due if not card.memory), key=lambda card: (card.rank, card.due, card.id))
    return (*reviews, *new[: max(0, new_a_day - new_today)])
