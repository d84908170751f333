"""Which cards are asked on a study day, and in what order. The queue is computed, never stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from drill.domain.cards import CardState
from drill.domain.interleaving import interleaved
from drill.domain.settings import PracticeSettings

USUAL_SECONDS = 20.0
"""How long a card takes, as long as nothing better is known."""

ENOUGH_TIMES = 20
"""So many reviews tell better than the usual how long a card takes."""


@dataclass(frozen=True)
class Room:
    """What a study day still has room for.

    Args:
        cards: Cards in all.
        new: How many of them may be new.
    """

    cards: int
    new: int


def seconds_a_card(times: Sequence[float]) -> float:
    """How long a card takes: the median of the latest reviews, which one long break does not move."""
    if len(times) < ENOUGH_TIMES:
        return USUAL_SECONDS
    return max(1.0, sorted(times)[len(times) // 2])


def room_on(day: date, chosen: PracticeSettings, seconds: float, reviewed: int = 0, begun: int = 0) -> Room:
    """What a study day has room for.

    Args:
        day: The study day.
        chosen: Minutes and new cards a day.
        seconds: How long a card takes.
        reviewed: How many cards were rated on that day already.
        begun: How many of them were new.
    """
    fit = max(1, int(chosen.minutes_a_day * 60 / seconds))
    return Room(max(0, fit - reviewed), max(0, chosen.new_cards_on(day) - begun))


def queue(due: Iterable[CardState], room: Room) -> tuple[CardState, ...]:
    """The cards to ask today; what there is no room for waits, so that a pause is caught up with in calm.

    Reviews come first, the longest due before the others, then new cards, critical evidence before the rest. Within
    these groups the cards of one problem are kept apart.

    Args:
        due: The cards due today or earlier.
        room: What today still has room for.
    """
    due = list(due)
    reviews = sorted((card for card in due if card.memory), key=lambda card: (card.due, card.id))[: room.cards]
    new = sorted((card for card in due if not card.memory), key=lambda card: (card.rank, card.due, card.id))
    asked = apart(reviews)
    new = new[: min(room.new, room.cards - len(reviews))]
    for rank in sorted({card.rank for card in new}):
        asked += apart([card for card in new if card.rank == rank], asked[-1].problem if asked else None)
    return asked


def apart(cards: Iterable[CardState], after: str | None = None) -> tuple[CardState, ...]:
    """The same cards in nearly the same order, with as few as possible next to one of their own problem.

    Args:
        cards: The cards in the order in which they should come.
        after: The problem of the card that is asked before them.
    """
    return interleaved(cards, lambda card: card.problem, after)
