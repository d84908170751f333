"""Keys pressed faster than screens change, and keys held too long: none is taken twice, none ends a screen below."""

import pytest

from drill.domain.events import MockDiscarded, StepEntered
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock

pytestmark = pytest.mark.e2e


def test_a_command_letter_held_moves_the_agenda_on_once(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.press("escape")
    terminal.wait_for(" n Next step (F2)")
    terminal.type("nnnnn")
    terminal.wait_for("2/6 Estimation", "Let us agree")
    terminal.type("still here")
    terminal.wait_for("still here")
    assert len(machine.facts(StepEntered)) == 1


def test_enter_held_on_a_choice_takes_it_once(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.press("f10")
    terminal.wait_for("Lock the answers?")
    terminal.press("enter", "enter", "enter")
    terminal.wait_for("1/6 Requirements", without=["Lock the answers?"])
    terminal.type("still here")
    terminal.wait_for("still here")


def test_a_letter_held_in_a_dialog_takes_it_once(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.type("kkkkk")
    terminal.wait_for("Go on with the mock")
    terminal.press("enter")
    terminal.wait_for("1/6 Requirements", "total 45:00 left")
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.type("ddd")
    terminal.wait_for("Discard this mock for good?")
    assert machine.facts(MockDiscarded) == []
