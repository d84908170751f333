"""Choosing one of the lines of a worksheet."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.estimation.pairing import Line
from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown


class LinesScreen(Dialog[Line | None]):
    """Lines with what they come to; Esc chooses none.

    Args:
        title: What a line is chosen for.
        choices: The lines.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, title: str, choices: Sequence[Line]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """One line each."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(heading(self._title), classes="dialog-title")
            if self._choices:
                yield OptionList(*(Option(self._row(line)) for line in self._choices))
            else:
                yield Static(muted("No line comes to something in this unit."))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen line back."""
        self.dismiss(self._choices[event.option_index])

    def _row(self, line: Line) -> Rows:
        beside = shown(f"   = {line.result}", "$primary")
        return Rows([(muted(f"{line.number:3} "), shown(line.text.strip()) + beside)])
