"""Backups: verified copies of the database in a folder, named by their time and their reason."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from drill.domain.retention import Stored, to_drop
from drill.errors import StorageError
from drill.posix import is_running, sync_file, sync_folder
from drill.storage.database import connect, journal_of
from drill.storage.health import faults_of_file

NAME = re.compile(r"drill-(\d{8}T\d{6}Z)-([a-z-]+?)(?:-(\d+))?\.db")
UNFINISHED = re.compile(r"\.drill-(\d+)\.new(?:-journal)?")
TIME = "%Y%m%dT%H%M%SZ"
PRIVATE = 0o600
SET_ASIDE = ".set-aside"


@dataclass(frozen=True, order=True)
class Backup:
    """A backup in its folder, as its name tells of it. The order is that of time.

    Args:
        at: When it was made, in UTC.
        number: Tells apart those of one second.
        reason: Why it was made: `daily`, `manual`, `before-import` and so on.
    """

    at: datetime
    number: int
    reason: str
    path: Path


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, oldest first.

    Raises:
        StorageError: when the folder cannot be read.
    """
    found = [_backup(path) for path in _entries(folder)]
    return tuple(sorted(backup for backup in found if backup is not None))


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is whole."""
    return next((backup for backup in reversed(list_backups(folder)) if not verify_backup(backup.path)), None)


def verify_backup(path: Path) -> tuple[str, ...]:
    """What is wrong with a backup; nothing when it can be restored. The file is not touched."""
    return faults_of_file(path)


def make_backup(database: Path, folder: Path, now: datetime, reason: str) -> Path:
    """Make a verified copy of the database in a folder; it works beside a drill that writes.

    Raises:
        StorageError: when it could not be made or is not whole; nothing is left of it then.
    """
    return make_copy(database, _free_name(folder, now, reason))


def make_copy(database: Path, target: Path) -> Path:
    """Make a verified copy of the database under a new name.

    Raises:
        StorageError: when it could not be made or is not whole; nothing is left of it then.
    """
    folder = target.parent
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        remove_unfinished(folder)
        with verified_copy(database, folder) as copy:
            copy.rename(target)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"No backup could be made in {folder}: {error}.",
            "Your data and earlier backups are as they were. Free some space or mend the folder, then `drill backup`.",
        ) from error
    return target


@contextmanager
def verified_copy(database: Path, folder: Path) -> Iterator[Path]:
    """A verified copy of the database under a passing name, to be renamed; what is not renamed is removed.

    Raises:
        StorageError: when the copy is not whole.
        OSError, sqlite3.Error: when it could not be written.
    """
    copy = folder / f".drill-{os.getpid()}.new"
    try:
        with closing(connect(database, upgraded=False)) as connection:
            connection.execute("vacuum into ?", (str(copy),))
        copy.chmod(PRIVATE)
        _refuse_damaged(copy, database)
        sync_file(copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)
        journal_of(copy).unlink(missing_ok=True)


def _refuse_damaged(copy: Path, database: Path) -> None:
    """See that a copy is whole.

    Raises:
        StorageError: when it is not, which means that the original is not.
    """
    faults = verify_backup(copy)
    if faults:
        raise StorageError(
            f"No backup was made: {database} is not whole ({faults[0]}).",
            "Earlier backups are untouched. `drill doctor` says more, and what to do.",
        )


def set_aside(database: Path, folder: Path, now: datetime) -> Path:
    """Keep a damaged database as it is, with what SQLite left beside it; it counts as no backup.

    Raises:
        OSError: when it could not be kept.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = _free_name(folder, now, "damaged", SET_ASIDE)
    try:
        # Two names for one file: there is no moment without a database, and it takes no room.
        target.hardlink_to(database)
    except OSError:
        shutil.copyfile(database, target)
    if journal_of(database).exists():
        journal_of(database).rename(journal_of(target))
    sync_folder(folder)
    return target


def thin(folder: Path, now: datetime) -> tuple[str, ...]:
    """Drop the backups that are not worth their room any more; the newest good one never.

    Returns:
        The names of those dropped.
    """
    backups = list_backups(folder)
    good = newest_good(folder)
    names = to_drop((Stored(each.at, each.path.name) for each in backups), now, good.path.name if good else None)
    try:
        for name in names:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"Old backups in {folder} could not be removed: {error.strerror}.", "The new one is there and whole."
        ) from error
    return tuple(sorted(names))


def remove_unfinished(folder: Path) -> None:
    """Clear away what killed processes left half made.

    Raises:
        StorageError: when the folder cannot be used.
    """
    for path in _entries(folder):
        match = UNFINISHED.fullmatch(path.name)
        if match and not is_running(int(match[1])):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _unusable(folder, error) from error


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> StorageError:
    return StorageError(
        f"The backups in {folder} cannot be used: {error.strerror}.",
        "Your data is as it was. Make the folder readable and writable, then `drill backup`.",
    )


def _backup(path: Path) -> Backup | None:
    match = NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(at, int(match[3] or 1), match[2], path)


def _free_name(folder: Path, now: datetime, reason: str, suffix: str = ".db") -> Path:
    stem = f"drill-{now.astimezone(UTC).strftime(TIME)}-{reason}"
    names = (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
