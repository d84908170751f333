"""The journal: every fact that happened, in order, chained by hashes, and never changed.

The order is that of `turn`: the microsecond at which an event was recorded, forced beyond that of every event known
then. So a clock that was set back changes no order, and journals of several machines interleave by their times.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from drill.domain.codec import to_json
from drill.domain.events import Event, Fact
from drill.storage import projections, stored_events
from drill.storage.stored_events import ERASABLE_KINDS, decoded, kind_of


@dataclass(frozen=True)
class Moment:
    """When something is recorded: the instant, and how the user's calendar saw it."""

    at: datetime
    study_day: date
    utc_offset: int


COLUMNS = "device, seq, turn, at, study_day, utc_offset, kind, payload"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def append(connection: sqlite3.Connection, moment: Moment, facts: Iterable[Fact]) -> tuple[Event, ...]:
    """Record facts and bring the projections up to date; call it inside a transaction.

    Returns:
        The events as recorded.
    """
    device, seq, previous = own_head(connection)
    (latest,) = connection.execute("select coalesce(max(turn), -1) from event").fetchone()
    turn = max(latest, (moment.at - EPOCH) // timedelta(microseconds=1) - 1)
    events = []
    for fact in facts:
        seq += 1
        turn += 1
        event = Event(device, seq, moment.at, moment.study_day, moment.utc_offset, fact)
        previous = _insert(connection, event, turn, previous)
        events.append(event)
    projections.apply(connection, events)
    connection.execute("update head set seq = ?, hash = ? where device = ?", (seq, previous, device))
    return tuple(events)


def read(connection: sqlite3.Connection, session: str | None = None) -> Iterator[Event]:
    """The events in their order, all or those of one session. Events whose text was erased are left out."""
    columns = stored_events.COLUMNS
    if session is None:
        query = f"select {columns} from event where payload is not null order by turn, device"
        return decoded(connection.execute(query))
    query = (
        f"select {columns} from session_event join event using (device, seq)"
        " where session = ? and payload is not null order by turn, device"
    )
    return decoded(connection.execute(query, (session,)))


def verify(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with the journal, one sentence each; nothing when it is whole."""
    faults = []
    heads = connection.execute(
        "select device, coalesce(head.seq, 0), coalesce(head.hash, '')"
        " from (select device from event union select device from head) left join head using (device) order by device"
    )
    for device, last_seq, last_hash in heads.fetchall():
        seq, previous = 0, ""
        for row in connection.execute(
            f"select {COLUMNS}, digest, hash from event where device = ? order by seq", (device,)
        ):
            *_, kind, payload, digest, stored = row
            seq += 1
            expected = chained(previous, *row[:7], digest)
            if row[1] != seq:
                faults.append(f"event {seq} of {device} is missing")
                return tuple(faults)
            told = kind in ERASABLE_KINDS if payload is None else _stands_for(digest, payload)
            if stored != expected or not told:
                faults.append(f"event {seq} of {device} is not as it was written")
            previous = stored
        if (seq, previous) != (last_seq, last_hash):
            faults.append(f"the journal of {device} ends at event {seq}, not at {last_seq}")
    return tuple(faults)


def rebuild(connection: sqlite3.Connection) -> None:
    """Compute all projections from the events; call it inside a transaction."""
    projections.rebuild(connection)


def own_head(connection: sqlite3.Connection) -> tuple[str, int, str]:
    """The device that records here, with the number and the hash of its last event; a new one where there is none."""
    row = connection.execute("select device, seq, hash from head where own = 1").fetchone()
    if row is None:
        row = (secrets.token_hex(6), 0, "")
        connection.execute("insert into head (device, seq, hash, own) values (?, ?, ?, 1)", row)
    device, seq, previous = row
    return device, seq, previous


def _insert(connection: sqlite3.Connection, event: Event, turn: int, previous: str) -> str:
    payload = json.dumps(to_json(event.fact), sort_keys=True, separators=(",", ":"))
    digest = digest_of(payload)
    kind = kind_of(type(event.fact))
    moment = (event.at.isoformat(), event.study_day.isoformat(), event.utc_offset)
    columns = (event.device, event.seq, turn, *moment, kind)
    hash_now = chained(previous, *columns, digest)
    connection.execute(
        f"insert into event ({COLUMNS}, digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*columns, payload, digest, hash_now),
    )
    return hash_now


def _stands_for(digest: object, payload: object) -> bool:
    return isinstance(payload, str) and digest_of(payload) == digest


def digest_of(payload: str) -> str:
    """What stands for a payload in the chain."""
    return sha256(payload.encode()).hexdigest()


def chained(previous: str, *columns: object) -> str:
    """The hash of an event: over the digest of its payload, so that a text can be erased without breaking the chain."""
    # A damaged file may hold bytes where text was written; they are one more thing that was not chained.
    return sha256(json.dumps([previous, *columns], default=repr).encode()).hexdigest()
