"""The settings of practice: they shape the schedule, so every change of them is an event."""

from dataclasses import dataclass
from datetime import date, timedelta

from drill.domain.vocabulary import Seniority
from drill.errors import UsageError

LOWEST_RETENTION, HIGHEST_RETENTION = 0.80, 0.95
LONGEST_INTERVAL = 36_500
"""Days; the ceiling that the reference implementation of FSRS uses."""

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

SILENCES = (0, 60, 90, 120, 180)
"""Seconds without a key after which an interviewer may speak up; 0 for never."""

USUAL_SILENCE = 90


@dataclass(frozen=True)
class PracticeSettings:
    """How someone wants to practise.

    Args:
        interview_date: The day that practice aims at, if it is known.
        seniority: The level interviewed for.
        minutes_a_day: How long a day's reviews may take.
        weekdays: The days on which practice is planned and new cards are begun, Monday being 0.
        new_cards_a_day: How many new cards a study day may bring.
        desired_retention: The chance of recall at which a card becomes due, 0.80 to 0.95.
        rollover_hour: The hour of the night at which a new study day begins, 0 to 12.
        silence: Seconds without a key after which the interviewer speaks up; 0 for never.

    Raises:
        UsageError: when a value is out of its range.
    """

    interview_date: date | None = None
    seniority: Seniority = Seniority.SENIOR
    minutes_a_day: int = 30
    weekdays: tuple[int, ...] = EVERY_DAY
    new_cards_a_day: int = 10
    desired_retention: float = 0.90
    rollover_hour: int = 4
    silence: int = USUAL_SILENCE

    def __post_init__(self) -> None:
        """Refuse values that would break the schedule."""
        _within("Minutes a day", self.minutes_a_day, 5, 600)
        _within("New cards a day", self.new_cards_a_day, 0, 200)
        _within("Desired retention", self.desired_retention, LOWEST_RETENTION, HIGHEST_RETENTION)
        _within("The rollover hour", self.rollover_hour, 0, 12)
        if self.silence not in SILENCES:
            raise UsageError(f"A silence is one of {', '.join(map(str, SILENCES))} seconds, not {self.silence}.")
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise UsageError("At least one weekday is needed.", "Write them as mon tue wed thu fri sat sun, or all.")

    @property
    def rollover(self) -> timedelta:
        """How far into the night the study day before reaches."""
        return timedelta(hours=self.rollover_hour)

    def maximum_interval(self, today: date) -> int:
        """The longest gap between two reviews, in days: none reaches beyond the interview."""
        if self.interview_date is None or self.interview_date <= today:
            return LONGEST_INTERVAL
        return (self.interview_date - today).days

    def coming_interview(self, today: date) -> date | None:
        """The interview, unless it is past."""
        return self.interview_date if self.interview_date is not None and self.interview_date > today else None

    def new_cards_on(self, day: date) -> int:
        """How many new cards a study day may bring: none on a day off."""
        return self.new_cards_a_day if self.is_practice_day(day) else 0

    def is_practice_day(self, day: date) -> bool:
        """Whether practice is planned for a day."""
        return day.weekday() in self.weekdays


def _within(name: str, value: float, lowest: float, highest: float) -> None:
    if not lowest <= value <= highest:
        raise UsageError(f"{name} must be between {lowest:g} and {highest:g}, not {value:g}.")
