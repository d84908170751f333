"""Terminals of every size: a sentence where drill cannot be shown, and no harm done by any change."""

from random import Random

import pytest

from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock, leave

pytestmark = pytest.mark.e2e


def test_a_small_terminal_is_told_the_size_it_needs_and_recovers(machine: Machine) -> None:
    terminal = machine.open(size=(50, 15))
    terminal.wait_for("drill needs 60x18", "this is 50x15", "Enlarge")
    terminal.resize(80, 24)
    begin_mock(terminal)
    terminal.resize(59, 24)
    terminal.wait_for("drill needs 60x18", "this is 59x24")
    machine.pass_time(60)
    terminal.resize(60, 18)
    terminal.wait_for("1/6 Requirements", "total 44:00 left", without=["needs"])
    terminal.type("written at 60x18")
    terminal.wait_for("written at 60x18")


def test_a_notice_leaves_the_keys_at_the_bottom_in_sight(machine: Machine) -> None:
    terminal = machine.open(size=(60, 18))
    begin_mock(terminal)
    terminal.press("ctrl+b")
    terminal.wait_for("No question", "f2 Next step", "f1 Help")


def test_it_survives_the_smallest_terminal_and_a_storm_of_sizes(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("before the storm")
    terminal.wait_for("before the storm")
    terminal.resize(1, 1)
    sizes = Random(20310314)
    for _ in range(60):
        terminal.resize(sizes.randint(1, 200), sizes.randint(1, 60))
    terminal.resize(1, 1)
    terminal.resize(100, 30)
    # Frames of the sizes before may still come in: the clock stands at the right edge of this one.
    terminal.wait_until(lambda screen: screen.index("\n") == 99 and "before the storm" in screen, "the last size")
    terminal.type(", and after")
    terminal.wait_for("before the storm, and after")
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("k")
    terminal.wait_for("Go on with the mock")
    leave(terminal)
