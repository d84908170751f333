"""Recording facts with the moment at which they happened."""

import sqlite3
from datetime import date

from drill.clock import Clock
from drill.domain.events import Event, Fact
from drill.domain.study_day import study_day
from drill.storage import journal
from drill.storage.database import transaction
from drill.storage.journal import Moment


class Recorder:
    """The one way by which services write history.

    Args:
        connection: The database.
        clock: Tells when.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self.connection = connection
        self.clock = clock

    @property
    def today(self) -> date:
        """The present study day."""
        return study_day(self.clock.now(), self.clock.zone())

    def record(self, *facts: Fact) -> tuple[Event, ...]:
        """Store facts, all or none, and everything that follows from them.

        Raises:
            StorageError: when they could not be written.
        """
        with transaction(self.connection):
            return self.append(*facts)

    def append(self, *facts: Fact) -> tuple[Event, ...]:
        """Store facts inside a transaction that the caller has opened."""
        return journal.append(self.connection, self._moment(), facts)

    def _moment(self) -> Moment:
        now, zone = self.clock.now(), self.clock.zone()
        offset = now.astimezone(zone).utcoffset()
        minutes = 0 if offset is None else round(offset.total_seconds() / 60)
        return Moment(now, study_day(now, zone), minutes)
