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


def review(memory: Memory | None, rating: Rating, today: date, settings: SchedulerSettings) -> tuple[Memory, date]:
    """The memory after a review, and the study day on which the card is due next.

    A clock that was set back never gives a negative gap: the review then counts as made on the day of the last one.

    Args:
        memory: None for a card never reviewed.
        rating: How well it was recalled.
        today: The study day of the review.
        settings: Parameters, retention and ceiling.
    """
    day = today if memory is None else max(today, memory.last_review)
    days_left = (date.max - day).days  # for a clock that says 9999
    if settings.maximum_interval > days_left:
        settings = replace(settings, maximum_interval=days_left)
    card, _ = settings.scheduler.review_card(_card(memory, day), FsrsRating(rating), _midnight(day))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("FSRS gives every reviewed card a stability and a difficulty")
    return Memory(card.stability, card.difficulty, day), card.due.date()


def retrievability(memory: Memory, today: date, settings: SchedulerSettings) -> float:
    """The chance of recalling a card today, 0 to 1."""
    day = max(today, memory.last_review)
    return settings.scheduler.get_card_retrievability(_card(memory, day), _midnight(day))


def _card(memory: Memory | None, due: date) -> Card:
    # A card without an id sleeps for a millisecond to invent one.
    if memory is None:
        return Card(card_id=1, due=_midnight(due))
    return Card(
        card_id=1,
        state=State.Review,
        step=None,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_midnight(due),
        last_review=_midnight(memory.last_review),
    )


@lru_cache(maxsize=4096)
def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
