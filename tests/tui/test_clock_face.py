"""The clock of a mock at the moments at which it changes its face."""

import pytest

from drill.config import ClockDisplay
from drill.domain.format import Step
from drill.domain.session import GRACE_SECONDS
from drill.domain.vocabulary import Phase
from drill.tui.clock_face import clock_face

STEP = Step("Requirements", 5, (Phase.REQUIREMENTS,))
TOTAL = 45 * 60


def face(display: ClockDisplay, step_seconds: float, elapsed: float) -> str:
    return clock_face(display, STEP, step_seconds, elapsed, TOTAL).plain


@pytest.mark.parametrize(
    ("step_seconds", "shown"),
    [
        (0, "step 5:00 left"),
        (239, "step 1:01 left"),
        (240, "step 1:00 left !"),
        (299, "step 0:01 left !"),
        (300, "step 0:00 left !"),
        (301, "step +0:01 over"),
        (930, "step +10:30 over"),
    ],
)
def test_a_step_counts_down_warns_in_its_last_fifth_and_then_counts_up(step_seconds: float, shown: str) -> None:
    assert face(ClockDisplay.FULL, step_seconds, 0).split("   ")[0] == shown


@pytest.mark.parametrize(
    ("elapsed", "shown"),
    [
        (0, "total 45:00 left"),
        (0.4, "total 44:59 left"),
        (2159, "total 9:01 left"),
        (2160, "total 9:00 left !"),
        (2699, "total 0:01 left !"),
    ],
)
def test_the_total_counts_down_and_warns_in_its_last_fifth(elapsed: float, shown: str) -> None:
    assert face(ClockDisplay.FULL, 0, elapsed).split("   ")[1] == shown


def test_where_the_step_is_all_there_is_the_time_stands_there_once() -> None:
    assert clock_face(ClockDisplay.FULL, STEP, 60, 60, STEP.seconds).plain == "total 4:00 left"


@pytest.mark.parametrize(
    ("elapsed", "shown"), [(0, "about 45 min left"), (29, "about 45 min left"), (31, "about 44 min left")]
)
def test_a_plain_clock_shows_whole_minutes_and_no_step(elapsed: float, shown: str) -> None:
    assert face(ClockDisplay.PLAIN, 400, elapsed) == shown


def test_a_hidden_clock_tells_no_time() -> None:
    assert face(ClockDisplay.HIDDEN, 400, 1000) == "clock hidden"


@pytest.mark.parametrize("display", ClockDisplay)
def test_the_grace_shows_however_the_clock_is_shown(display: ClockDisplay) -> None:
    assert face(display, 0, TOTAL - 1) != "TIME  1:00 to finish"
    assert face(display, 0, TOTAL) == "TIME  1:00 to finish"
    assert face(display, 0, TOTAL + GRACE_SECONDS - 1) == "TIME  0:01 to finish"
    assert face(display, 0, TOTAL + GRACE_SECONDS + 5) == "TIME  0:00 to finish"


def test_the_displays_come_round() -> None:
    shown, round_trip = ClockDisplay.FULL, []
    for _ in ClockDisplay:
        shown = shown.after()
        round_trip.append(shown)
    assert set(round_trip) == set(ClockDisplay)
    assert shown is ClockDisplay.FULL
