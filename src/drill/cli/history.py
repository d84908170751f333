"""The commands that look back: `drill history`, `drill show`. They only read, also beside a running app."""

import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drill.cli.output import print_json, print_table, print_text, table_lines
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hints: every command reads this module to know its words, and `drill due` has no use for more.
    from drill.domain.problem import Problem
    from drill.services.history import HistoryRow

RESULTS_SHOWN = 5


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    history = add_command(commands, "history", list_history, "list all attempts, the latest first, each with its id")
    history.add_argument("--json", action="store_true", help="print JSON, for scripts")
    show = add_command(commands, "show", show_one, "print an attempt as Markdown, or what a problem is about")
    show.add_argument("id", metavar="ID", help="an attempt of `drill history`, the beginning of its id, or a problem")


def list_history(options: Namespace, clock: Clock) -> int:
    """List the attempts."""
    from drill.services.history import load_history, open_history

    rows = load_history(open_history(find_paths()))
    if options.json:
        print_json([_json(row) for row in rows])
    elif rows:
        print_table(_cells(row) for row in rows)
    else:
        print("No attempt yet. `drill mock` begins one.")
    return ExitCode.OK


def show_one(options: Namespace, clock: Clock) -> int:
    """Print a problem or an attempt."""
    from drill.services.bootstrap import open_library
    from drill.services.history import find_attempt, load_record, open_history
    from drill.services.markdown_export import attempt_markdown

    connection, library = open_history(find_paths()), open_library(find_paths(), options.pack)
    if any(problem.id == options.id for problem in library.problems):
        print_text("\n".join(_problem_lines(library.problem(options.id), connection)))
        return ExitCode.OK
    attempt = find_attempt(connection, options.id)
    if attempt is None:
        raise UsageError(
            f"There is no attempt and no problem {options.id}.", "`drill history` and `drill problems` list them."
        )
    titles = {dimension: rubric.title for dimension, rubric in library.rubric.dimensions.items()}
    print_text(attempt_markdown(load_record(connection, library, attempt.id), titles).rstrip("\n"))
    return ExitCode.OK


def _json(row: "HistoryRow") -> dict[str, object]:
    session = row.session
    return {
        "id": session.id,
        "problem": session.problem,
        "title": session.title,
        "format": session.format,
        "drilled": session.drilled,
        "seniority": session.seniority,
        "day": row.day.isoformat(),
        "state": session.state,
        "seconds": row.seconds,
        "interrupted": row.interrupted,
        "levels_only": row.levels_only,
        "exposed": row.exposed,
        "verdict": session.verdict,
        "points": session.points,
    }


def _cells(row: "HistoryRow") -> tuple[str, ...]:
    from drill.domain.wording import clock_text

    session = row.session
    result = f"{session.verdict}, {session.points} of 400" if session.verdict else session.state.value
    minutes = "" if row.seconds is None else clock_text(row.seconds)
    levels_only = ", by levels only" if row.levels_only else ""
    interrupted = ", interrupted" if row.interrupted else ""
    exposed = ", partly seen before" if row.exposed else ""
    return (
        session.id,
        row.day.isoformat(),
        session.problem,
        session.format,
        session.seniority,
        minutes.rjust(5),
        f"{result}{levels_only}{interrupted}{exposed}",
    )


def _problem_lines(problem: "Problem", connection: sqlite3.Connection) -> Iterator[str]:
    """What someone may know of a problem before the first attempt, and how the last ones went."""
    from drill.services.history import load_history

    yield f"{problem.title} ({problem.id})"
    yield f"{problem.tier}; patterns: {', '.join(problem.patterns)}"
    yield ""
    yield problem.brief.strip()
    yield ""
    rows = [row for row in load_history(connection) if row.session.problem == problem.id]
    yield "Last attempts:" if rows else f"Not tried yet. `drill mock {problem.id}` begins."
    yield from (f"  {line}" for line in table_lines(_cells(row) for row in rows[:RESULTS_SHOWN]))
