"""A sitting of reviews: the cards one by one, each rating on disk before the next card, and every step undoable."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from drill.domain.cards import CardState
from drill.domain.events import (
    CardBuried,
    CardFlagged,
    CardPractised,
    CardReviewed,
    CardReworded,
    CardSuspended,
    Fact,
    ReviewUndone,
)
from drill.domain.queue import queue, room_on, seconds_a_card
from drill.domain.scheduling import DEFAULT_PARAMETERS_ID
from drill.domain.sitting import CardStep, Deed, Look, Plan, Round, Step
from drill.domain.vocabulary import Phase, Rating
from drill.errors import ContentError, SessionError
from drill.services.due import room_left
from drill.services.library import Library
from drill.services.parameters import parameters_once
from drill.services.recorder import Recorder
from drill.storage import cards


class ReviewSitting:
    """The reviews of today.

    Args:
        recorder: Where facts go.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._steps: list[Step] = []
        self._shown_at = recorder.clock.monotonic()
        today = recorder.today
        due = cards.due(recorder.connection, today)
        asked = queue(due, room_left(recorder.connection, today, recorder.settings))
        self._plan = Plan(tuple(card.id for card in asked))

    @property
    def look(self) -> Look | None:
        """The card to ask now; None when nothing is left."""
        if self._plan.next is None:
            return None
        card, why = self._plan.next
        rated = (step.card.id for step in self._steps if isinstance(step, CardStep) and step.rating is not None)
        number = sum(each == card for each in rated)
        return Look(self._card(card), why, number)

    @property
    def current(self) -> CardState | None:
        """The card to ask now, without the circumstances."""
        look = self.look
        return None if look is None else look.card

    @property
    def queue(self) -> tuple[CardState, ...]:
        """The due cards still to be asked."""
        return tuple(self._card(card) for card in self._plan.due)

    @property
    def plan(self) -> Plan:
        """All that is still to come."""
        return self._plan

    @property
    def waiting(self) -> int:
        """How many due cards wait for another day, because today's room is used up."""
        due = cards.count_due(self._recorder.connection, self._recorder.today)
        return max(0, due - len(self._plan.due))

    @property
    def next_day(self) -> tuple[date, int] | None:
        """The next day with cards, and how many there are; None when no card waits for any day."""
        return cards.next_due(self._recorder.connection, self._recorder.today)

    @property
    def done(self) -> int:
        """How many cards were reviewed in this sitting."""
        return sum(step.deed is Deed.REVIEWED for step in self._steps)

    @property
    def practised(self) -> int:
        """How many looks of this sitting moved no due day."""
        return sum(step.deed is Deed.PRACTISED for step in self._steps)

    @property
    def last(self) -> Step | None:
        """What was done last, which can be taken back."""
        return self._steps[-1] if self._steps else None

    def all_cards(self) -> tuple[CardState, ...]:
        """Every card there is, due soonest first."""
        return cards.everything(self._recorder.connection)

    def rate(self, rating: Rating) -> CardStep:
        """Rate the present card and go to the next one. Only the review of a due card moves its due day.

        Raises:
            SessionError: when no card is left.
        """
        look = self.look
        if look is None:
            raise SessionError("No card is left for today.")
        card, seconds = look.card.id, round(self._recorder.clock.monotonic() - self._shown_at, 1)
        if look.why is Round.DUE:
            deed, facts = (
                Deed.REVIEWED,
                (*parameters_once(self._recorder.connection), self._review(card, rating, seconds)),
            )
        else:
            deed, facts = Deed.PRACTISED, (CardPractised(card, rating, seconds),)
        *_, event = self._recorder.record(*facts)
        undone = ReviewUndone(card, event.device, event.seq)
        return self._done_to(card, deed, self._plan.after(rating), undone, rating)

    def toggle_flag(self, card_id: str) -> CardStep:
        """Mark a card to look at it later, or take the mark away."""
        flagged = self._card(card_id).flagged
        self._recorder.record(CardFlagged(card_id, not flagged))
        deed = Deed.UNFLAGGED if flagged else Deed.FLAGGED
        return self._done_to(card_id, deed, self._plan, CardFlagged(card_id, flagged))

    def bury(self, card_id: str) -> CardStep:
        """Ask a card no more today."""
        before = self._card(card_id).buried_until
        self._recorder.record(CardBuried(card_id, self._recorder.today + timedelta(days=1)))
        return self._done_to(card_id, Deed.BURIED, self._plan.without(card_id), CardBuried(card_id, before))

    def toggle_suspended(self, card_id: str) -> CardStep:
        """Ask a card no more, until it is woken by the same."""
        suspended = self._card(card_id).suspended
        self._recorder.record(CardSuspended(card_id, not suspended))
        deed = Deed.WOKEN if suspended else Deed.SUSPENDED
        plan = self._plan if suspended else self._plan.without(card_id)
        return self._done_to(card_id, deed, plan, CardSuspended(card_id, suspended))

    def reword(self, card_id: str, ask: str, answer: str) -> CardStep | None:
        """Give a card the user's own wording; its history stays. None when the wording is what it was."""
        card = self._card(card_id)
        if (card.ask, card.answer) == (ask, answer):
            return None
        self._recorder.record(CardReworded(card_id, ask, answer))
        return self._done_to(card_id, Deed.REWORDED, self._plan, CardReworded(card_id, card.ask, card.answer))

    def take_more(self) -> Step:
        """Take as many of the waiting cards as a day has room for.

        Raises:
            SessionError: when none waits, or only new ones and the settings allow none.
        """
        connection, today, chosen = self._recorder.connection, self._recorder.today, self._recorder.settings
        room = room_on(today, chosen, seconds_a_card(cards.latest_times(connection, today)))
        waiting = [card for card in cards.due(connection, today) if card.id not in self._plan.due]
        more = queue(waiting, replace(room, new=chosen.new_cards_a_day))
        if waiting and not more:
            raise SessionError("The cards that wait are new, and the settings allow none a day.")
        if not more:
            raise SessionError("No card waits.", "Cards that are not due can be practised.")
        return self._planned(Deed.TOOK_MORE, self._plan.with_due(tuple(card.id for card in more)))

    def practise(self, chosen: Iterable[CardState] | None = None) -> Step:
        """Practise cards beyond the queue: logged, and no due day moves.

        Args:
            chosen: The cards; by default all that are not due yet, the soonest first.

        Raises:
            SessionError: when there is none.
        """
        today = self._recorder.today
        if chosen is None:
            chosen = (card for card in self.all_cards() if card.due > today)
        plan = self._plan.with_practice(tuple(card.id for card in chosen if card.is_asked_on(today)))
        if plan == self._plan:
            raise SessionError("There is no card to practise beside those that come anyway.")
        return self._planned(Deed.BEGAN_PRACTICE, plan)

    def undo(self) -> Step:
        """Take back what was done last in this sitting.

        Raises:
            SessionError: when nothing is left to take back.
        """
        if not self._steps:
            raise SessionError("Nothing of this sitting is left to take back.")
        step = self._steps[-1]
        if step.inverse:
            self._recorder.record(*step.inverse)
        self._steps.pop()
        self._go_on(step.before)
        return step

    def _done_to(self, card_id: str, deed: Deed, plan: Plan, inverse: Fact, rating: Rating | None = None) -> CardStep:
        step = CardStep(deed, self._plan, (inverse,), self._card(card_id), rating)
        self._steps.append(step)
        self._go_on(plan)
        return step

    def _planned(self, deed: Deed, plan: Plan) -> Step:
        step = Step(deed, self._plan, ())
        self._steps.append(step)
        self._go_on(plan)
        return step

    def _go_on(self, plan: Plan) -> None:
        if plan is not self._plan:
            self._shown_at = self._recorder.clock.monotonic()
        self._plan = plan

    def _card(self, card_id: str) -> CardState:
        card = cards.find(self._recorder.connection, card_id)
        if card is None:
            raise SessionError(f"The card {card_id} is gone.")
        return card

    def _review(self, card_id: str, rating: Rating, seconds: float) -> CardReviewed:
        chosen = self._recorder.settings
        ceiling = chosen.maximum_interval(self._recorder.today)
        return CardReviewed(card_id, rating, DEFAULT_PARAMETERS_ID, chosen.desired_retention, ceiling, seconds)


def phases_of(library: Library, card: CardState) -> tuple[Phase, ...]:
    """The phases to study for a card: those in which its evidence is looked for; none where that is not known."""
    try:
        problem = library.problem(card.problem)
    except ContentError:
        return ()
    phases = (item.phases for item in problem.evidence if f"{problem.id}/{item.id}" == card.id)
    return next(phases, ())
