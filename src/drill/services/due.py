"""What is due today: for `drill due`, which must answer at once, and for Home.

It imports as little as it can; the start of `drill due` is most of its time.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

from drill.clock import Clock
from drill.domain.cards import CardState, queue
from drill.domain.plan import Practice
from drill.domain.study_day import study_day
from drill.paths import Paths
from drill.storage import cards, practice
from drill.storage.database import open_for_reading


@dataclass(frozen=True)
class Due:
    """The cards to ask today, and the planned practice whose day has come."""

    cards: tuple[CardState, ...] = ()
    practice: tuple[Practice, ...] = ()


def look_up_due(paths: Paths, clock: Clock) -> Due:
    """What is due, read beside whatever else is running; nothing where there is no database yet.

    Raises:
        StorageError: when the database is not ours.
    """
    connection = open_for_reading(paths.database)
    return Due() if connection is None else load_due(connection, study_day(clock.now(), clock.zone()))


def load_due(connection: sqlite3.Connection, today: date) -> Due:
    """What is due on a study day."""
    asked = queue(cards.due(connection, today), cards.new_cards_begun(connection, today))
    return Due(asked, tuple(item for item in practice.planned(connection) if item.due <= today))
