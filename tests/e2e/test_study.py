"""Study mode in a real terminal, by keyboard alone: a walkthrough, gaps, a cold attempt, and what a kill leaves."""

import re
import signal

import pytest

from drill.domain.events import (
    GapAnswered,
    GapJudged,
    HintTaken,
    PhasesExposed,
    StepRevealed,
    StudyBegun,
    StudyFinished,
    StudyWritten,
)
from drill.domain.study.gaps import Gap, gaps
from drill.domain.study.stage import Judge, Stage
from drill.domain.vocabulary import CORE_PHASES, Phase
from tests.e2e.machine import Machine
from tests.e2e.moves import leave, played, skip_welcome
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

ANSWER = "Zwölf, because of the door"


def drawn(machine: Machine) -> tuple[Gap, ...]:
    """The gaps that the last completion asks."""
    *_, begun = (fact for fact in machine.facts(StudyBegun) if fact.stage is Stage.COMPLETION)
    return gaps(played(), begun.seed)


def wait_for_gap(terminal: Terminal, number: int, total: int, gap: Gap, typed: str = "your answer") -> None:
    """Wait until a gap is asked, with a line to fill it in."""
    terminal.wait_for(f"{gap.phase.label}   {number} of {total}", typed)


def first_answer() -> str:
    """What the first step tells first."""
    return next(f"• {each.topic}." for each in played().clarifications if each.important)


def test_a_walkthrough_is_begun_from_the_problems_left_and_gone_on_with(machine: Machine) -> None:
    terminal = machine.open()
    skip_welcome(terminal)
    terminal.press("p")
    terminal.wait_for("type to filter")
    terminal.press("f2")
    terminal.wait_for("Suggested: Walkthrough", "This pattern is new to you")
    terminal.press("enter")
    screen = terminal.wait_for("What would you ask before drawing anything?", "Enter shows it")
    total = int(re.findall(r"Requirements   1 of (\d+)", screen)[0])
    terminal.press("enter")
    terminal.wait_for(first_answer(), without=["Enter shows it"])
    terminal.press("enter")
    terminal.wait_for(f"2 of {total}", "What it must do")
    terminal.press("left")
    terminal.wait_for(f"1 of {total}", first_answer())
    terminal.press("escape")
    terminal.wait_for(f"under way: 1 of {total} steps")
    assert [fact.phases for fact in machine.facts(PhasesExposed)] == [(Phase.REQUIREMENTS,)]
    terminal.press("enter")
    terminal.wait_for(f"2 of {total}", "Enter shows it")
    terminal.press("escape")
    terminal.wait_for("under way")
    leave(terminal)
    assert len(machine.facts(StepRevealed)) == 1
    machine.audit()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_study_session_with_gaps(machine: Machine, size: tuple[int, int]) -> None:
    """Every gap is filled: with what belongs there where that is computed, else by one's own judgement."""
    terminal = machine.open("study", played().id, "--stage", "completion", size=size)
    terminal.wait_for("your answer")
    asked = drawn(machine)
    terminal.press("f6")
    terminal.wait_for("Hint 1")
    for number, gap in enumerate(asked, start=1):
        wait_for_gap(terminal, number, len(asked), gap)
        terminal.type(gap.check.answer if gap.check else f"{number} {ANSWER}")
        terminal.press("enter")
        if gap.check is None:
            terminal.wait_for("Did you have it?", f"Yours   {number} {ANSWER}")
            terminal.press("n")
        else:
            terminal.wait_for("Right.")
            terminal.press("enter")
    computed = sum(gap.check is not None for gap in asked)
    terminal.wait_for(f"{computed} of {len(asked)} gaps filled rightly.", "1 hint read.")
    terminal.press("enter")
    terminal.wait_for(f"done: {computed} of {len(asked)} right", "Suggested: Completion")
    leave(terminal)

    judged = machine.facts(GapJudged)
    assert [fact.gap for fact in judged] == [gap.id for gap in asked]
    assert {(fact.judge, fact.right) for fact in judged} == {(Judge.COMPUTED, True), (Judge.OWN, False)}
    assert {fact.text for fact in machine.facts(GapAnswered) if fact.gap == asked[0].id} == {f"1 {ANSWER}"}
    assert len(machine.facts(HintTaken)) == 1
    assert len(machine.facts(StudyFinished)) == 1
    assert {fact.phases for fact in machine.facts(PhasesExposed)} == {(phase,) for phase in CORE_PHASES}
    assert machine.due()["practice"] == []
    machine.audit()


def test_a_killed_completion_goes_on_with_the_same_gaps_and_letters(machine: Machine) -> None:
    terminal = machine.open("study", played().id, "--stage", "completion")
    terminal.wait_for("your answer")
    asked = drawn(machine)
    terminal.type("first")
    terminal.press("enter")
    terminal.wait_for("Did you have it?")
    terminal.press("y")
    wait_for_gap(terminal, 2, len(asked), asked[1])
    terminal.type(ANSWER)
    terminal.wait_for(ANSWER)
    machine.wait_stored(lambda: machine.draft() == ANSWER, ANSWER)
    terminal.signal(signal.SIGKILL)

    again = machine.open("study", played().id, "--stage", "completion")
    wait_for_gap(again, 2, len(asked), asked[1], typed=ANSWER)
    assert len(machine.facts(StudyBegun)) == 1
    leave(again)
    machine.audit()


def test_a_cold_attempt_and_what_is_forgotten_of_it(machine: Machine) -> None:
    terminal = machine.open("study", played().id, "--stage", "cold")
    for number, phase in enumerate(CORE_PHASES, start=1):
        terminal.wait_for(f"{phase.label}   {number} of 5   Cold attempt", "F6 hint (3 left)")
        terminal.type(f"{number} {ANSWER}")
        terminal.wait_for(f"{number} {ANSWER}")
        terminal.press("f2")
        terminal.wait_for(f"{phase.label}: the reference")
        terminal.press("tab")
        terminal.wait_for("Yours", f"{number} {ANSWER}")
        terminal.press("f2")
    terminal.wait_for("done; Enter begins it anew", "Suggested: A mock")
    leave(terminal)
    assert len(machine.facts(StudyWritten)) == len(CORE_PHASES)
    assert all(fact.exemplars for fact in machine.facts(PhasesExposed))

    done = machine.run("forget", played().id, "--yes")
    assert "Erased: " in done.stdout, done.stderr
    assert machine.facts(StudyWritten) == []
    machine.audit()


def test_without_a_terminal_it_says_so(machine: Machine) -> None:
    refused = machine.run("study", played().id)
    assert refused.returncode == 2
    assert "needs a terminal" in refused.stderr
    unknown = machine.run("study", played().id, "--stage", "reading")
    assert unknown.returncode == 2
    assert "walkthrough" in unknown.stderr
