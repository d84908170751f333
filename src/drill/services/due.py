"""What is due today: for `drill due`, which must answer at once, and for Home.

It imports as little as it can; the start of `drill due` is most of its time.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

from drill.clock import Clock
from drill.domain.cards import CardState
from drill.domain.plan import Practice
from drill.domain.queue import Room, queue, room_on, seconds_a_card
from drill.domain.settings import PracticeSettings
from drill.domain.study_day import study_day
from drill.paths import Paths
from drill.storage import cards, exercises, practice, settings
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


def room_left(connection: sqlite3.Connection, today: date, chosen: PracticeSettings) -> Room:
    """What today still has room for, after what was reviewed already."""
    seconds = seconds_a_card(cards.latest_times(connection, today))
    reviewed, begun = cards.reviewed_on(connection, today), cards.new_cards_begun(connection, today)
    return room_on(today, chosen, seconds, reviewed, begun)
