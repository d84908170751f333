"""Choosing any part of any phase to write in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.answers import Part
from drill.domain.wording import count_text
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted


class PartsScreen(Dialog[Part | None]):
    """All parts with their names and how much stands in each.

    Args:
        parts: Part, name and number of own lines.
        current: The part being written.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, parts: tuple[tuple[Part, str, int], ...], current: Part) -> None:
        super().__init__()
        self._parts = parts
        self._current = current

    def compose(self) -> ComposeResult:
        """One line a part."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(heading("Write in which part?"), classes="dialog-title")
            yield OptionList(*(Option(self._line(*entry)) for entry in self._parts))

    def on_mount(self) -> None:
        """Mark the present part."""
        self.query_one(OptionList).highlighted = [part for part, _, _ in self._parts].index(self._current)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen part back."""
        self.dismiss(self._parts[event.option_index][0])

    def _line(self, part: Part, name: str, written: int) -> Content:
        count = muted(f"  {count_text(written, 'line')}") if written else muted("  empty")
        return Content.assemble(muted(f"{part.phase.label:18} "), name, count)
