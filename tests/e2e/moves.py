"""What a user does with drill again and again."""

import re
from functools import cache

from drill.content.files import shipped_folder
from drill.content.library import read_problem
from drill.domain.problem import Problem
from tests.e2e.terminal import Terminal


@cache
def played() -> Problem:
    """The problem that Home suggests first, and that all tests play."""
    problem = read_problem(shipped_folder("problems") / "interviews" / "url-shortener.yaml").value
    assert problem is not None
    return problem


def telling_line() -> str:
    """A line that holds a cue of the first item asked."""
    return f"{played().evidence[0].cues[0]}, says the plan"


def last_given() -> str:
    """The last line that the interviewer writes into the worksheet."""
    *_, (name, value) = played().estimation.givens.items()
    return f"> {name} = {value}"


def skip_welcome(terminal: Terminal) -> None:
    """From the questions of the first start to Home."""
    terminal.wait_for("Welcome to drill")
    terminal.press("escape")
    terminal.wait_for("Home", f"Mock: {played().title}")


def begin_mock(terminal: Terminal) -> None:
    """From the first start into a mock of 45 minutes."""
    skip_welcome(terminal)
    begin_another_mock(terminal)


def begin_another_mock(terminal: Terminal) -> None:
    """From Home into a mock of 45 minutes."""
    terminal.press("m")
    terminal.wait_for("Agenda", "45 minutes")
    terminal.press("b")
    terminal.wait_for("1/6 Requirements", "total 45:00 left")


def lock(terminal: Terminal) -> None:
    """From the mock to its lock."""
    terminal.press("f10")
    terminal.wait_for("Lock the answers?")
    terminal.press("l")
    terminal.wait_for("the answers are locked")


def begin_scoring(terminal: Terminal) -> None:
    """From the lock to the first question, without predicting."""
    terminal.press("s")
    terminal.wait_for("Predict   0 of ")
    terminal.press("k")
    terminal.wait_for("Go on without predicting?")
    terminal.press("k")
    terminal.wait_for("question 1 of")


def score_the_rest(terminal: Terminal, first: int, level: str, found: bool = False) -> None:
    """Answer every question from one on.

    Args:
        terminal: It shows that question.
        first: Its number.
        level: The level of every dimension.
        found: Whether every other item is found, in the line that is marked; else none is.
    """
    total = int(re.findall(r"question \d+ of (\d+)", terminal.wait_for(f"question {first} of"))[0])
    for number in range(first, total + 1):
        screen = terminal.wait_for(f"question {number} of {total}")
        is_item = "Do your notes show this?" in screen
        decision = "enter" if found and number % 2 else "n"
        terminal.press(decision if is_item else level)
    terminal.wait_for("Compare before you finish?")


def finish_scoring(terminal: Terminal) -> None:
    """From the question at the end of the scoring to the result."""
    terminal.press("f")
    terminal.wait_for("of 400 points")


def leave(terminal: Terminal) -> None:
    """From any screen without something unfinished out of drill."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def play_to_the_result(terminal: Terminal) -> None:
    """From Home through a mock in which nothing was written to its result."""
    begin_mock(terminal)
    lock(terminal)
    begin_scoring(terminal)
    score_the_rest(terminal, 1, "2")
    finish_scoring(terminal)
