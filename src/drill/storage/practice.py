"""The planned practice of each problem."""

import sqlite3
from datetime import date

from drill.domain.plan import Practice
from drill.domain.vocabulary import Dimension, Phase

COLUMNS = "problem, due, phase, because"


def planned(connection: sqlite3.Connection) -> tuple[Practice, ...]:
    """All planned practice, the earliest first."""
    rows = connection.execute(f"select {COLUMNS} from practice order by due, problem")
    return tuple(_practice(*row) for row in rows)


def planned_by(connection: sqlite3.Connection, session: str) -> Practice | None:
    """What a scored session planned, unless a later one replaced it."""
    row = connection.execute(f"select {COLUMNS} from practice where session = ?", (session,)).fetchone()
    return None if row is None else _practice(*row)


def session_behind(connection: sqlite3.Connection, problem: str) -> str | None:
    """The attempt after which the practice of a problem was planned; None where none is planned."""
    row = connection.execute("select session from practice where problem = ?", (problem,)).fetchone()
    return None if row is None else str(row[0])


def _practice(problem: str, due: str, phase: str | None, because: str | None) -> Practice:
    return Practice(
        problem,
        date.fromisoformat(due),
        None if phase is None else Phase(phase),
        None if because is None else Dimension(because),
    )
