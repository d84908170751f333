"""Keys pressed faster than screens change, and keys held too long: none is taken twice, none ends a screen below."""

import pytest

from drill.domain.events import MockDiscarded, StepEntered, TaskMarked
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock, skip_welcome

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


def test_a_card_typed_in_one_go_has_every_word_in_its_field(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.press("f3", "f3")
    terminal.wait_for("Ctrl+n begins a card")
    new_card = "\x0e"
    terminal.type(f"Worst first{new_card}302\t301\nclicks\trepeats\n10k/s\nRedis\tPostgres\n")
    terminal.wait_for("▸ Redis over Postgres", "302 over 301  ✓ complete")
    whole = "chose: 302\nover: 301\nbecause: clicks\ncosts: repeats\nrevisit when: 10k/s"
    begun = "chose: Redis\nover: Postgres\nbecause: \ncosts: \nrevisit when: "
    machine.wait_stored(lambda: machine.draft() == f"Worst first\n\n{whole}\n\n{begun}", "the cards")


def test_what_is_typed_in_one_go_in_the_gym_stands_whole_in_its_own_line(machine: Machine) -> None:
    terminal = machine.open()
    skip_welcome(terminal)
    terminal.press("e")
    terminal.wait_for("Estimate   1 of 5")
    terminal.type("1234567\r")
    terminal.wait_for("How it goes")
    assert [fact.answer for fact in machine.facts(TaskMarked)] == ["1234567"]
    terminal.type("\r7654321")
    terminal.wait_for("Estimate   2 of 5", "7654321")
