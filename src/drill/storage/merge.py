"""Taking over events of other devices: a union of chains, in which nothing is changed and nothing is doubled."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from operator import attrgetter

from drill.errors import StorageError
from drill.storage import journal
from drill.storage.export_file import COLUMNS, SAFE, StoredEvent
from drill.storage.journal import chained


@dataclass(frozen=True)
class Merge:
    """What there is to take over.

    Args:
        new: The events that are not in the journal yet, in order on each device.
        known: How many are there already.
    """

    new: tuple[StoredEvent, ...]
    known: int


def compare(connection: sqlite3.Connection, events: Iterable[StoredEvent]) -> Merge:
    """Hold events against the journal.

    Raises:
        StorageError: when a chain has a hole, is broken, or contradicts the journal.
    """
    by_device: defaultdict[str, dict[int, StoredEvent]] = defaultdict(dict)
    for event in events:
        twin = by_device[event.device].setdefault(event.seq, event)
        if twin.hash != event.hash:
            raise _cloned(event)
    new: list[StoredEvent] = []
    known = 0
    for device in sorted(by_device):
        ordered = sorted(by_device[device].values(), key=attrgetter("seq"))
        fresh = _continuation(connection, device, ordered)
        new += fresh
        known += len(ordered) - len(fresh)
    return Merge(tuple(new), known)


def take_over(connection: sqlite3.Connection, merge: Merge) -> None:
    """Store new events and compute everything anew; call it inside a transaction."""
    journal.own_head(connection)
    for event in merge.new:
        connection.execute(f"insert into event ({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(event))
        connection.execute(
            "insert into head (device, seq, hash, own) values (?, ?, ?, 0)"
            " on conflict (device) do update set seq = excluded.seq, hash = excluded.hash",
            (event.device, event.seq, event.hash),
        )
    journal.rebuild(connection)


def _continuation(connection: sqlite3.Connection, device: str, events: list[StoredEvent]) -> list[StoredEvent]:
    """The events that follow the last one known of a device."""
    stored = dict(connection.execute("select seq, hash from event where device = ?", (device,)))
    last = max(stored, default=0)
    previous, turn = stored.get(last, ""), None
    fresh = []
    for event in events:
        if event.seq <= last:
            if stored[event.seq] != event.hash:
                raise _cloned(event)
            continue
        if event.seq != last + 1:
            raise StorageError(f"Event {last + 1} of {device} is missing in the file.", f"{SAFE} Export anew.")
        columns = astuple(event)
        if chained(previous, *columns[:7], event.digest) != event.hash or (turn is not None and event.turn <= turn):
            raise StorageError(
                f"Event {event.seq} of {device} in the file is not as it was written.", f"{SAFE} Export anew."
            )
        previous, last, turn = event.hash, event.seq, event.turn
        fresh.append(event)
    return fresh


def _cloned(event: StoredEvent) -> StorageError:
    return StorageError(
        f"Two different histories claim to be event {event.seq} of {event.device}.",
        f"{SAFE} A data folder was copied and both copies were used. Keep the one you want with `drill backup` and"
        " `drill restore`; from then on it counts as a machine of its own, but what the other recorded stays apart.",
    )
