"""`drill preview` as text, and `--pack`."""

from pathlib import Path

import pytest

from drill.cli import run
from drill.errors import ExitCode
from drill.storage.database import open_for_writing
from tests.factories import FakeClock, problem_yaml

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with one sound problem."""
    folder = tmp_path / "acme"
    (folder / "interviews").mkdir(parents=True)
    (folder / "interviews" / "parking.yaml").write_text(problem_yaml(id="parking"))
    return folder


def drill(*words: str) -> int:
    """Run a command."""
    return run(words, FakeClock())


def test_without_a_terminal_a_problem_is_printed_as_markdown(capsys: Printed) -> None:
    assert drill("preview", "url-shortener") == ExitCode.OK
    text = capsys.readouterr().out
    assert text.startswith("# URL shortener")
    assert all(f"\n## {title}\n" in text for title in ("Brief", "Estimation", "Deep dive", "Evidence", "Cards"))
    assert "**231/s**" in text


def test_a_file_is_previewed_by_its_path_and_by_its_id(pack: Path, capsys: Printed) -> None:
    assert drill("preview", str(pack / "interviews" / "parking.yaml")) == ExitCode.OK
    by_path = capsys.readouterr().out
    assert drill("--pack", str(pack), "preview", "acme/parking", "--plain") == ExitCode.OK
    assert capsys.readouterr().out == by_path


def test_a_broken_file_is_printed_with_its_faults_and_fails(pack: Path, capsys: Printed) -> None:
    path = pack / "interviews" / "parking.yaml"
    path.write_text(problem_yaml(id="parking", tier="huge"))
    assert drill("preview", str(path)) == ExitCode.INVALID_CONTENT
    assert "It cannot be read: 1 fault." in capsys.readouterr().out


def test_a_hostile_file_prints_no_byte_that_a_terminal_obeys(pack: Path, capsys: Printed) -> None:
    path = pack / "interviews" / "parking.yaml"
    path.write_text(problem_yaml(id="parking", title='"\\e]0;owned\\a"'))
    drill("preview", str(path))
    assert not {"\x1b", "\x07"} & set(capsys.readouterr().out)


@pytest.mark.parametrize("named", ["nowhere.yaml", "no-such-problem"])
def test_what_is_not_there_is_refused_with_a_next_step(named: str, capsys: Printed) -> None:
    assert drill("preview", named) != ExitCode.OK
    assert "drill problems" in capsys.readouterr().err


def test_a_preview_leaves_no_trace_in_the_users_folder(home: Path, pack: Path) -> None:
    drill("--pack", str(pack), "preview", "acme/parking")
    assert not home.exists() or list(home.iterdir()) == []


def test_a_preview_works_beside_a_running_drill(home: Path, capsys: Printed) -> None:
    running = open_for_writing(home / "drill.db", home / "drill.lock")
    before = running.execute("select count(*) from event").fetchone()
    assert drill("preview", "url-shortener") == ExitCode.OK
    assert running.execute("select count(*) from event").fetchone() == before


def test_a_preview_works_beside_a_database_that_cannot_be_opened(home: Path, capsys: Printed) -> None:
    home.mkdir(exist_ok=True)
    (home / "drill.db").write_bytes(b"no database at all" * 100)
    assert drill("preview", "url-shortener") == ExitCode.OK
    assert capsys.readouterr().out.startswith("# URL shortener")


def test_a_pack_of_the_command_line_is_listed_and_shown(pack: Path, capsys: Printed) -> None:
    assert drill("--pack", str(pack), "problems") == ExitCode.OK
    assert "acme/parking" in capsys.readouterr().out
    assert drill("--pack", str(pack), "show", "acme/parking") == ExitCode.OK
    assert "Parking garage (acme/parking)" in capsys.readouterr().out


def test_a_pack_that_is_no_folder_is_a_mistake_of_use(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        drill("--pack", "/nowhere/at/all", "problems")
    assert left.value.code == ExitCode.USAGE
    assert "/nowhere/at/all is not a folder" in capsys.readouterr().err
