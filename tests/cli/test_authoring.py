"""`drill check` and `drill new` as an author meets them."""

from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from tests.factories import FakeClock, edited, place, problem_yaml

PLACE = place(problem_yaml(), "- id: size")
"""Of the only clarification."""


@pytest.fixture
def problem_file(tmp_path: Path) -> Path:
    """A valid problem, far below the bar."""
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml(), encoding="utf-8")
    return path


def test_what_the_lints_find_in_ones_own_problem_are_warnings(
    problem_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(problem_file)]) == ExitCode.OK
    printed, told = capsys.readouterr()
    assert f"{problem_file}:{PLACE}: warning: the bar asks for 10 clarifications or more; there is 1\n" in printed
    assert told == f"{len(printed.splitlines())} warnings.\n"


def test_strictly_warnings_are_faults(problem_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--strict", str(problem_file)]) == ExitCode.INVALID_CONTENT
    printed, told = capsys.readouterr()
    assert f"{problem_file}:{PLACE}: the bar asks for 10 clarifications or more; there is 1\n" in printed
    assert ": warning: " not in printed
    assert told.endswith(" faults.\n")


def test_a_problem_with_faults_is_not_linted(problem_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem_file.write_text(edited(problem_yaml(), "tier: easy", "tier: eazy"), encoding="utf-8")
    assert run(["check", str(problem_file)]) == ExitCode.INVALID_CONTENT
    printed, told = capsys.readouterr()
    assert printed == f"{problem_file}:5:7: tier: `eazy` is no choice here; did you mean `easy`?\n"
    assert told == "1 fault.\n"


def test_what_drill_comes_with_has_neither_faults_nor_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "No fault found.\n")


@pytest.mark.parametrize("words", [["new", "problem", "ferry", "--pack"], ["--pack"]])
def test_a_new_problem_is_written_where_one_says_and_leads_on(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = [] if len(words) > 1 else ["new", "problem", "ferry"]
    assert run([*words, str(tmp_path), *rest], FakeClock()) == ExitCode.OK
    path = tmp_path / "interviews" / "ferry.yaml"
    assert capsys.readouterr() == (f"{path}\n", f"What to write next: drill check {path}\n")
    assert run(["check", str(path)]) == ExitCode.OK


def test_without_a_folder_it_is_the_present_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "problem", "ferry"], FakeClock()) == ExitCode.OK
    assert capsys.readouterr().out == "interviews/ferry.yaml\n"
    assert run(["new", "problem", "ferry"], FakeClock()) == ExitCode.USAGE
