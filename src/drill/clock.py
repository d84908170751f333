"""Time, read in this one place. Everything else is given a clock."""

import time
from datetime import UTC, datetime, tzinfo
from typing import Protocol


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
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def zone(self) -> tzinfo:
        """The local zone, with its offset of now."""
        return datetime.now().astimezone().tzinfo or UTC
