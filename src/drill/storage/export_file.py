"""An export: a header and one event a line, as JSON. What comes in may be anything and is held to bounds first."""

import json
import re
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from io import BufferedReader
from pathlib import Path

from drill.domain.codec import Json, from_json
from drill.errors import StorageError
from drill.storage.journal import digest_of
from drill.storage.stored_events import ERASABLE_KINDS, FACTS

FORMAT = "drill-export"
VERSION = 1
LONGEST_FILE = 512 * 1024 * 1024
LONGEST_LINE = 4 * 1024 * 1024
DEVICE = re.compile(r"[0-9a-f]{12}")
LARGEST_NUMBER = 2**53
LATEST_TURN = 2**62
LARGEST_OFFSET = 24 * 60
SAFE = "Nothing was changed."


@dataclass(frozen=True)
class StoredEvent:
    """An event as it lies in the journal, with everything that the chain of hashes runs over."""

    device: str
    seq: int
    turn: int
    at: str
    study_day: str
    utc_offset: int
    kind: str
    payload: str | None
    digest: str
    hash: str


@dataclass(frozen=True)
class Export:
    """What an export holds.

    Args:
        left_out: How many texts are not in it.
        notes: What the user should know of it, one sentence each.
    """

    events: tuple[StoredEvent, ...]
    left_out: int
    notes: tuple[str, ...] = ()


COLUMNS = ", ".join(field.name for field in fields(StoredEvent))


def export_lines(connection: sqlite3.Connection, answers: bool = True) -> Iterator[str]:
    """The lines of an export, without their line ends; call it inside a transaction.

    Args:
        connection: The database.
        answers: Whether what the user wrote in mocks goes with it.
    """
    (count,) = connection.execute("select count(*) from event").fetchone()
    heads = dict(connection.execute("select device, hash from head where seq > 0 order by device"))
    own = connection.execute("select device from head where own = 1").fetchone()
    header = {"format": FORMAT, "version": VERSION, "device": own[0] if own else "", "count": count, "heads": heads}
    yield json.dumps(header)
    for row in connection.execute(f"select {COLUMNS} from event order by turn, device"):
        event = StoredEvent(*row)
        data = {field.name: value for field, value in zip(fields(event), astuple(event), strict=True)}
        if event.kind in ERASABLE_KINDS and not answers:
            data["payload"] = None
        yield json.dumps(data)


def read_export(path: Path) -> Export:
    """Read an export, every line of it checked by itself.

    Raises:
        StorageError: when it is no export, or a line of it is not as drill writes it.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused(path, 0, "it is not a regular file")
        if status.st_size > LONGEST_FILE:
            raise _refused(path, 0, f"it is larger than {LONGEST_FILE // 1024**2} MB")
        with path.open("rb") as file:
            return _read(path, file)
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}.", SAFE) from error


def _read(path: Path, file: BufferedReader) -> Export:
    count = _count(path, file.readline(LONGEST_LINE + 1))
    events: list[StoredEvent] = []
    notes = []
    number, left_out = 1, 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise _refused(path, number, f"it is longer than {LONGEST_LINE // 1024**2} MB")
        if not line.endswith(b"\n"):
            notes.append("Its last line was not written to its end and is left out.")
            break
        try:
            event = from_json(StoredEvent, _parse(line.decode("utf-8")))
            _check(event)
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise _refused(path, number, _words(error)) from error
        events.append(event)
        left_out += event.payload is None
    if len(events) < count:
        notes.append(f"It ends early: {len(events)} of {count} events are there.")
    return Export(tuple(events), left_out, tuple(notes))


def _count(path: Path, line: bytes) -> int:
    """How many events follow the header."""
    try:
        data = _parse(line.decode("utf-8"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _refused(path, 0, "it is no export of drill")
    if data.get("version") != VERSION:
        raise _refused(path, 0, "another version of drill wrote it; update drill")
    count = data.get("count")
    if type(count) is not int:
        raise _refused(path, 1, "it does not say how many events follow")
    return count


def _check(event: StoredEvent) -> None:
    """See that every value of an event is one that drill writes."""
    if event.kind not in FACTS:
        raise ValueError(f"{event.kind[:40]!r} is a kind of event that this drill does not know; update drill")
    moment = datetime.fromisoformat(event.at)
    sound = (
        DEVICE.fullmatch(event.device) is not None
        and 1 <= event.seq <= LARGEST_NUMBER
        and abs(event.turn) <= LATEST_TURN
        and abs(event.utc_offset) <= LARGEST_OFFSET
        and moment.tzinfo is not None
        and moment.isoformat() == event.at
        and date.fromisoformat(event.study_day).isoformat() == event.study_day
    )
    if not sound:
        raise ValueError("a value is out of its range")
    if event.payload is None:
        if event.kind not in ERASABLE_KINDS:
            raise ValueError("it lacks what happened")
        return
    if digest_of(event.payload) != event.digest:
        raise ValueError("its text is not the one that was written")
    from_json(FACTS[event.kind], _parse(event.payload))


def _parse(text: str) -> Json:
    data: Json = json.loads(text, parse_constant=_refuse_constant)
    return data


def _refuse_constant(name: str) -> Json:
    raise ValueError(f"{name} is no number")


def _words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeError):
        return "it is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return "it is not JSON"
    return " ".join(str(error).split())[:200]


def _refused(path: Path, line: int, problem: str) -> StorageError:
    place = f"{path}:{line}" if line else str(path)
    return StorageError(f"{place} was not imported: {problem}.", SAFE)
