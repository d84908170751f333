"""Ways in which a session ends, or pauses, from outside and by the user: nothing typed is lost."""

import signal
import sys
from pathlib import Path

import pytest

from drill.domain.attempt import attempt_of
from drill.domain.events import GapRecorded, MockDiscarded, MockLocked
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock, leave, skip_welcome
from tests.e2e.terminal import LEAVE_ALTERNATE_SCREEN, Terminal

pytestmark = pytest.mark.e2e


def write_in_a_mock(machine: Machine, terminal: Terminal) -> None:
    """Something is typed and not yet on disk, or just about to be."""
    begin_mock(terminal)
    machine.pass_time(62)
    terminal.wait_for("total 43:58 left")
    terminal.type("typed at the last moment")
    terminal.wait_for("typed at the last moment")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_saves_the_draft_and_gives_the_terminal_back(machine: Machine, number: signal.Signals) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert LEAVE_ALTERNATE_SCREEN in terminal.output
    assert "typed at the last moment" in machine.draft()


def test_a_closed_terminal_saves_the_draft(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.hang_up()
    assert terminal.wait_exit() == 128 + signal.SIGHUP
    assert "typed at the last moment" in machine.draft()
    terminal = machine.open("mock")
    terminal.wait_for("typed at the last moment", "total 43:58 left")
    machine.audit()


def test_a_signal_to_end_on_home_ends_it_as_well(machine: Machine) -> None:
    terminal = machine.open()
    skip_welcome(terminal)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 128 + signal.SIGTERM
    assert LEAVE_ALTERNATE_SCREEN in terminal.output


def test_stopped_and_continued_it_is_usable_and_the_time_away_is_a_gap(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.signal(signal.SIGSTOP)
    terminal.wait_stopped()
    machine.pass_time(700)
    terminal.signal(signal.SIGCONT)
    machine.wait_stored(lambda: bool(machine.facts(GapRecorded)), "the gap")
    assert [gap.seconds for gap in machine.facts(GapRecorded)] == [700.0]
    terminal.wait_for("total 43:58 left")
    terminal.type(", and one more word")
    terminal.wait_for("one more word")
    machine.pass_time(10)
    terminal.wait_for("total 43:48 left")
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("k")
    terminal.wait_for("Go on with the mock")
    leave(terminal)
    assert LEAVE_ALTERNATE_SCREEN in terminal.output


def test_stopped_longer_than_the_mock_had_left_it_goes_on(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.signal(signal.SIGSTOP)
    terminal.wait_stopped()
    machine.pass_time(10_000)
    terminal.signal(signal.SIGCONT)
    machine.wait_stored(lambda: bool(machine.facts(GapRecorded)), "the gap")
    terminal.wait_for("total 43:58 left")
    assert machine.facts(MockLocked) == []


def test_leaving_a_mock_to_keep_it_stops_its_clock(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.press("escape")
    terminal.wait_for(" q Leave")
    terminal.press("q")
    terminal.wait_for("Leave this mock?", "All that was typed is saved.")
    terminal.press("k")
    terminal.wait_for("Go on with the mock: URL shortener")
    machine.pass_time(120)
    terminal.press("enter")
    terminal.wait_for("total 43:58 left", "typed at the last moment")
    assert [gap.seconds for gap in machine.facts(GapRecorded)] == [120.0]


def test_leaving_a_mock_to_lock_it_leads_to_its_scoring(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("l")
    terminal.wait_for("the answers are locked", "Written in 1:02")
    (locked,) = machine.facts(MockLocked)
    assert not locked.by_clock
    assert "typed at the last moment" in attempt_of(machine.events()).answers.values()


def test_a_discarded_mock_is_gone_once_that_was_confirmed(machine: Machine) -> None:
    terminal = machine.open()
    write_in_a_mock(machine, terminal)
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("d")
    terminal.wait_for("Discard this mock for good?")
    terminal.press("escape")
    terminal.wait_for("total 43:58 left", without=["Discard"])
    assert machine.facts(MockDiscarded) == []
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("d")
    terminal.wait_for("Discard this mock for good?")
    terminal.press("y")
    terminal.wait_for("Home", "Mock: URL shortener", without=["Go on"])
    assert len(machine.facts(MockDiscarded)) == 1
    machine.audit()


def test_without_a_terminal_it_says_so_in_a_sentence(machine: Machine) -> None:
    for arguments in ((), ("mock",), ("review",)):
        done = machine.run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("drill: This needs a terminal")
        assert done.stderr.count("\n") == 1
    assert not machine.database.exists()


def test_with_its_errors_sent_elsewhere_it_has_nothing_to_draw_on_and_says_so(machine: Machine, tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    command = ["sh", "-c", 'exec "$@" 2>"$0"', str(errors), *machine.command()]
    terminal = Terminal(command, machine.environment)
    assert terminal.wait_exit() == 2
    assert errors.read_text(encoding="utf-8").startswith("drill: This needs a terminal")
    terminal.end()


def test_the_installed_program_runs_under_the_clock_of_this_machine(machine: Machine) -> None:
    terminal = Terminal([sys.executable, "-P", "-m", "drill", "mock", "url-shortener"], machine.environment)
    try:
        terminal.wait_for("Agenda")
        terminal.press("b")
        terminal.wait_until(lambda screen: "total 44:5" in screen and "44:59" not in screen, "a clock that goes")
        terminal.press("ctrl+q")
        terminal.wait_for("Leave this mock?")
        terminal.press("k")
        terminal.wait_for("Go on with the mock")
        leave(terminal)
    finally:
        terminal.end()
