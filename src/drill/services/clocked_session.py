"""A session and the clock that it is read by."""

from drill.clock import Clock
from drill.domain.session import ClockStage, Session


class ClockedSession:
    """Tells of a session how it stands now.

    Args:
        session: The session; it is replaced by what becomes of it.
        clock: Tells the time.
    """

    def __init__(self, session: Session, clock: Clock) -> None:
        self.session = session
        self._clock = clock

    @property
    def now(self) -> float:
        """The monotonic reading of the clock, in seconds."""
        return self._clock.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds counted so far."""
        return self.session.elapsed(self.now)

    def seconds_of(self, step: int) -> float:
        """Seconds spent in a step."""
        return self.session.step_seconds(step, self.now)

    @property
    def step_seconds(self) -> float:
        """Seconds spent in the present step."""
        return self.session.step_seconds(self.session.step_index, self.now)

    @property
    def stage(self) -> ClockStage:
        """Where the clock stands."""
        return self.session.stage(self.now)

    @property
    def can_undo_next(self) -> bool:
        """Whether the last move of the agenda can still be taken back."""
        return self.session.can_undo_next(self.now)
