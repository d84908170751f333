"""Events as they are stored, read back."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, get_args

from drill.domain.codec import Json, from_json
from drill.domain.events import ERASABLE, Event, Fact

BATCH = 100
"""So many payloads are parsed at once: JSON is quicker with one long text than with many short ones."""


def kind_of(fact_class: type) -> str:
    """The name under which facts of a class are stored, such as `mock-begun`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", fact_class.__name__).lower()


def kinds_of(fact_classes: Iterable[type]) -> str:
    """The names of some kinds of facts, as a list in SQL."""
    names = ", ".join(f"'{kind_of(each)}'" for each in fact_classes)
    return f"({names})"


FACTS = {kind_of(fact_class): fact_class for fact_class in get_args(Fact)}
"""Every kind of fact by its stored name."""

ERASABLE_KINDS = frozenset(kind_of(fact_class) for fact_class in ERASABLE)
"""The kinds whose payload may be missing."""

COLUMNS = "event.device, event.seq, event.at, event.study_day, event.utc_offset, event.kind, event.payload"
"""What makes up a row."""

KIND = 5
"""Where in a row the kind stands."""

Row = tuple[str, int, str, str, int, str, str]


def parsed(rows: sqlite3.Cursor) -> Iterator[tuple[Row, Any]]:
    """Rows with a payload, each with the JSON data of it."""
    while batch := rows.fetchmany(BATCH):
        yield from zip(batch, json.loads(f"[{','.join(row[-1] for row in batch)}]"), strict=True)


def event_of(row: Row, data: Json) -> Event:
    """The event of a row and its data."""
    device, seq, at, day, offset, kind, _ = row
    fact = from_json(FACTS[kind], data)
    return Event(device, seq, datetime.fromisoformat(at), date.fromisoformat(day), offset, fact)


def decoded(rows: sqlite3.Cursor) -> Iterator[Event]:
    """The events of rows with a payload, in the order of the rows."""
    return (event_of(row, data) for row, data in parsed(rows))
