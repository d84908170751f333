"""Exercises of the estimation gym and their schedule."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from drill.domain.cards import Memory
from drill.domain.exercises import ExerciseState, Outcome

if TYPE_CHECKING:
    # Only for the hints: what is due is looked up without facts and FSRS.
    from drill.domain.events import Event, TaskMarked
    from drill.domain.fluency import AnswerGiven
    from drill.domain.scheduling import SchedulerSettings

COLUMNS = "id, due, stability, difficulty, last_review, last_seen, retired"


def everything(connection: sqlite3.Connection) -> tuple[ExerciseState, ...]:
    """All exercises that were ever asked, due soonest first."""
    rows = connection.execute(f"select {COLUMNS} from exercise order by due, id")
    return tuple(_state(*row) for row in rows)


def find(connection: sqlite3.Connection, exercise: str) -> ExerciseState | None:
    """An exercise that was asked before."""
    row = connection.execute(f"select {COLUMNS} from exercise where id = ?", (exercise,)).fetchone()
    return None if row is None else _state(*row)


def count_due(connection: sqlite3.Connection, today: date) -> int:
    """How many exercises are due on a day or earlier."""
    query = "select count(*) from exercise where due <= ? and not retired"
    (count,) = connection.execute(query, (today.isoformat(),)).fetchone()
    return int(count)


def next_due(connection: sqlite3.Connection, today: date) -> tuple[date, int] | None:
    """The first later day on which exercises are due, and how many are."""
    query = "select due, count(*) from exercise where due > ? and not retired group by due order by due limit 1"
    row = connection.execute(query, (today.isoformat(),)).fetchone()
    return None if row is None else (date.fromisoformat(row[0]), row[1])


def answers_since(connection: sqlite3.Connection, day: date) -> "tuple[AnswerGiven, ...]":
    """What was answered in the gym on a study day and after it, in order."""
    from drill.domain.fluency import AnswerGiven

    rows = connection.execute(
        "select json_extract(payload, '$.exercise'), json_extract(payload, '$.topic'),"
        " json_extract(payload, '$.outcome'), json_extract(payload, '$.seconds'),"
        " json_extract(payload, '$.target_seconds') from event"
        " where kind = 'task-marked' and payload is not null and study_day >= ? order by turn, device",
        (day.isoformat(),),
    )
    return tuple(
        AnswerGiven(exercise, topic, Outcome(outcome), float(seconds), target)
        for exercise, topic, outcome, seconds, target in rows
    )


def mark(connection: sqlite3.Connection, event: "Event", marked: "TaskMarked", settings: "SchedulerSettings") -> None:
    """Move an exercise by an answer; one beyond its schedule only notes that it was seen."""
    from drill.domain.scheduling import review

    known, day = find(connection, marked.exercise), event.study_day
    if not marked.scheduled:
        connection.execute(
            "update exercise set last_seen = max(last_seen, ?), retired = 0 where id = ?",
            (day.isoformat(), marked.exercise),
        )
        return
    memory, due = review(None if known is None else known.memory, marked.outcome.rating, day, settings)
    seen = day if known is None else max(day, known.last_seen)
    connection.execute(
        f"insert or replace into exercise ({COLUMNS}) values (?, ?, ?, ?, ?, ?, 0)",
        (
            marked.exercise,
            due.isoformat(),
            memory.stability,
            memory.difficulty,
            memory.last_review.isoformat(),
            seen.isoformat(),
        ),
    )


def retire(connection: sqlite3.Connection, exercise: str) -> None:
    """Count an exercise no more as due."""
    connection.execute("update exercise set retired = 1 where id = ?", (exercise,))


def _state(
    exercise: str, due: str, stability: float, difficulty: float, last_review: str, last_seen: str, retired: int
) -> ExerciseState:
    memory = Memory(stability, difficulty, date.fromisoformat(last_review))
    return ExerciseState(exercise, date.fromisoformat(due), memory, date.fromisoformat(last_seen), bool(retired))
