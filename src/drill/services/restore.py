"""Putting a backup in the place of the present database, so that there is always one of them, whole."""

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drill.clock import Clock
from drill.errors import StorageError
from drill.paths import Paths
from drill.posix import sync_file, sync_folder
from drill.storage import backup, health, journal
from drill.storage.database import (
    connect,
    journal_of,
    locked,
    open_upgraded,
    recognise,
    remove_unfinished,
    transaction,
    unfinished,
)


@dataclass(frozen=True)
class Holdings:
    """What a database holds, in a few numbers."""

    attempts: int
    cards: int
    events: int
    last_day: date | None


@dataclass(frozen=True)
class Restored:
    """What a restore did.

    Args:
        now: What the database holds now.
        kept: Where the one before lies; None when there was none.
        was_whole: Whether the one before was whole, and so is a backup like any other.
    """

    now: Holdings
    kept: Path | None
    was_whole: bool = True


def holdings(connection: sqlite3.Connection) -> Holdings:
    """What a database holds."""
    (attempts,) = connection.execute("select count(*) from session").fetchone()
    (cards,) = connection.execute("select count(*) from card").fetchone()
    events, last = connection.execute("select count(*), max(study_day) from event").fetchone()
    return Holdings(attempts, cards, events, None if last is None else date.fromisoformat(last))


def restore(paths: Paths, clock: Clock, file: Path) -> Restored:
    """Put a backup in the place of the database, which is backed up first.

    Args:
        paths: Where the data lies.
        clock: Tells the time of the backup's name.
        file: A backup: its path, or its name in the folder of the backups.

    Raises:
        StorageError: when the file is not whole, or another drill is open; nothing was changed then.
    """
    with locked(paths.database, paths.lock):
        source = file if file.exists() else paths.backups / file
        return put_in_place(paths, clock, source, "before-restore")


def put_in_place(paths: Paths, clock: Clock, source: Path, reason: str) -> Restored:
    """The same for whoever holds the lock, naming the reason of the backup that is made first."""
    new = unfinished(paths.database)
    remove_unfinished(paths.database)
    try:
        _copy(source, new)
        with closing(open_upgraded(new)) as connection:
            _refuse_damaged(connection, source)
            _begin_new_device(connection)
            found = holdings(connection)
        kept, was_whole = _keep_present(paths, clock, reason)
        sync_file(new)
        new.replace(paths.database)
        sync_folder(paths.home)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"{source} could not be restored: {error}.", "Your data is as it was. Free some space, then try again."
        ) from error
    finally:
        with suppress(StorageError):
            remove_unfinished(paths.database)
    return Restored(found, kept, was_whole)


def _copy(source: Path, new: Path) -> None:
    """Take the file, and what SQLite needs to roll it back, should it be a copy of a database in use."""
    if not source.exists():
        raise StorageError(f"There is no {source}.", "Nothing was changed. `drill doctor` lists the backups.")
    recognise(source)
    shutil.copyfile(source, new)
    new.chmod(backup.PRIVATE)
    if journal_of(source).is_file():
        shutil.copyfile(journal_of(source), journal_of(new))


def _refuse_damaged(connection: sqlite3.Connection, source: Path) -> None:
    faults = health.faults_of(connection)
    if faults:
        raise StorageError(
            f"{source} is not whole: {faults[0]}.", "Nothing was changed. `drill doctor` names the newest good backup."
        )


def _begin_new_device(connection: sqlite3.Connection) -> None:
    """Go on under another name than the one that recorded until now.

    Events after the backup may live on elsewhere, in an export: with the old name, new ones would contradict them.
    """
    with transaction(connection):
        connection.execute("update head set own = 0 where seq > 0")
        journal.own_head(connection)
        journal.rebuild(connection)


def _keep_present(paths: Paths, clock: Clock, reason: str) -> tuple[Path | None, bool]:
    """Back the present database up; one that is damaged is set aside as it is."""
    if not paths.database.exists():
        return None, True
    if not paths.database.is_file():
        raise StorageError(f"{paths.database} is not a file.", "Nothing was changed. Move it away, then try again.")
    if _is_whole(paths.database):
        return backup.make_backup(paths.database, paths.backups, clock.now(), reason), True
    return backup.set_aside(paths.database, paths.backups, clock.now()), False


def _is_whole(database: Path) -> bool:
    try:
        with closing(connect(database, upgraded=False)) as connection:
            return not health.faults_of(connection)
    except StorageError:
        return False
