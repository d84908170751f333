"""The clock of a mock as text, from plain numbers. Symbols say what colours say: ! near the end, + over."""

from textual.content import Content

from drill.config import ClockDisplay
from drill.domain.format import Step
from drill.domain.session import GRACE_SECONDS
from drill.domain.wording import clock_text

NEAR_SHARE = 0.2
"""The last fifth of a step's budget, or of the total, counts as near the end."""


def clock_face(display: ClockDisplay, step: Step, step_seconds: float, elapsed: float, total: int) -> Content:
    """What the clock shows.

    Args:
        display: In full, plain, or hidden; the grace at the hard end always shows.
        step: The present step.
        step_seconds: Seconds spent in it.
        elapsed: Seconds of the mock.
        total: The hard total in seconds.
    """
    left = total - elapsed
    if left <= 0:
        return Content.styled(f"TIME  {clock_text(max(0.0, left + GRACE_SECONDS))} to finish", "bold $error")
    match display:
        case ClockDisplay.HIDDEN:
            return Content.styled("clock hidden", "$muted")
        case ClockDisplay.PLAIN:
            return Content.styled(f"about {round(left / 60)} min left", "$muted")
        case ClockDisplay.FULL if step.seconds == total:
            return _total(left, total)
        case ClockDisplay.FULL:
            return Content.assemble(_step(step, step_seconds), "   ", _total(left, total))


def _step(step: Step, seconds: float) -> Content:
    left = step.seconds - seconds
    if left < 0:
        return Content.styled(f"step +{clock_text(-left)} over", "bold $error")
    if left <= NEAR_SHARE * step.seconds:
        return Content.styled(f"step {clock_text(left)} left !", "bold $warning")
    return Content(f"step {clock_text(left)} left")


def _total(left: float, total: int) -> Content:
    near = left <= NEAR_SHARE * total
    style = "bold $warning" if near else ""
    return Content.styled(f"total {clock_text(left)} left{' !' if near else ''}", style)
