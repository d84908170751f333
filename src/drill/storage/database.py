"""Opening the database: recognised or refused, never repaired or started over in silence."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from drill.errors import StorageError
from drill.paths import Paths
from drill.posix import LockHeldError, hold_lock, sync_folder
from drill.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_tables, take_steps

SAFE = "Nothing was changed."
BUSY_SECONDS = 5.0
CACHE_KIB = 64 * 1024
"""Taken only when it is needed: a replay of years then waits for the disk at its end alone."""

# The file format of SQLite, https://sqlite.org/fileformat2.html#the_database_header
MAGIC = b"SQLite format 3\0"
HEADER_SIZE = 100
USER_VERSION = slice(60, 64)
APPLICATION = slice(68, 72)


def open_for_writing(path: Path, lock: Path) -> sqlite3.Connection:
    """The database for the one process that writes; it is made when there is none, and brought to the present schema.

    The lock is held as long as this process lives.

    Raises:
        StorageError: when the folder cannot be used, another drill is writing, or the file is not ours.
    """
    descriptor = _take_lock(path, lock)
    try:
        return open_locked(path)
    except BaseException:
        os.close(descriptor)
        raise


@contextmanager
def locked(path: Path, lock: Path) -> Iterator[None]:
    """Be the one process that may write, for as long as the block lasts.

    Raises:
        StorageError: when the folder cannot be used, or another drill is writing.
    """
    descriptor = _take_lock(path, lock)
    try:
        yield
    finally:
        os.close(descriptor)


def open_locked(path: Path) -> sqlite3.Connection:
    """The same as `open_for_writing`, for whoever holds the lock.

    Raises:
        StorageError: when the file is not ours.
    """
    remove_unfinished(path)
    if not os.path.lexists(path):
        _refuse_to_start_over(path)
        _create(path)
    if recognise(path) < SCHEMA_VERSION:
        # Late: it is needed once in a while, and stands on this module.
        from drill.storage.backup import make_backup

        last_changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        make_backup(path, Paths(path.parent).backups, last_changed, "before-upgrade")
    return open_upgraded(path)


def open_upgraded(path: Path) -> sqlite3.Connection:
    """A connection to a database that is brought to the present schema first; it belongs to the caller alone.

    Raises:
        StorageError: when the file is not ours.
    """
    if recognise(path) < SCHEMA_VERSION:
        _upgrade(path)
    return connect(path)


def unfinished(path: Path) -> Path:
    """The name that a database has while it is being made. Only the holder of the lock makes one."""
    return path.with_suffix(".new")


def remove_unfinished(path: Path) -> None:
    """Clear away what a killed process left half made.

    Raises:
        StorageError: when the folder cannot be written.
    """
    try:
        unfinished(path).unlink(missing_ok=True)
        journal_of(unfinished(path)).unlink(missing_ok=True)
    except OSError as error:
        raise _unusable(path.parent, error) from error


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to roll back."""
    return path.with_name(f"{path.name}-journal")


def _take_lock(path: Path, lock: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return hold_lock(lock)
    except LockHeldError as error:
        raise StorageError(
            "drill is open in another terminal.", f"{SAFE} Close it there; `drill due` works beside it."
        ) from error
    except OSError as error:
        raise _unusable(path.parent, error) from error


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """The database for a look, beside a process that writes; None when there is none yet.

    Raises:
        StorageError: when the file is not ours.
    """
    if not os.path.lexists(path):
        return None
    connection = connect(path)
    # Not `mode=ro`: that fails on the hot journal which a killed writer leaves behind.
    connection.execute("pragma query_only = on")
    return connection


def empty_database() -> sqlite3.Connection:
    """A database with nothing in it, in memory: what a look finds before drill was used."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it is on disk afterwards, or none of it.

    Raises:
        StorageError: when the disk is full or the file cannot be written.
    """
    try:
        connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            # A full disk makes SQLite roll back by itself.
            if connection.in_transaction:
                connection.execute("rollback")
            raise
        connection.execute("commit")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.rollback()
        raise StorageError(
            f"Saving failed: {error}.", "What was saved before is safe. Free some space or mend the folder, then retry."
        ) from error


def _refuse_to_start_over(path: Path) -> None:
    """Make no empty database where there must have been a full one."""
    from drill.storage.backup import list_backups

    made = list_backups(Paths(path.parent).backups)
    if made:
        raise StorageError(
            f"There is no {path}, but there are backups of one.",
            f"`drill restore {made[-1].path}` brings it back. To start afresh, move {made[-1].path.parent} away.",
        )


def _create(path: Path) -> None:
    """Make the database under another name first: a crash in between must not leave half of one."""
    new = unfinished(path)
    try:
        connection = sqlite3.connect(new, isolation_level=None)
        try:
            create_tables(connection)
        finally:
            connection.close()
        new.rename(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The database {path} cannot be made: {error}.", "Make its folder writable, or name another in DRILL_HOME."
        ) from error


def _upgrade(path: Path) -> None:
    """Bring a database of an older drill to the present schema; what is computed is computed anew."""
    # Late: a database is upgraded once in a while, and a look needs no journal.
    from drill.storage import journal

    connection = _connect(path)
    try:
        take_steps(connection)
        with transaction(connection):
            journal.rebuild(connection)
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
    except sqlite3.Error as error:
        raise StorageError(
            f"The database {path} could not be brought to the present schema: {error}.",
            "What it holds is safe, and a backup was made. Free some space, then start drill again.",
        ) from error
    finally:
        connection.close()


def connect(path: Path, *, upgraded: bool = True) -> sqlite3.Connection:
    """A connection to a file that is ours, whole as far as a look tells, and of the present schema.

    Args:
        path: The database.
        upgraded: Refuse it when its schema is an older one.

    Raises:
        StorageError: when it is anything else; it was not touched then.
    """
    if recognise(path) < SCHEMA_VERSION and upgraded:
        raise _refused(path, "an older drill wrote it; start `drill` once to upgrade it")
    return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("pragma foreign_keys = on")
        # A commit is the removal of the journal: only `extra` brings that to the disk before it is acknowledged.
        connection.execute("pragma synchronous = extra")
        connection.execute(f"pragma cache_size = -{CACHE_KIB}")
        connection.execute("pragma journal_mode = delete")
        connection.execute("select count(*) from head").fetchone()
        (size,) = connection.execute(
            "select page_count * page_size from pragma_page_count, pragma_page_size"
        ).fetchone()
    except (sqlite3.Error, UnicodeError) as error:
        connection.close()
        raise _refused(path, f"it is damaged ({error})") from error
    if path.stat().st_size < size:
        connection.close()
        raise _refused(path, "it is damaged (its end is missing)")
    return connection


def recognise(path: Path) -> int:
    """The schema of a file of ours.

    It looks at the header as plain bytes: SQLite would convert, check-point or roll back a file that is not ours.

    Raises:
        StorageError: when it is not ours, or a newer drill wrote it.
    """
    status = path.stat() if path.exists() else path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise _refused(path, "it is not a regular file")
    if status.st_size == 0:
        raise _refused(path, "it is empty, so it holds nothing that drill wrote")
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_SIZE)
    except OSError as error:
        raise _refused(path, f"it cannot be read ({error.strerror})") from error
    version = int.from_bytes(header[USER_VERSION], "big", signed=True)
    if len(header) < HEADER_SIZE or not header.startswith(MAGIC):
        raise _refused(path, "it is not a database")
    if int.from_bytes(header[APPLICATION], "big", signed=True) != APPLICATION_ID:
        raise _refused(path, "it belongs to another program")
    if version > SCHEMA_VERSION:
        known = f"schema {version}, this one knows {SCHEMA_VERSION}"
        raise _refused(path, f"a newer drill wrote it ({known}); update drill")
    if version < 1:
        raise _refused(path, f"its schema {version} is unknown")
    return version


def _unusable(folder: Path, error: OSError) -> StorageError:
    return StorageError(
        f"The data folder {folder} cannot be used: {error.strerror}.",
        f"{SAFE} Make it writable, or name another folder in DRILL_HOME.",
    )


def _refused(path: Path, problem: str) -> StorageError:
    return StorageError(
        f"The database {path} was not opened: {problem}.",
        f"{SAFE} `drill doctor` says what can be done; DRILL_HOME names another folder.",
    )
