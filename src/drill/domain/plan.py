"""The practice plan: what to practise after a mock, and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drill.domain.settings import EVERY_DAY
from drill.domain.vocabulary import HOME_PHASES, Dimension, Phase, Verdict

SOLID_LEVEL = 3
DAYS_AFTER = {Verdict.NO_HIRE: 2, Verdict.LEAN_NO_HIRE: 3}
SHARE_AFTER_HIRE = 0.15
DAYS_AFTER_HIRE = 14
DAYS_BEFORE_INTERVIEW = 7
DAYS_AFTER_STRONG_HIRE = 28
"""Without an interview date there is no week before it to aim at; twice the gap of a hire stands in."""


@dataclass(frozen=True)
class Practice:
    """What to do next with a problem.

    Args:
        phase: The phase to drill; None for the whole mock.
        because: The dimension that asks for it; None when nothing is weak.
    """

    problem: str
    due: date
    phase: Phase | None
    because: Dimension | None


def next_practice(
    problem: str,
    levels: Mapping[Dimension, int],
    weights: Mapping[Dimension, int],
    verdict: Verdict,
    today: date,
    *,
    interview: date | None = None,
    weekdays: Collection[int] = EVERY_DAY,
) -> Practice:
    """What to practise after a scored mock, and from which study day on.

    Args:
        problem: The id of the problem that was attempted.
        levels: The levels that count.
        weights: Percent of each dimension.
        verdict: What the levels gave.
        today: The study day of the scoring.
        interview: The day of the interview, if it is known.
        weekdays: The days on which the user practises, Monday being 0.
    """
    weakest = weakest_dimension(levels, weights)
    phase = None if weakest in (None, Dimension.D7) else HOME_PHASES[weakest][0]
    due = on_practice_day(practice_due(verdict, today, interview), weekdays, today, interview)
    return Practice(problem, due, phase, weakest)


def weakest_dimension(levels: Mapping[Dimension, int], weights: Mapping[Dimension, int]) -> Dimension | None:
    """The dimension whose distance from level 3 weighs most; None when all stand at 3 or above."""
    dimension = max(levels, key=lambda d: weights[d] * (SOLID_LEVEL - levels[d]))
    return dimension if levels[dimension] < SOLID_LEVEL else None


def practice_due(verdict: Verdict, today: date, interview: date | None) -> date:
    """The study day on which practice is due, between tomorrow and the day before the interview."""
    due = today + timedelta(days=_days_until(verdict, today, interview))
    tomorrow = today + timedelta(days=1)
    if interview is not None:
        due = min(due, interview - timedelta(days=1))
    return max(due, tomorrow)


def on_practice_day(due: date, weekdays: Collection[int], today: date, interview: date | None) -> date:
    """The practice day nearest after a due day, else the nearest before it that is still to come.

    Where no practice day lies between tomorrow and the day before the interview, the due day stays.
    """
    later = [due + timedelta(days=days) for days in range(7)]
    sooner = [due - timedelta(days=days) for days in range(1, 7)]
    for day in (*later, *sooner):
        if day.weekday() in weekdays and day > today and (interview is None or day < interview):
            return day
    return due


def _days_until(verdict: Verdict, today: date, interview: date | None) -> int:
    if verdict in DAYS_AFTER:
        return DAYS_AFTER[verdict]
    if interview is None:
        return DAYS_AFTER_HIRE if verdict is Verdict.HIRE else DAYS_AFTER_STRONG_HIRE
    left = (interview - today).days
    return round(left * SHARE_AFTER_HIRE) if verdict is Verdict.HIRE else left - DAYS_BEFORE_INTERVIEW
