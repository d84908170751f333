"""Opening the database: recognised or refused, never repaired or started over in silence."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drill.errors import StorageError
from drill.posix import LockHeldError, hold_lock, sync_folder
from drill.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_tables

SAFE = "Nothing was changed."
BUSY_SECONDS = 5.0

# The file format of SQLite, https://sqlite.org/fileformat2.html#the_database_header
MAGIC = b"SQLite format 3\0"
HEADER_SIZE = 100
USER_VERSION = slice(60, 64)
APPLICATION = slice(68, 72)


def open_for_writing(path: Path, lock: Path) -> sqlite3.Connection:
    """The database for the one process that writes; it is made when there is none.

    Raises:
        StorageError: when the folder cannot be used, another drill is writing, or the file is not ours.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = hold_lock(lock)
    except LockHeldError as error:
        raise StorageError(
            "drill is open in another terminal.", f"{SAFE} Close it there; `drill due` works beside it."
        ) from error
    except OSError as error:
        raise StorageError(
            f"The data folder {path.parent} cannot be used: {error.strerror}.",
            f"{SAFE} Make it writable, or name another folder in DRILL_HOME.",
        ) from error
    try:
        if not os.path.lexists(path):
            _create(path)
        return _connect(path)
    except BaseException:
        os.close(descriptor)
        raise


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """The database for a look, beside a process that writes; None when there is none yet.

    Raises:
        StorageError: when the file is not ours.
    """
    if not os.path.lexists(path):
        return None
    connection = _connect(path)
    # Not `mode=ro`: that fails on the hot journal which a killed writer leaves behind.
    connection.execute("pragma query_only = on")
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


def _create(path: Path) -> None:
    """Make the database under another name first: a crash in between must not leave half of one."""
    unfinished = path.with_suffix(".new")
    try:
        unfinished.unlink(missing_ok=True)
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            create_tables(connection)
        finally:
            connection.close()
        unfinished.rename(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The database {path} cannot be made: {error}.", "Make its folder writable, or name another in DRILL_HOME."
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is ours, whole as far as a look tells, and of the schema we know."""
    _recognise(path)
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma journal_mode = delete")
        connection.execute("select count(*) from head").fetchone()
        (size,) = connection.execute(
            "select page_count * page_size from pragma_page_count, pragma_page_size"
        ).fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise _refused(path, f"it is damaged ({error})") from error
    if path.stat().st_size < size:
        connection.close()
        raise _refused(path, "it is damaged (its end is missing)")
    return connection


def _recognise(path: Path) -> None:
    """Look at the header as plain bytes: SQLite would convert, check-point or roll back a file that is not ours."""
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
    if version < SCHEMA_VERSION:
        raise _refused(path, f"its schema {version} is unknown")


def _refused(path: Path, problem: str) -> StorageError:
    return StorageError(
        f"The database {path} was not opened: {problem}.",
        f"{SAFE} Put a good copy in its place, move it away to start afresh, or name another folder in DRILL_HOME.",
    )
