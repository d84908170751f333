"""Cards: what missed evidence and the authors' questions become."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only for the hints: `drill due` reads cards and has no use for problems and scorecards.
    from drill.domain.problem import ConceptCard, EvidenceItem
    from drill.domain.scoring import AskedItem

LEECH_LAPSES, LEECH_AGAIN = 8, 4
"""A card that slipped away this often costs more than it gives; after every few lapses more, that is said again."""


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
    """A card and its schedule. Without a memory it is new.

    Args:
        flagged: The user wants to look at its text some time.
        suspended: It is not asked until the user wakes it up.
        buried_until: It is not asked before this study day.
    """

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
    flagged: bool = False
    suspended: bool = False
    buried_until: date | None = None

    @property
    def is_leech(self) -> bool:
        """Whether it slipped away so often that its text should change."""
        return self.lapses >= LEECH_LAPSES

    @property
    def just_became_leech(self) -> bool:
        """Whether its last lapse is one at which the user is told."""
        return self.is_leech and (self.lapses - LEECH_LAPSES) % LEECH_AGAIN == 0

    def is_asked_on(self, day: date) -> bool:
        """Whether nothing keeps it from being asked on a study day."""
        return not self.suspended and (self.buried_until is None or self.buried_until <= day)


def evidence_card(problem: str, item: "AskedItem | EvidenceItem", today: date) -> NewCard:
    """The card of a missed evidence item, due the next study day; critical ones come first."""
    tomorrow = today + timedelta(days=1)
    rank = int(not item.critical)
    return NewCard(f"{problem}/{item.id}", CardKind.EVIDENCE, problem, item.ask, item.answer, rank, tomorrow)


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
    evidence = (evidence_card(problem, item, today) for item in missed)
    authored = (
        NewCard(f"{problem}/{card.id}", CardKind.CONCEPT, problem, card.ask, card.answer, 2, tomorrow)
        for card in concepts
    )
    return (*evidence, *authored)
