"""Sessions as they stand, and what is being typed in the one that runs."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from drill.domain.vocabulary import Phase, Seniority, Verdict


class SessionState(StrEnum):
    """How far an attempt has come."""

    RUNNING = "running"
    LOCKED = "locked"
    SCORING = "scoring"
    SCORED = "scored"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class SessionRow:
    """An attempt in a list.

    Args:
        drilled: The one phase of a phase drill; None for a whole mock.
    """

    id: str
    problem: str
    title: str
    format: str
    seniority: Seniority
    began_at: datetime
    state: SessionState
    elapsed: float
    verdict: Verdict | None
    points: int | None
    scored_on: date | None
    drilled: Phase | None = None


@dataclass(frozen=True)
class Heartbeat:
    """The last sign of life of a running mock."""

    elapsed: float
    at: datetime


COLUMNS = "id, problem, title, format, seniority, began_at, state, elapsed, verdict, points, scored_on, drilled"


def find(connection: sqlite3.Connection, session: str) -> SessionRow | None:
    """A session by its id."""
    row = connection.execute(f"select {COLUMNS} from session where id = ?", (session,)).fetchone()
    return None if row is None else _row(*row)


def matching(connection: sqlite3.Connection, prefix: str) -> tuple[SessionRow, ...]:
    """The attempts whose ids begin so, the latest first."""
    query = f"select {COLUMNS} from session where substr(id, 1, length(?1)) = ?1 order by began_at desc"
    return tuple(_row(*row) for row in connection.execute(query, (prefix,)))


def attempts(connection: sqlite3.Connection) -> tuple[SessionRow, ...]:
    """All attempts, the latest first."""
    return tuple(_row(*row) for row in connection.execute(f"select {COLUMNS} from session order by began_at desc"))


def latest(connection: sqlite3.Connection) -> SessionRow | None:
    """The attempt begun last."""
    row = connection.execute(f"select {COLUMNS} from session order by began_at desc limit 1").fetchone()
    return None if row is None else _row(*row)


def latest_mock(connection: sqlite3.Connection) -> SessionRow | None:
    """The whole mock begun last; phase drills have a format of their own."""
    query = f"select {COLUMNS} from session where drilled is null order by began_at desc limit 1"
    row = connection.execute(query).fetchone()
    return None if row is None else _row(*row)


def unfinished(connection: sqlite3.Connection) -> tuple[SessionRow, ...]:
    """The attempts that wait to be gone on with or scored, the latest first."""
    query = f"select {COLUMNS} from session where state in ('running', 'locked', 'scoring') order by began_at desc"
    return tuple(_row(*row) for row in connection.execute(query))


def scored(connection: sqlite3.Connection, limit: int = -1) -> tuple[SessionRow, ...]:
    """The scored attempts, the latest first."""
    query = f"select {COLUMNS} from session where state = 'scored' order by began_at desc limit ?"
    return tuple(_row(*row) for row in connection.execute(query, (limit,)))


def attempted_problems(connection: sqlite3.Connection) -> frozenset[str]:
    """The problems with an attempt that was not discarded."""
    rows = connection.execute("select distinct problem from session where state <> 'discarded'")
    return frozenset(problem for (problem,) in rows)


def last_begun(connection: sqlite3.Connection) -> dict[str, datetime]:
    """When each problem was begun last; discarded attempts do not count."""
    rows = connection.execute("select problem, max(began_at) from session where state <> 'discarded' group by problem")
    return {problem: datetime.fromisoformat(began_at) for problem, began_at in rows}


def save_draft(connection: sqlite3.Connection, session: str, parts: Mapping[str, str], heartbeat: Heartbeat) -> None:
    """Keep what is being typed, and the time that has passed."""
    connection.executemany(
        "insert or replace into draft (session, part, text) values (?, ?, ?)",
        [(session, part, text) for part, text in parts.items()],
    )
    connection.execute(
        "insert or replace into heartbeat (session, elapsed, at) values (?, ?, ?)",
        (session, heartbeat.elapsed, heartbeat.at.isoformat()),
    )


def draft(connection: sqlite3.Connection, session: str) -> dict[str, str]:
    """What was being typed, by `phase/name`."""
    return dict(connection.execute("select part, text from draft where session = ?", (session,)))


def heartbeat(connection: sqlite3.Connection, session: str) -> Heartbeat | None:
    """The last sign of life of a mock."""
    row = connection.execute("select elapsed, at from heartbeat where session = ?", (session,)).fetchone()
    return None if row is None else Heartbeat(row[0], datetime.fromisoformat(row[1]))


def clear_draft(connection: sqlite3.Connection, session: str) -> None:
    """Forget draft and heartbeat: the events hold it all now."""
    connection.execute("delete from draft where session = ?", (session,))
    connection.execute("delete from heartbeat where session = ?", (session,))


def save_place(connection: sqlite3.Connection, session: str, item: str) -> None:
    """Remember where in the scoring the user stands."""
    connection.execute("insert or replace into place (session, item) values (?, ?)", (session, item))


def place(connection: sqlite3.Connection, session: str) -> str | None:
    """Where in the scoring the user stood."""
    row = connection.execute("select item from place where session = ?", (session,)).fetchone()
    return None if row is None else str(row[0])


def _row(
    session: str,
    problem: str,
    title: str,
    format_id: str,
    seniority: str,
    began_at: str,
    state: str,
    elapsed: float,
    verdict: str | None,
    points: int | None,
    scored_on: str | None,
    drilled: str | None,
) -> SessionRow:
    return SessionRow(
        session,
        problem,
        title,
        format_id,
        Seniority(seniority),
        datetime.fromisoformat(began_at),
        SessionState(state),
        elapsed,
        None if verdict is None else Verdict(verdict),
        points,
        None if scored_on is None else date.fromisoformat(scored_on),
        None if drilled is None else Phase(drilled),
    )
