"""What drill does not do, and what it says then: a second app, databases that are not its own, broken problems."""

import sqlite3
from pathlib import Path

import pytest

from drill.storage.schema import SCHEMA_VERSION
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_another_mock, begin_mock, leave, skip_welcome
from tests.e2e.terminal import LEAVE_ALTERNATE_SCREEN
from tests.wheel import lay_out

pytestmark = pytest.mark.e2e


def test_a_second_app_is_told_of_the_first_and_reading_works_beside_it(machine: Machine) -> None:
    first = machine.open()
    begin_mock(first)
    first.type("in the first one")
    first.wait_for("in the first one")
    second = machine.open()
    second.wait_for("drill is open in another terminal.", "`drill due` works beside it.")
    assert second.wait_exit() == 1
    due = machine.run("due")
    assert (due.returncode, due.stdout) == (0, "No card is due today.\n")
    assert machine.run("problems").returncode == 0
    first.type(", undisturbed")
    first.wait_for("in the first one, undisturbed")


@pytest.mark.parametrize("kind", ["empty", "foreign", "newer", "text", "folder"])
def test_a_database_that_is_not_ours_is_refused_untouched_with_a_next_step(machine: Machine, kind: str) -> None:
    machine.database.parent.mkdir()
    make_database(machine.database, kind)
    before = contents(machine.database)

    terminal = machine.open()
    screen = terminal.wait_for("was not opened", "Nothing was changed.", "DRILL_HOME")
    assert terminal.wait_exit() == 1
    assert "Traceback" not in screen
    assert b"\x1b[?1049h" not in terminal.output
    due = machine.run("due")
    assert (due.returncode, due.stdout) == (1, "")
    assert "was not opened" in due.stderr
    assert contents(machine.database) == before


def test_a_broken_problem_is_named_by_line_and_the_others_can_be_played(machine: Machine, tmp_path: Path) -> None:
    data = install_a_copy(machine, tmp_path)
    broken = data / "problems" / "interviews" / "broken.yaml"
    broken.write_text("schema: 1\nid: broken\ntitle: [not, a, title]\n", encoding="utf-8")

    check = machine.run("check")
    assert check.returncode == 3
    assert f"{broken}:3:8: " in check.stdout
    assert "Traceback" not in check.stderr

    terminal = machine.open()
    skip_welcome(terminal)
    screen = terminal.wait_for("Problem files that cannot be read")
    assert f"{broken}:1:1:" in squeezed(screen)
    begin_another_mock(terminal)
    terminal.press("ctrl+q")
    terminal.wait_for("Leave this mock?")
    terminal.press("k")
    terminal.wait_for("Go on with the mock")

    broken.unlink()
    leave(terminal)
    assert LEAVE_ALTERNATE_SCREEN in terminal.output
    terminal = machine.open()
    terminal.wait_for("Home", without=["cannot be read"])


def make_database(path: Path, kind: str) -> None:
    """Put something in the place of the database."""
    if kind == "folder":
        path.mkdir()
        return
    path.write_bytes(b"" if kind == "empty" else b"Dear diary\n" * 100)
    if kind in ("foreign", "newer"):
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("create table diary (day text)")
        if kind == "newer":
            connection.execute("pragma application_id = 0x6472696c")
            connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
        connection.close()


def contents(path: Path) -> bytes | None:
    """The bytes of a file; None for a folder."""
    return path.read_bytes() if path.is_file() else None


def install_a_copy(machine: Machine, folder: Path) -> Path:
    """Install drill for this machine alone, as a wheel lays it out; where its content lies."""
    package = lay_out(folder / "site")
    machine.environment["PYTHONPATH"] = str(package.parent)
    return package / "_data"


def squeezed(screen: str) -> str:
    """The text of a screen without the blanks and line ends that wrapping put into it."""
    return "".join(screen.split())
