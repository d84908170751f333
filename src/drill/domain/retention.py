"""Which backups are kept: all recent ones, then ever fewer as they age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

KEEP_ALL = timedelta(days=2)
KEEP_DAILY = KEEP_ALL + timedelta(days=14)
KEEP_WEEKLY = KEEP_DAILY + timedelta(weeks=8)
KEEP_MONTHLY = KEEP_WEEKLY + timedelta(days=365)


@dataclass(frozen=True)
class Stored:
    """A backup as its name tells of it."""

    at: datetime
    name: str


def to_drop(backups: Iterable[Stored], now: datetime, newest_good: str | None) -> frozenset[str]:
    """The names of the backups that are not worth their room any more.

    All of the last 2 days stay, then the last one of each day for 14 days, of each week for 8 weeks, and of each
    month for 12 months. Those from the future stay too: the clock is wrong, not the backup.

    Args:
        backups: All there are.
        now: The present instant.
        newest_good: The newest one that was found whole; it always stays.
    """
    ordered = sorted(backups, key=lambda backup: (backup.at, backup.name))
    kept = {backup.name for backup in ordered if now - backup.at <= KEEP_ALL}
    for oldest, period in ((KEEP_DAILY, _day), (KEEP_WEEKLY, _week), (KEEP_MONTHLY, _month)):
        last_of = {period(backup.at): backup.name for backup in ordered if now - backup.at <= oldest}
        kept.update(last_of.values())
    return frozenset(backup.name for backup in ordered) - kept - {newest_good}


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
