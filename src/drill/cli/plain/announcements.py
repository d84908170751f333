"""Time in words: on request, and by itself at the quarters of the whole."""

from drill.domain.session import GRACE_SECONDS, ClockStage
from drill.domain.wording import clock_text
from drill.services.mock import MockInterview

QUARTERS = {1: "A quarter", 2: "Half", 3: "Three quarters"}


class Quarters:
    """Remembers which quarters were announced; those that passed before count as announced.

    Args:
        mock: The mock that runs.
    """

    def __init__(self, mock: MockInterview) -> None:
        self._mock = mock
        self._announced = self._passed

    def announcement(self) -> str | None:
        """What is to be said now of a quarter that has just passed."""
        passed = self._passed
        if passed <= self._announced or passed not in QUARTERS:
            return None
        self._announced = passed
        return f"{QUARTERS[passed]} of the time is used. {left_text(self._mock)}"

    @property
    def _passed(self) -> int:
        return int(4 * self._mock.elapsed / self._mock.session.format.seconds)


def time_text(mock: MockInterview) -> str:
    """Where the clock stands, for the whole and for the present step."""
    session = mock.session
    if session.locked_at is not None:
        return "The clock has stopped: the answers are locked."
    if mock.stage is not ClockStage.RUNNING:
        grace = max(0.0, session.format.seconds + GRACE_SECONDS - mock.elapsed)
        return f"The time is over. {clock_text(grace)} to finish, then the answers lock."
    used, budget = mock.step_seconds, session.step.seconds
    step = f"{session.step.name}: {clock_text(used)} of {clock_text(budget)} used"
    over = f", {clock_text(used - budget)} over" if used > budget else ""
    return f"{left_text(mock)} {step}{over}."


def left_text(mock: MockInterview) -> str:
    """What is left of the whole; a second counts as used when it is over."""
    total = mock.session.format.seconds
    return f"{clock_text(max(0, total - int(mock.elapsed)))} of {clock_text(total)} left."
