"""Noticing that the machine slept: its wall clock went on and its monotonic clock stood."""

from drill.clock import Clock

NOTICED_SECONDS = 5.0
"""Less is a wall clock that was put right."""


class SleepWatch:
    """Compares the two clocks whenever it is asked.

    Args:
        clock: Has both.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = (clock.now(), clock.monotonic())

    def seconds(self) -> float:
        """How long the machine slept since this was asked last; 0 where it did not."""
        wall, monotonic = self._seen
        self._seen = now, at = self._clock.now(), self._clock.monotonic()
        asleep = (now - wall).total_seconds() - (at - monotonic)
        return asleep if asleep > NOTICED_SECONDS else 0.0
