"""A round of calibration in a real terminal, by keyboard alone."""

import pytest

from drill.domain.calibration import ROUND
from drill.domain.events import AnswerGraded
from tests.e2e.machine import Machine
from tests.e2e.moves import leave, skip_welcome

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_round_of_calibration(machine: Machine, size: tuple[int, int]) -> None:
    terminal = machine.open(size=size)
    skip_welcome(terminal)
    terminal.press("c")
    terminal.wait_for("Too few answers are open")
    terminal.press("o")
    terminal.wait_for("Open the answers to which problem?")
    terminal.press("a")
    terminal.wait_for("Open its answers")
    terminal.press("o")
    for number in range(1, ROUND + 1):
        terminal.wait_for(f"Calibrate   {number} of {ROUND}", "Press 1, 2, 3 or 4")
        terminal.press("2")  # for a second dimension, where there is one; else it does nothing
        terminal.press("2")
        terminal.wait_for("Enter shows")
        terminal.press("enter")
    terminal.wait_for("too few graded answers yet, 5 of 10")
    terminal.press("escape")
    terminal.wait_for("Home")
    leave(terminal)
    graded = machine.facts(AnswerGraded)
    assert len({fact.answer for fact in graded}) == ROUND
    assert {fact.level for fact in graded} == {2}
    machine.audit()
