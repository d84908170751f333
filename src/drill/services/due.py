"""What is due today: for `drill due`, which must answer at once, and for Home.

It imports as little as it can; the start of `drill due` is most of its time.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drill.clock import Clock
from drill.domain.cards import CardState
from drill.domain.drill_choice import drill_problem
from drill.domain.plan import Practice
from drill.domain.problem_summary import ProblemSummary
from drill.domain.queue import Room, queue, room_on, seconds_a_card
from drill.domain.settings import PracticeSettings
from drill.domain.study_day import study_day
from drill.paths import Paths
from drill.storage import cards, exercises, exposure, practice, sessions, settings
from drill.storage.database import open_for_reading


@dataclass(frozen=True)
class Due:
    """The cards to ask today, and the planned practice whose day has come.

    Args:
        waiting: How many more cards are due and wait for another day.
        exercises: How many exercises of the estimation gym are due.
    """

    cards: tuple[CardState, ...] = ()
    practice: tuple[Practice, ...] = ()
    waiting: int = 0
    exercises: int = 0


def look_up_due(paths: Paths, clock: Clock) -> Due:
    """What is due, read beside whatever else is running; nothing where there is no database yet.

    Raises:
        StorageError: when the database is not ours.
    """
    connection = open_for_reading(paths.database)
    if connection is None:
        return Due()
    chosen = settings.load(connection)
    return load_due(connection, study_day(clock.now(), clock.zone(), chosen.rollover), chosen)


def load_due(connection: sqlite3.Connection, today: date, chosen: PracticeSettings) -> Due:
    """What is due on a study day."""
    due = cards.due(connection, today)
    asked = queue(due, room_left(connection, today, chosen))
    practice_due = tuple(item for item in practice.planned(connection) if item.due <= today)
    return Due(asked, practice_due, len(due) - len(asked), exercises.count_due(connection, today))


def look_up_drills(paths: Paths, items: Iterable[Practice], packs: Iterable[Path]) -> dict[str, str]:
    """The problem on which to drill each planned practice of a phase, by the problem that it is planned for.

    Args:
        paths: Where the data lies.
        items: Planned practice.
        packs: Packs for this run, besides those of the settings.

    Raises:
        StorageError: when the database is not ours.
    """
    phases = tuple(item for item in items if item.phase is not None)
    connection = open_for_reading(paths.database)
    if connection is None or not phases:
        return {}
    # Late, because it looks at every problem file, and most days need none.
    from drill.services.bootstrap import open_library

    return drill_problems(connection, open_library(paths, packs).problems, phases)


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


def room_left(connection: sqlite3.Connection, today: date, chosen: PracticeSettings) -> Room:
    """What today still has room for, after what was reviewed already."""
    seconds = seconds_a_card(cards.latest_times(connection, today))
    reviewed, begun = cards.reviewed_on(connection, today), cards.new_cards_begun(connection, today)
    return room_on(today, chosen, seconds, reviewed, begun)
