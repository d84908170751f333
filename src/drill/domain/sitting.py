"""A sitting of reviews: what is asked next, what comes once more, and what was done."""

from dataclasses import dataclass, replace
from enum import Enum

from drill.domain.cards import CardState
from drill.domain.events import Fact
from drill.domain.vocabulary import Rating


class Round(Enum):
    """Why a card is asked. Only reviews of due cards move a due day; the other looks are practice."""

    DUE = "due"
    AGAIN = "once more"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Plan:
    """The cards of a sitting by their ids: the due ones, those that slipped away, those practised beyond the queue."""

    due: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()

    @property
    def next(self) -> tuple[str, Round] | None:
        """The card to ask now, and why; None at the end."""
        if self.due:
            return self.due[0], Round.DUE
        if self.again:
            return self.again[0], Round.AGAIN
        return (self.practice[0], Round.PRACTICE) if self.practice else None

    @property
    def cards(self) -> tuple[str, ...]:
        """All that is still to come."""
        return (*self.due, *self.again, *self.practice)

    def after(self, rating: Rating) -> "Plan":
        """The plan once the next card was rated: what slipped away comes back at the end of its part."""
        if self.next is None:
            return self
        card, why = self.next
        back = (card,) if rating is Rating.AGAIN else ()
        match why:
            case Round.DUE:
                return replace(self, due=self.due[1:], again=(*self.again, *back))
            case Round.AGAIN:
                return replace(self, again=(*self.again[1:], *back))
            case Round.PRACTICE:
                return replace(self, practice=(*self.practice[1:], *back))

    def without(self, card: str) -> "Plan":
        """The plan without a card."""
        due, again, practice = (
            tuple(each for each in part if each != card) for part in (self.due, self.again, self.practice)
        )
        return Plan(due, again, practice)

    def with_due(self, cards: tuple[str, ...]) -> "Plan":
        """The plan with more due cards; one that was to be practised is reviewed instead."""
        practice = tuple(card for card in self.practice if card not in cards)
        return replace(self, due=(*self.due, *cards), practice=practice)

    def with_practice(self, cards: tuple[str, ...]) -> "Plan":
        """The plan with cards to practise; those that come anyway do not come twice."""
        return replace(self, practice=(*self.practice, *(card for card in cards if card not in self.cards)))


class Deed(Enum):
    """What can be done in a sitting, and taken back."""

    REVIEWED = "reviewed"
    PRACTISED = "practised"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    BURIED = "buried"
    SUSPENDED = "suspended"
    WOKEN = "woken"
    REWORDED = "reworded"
    TOOK_MORE = "took more"
    BEGAN_PRACTICE = "began practice"


@dataclass(frozen=True)
class Look:
    """A card as it is asked now.

    Args:
        why: What it is asked for.
        number: How often it was rated in this sitting before.
    """

    card: CardState
    why: Round
    number: int


@dataclass(frozen=True)
class Step:
    """Something done in this sitting.

    Args:
        before: The plan before.
        inverse: The facts that take it back.
    """

    deed: Deed
    before: Plan
    inverse: tuple[Fact, ...]


@dataclass(frozen=True)
class CardStep(Step):
    """Something done to a card.

    Args:
        card: The card as it is since.
        rating: How it was rated, if that was done.
    """

    card: CardState
    rating: Rating | None = None

    @property
    def is_new_leech(self) -> bool:
        """Whether the card should be named as a leech now."""
        slipped = self.deed is Deed.REVIEWED and self.rating is Rating.AGAIN
        return slipped and self.card.just_became_leech
