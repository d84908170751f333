"""On which problem a planned practice is played. It looks at every problem file: `drill due` asks only when it must."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from drill.domain.drill_choice import drill_problem
from drill.domain.plan import Practice
from drill.domain.problem_summary import ProblemSummary
from drill.paths import Paths
from drill.services.bootstrap import open_library
from drill.storage import exposure, sessions
from drill.storage.database import open_for_reading


def look_up_drills(paths: Paths, items: Iterable[Practice], packs: Iterable[Path]) -> dict[str, str]:
    """The same as `drill_problems`, for who holds no connection.

    Args:
        paths: Where the data lies.
        items: Planned practice.
        packs: Packs for this run, besides those of the settings.

    Raises:
        StorageError: when the database is not ours.
    """
    connection = open_for_reading(paths.database)
    return {} if connection is None else drill_problems(connection, open_library(paths, packs).problems, items)


def drill_problems(
    connection: sqlite3.Connection, problems: Iterable[ProblemSummary], items: Iterable[Practice]
) -> dict[str, str]:
    """The problem on which to practise each item, by the problem that it is planned for.

    Args:
        connection: What was met and tried is looked up here.
        problems: All problems that can be played.
        items: Planned practice.
    """
    problems, met, begun = tuple(problems), exposure.met(connection), sessions.last_begun(connection)
    return {item.problem: drill_problem(item, problems, met, begun) for item in items}
