import io
import json
import sys
from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from drill.paths import Paths
from tests.factories import FakeClock
from tests.services.keeping import MARKER, change, damage, practised, recorded


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(home: Path, clock: FakeClock) -> Paths:
    return practised(home, clock)


class Drill:
    """drill on the command line of this test."""

    def __init__(self, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
        self.clock = clock
        self.capsys = capsys
        self.err = ""

    def __call__(self, *words: object, code: ExitCode = ExitCode.OK) -> str:
        """Run a command that ends with this exit code; what it printed."""
        given = run([str(word) for word in words], self.clock)
        captured = self.capsys.readouterr()
        self.err = captured.err
        assert given == code, captured.err
        return captured.out


@pytest.fixture
def drill(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Drill:
    return Drill(clock, capsys)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answers(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(f"{text}\n"))


def test_a_backup_is_named_and_restored(paths: Paths, drill: Drill) -> None:
    made = drill("backup").strip()
    assert Path(made).parent == paths.backups
    out = drill("restore", made)
    assert out.startswith("Now here: 2 attempts, ")
    assert "last recorded on 2026-11-23" in out
    assert "backed up as" in drill.err


def test_a_doctor_without_findings_ends_with_zero(paths: Paths, drill: Drill) -> None:
    assert drill("doctor").splitlines()[-1] == "Your data is whole."


def test_a_doctor_with_findings_says_what_to_type(paths: Paths, drill: Drill) -> None:
    made = drill("backup").strip()
    damage(paths.database)
    out = drill("doctor", code=ExitCode.FAILURE)
    assert "not as it was written" in out
    assert f"2. drill restore {made}" in out


def test_the_doctor_speaks_to_scripts(paths: Paths, drill: Drill) -> None:
    change(paths.database, "delete from review")
    told = json.loads(drill("doctor", "--json", code=ExitCode.FAILURE))
    assert (told["whole"], told["next"]) == (False, ["drill doctor --rebuild"])
    assert json.loads(drill("doctor", "--json", "--rebuild"))["whole"] is True
    assert "backup from before" in drill.err


@pytest.mark.parametrize(("wrong", "words"), [(False, "there is no need"), (True, "it would not help")])
def test_rebuilding_what_is_whole_or_beyond_it_does_nothing(
    paths: Paths, drill: Drill, wrong: bool, words: str
) -> None:
    if wrong:
        damage(paths.database)
    before = paths.database.read_bytes()
    drill("doctor", "--rebuild", code=ExitCode.FAILURE if wrong else ExitCode.OK)
    assert words in drill.err
    assert paths.database.read_bytes() == before


def test_an_export_goes_to_stdout_or_to_a_file(paths: Paths, drill: Drill, tmp_path: Path) -> None:
    out = drill("export")
    assert len(out.splitlines()) == len(recorded(paths.database)) + 1
    drill("export", tmp_path / "all.jsonl")
    assert (tmp_path / "all.jsonl").read_text() == out
    assert drill("export", "-") == out
    assert json.dumps(MARKER)[1:-1] not in drill("export", "--no-answers")


@pytest.fixture
def exported(paths: Paths, drill: Drill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export, and a second machine on which it is at hand."""
    drill("export", tmp_path / "all.jsonl")
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "laptop"))
    return tmp_path / "all.jsonl"


def test_an_import_shows_what_it_brings_and_asks(exported: Path, drill: Drill, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "n")
    out = drill("import", exported)
    assert "2 attempts" in out
    assert "Nothing was changed." in out
    assert "Take it in? [y/N]" in drill.err
    answers(monkeypatch, "y")
    assert "Taken in." in drill("import", exported)
    assert "Nothing new" in drill("import", exported)
    assert "Now here: 0 attempts, 0 cards, nothing recorded yet." in drill("import", "--undo")


def test_without_a_terminal_an_import_needs_a_yes(
    exported: Path, drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    drill("import", exported, code=ExitCode.USAGE)
    assert "--yes" in drill.err
    assert "Taken in." in drill("import", "--yes", exported)


def test_a_dry_run_makes_no_folder(exported: Path, drill: Drill, tmp_path: Path) -> None:
    assert "2 attempts" in drill("import", "--dry-run", exported)
    assert not (tmp_path / "laptop").exists()


def test_an_import_needs_a_file_or_undo_not_both(exported: Path, drill: Drill) -> None:
    drill("import", code=ExitCode.USAGE)
    drill("import", "--undo", exported, code=ExitCode.USAGE)


def test_a_hostile_file_puts_nothing_raw_on_the_terminal(exported: Path, drill: Drill) -> None:
    text = exported.read_text().replace('"kind": "mock-begun"', '"kind": "\\u001b]0;owned\\u0007"')
    exported.write_text(text)
    drill("import", "--yes", exported, code=ExitCode.FAILURE)
    assert "\x1b" not in drill.err


def test_forgetting_asks_and_says_what_it_cannot_reach(
    paths: Paths, drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill("backup")
    answers(monkeypatch, "")
    assert "Nothing was changed." in drill("forget", "s1")
    answers(monkeypatch, "y")
    assert "in the database and in 1 backup." in drill("forget", "s1")
    assert "cannot reach files" in drill.err
    assert "What you asked the interviewer" in drill.err
    drill("forget", "--yes", "s1")


def test_a_backup_that_forgetting_could_not_reach_is_a_failure(paths: Paths, drill: Drill) -> None:
    made = Path(drill("backup").strip())
    damage(made)
    drill("forget", "--yes", "s1", code=ExitCode.FAILURE)
    assert made.name in drill.err
