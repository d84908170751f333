"""When a card comes back: FSRS on study days.

py-fsrs floors gaps to periods of 24 hours, so every review is given as plain midnight UTC of its study day.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache

from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating
from fsrs.scheduler import DEFAULT_PARAMETERS

from drill.domain.cards import Memory
from drill.domain.vocabulary import Rating

ALGORITHM = "fsrs-6"
DEFAULT_PARAMETERS_ID = "default"
DEFAULT_RETENTION = 0.90
LOWEST_RETENTION = 0.80
HIGHEST_RETENTION = 0.95
LONGEST_INTERVAL = 36_500
"""Days; the ceiling that the reference implementation uses for stability."""

LAST_DAY = date.max.toordinal()
FSRS_RATINGS = {rating: FsrsRating(rating) for rating in Rating}


@dataclass(frozen=True)
class SchedulerSettings:
    """All that an interval depends on besides memory and rating.

    Args:
        parameters: The 21 weights of FSRS-6.
        retention: The chance of recall at which a card becomes due, 0.80 to 0.95.
        maximum_interval: Days.
    """

    parameters: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)
    retention: float = DEFAULT_RETENTION
    maximum_interval: int = LONGEST_INTERVAL

    @cached_property
    def scheduler(self) -> Scheduler:
        """FSRS, set up to schedule so."""
        return Scheduler(
            parameters=self.parameters,
            desired_retention=self.retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=self.maximum_interval,
            enable_fuzzing=False,
        )

    def __post_init__(self) -> None:
        # FSRS itself takes any number and then divides by zero or makes every card due each day.
        if not LOWEST_RETENTION <= self.retention <= HIGHEST_RETENTION:
            raise ValueError(f"a retention of {self.retention} is outside {LOWEST_RETENTION} to {HIGHEST_RETENTION}")


class Course:
    """A card on its way from review to review.

    Args:
        memory: None for a card never reviewed.
    """

    def __init__(self, memory: Memory | None) -> None:
        self._card: Card = _OwnCard.remembering(memory)

    def review(self, rating: Rating, today: date, settings: SchedulerSettings) -> tuple[float, float, date, date]:
        """Review the card.

        A clock that was set back never gives a negative gap: the review then counts as made on the day of the last one.

        Args:
            rating: How well it was recalled.
            today: The study day of the review.
            settings: Parameters, retention and ceiling.

        Returns:
            The values of the memory after it, and the study day on which the card is due next.
        """
        last, at = self._card.last_review, _midnight(today)
        if last is not None and at < last:
            at = last
        days_left = LAST_DAY - at.toordinal()  # for a clock that says 9999
        if settings.maximum_interval > days_left:
            settings = replace(settings, maximum_interval=days_left)
        card, _ = settings.scheduler.review_card(self._card, FSRS_RATINGS[rating], at)
        if card.stability is None or card.difficulty is None:
            raise AssertionError("FSRS gives every reviewed card a stability and a difficulty")
        self._card = card
        return card.stability, card.difficulty, at.date(), card.due.date()


def review(memory: Memory | None, rating: Rating, today: date, settings: SchedulerSettings) -> tuple[Memory, date]:
    """The memory after one review, and the study day on which the card is due next; see `Course.review`."""
    stability, difficulty, day, due = Course(memory).review(rating, today, settings)
    return Memory(stability, difficulty, day), due


class _OwnCard(Card):
    """FSRS changes a copy of the card it is given. This one belongs to its course alone and is changed itself."""

    def __copy__(self) -> "_OwnCard":
        return self

    @classmethod
    def remembering(cls, memory: Memory | None) -> "_OwnCard":
        """The card with a memory. One without an id would sleep for a millisecond to invent one."""
        if memory is None:
            return cls(card_id=1, due=_midnight(date.min))
        return cls(
            card_id=1,
            state=State.Review,
            step=None,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=_midnight(memory.last_review),
            last_review=_midnight(memory.last_review),
        )


@lru_cache(maxsize=4096)
def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
