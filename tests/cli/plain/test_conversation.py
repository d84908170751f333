import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.cli.plain.commands import Command, command_in, text_in
from drill.cli.plain.conversation import WIDTH, wrapped
from drill.cli.plain.lines import LONGEST_LINE, Line
from tests.cli.plain.talking import Script, Talk
from tests.factories import FakeClock

INDENT = st.sampled_from(["", "  ", "- "])


@given(st.text(), INDENT, INDENT)
def test_whatever_is_said_fits_and_moves_no_cursor(text: str, first: str, rest: str) -> None:
    for line in wrapped(text, first, rest):
        assert len(line) <= WIDTH
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)


@given(st.lists(st.text("abc", min_size=1, max_size=20)), INDENT)
def test_no_word_is_lost(words: list[str], indent: str) -> None:
    assert " ".join(wrapped(" ".join(words), indent, indent)).replace("-", " ").split() == words


def test_a_prompt_is_shown_on_a_terminal_only() -> None:
    clock = FakeClock()
    piped, typed = Talk(clock, 1.0, "x"), Talk(clock, 1.0, "x", is_terminal=True)
    for talk in (piped, typed):
        assert talk.conversation.ask("part") == "x"
    assert (piped.said, typed.said) == ("", "part> ")


def test_who_types_ahead_is_not_prompted() -> None:
    talk = Talk(FakeClock(), "one", "two", is_terminal=True)
    assert [talk.conversation.ask("part") for _ in range(2)] == ["one", "two"]
    assert talk.said == ""


def test_what_is_said_meanwhile_begins_on_a_line_of_its_own_and_the_prompt_comes_again() -> None:
    talk = Talk(FakeClock(), 2.0, "x", is_terminal=True)
    assert talk.conversation.poll("part") is None
    assert talk.conversation.poll("part") is None
    talk.conversation.say("Interviewer: And now?")
    talk.conversation.ask("part")
    assert talk.said == "part> \nInterviewer: And now?\n"


def test_of_a_line_that_was_cut_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(FakeClock(), "beginning")
    monkeypatch.setattr(Script, "next", lambda self, patience: Line("beginning", is_cut=True))
    assert talk.conversation.ask("part") == "beginning"
    assert f"longer than {LONGEST_LINE // 1024} KB" in talk.said


@pytest.mark.parametrize(
    ("line", "command", "text"),
    [
        (":next", Command("next"), ":next"),
        (":ASK  how many? ", Command("ask", "how many?"), ":ASK  how many? "),
        (":", Command(""), ":"),
        ("::next", None, ":next"),
        (" :next", None, " :next"),
        ("next", None, "next"),
        ("", None, ""),
    ],
)
def test_a_colon_makes_a_command_and_two_a_text(line: str, command: Command | None, text: str) -> None:
    assert command_in(line) == command
    assert text_in(line) == text
