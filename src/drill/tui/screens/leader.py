"""The menu of commands that Esc opens over an editor: press a letter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from drill.tui.commands import Command, key_text
from drill.tui.screens.base import Dialog

COLUMN = 25
COLUMNS = 3
MARGIN = 4
"""Columns left and right of the table."""


class LeaderScreen(Dialog[str | None]):
    """Shows commands with their letters, and gives back the action of the one chosen.

    Args:
        commands: Those with a letter are offered.
    """

    CSS_PATH: ClassVar = "leader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._commands = [command for command in commands if command.letter]

    def compose(self) -> ComposeResult:
        """Letters and labels in columns."""
        yield Static(self._table(), id="leader")

    def on_key(self, event: Key) -> None:
        """Choose by letter; any other key closes the menu and does nothing."""
        if event.key == "escape":
            return
        event.stop()
        chosen = (command.action for command in self._commands if command.letter == event.character)
        self.dismiss(next(chosen, None))

    def _table(self) -> Content:
        cells = []
        for command in self._commands:
            twin = key_text(command).split(" or ", maxsplit=1)[0]
            text = f"{command.label} ({twin})"
            cells.append(Content.assemble((f" {command.letter} ", "bold $accent"), text.ljust(COLUMN - 3)))
        columns = min(COLUMNS, max(1, (self.app.size.width - MARGIN) // COLUMN))
        rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
        return Content("\n").join(Content.assemble(*row) for row in rows)
