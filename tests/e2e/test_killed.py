"""The power goes off at any moment: what was on disk is there, and drill goes on where it stood."""

import signal

import pytest

from drill.domain.events import CardReviewed, GapRecorded, ItemDecided, MockLocked, ScoringFinished
from drill.domain.vocabulary import Dimension
from tests.e2e.machine import DAY, Machine
from tests.e2e.moves import (
    begin_mock,
    begin_scoring,
    finish_scoring,
    last_given,
    leave,
    lock,
    play_to_the_result,
    score_the_rest,
)
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e


def kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


def test_killed_while_typing_a_mock_goes_on_with_all_that_was_typed_a_second_before(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    machine.pass_time(62)
    terminal.wait_for("total 43:58 left")
    terminal.press("f2")
    terminal.wait_for("2/6 Estimation")
    terminal.type("saved before")
    machine.wait_stored(lambda: "saved before" in machine.draft(), "the draft")
    terminal.type(" and half a thou")
    terminal.wait_for("half a thou")
    kill(terminal)

    machine.pass_time(3600)
    terminal = machine.open()
    terminal.wait_for("Go on with the mock: URL shortener")
    terminal.press("enter")
    terminal.wait_for("2/6 Estimation", "total 43:58 left", last_given(), "saved before")
    terminal.type(", then more")
    terminal.wait_for(", then more")
    (gap,) = machine.facts(GapRecorded)
    assert gap.seconds == 3600.0
    lock(terminal)
    leave(terminal)
    assert "saved before" in str(machine.events())
    machine.audit()


def test_killed_after_the_lock_the_answers_stay_locked_and_wait_for_their_scoring(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("all I know")
    terminal.wait_for("all I know")
    lock(terminal)
    kill(terminal)

    terminal = machine.open()
    terminal.wait_for("Score the mock: URL shortener")
    terminal.press("enter")
    terminal.wait_for("the answers are locked")
    begin_scoring(terminal)
    terminal.wait_for("1 all I know")
    leave(terminal)
    assert len(machine.facts(MockLocked)) == 1
    machine.audit()


def test_killed_in_scoring_it_goes_on_at_the_same_item_with_its_decisions(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("all I know")
    terminal.wait_for("all I know")
    lock(terminal)
    begin_scoring(terminal)
    terminal.press("enter")
    terminal.wait_for("question 2 of")
    terminal.press("n")
    terminal.wait_for("question 3 of", " ✓  ✗ [·] · ")
    kill(terminal)

    terminal = machine.open()
    terminal.wait_for("Go on scoring: URL shortener")
    terminal.press("enter")
    terminal.wait_for("question 3 of", " ✓  ✗ [·] · ")
    score_the_rest(terminal, 3, "2")
    finish_scoring(terminal)
    leave(terminal)
    decided = machine.facts(ItemDecided)
    assert len({each.item for each in decided}) == len(decided)
    machine.audit()


def test_killed_on_the_result_it_is_still_there(machine: Machine) -> None:
    terminal = machine.open()
    play_to_the_result(terminal)
    kill(terminal)

    terminal = machine.open()
    terminal.wait_for("Last results", "no hire", "of 400 points")
    terminal.press("end", "enter")
    terminal.wait_for("no hire", "Why", "Next")
    leave(terminal)
    machine.audit()


def test_killed_in_a_review_the_ratings_given_stand_and_the_next_card_is_asked(machine: Machine) -> None:
    terminal = machine.open()
    play_to_the_result(terminal)
    leave(terminal)
    machine.pass_time(DAY)
    terminal = machine.open("review")
    terminal.wait_for("10 left, 0 done")
    terminal.press("space")
    terminal.wait_for(" 3 Good")
    terminal.press("3")
    asked = terminal.wait_for("9 left, 1 done")
    terminal.press("space")
    terminal.wait_for(" 3 Good")
    kill(terminal)

    terminal = machine.open("review")
    again = terminal.wait_for("9 left, 0 done", "Say the answer to yourself")
    assert question(again) == question(asked)
    assert len(machine.facts(CardReviewed)) == 1
    terminal.press("escape")
    terminal.wait_for("Review 9 cards")
    leave(terminal)
    machine.audit()


def question(screen: str) -> str:
    """What the card on a review screen asks."""
    rows = [row.strip(" │▇▆▅▄▃▂▁█") for row in screen.splitlines() if row.lstrip().startswith("│")]
    title, question, *_ = [row for row in rows if row]
    assert title.startswith("URL shortener")
    return question


def test_killed_in_any_stage_of_scoring_it_goes_on_there(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("all I know")
    terminal.wait_for("all I know")
    lock(terminal)
    terminal.press("s")
    terminal.wait_for("Predict   0 of ")
    terminal.press("3")
    terminal.wait_for("Predict   1 of ")
    kill(terminal)

    terminal = go_on_scoring(machine)
    terminal.wait_for("Predict   1 of ", "3  fairly sure")
    terminal.press("k")
    terminal.wait_for("Go on without predicting?")
    terminal.press("k")
    score_the_rest(terminal, 1, "2")
    terminal.press("c")
    terminal.wait_for("Compare   1 of ", "Authored answer")
    kill(terminal)

    terminal = go_on_scoring(machine)
    terminal.wait_for("Compare   1 of ", "Authored answer")
    terminal.press("f2")
    terminal.wait_for("Revise   0 changes")
    terminal.press("enter")
    terminal.wait_for("level 2, and now?")
    terminal.press("1")
    terminal.wait_for("D1: level 2 → 1")
    terminal.type("nothing was scoped")
    terminal.press("enter")
    terminal.wait_for("Revise   1 change ", "because: nothing was scoped")
    kill(terminal)

    terminal = go_on_scoring(machine)
    terminal.wait_for("Revise   1 change ", "level 2 → 1", "because: nothing was scoped")
    terminal.press("f")
    terminal.wait_for("Finish the scoring?")
    finish_scoring(terminal)
    leave(terminal)
    (finished,) = machine.facts(ScoringFinished)
    assert finished.levels[Dimension.D1] == 1
    machine.audit()


def go_on_scoring(machine: Machine) -> Terminal:
    """A new process, at the attempt that waits."""
    terminal = machine.open()
    terminal.wait_for("Go on scoring: URL shortener")
    terminal.press("enter")
    return terminal
