"""The estimation gym line by line, as through a pipe."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from tests.factories import FakeClock


def sit(lines: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> int:
    """A sitting that answers with these lines."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    return run(["estimate", "--practise"], clock)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_a_sitting_asks_marks_explains_and_sums_up(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sit("nonsense here\n\n" + "?\n" * 5, clock, monkeypatch) == ExitCode.OK
    printed, told = capsys.readouterr()
    assert told == ""
    assert [int(number) for number in re.findall(r"^(\d) of 5: ", printed, re.MULTILINE)] == [1, 2, 3, 4, 5]
    assert printed.count("Not understood: ") == 1
    assert printed.count("Not known yet.\n  right  ") == 5
    assert printed.count("\nHow it goes\n  1. ") == 4
    assert printed.count("\n  Sources say ") == 1
    assert "0 of 5 right." in printed
    assert printed.endswith("Next: 5 exercises, tomorrow.\n")


def test_the_end_of_the_input_leaves_and_keeps_what_was_marked(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sit("?\n?\n", clock, monkeypatch) == ExitCode.OK
    assert "0 of 2 right." in capsys.readouterr().out
    clock.next_day()
    assert run(["due"], clock) == ExitCode.OK
    assert "2 exercises in the estimation gym: drill estimate --practise" in capsys.readouterr().out
    assert run(["due", "--json"], clock) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["exercises"] == 2


def test_the_first_sitting_explains_itself_and_the_second_does_not(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for explained in (True, False):
        sit("?\n", clock, monkeypatch)
        assert ("Five short tasks" in capsys.readouterr().out) is explained


def test_statistics_tell_accuracy_by_topic(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sit("?\n" * 2, clock, monkeypatch)
    capsys.readouterr()
    assert run(["stats"], clock) == ExitCode.OK
    told = capsys.readouterr().out
    assert "Estimation, last 30 days\n" in told
    assert re.search(r"^  numbers to know +0 of 1 right$", told, re.MULTILINE)
    assert run(["stats", "--json"], clock) == ExitCode.OK
    figures = json.loads(capsys.readouterr().out)["estimation"]
    assert [each["answered"] for each in figures] == [1, 1]


@pytest.mark.parametrize("words", [["1 + 1"], ["--json"]])
def test_practice_takes_no_expression_and_prints_no_json(
    words: list[str], clock: FakeClock, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["estimate", "--practise", *words], clock) == ExitCode.USAGE
    assert "--practise asks by itself" in capsys.readouterr().err
    assert not home.exists()
