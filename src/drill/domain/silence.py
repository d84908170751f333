"""Silence in a mock, in seconds that count: since the last key, and how long the long ones were."""

from dataclasses import dataclass, field

IDLE_SECONDS = 90.0
"""A silence of this length is worth telling of, whenever the interviewer speaks up."""

PAUSE_SECONDS = 3.0
"""Without a key for this long, a candidate is not in mid-typing."""


@dataclass
class Silence:
    """How long nobody has pressed a key.

    Args:
        since: Seconds of the mock at the last key, whatever it did.
        typed_at: Seconds of the mock when the last letter was typed.
        ended: The silences of 90 seconds or more that are over: their beginnings and their lengths.
    """

    since: float
    typed_at: float = field(default=-PAUSE_SECONDS)
    ended: list[tuple[float, float]] = field(default_factory=list)

    def end(self, elapsed: float) -> None:
        """A key was pressed."""
        seconds = elapsed - self.since
        if seconds >= IDLE_SECONDS:
            self.ended.append((self.since, seconds))
        self.since = elapsed

    def end_by_typing(self, elapsed: float) -> None:
        """A letter was typed."""
        self.end(elapsed)
        self.typed_at = elapsed

    def seconds(self, elapsed: float) -> float:
        """How long no key was pressed; one that typed nothing does not make anybody be in mid-typing."""
        since_typed = elapsed - self.typed_at
        return since_typed if since_typed < PAUSE_SECONDS else max(PAUSE_SECONDS, elapsed - self.since)
