"""When the bell of a mock rings: once at the end of each step's budget, and once at the end of the whole time."""

from drill.domain.session import ClockStage
from drill.services.mock import MockInterview


class StepBell:
    """Remembers which ends it has rung for."""

    def __init__(self) -> None:
        self._rung: set[int | ClockStage] = set()

    def is_due(self, mock: MockInterview) -> bool:
        """Whether an end has come that it has not rung for yet."""
        ends: set[int | ClockStage] = set()
        if mock.step_seconds >= mock.session.step.seconds:
            ends.add(mock.session.step_index)
        if mock.stage is ClockStage.GRACE:
            ends.add(mock.stage)
        new = ends - self._rung
        self._rung |= ends
        return bool(new)
