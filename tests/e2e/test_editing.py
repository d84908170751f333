"""What goes into an answer other than by typing: pastes small and large, and the user's own editor."""

import stat
from pathlib import Path

import pytest

from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock

pytestmark = pytest.mark.e2e

LINE = "a line of a long paste, which goes on for a while until it ends here\n"


def test_a_paste_of_100_kb_is_taken_and_can_be_undone(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    text = "first of many\n" + LINE * (100 * 1024 // len(LINE)) + "last of many"
    terminal.paste(text)
    terminal.wait_for("last of many")
    machine.wait_stored(lambda: machine.draft() == text, "the paste")
    terminal.press("ctrl+z")
    terminal.wait_for("One", without=["last of many"])
    terminal.type("alive")
    terminal.wait_for("alive")
    machine.wait_stored(lambda: machine.draft() == "alive", "what was typed after the undo")


def test_a_paste_of_300_kb_is_left_out_with_a_word_about_it(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("mine")
    terminal.wait_for("mine")
    terminal.paste(LINE * (300 * 1024 // len(LINE)))
    terminal.wait_for("larger than 256 KB", "left out")
    terminal.type(", and mine")
    terminal.wait_for("mine, and mine")
    machine.wait_stored(lambda: machine.draft() == "mine, and mine", "what was typed")


def test_a_paste_cannot_command_the_terminal(machine: Machine) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    before = len(terminal.output)
    terminal.paste("clip \x1b]52;c;ZXZpbA==\x07 board")
    machine.wait_stored(lambda: "board" in machine.draft(), "the paste")
    assert "\x1b" not in machine.draft()
    assert b"\x1b]52" not in terminal.output[before:]


def test_the_users_editor_changes_a_part(machine: Machine, tmp_path: Path) -> None:
    machine.environment["EDITOR"] = editor(tmp_path, "printf 'and from outside\\n' >> \"$1\"")
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("from inside\n")
    terminal.wait_for("from inside")
    terminal.press("f9")
    terminal.wait_for("from inside", "and from outside", "1/6 Requirements")
    machine.wait_stored(lambda: machine.draft() == "from inside\nand from outside", "the edited text")
    terminal.type(", and on")
    terminal.wait_for(", and on")
    assert [path.name for path in machine.database.parent.iterdir() if path.name.startswith("editing")] == []


@pytest.mark.parametrize(
    "script", ["printf 'half' > \"$1\"; exit 3", "exit 1"], ids=["after writing", "without writing"]
)
def test_an_editor_that_fails_leaves_the_text_as_it_was(machine: Machine, tmp_path: Path, script: str) -> None:
    machine.environment["EDITOR"] = editor(tmp_path, script)
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("from inside")
    terminal.wait_for("from inside")
    terminal.press("escape")
    terminal.wait_for(" e $EDITOR")
    terminal.press("e")
    terminal.wait_for("ended with code", "left as it was")
    terminal.type(", unharmed")
    terminal.wait_for("from inside, unharmed")
    machine.wait_stored(lambda: machine.draft() == "from inside, unharmed", "the text")


def test_an_editor_that_is_not_there_leaves_the_text_as_it_was(machine: Machine) -> None:
    machine.environment["EDITOR"] = "/no/such/editor --flag"
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("from inside")
    terminal.wait_for("from inside")
    terminal.press("f9")
    terminal.wait_for("/no/such/editor")
    terminal.type(", unharmed")
    terminal.wait_for("from inside, unharmed")


def editor(folder: Path, script: str) -> str:
    """The command of an editor that does one thing."""
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)
