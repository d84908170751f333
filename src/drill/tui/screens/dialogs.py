"""Small dialogs: choose one of a few, or read a text."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog

BREAKPOINTS = [(0, "-low"), (22, "-usual")]
"""The rows from which the list may be longer."""


@dataclass(frozen=True)
class Choice:
    """One way out of a dialog: its value, the letter that takes it, and what it does."""

    value: str
    letter: str
    text: str


class ChoiceScreen(Dialog[str | None]):
    """Asks for one of a few; Esc takes none.

    Args:
        title: What is asked.
        text: What hangs on it; may be empty.
        choices: The ways out, the safest first.
    """

    VERTICAL_BREAKPOINTS = BREAKPOINTS
    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, title: str, text: str, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Title, text and choices."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold $primary"), classes="dialog-title")
            if self._text:
                yield Static(Content(self._text), classes="dialog-title")
            yield OptionList(
                *(Option(Rows([(_letter(choice), Content(choice.text))]), choice.value) for choice in self._choices)
            )
            yield Static(Content.styled("\nPress a letter, or Enter on a line. Esc goes back.", "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen one."""
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """Take the one whose letter was pressed."""
        for choice in self._choices:
            if event.character == choice.letter:
                event.stop()
                self.dismiss(choice.value)


def _letter(choice: Choice) -> Content:
    return Content.styled(f" {choice.letter}  ", "bold $accent")


class TextScreen(Dialog[None]):
    """Shows a text to read.

    Args:
        title: What it is.
        body: The text.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,space", "dismiss", "Close")]

    def __init__(self, title: str, body: Visual) -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """Title and text."""
        with VerticalScroll(classes="dialog wide-dialog"):
            yield Static(Content.styled(self._title, "bold $primary"), classes="dialog-title")
            yield Static(self._body)
            yield Static(Content.styled("\nEsc closes this.", "$muted"))
