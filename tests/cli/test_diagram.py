import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from drill.cli import run
from drill.errors import ExitCode
from tests.wheel import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a drawing."""
    path = tmp_path / "drawing.txt"
    path.write_text("client -> api: HTTPS\napi -> db\n", encoding="utf-8")
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the command reads; write to it, then rewind."""
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    return data


def give(stdin: io.BytesIO, text: str | bytes) -> None:
    """Put a text on standard input."""
    stdin.write(text if isinstance(text, bytes) else text.encode())
    stdin.seek(0)


def test_a_file_is_drawn(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", str(file)]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert "├─ HTTPS ─►│" in out
    assert (max(map(len, out.splitlines())) <= 80, err) == (True, "")


def test_the_width_is_asked_for(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", str(file), "--width", "20", "--ascii"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 20


@pytest.mark.parametrize("width", ["0", "-3", "x", "99999", "1.5"])
def test_a_width_is_a_number_of_cells(width: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["diagram", str(file), "--width", width])
    assert ended.value.code == ExitCode.USAGE
    assert "--width" in capsys.readouterr().err


def test_lines_that_are_not_understood_are_named_and_the_rest_is_drawn(
    stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    give(stdin, "a -> b\na ->\n")
    assert run(["diagram", "-"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert "│ b │" in out
    assert err == "stdin:2: This arrow leads nowhere yet.\n"


@pytest.mark.parametrize("text", ["", "# nothing\n", "-> \n"])
def test_nothing_to_draw_is_a_failure(text: str, stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    give(stdin, text)
    assert run(["diagram", "-"]) == ExitCode.FAILURE
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", "stdin: There is nothing to draw.")


def test_a_checked_drawing_with_a_fault_is_a_failure(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", str(file), "--check"]) == ExitCode.FAILURE
    out, err = capsys.readouterr()
    assert "│ client ├" in out
    assert all(line.startswith(f"{file}:") for line in err.splitlines())
    assert "api" in err
    file.write_text("client -> api: HTTPS\napi x2 -> db: rows\ndb: database x2\n", encoding="utf-8")
    assert run(["diagram", str(file), "--check"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


def test_json_is_as_documented(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = page.split("## `drill diagram --json`")[1]
    promised = json.loads(section.split("```json\n")[1].split("```")[0])
    give(stdin, "\nclient -> api: HTTPS\nsubgraph core [Core services]\napi: service x3 2k/s\nend\napi ->\n")
    assert run(["diagram", "-", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == promised


def test_mermaid_can_be_drawn_again(file: Path, stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", str(file), "--mermaid"]) == ExitCode.OK
    written = capsys.readouterr().out
    assert written.startswith("flowchart LR\n")
    give(stdin, written)
    assert run(["diagram", "-"]) == ExitCode.OK
    assert "├─ HTTPS ─►│" in capsys.readouterr().out


def test_svg_is_whole(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", str(file), "--svg"]) == ExitCode.OK
    assert ElementTree.fromstring(capsys.readouterr().out).tag.endswith("svg")


def test_what_a_terminal_would_obey_is_shown(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    give(stdin, b"a\x1b[31m -> b\xff: \x07\n\x1b]0;x\x07 ->\n")
    assert run(["diagram", "-"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "␛" in out


def test_a_file_that_cannot_be_read_and_a_huge_one_are_refused(
    tmp_path: Path, stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diagram", str(tmp_path / "none")]) == ExitCode.USAGE
    assert "cannot be read" in capsys.readouterr().err
    give(stdin, b"a" * 1_000_001)
    assert run(["diagram", "-"]) == ExitCode.USAGE


def test_a_terminal_is_not_waited_for(stdin: io.BytesIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(["diagram", "-"]) == ExitCode.USAGE
