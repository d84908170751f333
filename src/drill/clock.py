"""Time, read in this one place. Everything else is given a clock."""

import time
from datetime import UTC, datetime, tzinfo
from typing import Protocol

LATEST = datetime(9999, 1, 1, tzinfo=UTC)
"""A clock set wrong says no more than this: due days need some room before the calendar ends."""


class Clock(Protocol):
    """What drill wants to know about time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC; for records."""

    def monotonic(self) -> float:
        """Seconds that never run backwards; for the timing of a mock."""

    def zone(self) -> tzinfo:
        """Where the user is."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return min(datetime.now(UTC), LATEST)

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def zone(self) -> tzinfo:
        """The local zone, with its offset of now."""
        return self.now().astimezone().tzinfo or UTC
