"""A sitting of reviews: the due cards one by one, each rating on disk before the next card."""

from dataclasses import dataclass

from drill.domain.cards import CardState, queue
from drill.domain.events import CardReviewed, Fact, ReviewUndone, SchedulerAdopted
from drill.domain.scheduling import ALGORITHM, DEFAULT_PARAMETERS_ID, SchedulerSettings
from drill.domain.vocabulary import Rating
from drill.errors import SessionError
from drill.services.recorder import Recorder
from drill.storage import cards


@dataclass(frozen=True)
class Rated:
    """A review made in this sitting: the card as it is now, and the event that made it so."""

    card: CardState
    rating: Rating
    device: str
    seq: int


class ReviewSitting:
    """The reviews of today.

    Args:
        recorder: Where facts go.
        settings: What intervals depend on.
    """

    def __init__(self, recorder: Recorder, settings: SchedulerSettings | None = None) -> None:
        self._recorder = recorder
        self._settings = settings or SchedulerSettings()
        self._rated: list[Rated] = []
        self._shown_at = recorder.clock.monotonic()
        self.queue: tuple[CardState, ...] = ()
        self._refresh()

    @property
    def current(self) -> CardState | None:
        """The card to ask now; None when nothing is left for today."""
        return self.queue[0] if self.queue else None

    @property
    def done(self) -> int:
        """How many cards were rated in this sitting."""
        return len(self._rated)

    @property
    def last(self) -> Rated | None:
        """The review made last, which can be taken back."""
        return self._rated[-1] if self._rated else None

    def rate(self, rating: Rating) -> Rated:
        """Rate the present card and go to the next one.

        Returns:
            The review, with the day on which the card comes back.

        Raises:
            SessionError: when no card is left.
        """
        card = self.current
        if card is None:
            raise SessionError("No card is left for today.")
        seconds = self._recorder.clock.monotonic() - self._shown_at
        reviewed = CardReviewed(
            card.id,
            rating,
            DEFAULT_PARAMETERS_ID,
            self._settings.retention,
            self._settings.maximum_interval,
            round(seconds, 1),
        )
        *_, event = self._recorder.record(*self._parameters_once(), reviewed)
        rated = Rated(self._card(card.id), rating, event.device, event.seq)
        self._rated.append(rated)
        self._refresh()
        return rated

    def undo(self) -> CardState:
        """Take the last review of this sitting back; its card is asked again.

        Raises:
            SessionError: when there is none.
        """
        if not self._rated:
            raise SessionError("No rating of this sitting is left to take back.")
        rated = self._rated[-1]
        self._recorder.record(ReviewUndone(rated.card.id, rated.device, rated.seq))
        self._rated.pop()
        self._refresh()
        card = self._card(rated.card.id)
        self.queue = (card, *(other for other in self.queue if other.id != card.id))
        return card

    def _refresh(self) -> None:
        connection, today = self._recorder.connection, self._recorder.today
        self.queue = queue(cards.due(connection, today), cards.new_cards_begun(connection, today))
        self._shown_at = self._recorder.clock.monotonic()

    def _card(self, card_id: str) -> CardState:
        card = cards.find(self._recorder.connection, card_id)
        if card is None:
            raise SessionError(f"The card {card_id} is gone.")
        return card

    def _parameters_once(self) -> tuple[Fact, ...]:
        if cards.knows_parameters(self._recorder.connection, DEFAULT_PARAMETERS_ID):
            return ()
        return (SchedulerAdopted(DEFAULT_PARAMETERS_ID, ALGORITHM, self._settings.parameters),)
