"""What stands on the home screen and in the list of problems."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from drill.domain.cards import CardState
from drill.domain.plan import Practice
from drill.domain.problem_summary import ProblemSummary
from drill.domain.settings import PracticeSettings
from drill.errors import ContentError
from drill.services.drills import drill_problems
from drill.services.due import load_due
from drill.storage import practice, sessions, settings
from drill.storage.sessions import SessionRow

RESULTS_SHOWN = 5

PRACTICE_SHOWN = 5
"""Of what is due, and of what is coming; a list of years would push the rest off the screen."""


@dataclass(frozen=True)
class Home:
    """All that Home shows.

    Args:
        queue: The cards of today.
        waiting: How many more cards are due and wait for another day.
        exercises: How many exercises of the estimation gym are due.
        practice: The planned practice that is due.
        coming: The planned practice of later days.
        unfinished: Attempts to go on with or to score.
        suggested: The next problem to try; None when all were attempted.
        played: The problem on which to practise each item that is shown, by the problem that it is planned for.
    """

    today: date
    queue: tuple[CardState, ...]
    waiting: int
    exercises: int
    practice: tuple[Practice, ...]
    coming: tuple[Practice, ...]
    unfinished: tuple[SessionRow, ...]
    suggested: ProblemSummary | None
    results: tuple[SessionRow, ...]
    played: Mapping[str, str]


@dataclass(frozen=True)
class ProblemRow:
    """A problem in the list, with what the user has done with it.

    Args:
        last: The last scored mock.
        is_drilled: Whether a phase of it was drilled and scored.
    """

    problem: ProblemSummary
    last: SessionRow | None
    practice: Practice | None
    is_drilled: bool = False


def load_home(
    connection: sqlite3.Connection, problems: Iterable[ProblemSummary], today: date, chosen: PracticeSettings
) -> Home:
    """The home screen of a study day."""
    problems = tuple(problems)
    due = load_due(connection, today, chosen)
    coming = tuple(item for item in practice.planned(connection) if item.due > today)
    shown = (*due.practice[:PRACTICE_SHOWN], *coming[:PRACTICE_SHOWN])
    return Home(
        today,
        due.cards,
        due.waiting,
        due.exercises,
        due.practice,
        coming,
        sessions.unfinished(connection),
        suggest(problems, sessions.attempted_problems(connection)),
        sessions.scored(connection, RESULTS_SHOWN),
        drill_problems(connection, problems, shown),
    )


def is_first_run(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever chosen or tried."""
    return not settings.are_chosen(connection) and sessions.latest(connection) is None


def suggest(problems: Iterable[ProblemSummary], attempted: Iterable[str]) -> ProblemSummary | None:
    """The easiest problem never attempted, by title within a tier."""
    done = set(attempted)
    fresh = (problem for problem in problems if problem.id not in done)
    return min(fresh, key=lambda problem: (problem.tier.rank, problem.title), default=None)


def suggested_problem(connection: sqlite3.Connection, problems: Iterable[ProblemSummary]) -> str:
    """The id of the problem to try next: the easiest fresh one, else the one practised longest ago.

    Raises:
        ContentError: when there is no problem at all.
    """
    problems = tuple(problems)
    fresh = suggest(problems, sessions.attempted_problems(connection))
    if fresh is not None:
        return fresh.id
    known = {problem.id for problem in problems}
    again = [row.problem for row in sessions.scored(connection) if row.problem in known]
    if again:
        return list(dict.fromkeys(again))[-1]
    if not known:
        raise ContentError("There is no problem to play.", "`drill check` tells what is wrong with the files.")
    return min(known)


def problem_rows(connection: sqlite3.Connection, problems: Iterable[ProblemSummary]) -> tuple[ProblemRow, ...]:
    """The problem list, easiest first."""
    last: dict[str, SessionRow] = {}
    scored = sessions.scored(connection)
    for row in scored:
        if row.drilled is None:
            last.setdefault(row.problem, row)
    drilled = {row.problem for row in scored if row.drilled}
    planned = {item.problem: item for item in practice.planned(connection)}
    ordered = sorted(problems, key=lambda problem: (problem.tier.rank, problem.title))
    return tuple(
        ProblemRow(problem, last.get(problem.id), planned.get(problem.id), problem.id in drilled) for problem in ordered
    )
