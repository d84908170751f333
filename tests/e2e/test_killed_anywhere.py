"""Killed wherever a user may be, in the middle of their keys too: the next start asks nothing and has it all."""

import signal
from collections.abc import Callable

import pytest

from drill.domain.events import ItemDecided
from tests.e2e.machine import DAY, Machine
from tests.e2e.moves import begin_mock, begin_scoring, leave, lock, play_to_the_result, skip_welcome
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

Move = Callable[[Machine, Terminal], None]
LINE = "a line of a long paste, which goes on for a while until it ends here\n"


def in_the_welcome(machine: Machine, terminal: Terminal) -> None:
    terminal.wait_for("Welcome to drill")


def before_a_mock(machine: Machine, terminal: Terminal) -> None:
    skip_welcome(terminal)
    terminal.press("m")
    terminal.wait_for("Agenda")


def at_the_start_of_a_mock(machine: Machine, terminal: Terminal) -> None:
    before_a_mock(machine, terminal)
    terminal.press("b")
    machine.wait_stored(lambda: "mock-begun" in machine.kinds(), "the begin")


def amid_typing(machine: Machine, terminal: Terminal) -> None:
    begin_mock(terminal)
    terminal.type("saved before")
    machine.wait_stored(lambda: machine.draft() == "saved before", "the draft")
    terminal.type(" and half a tho" * 20)


def amid_a_large_paste(machine: Machine, terminal: Terminal) -> None:
    begin_mock(terminal)
    terminal.type("saved before\n")
    machine.wait_stored(lambda: "saved before" in machine.draft(), "the draft")
    terminal.paste(LINE * 1000)


def amid_moves_of_the_agenda(machine: Machine, terminal: Terminal) -> None:
    amid_typing(machine, terminal)
    terminal.press("f2", "f2", "f2")


def at_the_question_of_the_lock(machine: Machine, terminal: Terminal) -> None:
    begin_mock(terminal)
    terminal.type("saved before")
    machine.wait_stored(lambda: machine.draft() == "saved before", "the draft")
    terminal.press("f10")
    terminal.wait_for("Lock the answers?")
    terminal.press("l")


def amid_the_scoring(machine: Machine, terminal: Terminal) -> None:
    begin_mock(terminal)
    terminal.type("saved before")
    terminal.wait_for("saved before")
    lock(terminal)
    begin_scoring(terminal)
    terminal.type("nnn")
    machine.wait_stored(lambda: bool(machine.facts(ItemDecided)), "a decision")


def on_the_pages_of_a_result(machine: Machine, terminal: Terminal) -> None:
    play_to_the_result(terminal)
    terminal.press("right", "right")


def amid_ratings(machine: Machine, terminal: Terminal) -> None:
    play_to_the_result(terminal)
    leave(terminal)
    machine.pass_time(DAY)
    terminal = machine.open("review")
    terminal.wait_for("10 left, 0 done")
    terminal.type(" 3 3 3")
    machine.wait_stored(lambda: "card-reviewed" in machine.kinds(), "a rating")
    kill(terminal)


POINTS: tuple[Move, ...] = (
    in_the_welcome,
    before_a_mock,
    at_the_start_of_a_mock,
    amid_typing,
    amid_a_large_paste,
    amid_moves_of_the_agenda,
    at_the_question_of_the_lock,
    amid_the_scoring,
    on_the_pages_of_a_result,
    amid_ratings,
)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.__name__.replace("_", " "))
def test_killed_there_it_starts_again_without_a_question(machine: Machine, point: Move) -> None:
    terminal = machine.open()
    point(machine, terminal)
    kill(terminal)
    acknowledged = machine.kinds()
    typed = "saved before" if point in WITH_A_TEXT else ""

    terminal = machine.open()
    if point is in_the_welcome:
        skip_welcome(terminal)
    else:
        terminal.wait_for("Home", without=["Welcome"])
    leave(terminal)
    assert machine.kinds()[: len(acknowledged)] == acknowledged
    assert typed in machine.draft() + str(machine.events())
    machine.audit()


WITH_A_TEXT = {amid_typing, amid_a_large_paste, amid_moves_of_the_agenda, at_the_question_of_the_lock, amid_the_scoring}
"""After these, something was on the disk before the kill."""


def kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
