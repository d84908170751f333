"""A phase drill in a terminal, from `drill phase` to its result."""

import pytest

from drill.domain.events import MockBegun, MockLocked, PhasesExposed, ScoringFinished
from drill.domain.exposure import Exposure
from drill.domain.vocabulary import Dimension, Phase
from tests.e2e.machine import Machine
from tests.e2e.moves import leave, played, score_the_rest
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

COMMAND = ("phase", "url-shortener", "high")


def begin_drill(terminal: Terminal) -> None:
    """From the page before the drill to its clock."""
    terminal.wait_for(f"{played().title}   high-level design drill, 10 minutes, senior", "Scored: D3", "b Begin")
    terminal.press("b")
    terminal.wait_for("1/1 High-level design, then the lock", "total 10:00 left")


def test_a_whole_drill_at_80_by_24(machine: Machine) -> None:
    terminal = machine.open(*COMMAND)
    terminal.wait_for("b Begin", "The interviewer says")
    terminal.press("end")
    terminal.wait_for("Estimation: Figures")
    begin_drill(terminal)
    assert [fact.exposure for fact in machine.facts(PhasesExposed)] == [Exposure.SEEN]

    terminal.type("POST /links: address -> code, 409 when taken")
    terminal.wait_for("409 when taken")
    terminal.press("f7")
    terminal.wait_for(played().title, "Task: High-level design")
    terminal.press("escape")
    machine.pass_time(480)
    terminal.wait_for("We have 2 minutes left.", "total 2:00 left !")
    machine.pass_time(120)
    terminal.wait_for("TIME  1:00 to finish")
    machine.pass_time(60)
    terminal.wait_for("the answers are locked", "Written in 11:00", "three minutes")
    (begun,) = machine.facts(MockBegun)
    assert (begun.drilled, begun.practice) == (Phase.HIGH_LEVEL_DESIGN, None)
    assert machine.facts(MockLocked) == [MockLocked(begun.session, 660.0, by_clock=True)]

    score(terminal)
    terminal.wait_for(
        "A drill gives levels, no verdict", "11:00 of 10:00 used, 1:00 over", "It turned on D3", without=["400 points"]
    )
    (finished,) = machine.facts(ScoringFinished)
    assert (finished.levels, finished.points, finished.verdict) == ({Dimension.D3: 2}, None, None)
    terminal.press("escape")
    terminal.wait_for("Last results", "high-level design drill, senior", without=["400 points"])
    leave(terminal)
    assert "practice-planned" not in machine.kinds()
    assert "card-added" in machine.kinds()
    machine.audit()


def score(terminal: Terminal) -> None:
    """From the lock to the result: predict, tick, compare with the answers of this phase alone, revise nothing."""
    terminal.press("s")
    terminal.wait_for("0 of 1 predicted", "D3 ")
    terminal.press("3")
    terminal.wait_for("1 of 1 predicted")
    terminal.press("enter")
    score_the_rest(terminal, 1, "2")
    terminal.press("c")
    terminal.wait_for("Compare   ", " of 1 ", "Authored answer", "D3: yours 2")
    terminal.press("f2")
    terminal.wait_for("Revise   0 changes")
    terminal.press("f")
    terminal.wait_for("Finish the scoring?")
    terminal.press("f")
    terminal.wait_for("Result", "Why")


def test_a_killed_drill_goes_on_where_it_was(machine: Machine) -> None:
    terminal = machine.open(*COMMAND)
    begin_drill(terminal)
    terminal.type("GET /{code}: 302, 404, 410")
    machine.wait_stored(lambda: "410" in machine.draft(), "what was typed")
    terminal.end()
    again = machine.open()
    again.wait_for("Home", f"Go on with the drill: {played().title}")
    again.press("enter")
    again.wait_for("1/1 High-level design, then the lock", "GET /{code}: 302, 404, 410", "total 10:00 left")


def test_a_phase_that_is_none_is_refused_with_those_there_are(machine: Machine) -> None:
    for word, told in (("qa", "not drilled"), ("dive", "There is no phase dive")):
        refused = machine.run("phase", "url-shortener", word)
        assert refused.returncode == 2
        assert told in refused.stderr
        assert "trade-offs" in refused.stderr
    assert not machine.database.exists()
