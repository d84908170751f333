"""Erasing what was written in an attempt, down to the bytes of the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from drill.errors import StorageError
from drill.posix import sync_file, sync_folder
from drill.storage import journal
from drill.storage.backup import verified_copy
from drill.storage.database import open_upgraded, transaction
from drill.storage.stored_events import ERASABLE_KINDS

TYPED = ("draft", "heartbeat", "place")


def erase(connection: sqlite3.Connection, session: str) -> int:
    """Erase the texts of an attempt; call it inside a transaction, after `overwrite_freed_bytes` and before `vacuum`.

    Returns:
        How many there were.
    """
    kinds = ", ".join("?" * len(ERASABLE_KINDS))
    erased = connection.execute(
        f"update event set payload = null where kind in ({kinds})"
        " and payload is not null and json_extract(payload, '$.session') = ?",
        (*ERASABLE_KINDS, session),
    ).rowcount
    for table in TYPED:
        connection.execute(f"delete from {table} where session = ?", (session,))
    journal.rebuild(connection)
    return erased


def overwrite_freed_bytes(connection: sqlite3.Connection) -> None:
    """Have SQLite write zeros over what is erased from now on."""
    connection.execute("pragma secure_delete = on")


def vacuum(connection: sqlite3.Connection) -> None:
    """Write the file anew, without what was freed.

    Raises:
        StorageError: when there is no room for it.
    """
    try:
        connection.execute("vacuum")
    except sqlite3.Error as error:
        raise StorageError(
            f"The texts are erased, but the file could not be written anew: {error}.",
            "Free some space and forget again.",
        ) from error


def erase_in_backup(path: Path, session: str) -> int:
    """Erase the texts of an attempt in a backup, which is replaced by a verified one without them.

    Returns:
        How many there were; a backup without any is left as it is.

    Raises:
        StorageError: when the backup is not whole or could not be written; it is as it was then.
    """
    try:
        with verified_copy(path, path.parent) as copy:
            with closing(open_upgraded(copy)) as connection:
                overwrite_freed_bytes(connection)
                with transaction(connection):
                    erased = erase(connection, session)
                vacuum(connection)
            sync_file(copy)
            if erased:
                copy.rename(path)
                sync_folder(path.parent)
            return erased
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{path} could not be rewritten: {error}.") from error
