"""A dialog in which one of several lines is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.tui.screens.base import Dialog
from drill.tui.words import muted

Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Entry(Generic[Chosen]):
    """A line of the dialog, and what it stands for; None for a heading, which cannot be chosen."""

    line: Visual
    value: Chosen | None


class OneOfScreen(Dialog[Chosen | None]):
    """Lines of which one is chosen; Esc chooses none.

    Args:
        title: What is chosen.
        entries: The lines.
        begin_at: The value to begin at; the first line that can be chosen, where it is none of them.
        note: What is said below the lines, or instead of them where there are none.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(
        self, title: Content, entries: Sequence[Entry[Chosen]], *, begin_at: Chosen | None = None, note: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._entries = entries
        self._begin_at = begin_at
        self._note = note

    def compose(self) -> ComposeResult:
        """The title, the lines and the note."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(self._title, classes="dialog-title")
            if self._entries:
                yield OptionList(*(Option(entry.line, disabled=entry.value is None) for entry in self._entries))
            if self._note:
                yield Static(muted(self._note))

    def on_mount(self) -> None:
        """Mark the line to begin at."""
        values = [entry.value for entry in self._entries]
        first = next((index for index, value in enumerate(values) if value is not None), None)
        at = first if self._begin_at is None or self._begin_at not in values else values.index(self._begin_at)
        for listing in self.query(OptionList):
            listing.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what the line stands for."""
        self.dismiss(self._entries[event.option_index].value)
