"""What a revision asks for: the line that shows an item after all, and the reason for the change."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from drill.domain.answers import LineReference
from drill.tui.rows import Rows
from drill.tui.score_view import AnswerLine
from drill.tui.screens.base import Dialog
from drill.tui.screens.one_of import Entry, OneOfScreen
from drill.tui.words import heading, muted, shown

LONGEST = 200


class AnswerLineScreen(OneOfScreen[LineReference]):
    """Lines of one's own answers to point to; Esc points to none.

    Args:
        title: What a line is pointed to for.
        lines: The lines, with headings between them.
        best: The line to begin at.
    """

    def __init__(self, title: str, lines: Sequence[AnswerLine], best: LineReference | None) -> None:
        entries = [Entry(Rows([line.text]), line.reference) for line in lines]
        note = "\nWhich line shows it? Enter takes it, Esc goes back."
        super().__init__(shown(title, "bold $primary"), entries, begin_at=best, note=note)


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
