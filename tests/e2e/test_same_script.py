"""A mock that was killed and gone on with hears what an undisturbed one hears, second by second."""

import signal
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple
from functools import partial
from pathlib import Path

import pytest

from drill.domain.answers import Part
from drill.domain.events import LineSaid, MockBegun, ProbeHandled, StepEntered
from drill.domain.vocabulary import Phase
from drill.services.probes import Probes
from drill.storage.database import open_for_writing
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock, played
from tests.e2e.terminal import Terminal
from tests.services.playing import Desk

Kind = type[LineSaid | ProbeHandled | StepEntered]

pytestmark = pytest.mark.e2e

NOTES = Part(Phase.REQUIREMENTS, "notes")

MOMENTS = (
    (90, "answer"),
    (81, "postpone"),
    (81, "next"),
    (99, "dismiss"),
    (60, "next"),
    (0, "next"),
    (180, ""),
    (162, ""),
)
"""Seconds that pass until somebody speaks, and what the candidate does then."""

KILLED_BEFORE = {1, 3, 4}
"""The moments at which the power goes off, after the interviewer has spoken and before anything is done."""

KEYS = {"answer": "ctrl+o", "postpone": "ctrl+l", "dismiss": "ctrl+b", "next": "f2"}


def test_killed_three_times_a_mock_hears_what_an_undisturbed_one_hears(machine: Machine, tmp_path: Path) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    (begun,) = machine.facts(MockBegun)
    with closing(open_for_writing(tmp_path / "undisturbed.db", tmp_path / "undisturbed.lock")) as connection:
        desk = Desk(connection, problem=played())
        mock = desk.begin("s1", begun.format, seniority=begun.seniority, seed=begun.seed)
        for number, (seconds, action) in enumerate(MOMENTS):
            machine.pass_time(seconds)
            desk.clock.advance(seconds)
            mock.tick()
            wait_for_the_same(machine, desk)
            if number in KILLED_BEFORE:
                terminal = killed_and_gone_on_with(machine, terminal)
            match action:
                case "answer":
                    Probes(mock).answer(Probes(mock).newest_open(), NOTES)
                case "postpone":
                    Probes(mock).postpone(Probes(mock).newest_open())
                case "dismiss":
                    Probes(mock).dismiss(Probes(mock).newest_open())
                case "next":
                    mock.next_step()
                case _:
                    continue
            mock.tick()
            terminal.press(KEYS[action])
            wait_for_the_same(machine, desk)
        assert len(desk.facts(LineSaid)) >= 7
    machine.audit()


def killed_and_gone_on_with(machine: Machine, terminal: Terminal) -> Terminal:
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL
    machine.pass_time(3600)
    terminal = machine.open()
    terminal.wait_for("Go on with the mock: URL shortener")
    terminal.press("enter")
    terminal.wait_for("total ", " open: Esc r")
    return terminal


def wait_for_the_same(machine: Machine, desk: Desk) -> None:
    """Wait until the killed mock has as many facts, which then have to be the same but for their session."""
    for kind in (LineSaid, ProbeHandled, StepEntered):
        expected = facts(kind, desk.facts(kind))
        machine.wait_stored(partial(has_as_many, machine, kind, len(expected)), kind.__name__)
        assert facts(kind, machine.facts(kind)) == expected


def has_as_many(machine: Machine, kind: Kind, count: int) -> bool:
    return len(machine.facts(kind)) >= count


def facts(kind: Kind, found: Sequence[object]) -> list[tuple[object, ...]]:
    """What some facts of a kind tell, their session apart."""
    return [astuple(fact)[1:] for fact in found if isinstance(fact, kind)]
