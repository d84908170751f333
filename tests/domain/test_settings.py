from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.plan import on_practice_day
from drill.domain.settings import EVERY_DAY, LONGEST_INTERVAL, PracticeSettings
from drill.errors import UsageError

SATURDAY = date(2026, 11, 21)
TUESDAY, THURSDAY = 1, 3

weekday_sets = st.sets(st.integers(0, 6), min_size=1)
days_ahead = st.integers(1, 60).map(timedelta)


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes_a_day": 4},
        {"new_cards_a_day": -1},
        {"desired_retention": 0.79},
        {"desired_retention": 0.96},
        {"rollover_hour": 13},
        {"weekdays": ()},
        {"weekdays": (7,)},
    ],
)
def test_settings_that_would_break_the_schedule_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        PracticeSettings(**changes)


def test_no_card_waits_beyond_the_interview() -> None:
    assert PracticeSettings(interview_date=SATURDAY + timedelta(days=12)).maximum_interval(SATURDAY) == 12


@pytest.mark.parametrize("interview", [None, SATURDAY, SATURDAY - timedelta(days=3)])
def test_without_a_coming_interview_intervals_are_not_capped(interview: date | None) -> None:
    settings = PracticeSettings(interview_date=interview)
    assert settings.maximum_interval(SATURDAY) == LONGEST_INTERVAL
    assert settings.coming_interview(SATURDAY) is None


def test_a_day_off_brings_no_new_cards() -> None:
    settings = PracticeSettings(weekdays=(TUESDAY,), new_cards_a_day=7)
    assert settings.new_cards_on(SATURDAY) == 0
    assert settings.new_cards_on(SATURDAY + timedelta(days=3)) == 7


def test_practice_due_on_a_day_off_moves_to_the_next_practice_day() -> None:
    sunday = SATURDAY + timedelta(days=1)
    assert on_practice_day(sunday, {TUESDAY, THURSDAY}, SATURDAY, None) == date(2026, 11, 24)


def test_practice_never_moves_past_the_interview_while_a_practice_day_lies_before_it() -> None:
    friday, next_saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert on_practice_day(friday, {TUESDAY, THURSDAY}, SATURDAY, next_saturday) == date(2026, 11, 26)


def test_with_no_practice_day_left_before_the_interview_the_due_day_stays() -> None:
    monday = date(2026, 11, 23)
    assert on_practice_day(monday, {THURSDAY}, SATURDAY, date(2026, 11, 25)) == monday


@given(ahead=days_ahead, weekdays=weekday_sets)
def test_practice_falls_on_a_chosen_weekday_within_a_week_and_never_earlier(
    ahead: timedelta, weekdays: set[int]
) -> None:
    due = SATURDAY + ahead
    moved = on_practice_day(due, weekdays, SATURDAY, None)
    assert moved.weekday() in weekdays
    assert due <= moved < due + timedelta(days=7)


@given(ahead=days_ahead, weekdays=weekday_sets, to_interview=st.integers(2, 90).map(timedelta))
def test_practice_stays_between_tomorrow_and_the_day_before_the_interview(
    ahead: timedelta, weekdays: set[int], to_interview: timedelta
) -> None:
    interview = SATURDAY + to_interview
    due = min(SATURDAY + ahead, interview - timedelta(days=1))
    assert SATURDAY < on_practice_day(due, weekdays, SATURDAY, interview) < interview


@given(ahead=days_ahead)
def test_with_every_day_chosen_nothing_moves(ahead: timedelta) -> None:
    assert on_practice_day(SATURDAY + ahead, EVERY_DAY, SATURDAY, None) == SATURDAY + ahead
