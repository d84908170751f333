"""Backups that nobody has to think of, and the one that somebody asks for."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from drill.clock import Clock
from drill.domain.study_day import study_day
from drill.errors import StorageError
from drill.paths import Paths
from drill.services.bootstrap import Services
from drill.storage import backup, health, settings
from drill.storage.database import connect, locked, open_for_reading, open_locked


def back_up_daily(services: Services) -> Path | None:
    """Make the backup of today, unless there is one or nothing was recorded since the last; thin the older ones.

    It opens the database by itself and only reads, so it may be called from a thread, when the first screen stands.

    Returns:
        The backup; None when none was needed.

    Raises:
        StorageError: when it could not be made; the data and the earlier backups are as they were.
    """
    paths, now = services.paths, services.clock.now()
    backup.remove_unfinished(paths.backups)
    connection = open_for_reading(paths.database)
    if connection is None:
        return None
    with closing(connection):
        if not _is_due(services, connection, now):
            return None
    made = backup.make_backup(paths.database, paths.backups, now, "daily")
    backup.thin(paths.backups, now)
    return made


def back_up(paths: Paths, clock: Clock, target: Path | None = None) -> Path:
    """Make a backup because the user wants one.

    Args:
        paths: Where the data lies.
        clock: Tells the time of its name.
        target: A new file, or a folder; by default the folder of the backups, which thins out.

    Raises:
        StorageError: when it could not be made, or the file exists.
    """
    if not paths.database.exists():
        raise StorageError("There is no data to back up yet.", f"drill keeps it in {paths.home}.")
    if target is None or target.is_dir():
        return backup.make_backup(paths.database, target or paths.backups, clock.now(), "manual")
    if target.exists():
        raise StorageError(f"{target} exists already.", "Nothing was written. Name a new file, or a folder.")
    return backup.make_copy(paths.database, target)


@contextmanager
def changing(paths: Paths, clock: Clock, reason: str) -> Iterator[tuple[Connection, Path]]:
    """The database for a change that is not of every day, with a verified backup made just before.

    Gives:
        The open database and its backup.

    Raises:
        StorageError: when another drill is open, or there can be no backup; nothing was changed then.
    """
    with locked(paths.database, paths.lock), closing(open_locked(paths.database)) as connection:
        yield connection, backup.make_backup(paths.database, paths.backups, clock.now(), reason)


def _is_due(services: Services, connection: Connection, now: datetime) -> bool:
    heads = health.heads(connection)
    if not any(seq for seq, _ in heads.values()):
        return False
    zone, rollover = services.clock.zone(), settings.load(connection).rollover
    daily = [each for each in backup.list_backups(services.paths.backups) if each.reason == "daily"]
    if daily and study_day(daily[-1].at, zone, rollover) == study_day(now, zone, rollover):
        return False
    last = backup.newest_good(services.paths.backups)
    if last is None:
        return True
    with closing(connect(last.path, upgraded=False)) as copy:
        return health.heads(copy) != heads
