"""Recording facts with the moment at which they happened.

The facts are imported with the first one recorded: Home stands on the screen before that.
"""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from drill.clock import Clock
from drill.domain.settings import PracticeSettings
from drill.domain.study_day import study_day
from drill.storage import settings
from drill.storage.database import transaction

if TYPE_CHECKING:
    from drill.domain.events import Event, Fact


class Recorder:
    """The one way by which services write history.

    Args:
        connection: The database.
        clock: Tells when.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self.connection = connection
        self.clock = clock
        self.settings: PracticeSettings = settings.load(connection)

    @property
    def today(self) -> date:
        """The present study day."""
        return study_day(self.clock.now(), self.clock.zone(), self.settings.rollover)

    def record(self, *facts: "Fact") -> "tuple[Event, ...]":
        """Store facts, all or none, and everything that follows from them.

        Raises:
            StorageError: when they could not be written.
        """
        with transaction(self.connection):
            return self.append(*facts)

    def change_settings(self, chosen: PracticeSettings) -> None:
        """Practise by other settings from now on."""
        from drill.domain.events import SettingsChanged

        self.record(SettingsChanged(chosen))
        self.settings = chosen

    def append(self, *facts: "Fact") -> "tuple[Event, ...]":
        """Store facts inside a transaction that the caller has opened."""
        from drill.storage import journal

        now, zone = self.clock.now(), self.clock.zone()
        offset = now.astimezone(zone).utcoffset()
        minutes = 0 if offset is None else round(offset.total_seconds() / 60)
        moment = journal.Moment(now, study_day(now, zone, self.settings.rollover), minutes)
        return journal.append(self.connection, moment, facts)
