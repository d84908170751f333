"""What the problem files held when they were last read, so that a list needs no YAML."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from drill.domain.codec import from_json, to_json
from drill.domain.problem_summary import ProblemSummary


@dataclass(frozen=True)
class IndexedFile:
    """A file as it was when it was read: a summary, or the faults that made it unreadable."""

    path: str
    mtime_ns: int
    size: int
    summary: ProblemSummary | None
    faults: tuple[str, ...]


def load(connection: sqlite3.Connection) -> tuple[IndexedFile, ...]:
    """All indexed files, by path."""
    rows = connection.execute("select path, mtime_ns, size, summary, faults from content_index order by path")
    return tuple(
        IndexedFile(
            path,
            mtime_ns,
            size,
            None if summary is None else from_json(ProblemSummary, json.loads(summary)),
            tuple(json.loads(faults)),
        )
        for path, mtime_ns, size, summary, faults in rows
    )


def save(connection: sqlite3.Connection, changed: Iterable[IndexedFile], gone: Iterable[str]) -> None:
    """Store what was read anew, and drop the files that are gone; call it inside a transaction."""
    for file in changed:
        summary = None if file.summary is None else json.dumps(to_json(file.summary))
        connection.execute(
            "insert or replace into content_index (path, mtime_ns, size, summary, faults) values (?, ?, ?, ?, ?)",
            (file.path, file.mtime_ns, file.size, summary, json.dumps(file.faults)),
        )
    connection.executemany("delete from content_index where path = ?", [(path,) for path in gone])
