from datetime import UTC, datetime, timedelta

import pytest

from drill.domain.retention import Stored, to_drop

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def made(*ages_in_days: float) -> list[Stored]:
    """Backups by their age; each is named by it."""
    return [Stored(NOW - timedelta(days=age), f"{age:g}") for age in ages_in_days]


def kept(*ages_in_days: float, newest_good: str | None = None) -> list[str]:
    backups = made(*ages_in_days)
    dropped = to_drop(backups, NOW, newest_good)
    return [backup.name for backup in backups if backup.name not in dropped]


def test_nothing_is_dropped_where_there_is_nothing() -> None:
    assert to_drop([], NOW, None) == frozenset()


def test_all_of_the_last_two_days_stay() -> None:
    assert kept(0, 0.01, 0.5, 1, 1.5, 2) == ["0", "0.01", "0.5", "1", "1.5", "2"]


def test_of_an_older_day_the_last_one_stays() -> None:
    assert kept(3, 3.1, 3.2, 4, 4.1) == ["3", "4"]


def test_after_sixteen_days_the_last_one_of_a_week_stays() -> None:
    # 20 November 2026 is a Friday: 33 days before is a Sunday, 34 to 39 days before the rest of its week.
    assert kept(33, 34, 35, 39, 40) == ["33", "40"]


def test_after_ten_weeks_the_last_one_of_a_month_stays() -> None:
    # 81 days before is the last of August, 112 days before the last of July.
    assert kept(81, 90, 100, 112, 113) == ["81", "112"]


@pytest.mark.parametrize(("age", "stays"), [(436, True), (438, False), (4000, False)])
def test_after_a_year_and_the_weeks_before_it_none_stays(age: float, stays: bool) -> None:
    assert kept(0, age) == (["0", f"{age:g}"] if stays else ["0"])


def test_the_newest_good_one_stays_however_old_it_is() -> None:
    assert kept(0, 3000, 3001, newest_good="3000") == ["0", "3000"]


def test_one_from_the_future_stays() -> None:
    assert kept(-3650, -1) == ["-3650", "-1"]


def test_thinning_day_after_day_keeps_what_thinning_at_once_keeps() -> None:
    first = datetime(2025, 1, 1, 9, tzinfo=UTC)
    days = [first + timedelta(days=day) for day in range(600)]
    backups: list[Stored] = []
    for day in days:
        backups.append(Stored(day, day.isoformat()))
        dropped = to_drop(backups, day, day.isoformat())
        backups = [backup for backup in backups if backup.name not in dropped]
    everything = [Stored(day, day.isoformat()) for day in days]
    at_once = to_drop(everything, days[-1], None)
    assert [backup.name for backup in backups] == [each.name for each in everything if each.name not in at_once]
    assert len(backups) < 45
