"""Whether a database is whole: the file, the tables, the chain of events, and what is computed from them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from drill.errors import StorageError
from drill.storage import journal
from drill.storage.database import recognise, transaction
from drill.storage.schema import PROJECTIONS, SCHEMA_VERSION, expected_objects, objects

UNREADABLE = (sqlite3.Error, OverflowError, UnicodeError)
"""What reading a damaged file may raise: its texts need be none, and its numbers may have any size."""

FAULTS_TOLD = 5
"""A damaged page breaks hundreds of rows; the first few say where."""


def open_untouched(path: Path) -> sqlite3.Connection:
    """A connection that reads a file as it lies there and cannot change it, for one that nobody writes to.

    Raises:
        StorageError: when the file is not ours.
    """
    recognise(path)
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True, isolation_level=None)


def faults_of_file(path: Path) -> tuple[str, ...]:
    """What is wrong with a database that nobody writes to; nothing when it is whole."""
    try:
        with closing(open_untouched(path)) as connection:
            return faults_of(connection)
    except StorageError as error:
        return (error.message,)


def faults_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with file, tables and journal, one clause each; nothing when they are whole."""
    try:
        damages = [
            f"SQLite finds damage: {' '.join(str(text).split())}"
            for (text,) in connection.execute(f"pragma integrity_check({FAULTS_TOLD})")
            if text != "ok"
        ]
        unchained = journal.verify(connection)[:FAULTS_TOLD]
        return (*damages, *_wrong_objects(connection), *_wrong_heads(connection), *unchained)
    except UNREADABLE as error:
        return (f"it cannot be read ({error})",)


def stale_projections(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables that differ from what the events give, for a database without other faults.

    The replay happens in memory; the database is only read.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        try:
            stored = {table: _rows(copy, table) for table in PROJECTIONS}
        except UNREADABLE:
            return PROJECTIONS
        with transaction(copy):
            journal.rebuild(copy)
        return tuple(table for table in PROJECTIONS if _rows(copy, table) != stored[table])


def heads(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """How far the journal of each device goes: its last number and hash."""
    return {device: (seq, hash_) for device, seq, hash_ in connection.execute("select device, seq, hash from head")}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(connection.execute(f"select * from {table}"), key=repr)


def _wrong_objects(connection: sqlite3.Connection) -> list[str]:
    (version,) = connection.execute("pragma user_version").fetchone()
    if version != SCHEMA_VERSION:
        return []  # An older drill made its tables otherwise.
    expected, present = expected_objects(), objects(connection)
    names = sorted(name for name in expected.keys() | present.keys() if expected.get(name) != present.get(name))
    return [f"the table, index or trigger {name} is not as drill makes it" for name in names]


def _wrong_heads(connection: sqlite3.Connection) -> list[str]:
    own = [own for (own,) in connection.execute("select own from head")]
    sound = not own or sorted(own, key=repr) == [0] * (len(own) - 1) + [1]
    return [] if sound else ["it is not clear which device records here"]
