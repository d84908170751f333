"""The keys of a screen, from the command table."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from drill.tui.commands import COMMANDS, Place, key_text
from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog

GENERAL = "Ctrl+P finds every command by name. Ctrl+Q leaves drill from any screen."


class HelpScreen(Dialog[None]):
    """The keys of one screen.

    Args:
        place: The screen.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,question_mark,q,enter", "dismiss", "Close")]

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """A table of keys and sentences."""
        with VerticalScroll(classes="dialog wide-dialog"):
            yield Static(Content.styled(f"{self._place.value}: keys", "bold $primary"), classes="dialog-title")
            yield Static(self._table())
            yield Static(Content.styled(f"\n{GENERAL}\nEsc closes this.", "$muted"))

    def _table(self) -> Rows:
        rows = [(key_text(command), command) for command in COMMANDS[self._place]]
        width = max(len(keys) for keys, _ in rows)
        return Rows(
            (
                Content.styled(keys.ljust(width + 2), "bold $accent"),
                Content.assemble((f"{command.label}. ", "bold"), command.help),
            )
            for keys, command in rows
        )
