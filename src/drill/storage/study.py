"""What was studied: the runs through the stages of each problem, and what is being typed in one."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from drill.domain.study.stage import Stage

if TYPE_CHECKING:
    # Only for the hint: looking up what was studied needs no facts.
    from drill.domain.events import StudyBegun


@dataclass(frozen=True)
class StudyRow:
    """One run through one stage of a problem.

    Args:
        done: How many steps were revealed, or gaps judged.
        right: How many gaps were filled rightly.
        finished_on: The study day of its end; None while it goes on.
    """

    id: str
    stage: Stage
    done: int
    right: int
    finished_on: date | None


def of_problem(connection: sqlite3.Connection, problem: str) -> tuple[StudyRow, ...]:
    """The runs through a problem, the latest first, in the order of the journal: clocks may be set back."""
    rows = connection.execute(
        "select id, stage, count(item), coalesce(sum(right), 0), finished_on from study"
        " left join study_item on study = id where problem = ? group by id order by study.rowid desc",
        (problem,),
    )
    return tuple(
        StudyRow(id_, Stage(stage), done, right, None if day is None else date.fromisoformat(day))
        for id_, stage, done, right, day in rows
    )


def left(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The problems with a run that goes on, the latest first."""
    rows = connection.execute(
        "select problem from study where finished_on is null group by problem order by max(rowid) desc"
    )
    return tuple(problem for (problem,) in rows)


def begin(connection: sqlite3.Connection, begun: "StudyBegun", at: datetime) -> None:
    """Note that a run began."""
    connection.execute(
        "insert into study (id, problem, stage, began_at) values (?, ?, ?, ?)",
        (begun.session, begun.problem, begun.stage, at.isoformat()),
    )


def note(connection: sqlite3.Connection, study: str, item: str, right: bool | None) -> None:
    """Note that a step was revealed, or how a gap was judged."""
    connection.execute(
        "insert or replace into study_item values (?, ?, ?)", (study, item, None if right is None else int(right))
    )


def finish(connection: sqlite3.Connection, study: str, day: date) -> None:
    """Note that a run came to its end; the first time counts."""
    connection.execute(
        "update study set finished_on = ? where id = ? and finished_on is null", (day.isoformat(), study)
    )


def save_draft(connection: sqlite3.Connection, study: str, texts: Mapping[str, str]) -> None:
    """Keep what is being typed."""
    connection.executemany(
        "insert or replace into draft (session, part, text) values (?, ?, ?)",
        [(study, part, text) for part, text in texts.items()],
    )


def clear_draft(connection: sqlite3.Connection, study: str, parts: tuple[str, ...]) -> None:
    """Forget some texts: the events hold them now."""
    connection.executemany("delete from draft where session = ? and part = ?", [(study, part) for part in parts])
