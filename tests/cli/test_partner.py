import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from drill.paths import Paths
from tests.factories import FakeClock
from tests.services.keeping import at_desk
from tests.services.playing import NOTES


class Drill:
    """drill on the command line of this test."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.err = ""

    def __call__(self, *words: object, code: ExitCode = ExitCode.OK) -> str:
        """Run a command that ends with this exit code; what it printed."""
        given = run([str(word) for word in words], FakeClock())
        captured = self.capsys.readouterr()
        self.err = captured.err
        assert given == code, captured.err
        return captured.out


@pytest.fixture
def drill(home: Path, capsys: pytest.CaptureFixture[str]) -> Drill:
    """A closed drill with one scored attempt, `s1`."""
    with at_desk(Paths(home), FakeClock()) as desk:
        desk.problem = replace(desk.problem, id="url-shortener")
        desk.play(texts={NOTES: "A link is never lost.\x1b[31m"})
        desk.score(level=3)
    return Drill(capsys)


@pytest.fixture
def sheet(drill: Drill, tmp_path: Path) -> Path:
    """The packet of `s1`, filled in with 2 everywhere."""
    file = tmp_path / "packet.md"
    drill("packet", "s1", "--out", file)
    text = file.read_text().replace('rater: ""', "rater: Ann")
    file.write_text(re.sub(r"(?m)^(  D\d:) ", r"\1 2 ", text))
    return file


def test_a_packet_is_printed_for_a_problem(drill: Drill) -> None:
    text = drill("packet", "url-shortener", "--seniority", "staff", "--format", "60-minute")
    assert text.startswith("# Interviewer's packet: URL shortener\n")
    assert ", staff\n" in text
    assert text.rstrip().endswith("```")


def test_a_packet_holds_nothing_that_a_terminal_would_obey(drill: Drill) -> None:
    text = drill("packet", "s1")
    assert "A link is never lost.␛[31m" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)


def test_a_packet_replaces_no_file(drill: Drill, tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    file.write_text("mine")
    drill("packet", "s1", "--out", file, code=ExitCode.FAILURE)
    assert file.read_text() == "mine"
    assert "nothing was replaced" in drill.err


def test_the_filled_packet_is_taken_in_and_shown(drill: Drill, sheet: Path) -> None:
    out = drill("scores", "import", sheet, "--session", "s", "--yes")
    assert "scored by Ann: D1 2, D2 2" in out
    assert "You against Ann: +1 on average" in out
    shown = drill("show", "s1")
    assert "### You against Ann" in shown
    assert "| D1 | 3 | 2 | +1 |" in shown
    assert "  +1, mean of 1 sheet" in drill("stats")


def test_a_sheet_with_faults_ends_with_3_and_a_line_for_each(drill: Drill, sheet: Path) -> None:
    sheet.write_text(sheet.read_text().replace("D1: 2", "D1: 5").replace("held: []", "held: [x-1]"))
    drill("scores", "import", sheet, "--session", "s1", "--yes", code=ExitCode.INVALID_CONTENT)
    assert len(re.findall(rf"(?m)^{re.escape(str(sheet))}:\d+:\d+: ", drill.err)) == 2
    assert "Nothing was changed" in drill.err
    assert "against" not in drill("show", "s1")


def test_without_a_terminal_nothing_is_taken_in_unasked(
    drill: Drill, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    drill("scores", "import", sheet, "--session", "s1", code=ExitCode.USAGE)
    assert "--yes" in drill.err
    assert "against" not in drill("show", "s1")


def test_the_signals_of_an_attempt_are_shown(drill: Drill) -> None:
    assert "## Signals\n\n- No requirement with a number and a unit was saved." in drill("show", "s1")
