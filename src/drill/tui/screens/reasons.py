"""What a revision asks for: the line that shows an item after all, and the reason for the change."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.answers import LineReference
from drill.tui.rows import Rows
from drill.tui.score_view import AnswerLine
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown

LONGEST = 200


class AnswerLineScreen(Dialog[LineReference | None]):
    """Lines of one's own answers to point to; Esc points to none.

    Args:
        title: What a line is pointed to for.
        lines: The lines, with headings between them.
        best: The line to begin at.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, title: str, lines: Sequence[AnswerLine], best: LineReference | None) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._best = best

    def compose(self) -> ComposeResult:
        """The item, and the lines."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(shown(self._title, "bold $primary"), classes="dialog-title")
            yield OptionList(*(Option(Rows([line.text]), disabled=line.reference is None) for line in self._lines))
            yield Static(muted("\nWhich line shows it? Enter takes it, Esc goes back."))

    def on_mount(self) -> None:
        """Begin at the best line."""
        references = [line.reference for line in self._lines]
        own = next((index for index, reference in enumerate(references) if reference is not None), None)
        self.query_one(OptionList).highlighted = references.index(self._best) if self._best in references else own

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the line back."""
        self.dismiss(self._lines[event.option_index].reference)


class ReasonScreen(Dialog[str | None]):
    """Asks why a score is changed, in one line; Esc changes nothing.

    Args:
        title: What changes.
        text: Into what.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The change, and a line for its reason."""
        with Vertical(classes="dialog"):
            yield Static(heading(self._title), classes="dialog-title")
            yield Static(shown(self._text), classes="dialog-title")
            yield Input(placeholder="What you see now that you had not seen", max_length=LONGEST)
            yield Static(muted("Each score changes once. Enter keeps the change, Esc leaves it as it was."), id="note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the reason, or ask for one."""
        reason = event.value.strip()
        if reason:
            self.dismiss(reason)
            return
        text = "A few words are enough, but some are needed: in a month they say what you learnt."
        self.query_one("#note", Static).update(Content.assemble(("! ", "bold $warning"), text))
