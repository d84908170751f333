"""`drill calibrate` without its screen."""

import json
from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode

DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def test_the_list_has_every_answer_with_phase_problem_and_level(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", "--list", "--json"]) == ExitCode.OK
    answers = json.loads(capsys.readouterr().out)
    assert len(answers) >= 60
    assert {answer["level"] for answer in answers} == {1, 2, 3, 4}
    assert {"url-shortener", "social-timeline", "rate-limiter"} <= {answer["problem"] for answer in answers}
    section = DOCS.read_text(encoding="utf-8").split("## `drill calibrate --list --json`")[1]
    (documented,) = json.loads(section.split("```json\n")[1].split("```")[0])
    assert all(answer.keys() == documented.keys() for answer in answers)
    assert run(["calibrate", "--list"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(answers)
    assert lines[0].split() == [str(answers[0][key]) for key in ("id", "phase", "problem", "level")]


def test_json_goes_with_the_list_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", "--json"]) == ExitCode.USAGE
    assert "--json goes with --list." in capsys.readouterr().err


def test_without_a_terminal_it_says_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate"]) == ExitCode.USAGE
    assert "needs a terminal" in capsys.readouterr().err


def test_statistics_say_that_there_is_no_figure_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats"]) == ExitCode.OK
    assert "Your eye: too few graded answers yet, 0 of 10" in capsys.readouterr().out
