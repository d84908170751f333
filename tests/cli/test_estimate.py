import io
import json
import sys
from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
TWEETS = "300M users * 5 tweets/user/day in tweets/s"


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the command reads; write to it, then rewind."""
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    return data


def test_a_line_is_computed_and_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["estimate", TWEETS]) == ExitCode.OK
    assert capsys.readouterr().out == "300M users × 5 tweets/user/day = 1.5 billion tweets/day = 17.4k tweets/s\n"


def test_words_need_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["estimate", "90", "min", "in", "h"]) == ExitCode.OK
    assert capsys.readouterr().out == "90 min = 1.5 h\n"


def test_json_has_the_value_in_the_unit_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["estimate", "--json", "2..8 tweets/user/day * 86.4k users in tweets/s"]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)
    assert (found["unit"], found["name"]) == ("tweets/s", None)
    assert found["value"] == pytest.approx(4)
    assert (found["low"], found["high"]) == pytest.approx((2, 8))


def test_json_is_as_documented(capsys: pytest.CaptureFixture[str]) -> None:
    section = DOCS.read_text(encoding="utf-8").split("## `drill estimate --json`")[1]
    promised = json.loads(section.split("```json\n")[1].split("```")[0])
    assert run(["estimate", "--json", "writes = 5M/day * 40 in 1/s"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == {
        key: pytest.approx(value, abs=0.1) if isinstance(value, float) else value for key, value in promised.items()
    }


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("5 tweets + 3 users", "drill: Tweets and users cannot be added.\n"),
        ("5 / 0", "drill: Division by zero.\n"),
        ("hello world", "drill: `world` does not fit here.\n"),
        ("5 \x1b[31m", "drill: `␛` has no meaning here.\n"),
        ("", "drill: There is nothing to compute.\n"),
    ],
)
def test_an_error_is_one_sentence(line: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["estimate", line], ["estimate", "--json", line]):
        assert run(words) == ExitCode.FAILURE
        assert capsys.readouterr() == ("", sentence)


@pytest.mark.parametrize("words", [["estimate"], ["estimate", "-"]])
def test_lines_come_from_standard_input(
    words: list[str], stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin.write(b"b = a * 3\nNotes: nothing to see\na = 5 GB\n")
    stdin.seek(0)
    assert run(words) == ExitCode.OK
    assert capsys.readouterr() == ("b = a × 3 = 15 GB\na = 5 GB\n", "")


def test_each_result_is_a_line_of_json(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    stdin.write(b"a = 5 GB\n2 * a\n")
    stdin.seek(0)
    assert run(["estimate", "--json"]) == ExitCode.OK
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["name"], each["value"], each["unit"]) for each in found] == [("a", 5, "GB"), (None, 10, "GB")]


def test_a_faulty_line_is_named_and_the_others_are_computed(
    stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin.write(b"a = 5 GB\n\n\xff prose\nb = a / 0\n")
    stdin.seek(0)
    assert run(["estimate"]) == ExitCode.FAILURE
    assert capsys.readouterr() == ("a = 5 GB\n", "drill: Line 4: division by zero.\n")


def test_prose_alone_is_nothing_to_compute(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    stdin.write(b"Requirements\n\nUsers post tweets.\n")
    stdin.seek(0)
    assert run(["estimate"]) == ExitCode.FAILURE
    assert capsys.readouterr() == ("", "drill: There is nothing to compute.\n")


def test_a_terminal_is_not_waited_for(
    stdin: io.BytesIO, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(["estimate"]) == ExitCode.USAGE
    assert "Say what to compute" in capsys.readouterr().err
