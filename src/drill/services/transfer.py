"""Taking everything out as lines of JSON, and in again: looked through first, all or nothing, and it can be undone."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from drill.clock import Clock
from drill.content.sanitise import sanitise
from drill.domain.attempt import attempt_of
from drill.domain.codec import Json
from drill.errors import DrillError, StorageError
from drill.paths import Paths
from drill.posix import sync_folder
from drill.services.restore import Holdings, holdings
from drill.storage import backup, journal
from drill.storage.database import empty_database, locked, open_for_reading, open_locked, transaction
from drill.storage.export_file import SAFE, Export, StoredEvent, export_lines, read_export
from drill.storage.merge import Merge, compare, take_over
from drill.storage.stored_events import ERASABLE_KINDS

UNREPLAYABLE = (ArithmeticError, LookupError, TypeError, ValueError, sqlite3.Error, DrillError)
"""What replaying events that contradict each other may raise; drill never writes such, but a file may hold them."""


@dataclass(frozen=True)
class Preview:
    """What an import would bring.

    Args:
        new: How many events are new.
        known: How many are there already.
        devices: The devices that the new ones are of.
        before: What the database holds.
        after: What it would hold.
        left_out: How many texts the file leaves out.
        notes: What the user should know of the file, one sentence each.
    """

    new: int
    known: int
    devices: tuple[str, ...]
    before: Holdings
    after: Holdings
    left_out: int
    notes: tuple[str, ...]


@contextmanager
def exporting(paths: Paths, answers: bool = True) -> Iterator[Iterator[str]]:
    """The lines of an export; it works beside a drill that writes.

    Args:
        paths: Where the data lies.
        answers: Whether what the user wrote in mocks goes with it.

    Raises:
        StorageError: when there is nothing to export, or the database cannot be read.
    """
    connection = open_for_reading(paths.database)
    if connection is None:
        raise StorageError("There is no data to export yet.", f"drill keeps it in {paths.home}.")
    with closing(connection):
        try:
            connection.execute("begin")
            yield export_lines(connection, answers)
        except sqlite3.Error as error:
            raise StorageError(
                f"The export is not whole: {error}.", "`drill doctor` says what can be done; nothing was changed."
            ) from error


def export_to(paths: Paths, target: Path, answers: bool = True) -> int:
    """Write an export to a new file, all of it or none.

    Returns:
        How many events it holds.

    Raises:
        StorageError: when the file exists or cannot be written.
    """
    if target.exists():
        raise StorageError(f"{target} exists already.", "Nothing was written. Name a new file.")
    unfinished = target.with_name(f".{target.name}.new")
    try:
        count = -1
        with exporting(paths, answers) as lines, unfinished.open("w", encoding="ascii", newline="\n") as file:
            unfinished.chmod(backup.PRIVATE)
            for line in lines:
                file.write(f"{line}\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
        sync_folder(target.parent)
        return count
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.", "Your data is as it was.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def look_into(paths: Paths, file: Path) -> Preview:
    """What an import would bring; nothing is changed.

    Raises:
        StorageError: when the file cannot be imported.
    """
    export = read_export(file)
    with closing(open_for_reading(paths.database) or empty_database()) as connection:
        return _preview(connection, export, _compared(connection, export))


def import_from(paths: Paths, clock: Clock, file: Path, is_wanted: Callable[[Preview], bool]) -> Path | None:
    """Take over what an export holds and is not here yet, after a verified backup.

    Args:
        paths: Where the data lies.
        clock: Tells the time of the backup's name.
        file: The export.
        is_wanted: Asked when there is something new, with what it would bring.

    Returns:
        The backup; None when there was nothing new or it was not wanted.

    Raises:
        StorageError: when the file cannot be imported, or another drill is open; nothing was changed then.
    """
    export = read_export(file)
    with locked(paths.database, paths.lock), closing(open_locked(paths.database)) as connection:
        merge = _compared(connection, export)
        preview = _preview(connection, export, merge)
        if not is_wanted(preview) or not merge.new:
            return None
        kept = backup.make_backup(paths.database, paths.backups, clock.now(), "before-import")
        with transaction(connection):
            take_over(connection, merge)
        return kept


def _compared(connection: sqlite3.Connection, export: Export) -> Merge:
    merge = compare(connection, export.events)
    for event in merge.new:
        _refuse_control_characters(event)
    return merge


def _preview(connection: sqlite3.Connection, export: Export, merge: Merge) -> Preview:
    """Try it on a copy in memory: what that brings, and that nothing in it contradicts the rest."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        before = holdings(copy)
        try:
            with transaction(copy):
                take_over(copy, merge)
            _open_every_attempt(copy)
        except UNREPLAYABLE as error:
            raise StorageError(
                "The file was not imported: its events contradict each other or the ones that are here.",
                f"{SAFE} It was changed by another program, or a drill with a fault wrote it ({error}).",
            ) from error
        devices = tuple(sorted({event.device for event in merge.new}))
        return Preview(len(merge.new), merge.known, devices, before, holdings(copy), export.left_out, export.notes)


def _open_every_attempt(connection: sqlite3.Connection) -> None:
    """See that every attempt can be opened."""
    for (session,) in connection.execute("select id from session").fetchall():
        attempt = attempt_of(journal.read(connection, session))
        _ = (attempt.session.step, attempt.session.reached)


def _refuse_control_characters(event: StoredEvent) -> None:
    """Let nothing in that a terminal would obey; only what users wrote may hold it, and is cleaned when shown."""
    if event.payload is None or event.kind in ERASABLE_KINDS:
        return
    if any(sanitise(text) != text for text in _texts(json.loads(event.payload))):
        raise StorageError(
            f"Event {event.seq} of {event.device} was not imported: it holds characters that control a terminal.",
            f"{SAFE} drill writes no such events; do not trust this file.",
        )


def _texts(data: Json) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        inner: Iterable[Json] = data if isinstance(data, list) else (*data.keys(), *data.values())
        for item in inner:
            yield from _texts(item)
