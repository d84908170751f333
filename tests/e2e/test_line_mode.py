"""Line mode in a terminal: a whole mock up to its scored result and its reviews, and the ways to leave it."""

import re
import signal
from itertools import groupby

import pytest

from drill.domain.attempt import attempt_of
from drill.domain.events import LevelChosen, LineSaid, MockLocked, ProbeHandled
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension
from tests.e2e.machine import DAY, Machine
from tests.e2e.moves import last_given, leave, lock, played, telling_line
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

HIGH = (80, 60)
"""So many rows that a question is never scrolled away before it is read."""


def test_a_whole_mock_from_the_brief_to_the_reviews(machine: Machine) -> None:
    terminal = machine.open("mock", played().id, "--plain", size=HIGH)
    go_through_the_agenda(machine, terminal)
    score_the_answers(terminal)
    compare_and_revise(terminal)
    assert terminal.wait_exit() == 0
    assert b"\r\nVerdict: " in terminal.output
    assert b"\r\nThe interviewer asked, and no :answer came:\r\n" in terminal.output
    assert b"\x1b" not in terminal.output

    machine.pass_time(DAY)
    review_two_cards(machine)

    assert machine.kinds().count("step-entered") == 5
    assert [kind for kind, _ in groupby(decided(machine.kinds()))] == [
        "mock-begun",
        "step-entered",
        "mock-locked",
        "phases-exposed",
        "scoring-begun",
        "level-chosen",
        "stage-entered",
        *("item-decided", "level-chosen") * 6,  # D7 asks for no item: its level follows that of D6
        "phases-exposed",
        "stage-entered",
        "level-chosen",
        "scoring-finished",
        "card-added",
        "practice-planned",
        "scheduler-adopted",
        "card-reviewed",
        "review-undone",
        "card-reviewed",
    ]
    machine.audit()


def go_through_the_agenda(machine: Machine, terminal: Terminal) -> None:
    """Something is written in every phase, and the interviewer is asked and answered."""
    prompted(terminal, "Enter begins>", "URL shortener: 45 minutes", "interviewing for senior")
    terminal.type("\n")
    prompted(terminal, "requirements/notes>", "Step 1 of 6: Requirements", "45:00 of 45:00 left")
    machine.pass_time(95)
    prompted(terminal, "requirements/notes>", f"Interviewer: {played().requirements.probes[0].say[:30]}")
    terminal.type(
        f"{telling_line()}\nredirect p99 50 ms, 99.99%\nout: editing, teams\n:ask How many new links a day?\n"
    )
    prompted(terminal, "requirements/notes>", "Interviewer: About 5 million new links a day.")
    terminal.type(":answer\nThe link has to work first.\n:time\n")
    prompted(terminal, "requirements/notes>", "43:25 of 45:00 left. Requirements: 1:35 of 5:00 used.")
    terminal.type(":next\n")
    prompted(terminal, "estimation/worksheet>", "Step 2 of 6: Estimation", last_given().removeprefix("> "))
    terminal.type("peak = 200M /day * 4\n")
    prompted(terminal, "estimation/worksheet>", "= 800M/day")
    terminal.type(":next\n:part diagram\nclient -> api: HTTPS\napi -> db: SQL\n:draw\n")
    prompted(terminal, "high-level-design/diagram>", "| client +- HTTPS ->| api +- SQL ->| db |")
    terminal.type(":next\nCodes are drawn at random.\n:next\nChose one primary over shards because of 60 writes/s.\n")
    prompted(terminal, "trade-offs/decisions>", "Step 5 of 6: Trade-offs")
    machine.pass_time(1300)
    prompted(terminal, "trade-offs/decisions>", "Half of the time is used. 21:45 of 45:00 left.")
    terminal.type(":next\nI would measure misses first.\n:lock\n")
    prompted(terminal, "qa/notes>", ":lock once more locks the answers for good.")
    terminal.type(":lock\n")
    prompted(terminal, "s, w or n>", "Your answers are locked.")
    (locked,) = machine.facts(MockLocked)
    assert (locked.elapsed, locked.by_clock) == (1395.0, False)
    assert [handled.how for handled in machine.facts(ProbeHandled)] == ["answered"]
    assert "> About 5 million new links a day." in "\n".join(attempt_of(machine.events()).answers.values())
    assert len(machine.facts(LineSaid)) > 3


def score_the_answers(terminal: Terminal) -> None:
    """Every dimension is predicted, every other item found where it may be, every level 3."""
    terminal.type("s\n")
    for dimension in Dimension:
        prompted(terminal, f"{dimension} level and sureness>")
        terminal.type("3 2\n")
    number, total = 1, 1
    while number <= total:
        screen = (
            prompted(terminal, "y LINE or n>", f"Question {number} of ") if number == 1 else asked(terminal, number)
        )
        total = int(re.findall(r"Question \d+ of (\d+)", screen)[-1])
        if last_line(screen) == "y LINE or n>":
            terminal.type("y\n" if "It may be here" in screen.rpartition("Question")[2] else "n\n")
        else:
            terminal.type("3\n")
        number += 1


def compare_and_revise(terminal: Terminal) -> None:
    """All pages are read, and one level is changed."""
    prompted(terminal, "c, f or b>", "All is decided.")
    terminal.type("c\n")
    page, pages = 1, 1
    while page <= pages:
        read_page(terminal, page)
        pages = int(re.findall(rb"Page \d+ of (\d+)", terminal.output)[-1])
        terminal.type("\n")
        page += 1
    prompted(terminal, "number or f>")
    terminal.type("1\n2\nNothing says who may do what.\nf\n")


def review_two_cards(machine: Machine) -> None:
    """One card is rated, taken back and rated anew."""
    terminal = machine.open("review", "--plain", size=HIGH)
    prompted(terminal, "your answer, or empty>", "Question, URL shortener, new:")
    terminal.type("I think so\n3\n:undo\n2\n:quit\n")
    terminal.wait_for(
        "Answer:", "Rated Good: it comes back", "Taken back: Rated Good", "Rated Hard", "Every rating is kept."
    )
    assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_keeps_what_was_typed(machine: Machine, number: signal.Signals) -> None:
    terminal = write_in_a_mock(machine)
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert "typed at the last moment" in machine.draft()
    machine.audit()


def test_a_closed_terminal_keeps_what_was_typed(machine: Machine) -> None:
    terminal = write_in_a_mock(machine)
    terminal.hang_up()
    assert terminal.wait_exit() == 128 + signal.SIGHUP
    assert "typed at the last moment" in machine.draft()
    terminal = machine.open("mock", "--plain")
    prompted(terminal, "requirements/notes>", "Going on with the unfinished mock of URL shortener.", "1 line of yours")
    machine.audit()


def test_ctrl_c_keeps_the_mock_and_says_so(machine: Machine) -> None:
    terminal = write_in_a_mock(machine)
    terminal.press("\x03")
    terminal.wait_for("Interrupted. The mock is kept")
    assert terminal.wait_exit() == 130
    assert "typed at the last moment" in machine.draft()


def test_a_phase_drill_from_the_brief_to_its_result(machine: Machine) -> None:
    terminal = machine.open("phase", played().id, "estimation", "--plain", size=HIGH)
    prompted(terminal, "Enter begins>", "Estimation drill", "settled before")
    terminal.type("\npeak = 200M /day * 4\n:lock\n:lock\n")
    prompted(terminal, "s, w or n>", "Your answers are locked.")
    terminal.type("s\n:skip\n")
    number, total = 1, 1
    while number <= total:
        screen = asked(terminal, number)
        total = int(re.findall(r"Question \d+ of (\d+)", screen)[-1])
        terminal.type("n\n" if last_line(screen) == "y LINE or n>" else "2\n")
        number += 1
    prompted(terminal, "c, f or b>")
    terminal.type("f\n")
    assert terminal.wait_exit() == 0
    assert b"- D2 Estimation that decides: level 2" in terminal.output
    assert b"Verdict:" not in terminal.output
    assert b"\x1b" not in terminal.output
    chosen = [each.dimension for each in machine.facts(LevelChosen) if each.stage is ScoringStage.FIRST]
    assert chosen == [Dimension.D2]
    machine.audit()


def test_the_app_goes_on_with_what_line_mode_began_and_line_mode_with_the_rest(machine: Machine) -> None:
    terminal = write_in_a_mock(machine)
    terminal.type(":quit\n")
    assert terminal.wait_exit() == 0
    terminal = machine.open("mock")
    terminal.wait_for("1/6 Requirements", "typed at the last moment")
    lock(terminal)
    terminal.press("escape")
    terminal.wait_for("Home")
    leave(terminal)
    terminal = machine.open("score", "--plain", size=HIGH)
    prompted(terminal, "D1 level and sureness>")
    terminal.type("2 1\n:skip\nn\n:quit\n")
    terminal.wait_for("goes on here.")
    assert terminal.wait_exit() == 0
    terminal = machine.open("score")
    terminal.wait_for("question 2 of ")
    leave(terminal)
    machine.audit()


def write_in_a_mock(machine: Machine) -> Terminal:
    """Something is typed, and just about to be on disk."""
    terminal = machine.open("mock", "--plain")
    prompted(terminal, "Enter begins>")
    terminal.type("\n")
    prompted(terminal, "requirements/notes>")
    machine.pass_time(62)
    terminal.type("typed at the last moment\n")
    prompted(terminal, "requirements/notes>", "typed at the last moment")
    return terminal


def asked(terminal: Terminal, number: int) -> str:
    """The screen once it asks a question of scoring."""
    return terminal.wait_until(
        lambda screen: f"Question {number} of " in screen and last_line(screen).endswith((" or n>", " level>")),
        f"question {number}",
    )


def read_page(terminal: Terminal, page: int) -> None:
    """Wait until a page of the comparison is told; its beginning may be scrolled away."""
    told = f"Page {page} of ".encode()
    terminal.wait_until(
        lambda screen: told in terminal.output and last_line(screen).startswith("empty"), f"page {page}"
    )


def prompted(terminal: Terminal, prompt: str, *texts: str) -> str:
    """The screen once it shows some texts, wherever they wrap, and waits at a prompt."""

    def is_there(screen: str) -> bool:
        flowed = " ".join(screen.split())
        return last_line(screen) == prompt and all(" ".join(text.split()) in flowed for text in texts)

    return terminal.wait_until(is_there, f"{prompt} {texts}")


def last_line(screen: str) -> str:
    """The last line with anything in it."""
    return screen.rstrip().rpartition("\n")[2]


def decided(kinds: list[str]) -> list[str]:
    """The kinds of what the user decided: not of what the interviewer said, and of what was saved meanwhile."""
    return [kind for kind in kinds if kind not in ("line-said", "probe-handled", "silence-ended", "parts-saved")]
