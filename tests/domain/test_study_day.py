from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.study_day import study_day

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/St_Johns",
]
START = datetime(1990, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
INSTANTS = st.integers(0, 48 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def local(zone: str, moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))


def first_instant(day: date, zone: str) -> datetime:
    """The first second of a study day in UTC, found by looking at every quarter hour."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - DAY
    quarters = (start + index * timedelta(minutes=15) for index in range(4 * 72))
    return next(instant for instant in quarters if study_day(instant, ZoneInfo(zone)) == day)


@pytest.mark.parametrize("zone", ZONES)
def test_the_small_hours_belong_to_the_evening_before(zone: str) -> None:
    evening = date(2026, 6, 17)
    assert study_day(local(zone, "2026-06-17 23:59"), ZoneInfo(zone)) == evening
    assert study_day(local(zone, "2026-06-18 03:59:59"), ZoneInfo(zone)) == evening
    assert study_day(local(zone, "2026-06-18 04:00"), ZoneInfo(zone)) == evening + DAY


def test_another_rollover_moves_the_border() -> None:
    zone = ZoneInfo("Europe/Berlin")
    instant = local("Europe/Berlin", "2026-06-18 05:00")
    assert study_day(instant, zone, timedelta(hours=6)) == date(2026, 6, 17)
    assert study_day(instant, zone, timedelta(0)) == date(2026, 6, 18)


@given(INSTANTS, st.sampled_from(ZONES))
def test_a_study_day_is_the_local_date_or_the_one_before(instant: datetime, zone: str) -> None:
    there = instant.astimezone(ZoneInfo(zone))
    expected = there.date() if there.hour >= 4 else there.date() - DAY
    assert study_day(instant, ZoneInfo(zone)) == expected


@given(INSTANTS, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_an_instant_has_one_study_day_however_it_is_written(instant: datetime, zone: str, written: str) -> None:
    assert study_day(instant.astimezone(ZoneInfo(written)), ZoneInfo(zone)) == study_day(instant, ZoneInfo(zone))


@given(INSTANTS, st.sampled_from(ZONES), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_a_study_day_never_goes_back_as_time_passes(instant: datetime, zone: str, later: timedelta) -> None:
    assert study_day(instant, ZoneInfo(zone)) <= study_day(instant + later, ZoneInfo(zone))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2011, 2026])
def test_study_days_follow_each_other_through_the_year(zone: str, year: int) -> None:
    start = datetime(year, 1, 2, 12, tzinfo=UTC)
    days = list(dict.fromkeys(study_day(start + hour * HOUR, ZoneInfo(zone)) for hour in range(363 * 24)))
    steps = {(following - day).days for day, following in pairwise(days)}
    assert steps == {1}


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 23.0),  # clocks go forward in its night
        ("Europe/Berlin", date(2026, 10, 24), 25.0),
        ("America/New_York", date(2026, 3, 7), 23.0),
        ("America/New_York", date(2026, 10, 31), 25.0),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Europe/Berlin", date(2026, 6, 17), 24.0),
    ],
)
def test_the_night_of_a_clock_change_belongs_to_one_study_day(zone: str, day: date, hours: float) -> None:
    assert first_instant(day + DAY, zone) - first_instant(day, zone) == timedelta(hours=hours)


def test_a_date_that_a_country_skipped_has_only_its_small_hours() -> None:
    zone = ZoneInfo("Pacific/Apia")  # midnight of 29 December 2011 was followed by the 31st
    assert study_day(local("Pacific/Apia", "2011-12-29 23:59"), zone) == date(2011, 12, 29)
    assert study_day(local("Pacific/Apia", "2011-12-31 03:59"), zone) == date(2011, 12, 30)
    assert study_day(local("Pacific/Apia", "2011-12-31 04:00"), zone) == date(2011, 12, 31)


def test_a_flight_over_the_date_line_changes_the_day_and_not_the_instant() -> None:
    instant = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert study_day(instant, ZoneInfo("Pacific/Kiritimati")) == date(2026, 11, 20)
    assert study_day(instant + 12 * HOUR, ZoneInfo("Pacific/Kiritimati")) == date(2026, 11, 21)
    assert study_day(instant + 12 * HOUR, ZoneInfo("Pacific/Honolulu")) == date(2026, 11, 20)
