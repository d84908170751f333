"""The editor for one part of an answer."""

from rich.style import Style
from rich.text import Text
from textual.events import Paste

from drill.content.sanitise import sanitise
from drill.domain.answers import QUOTE
from drill.tui.textual_workarounds.text_area import GuardedTextArea

LARGEST_PASTE = 256 * 1024
"""Bytes. Beyond it Textual freezes for seconds, and no answer is that long."""


class AnswerEditor(GuardedTextArea):
    """A plain-text editor with undo, in which the interviewer's lines are dimmed.

    Args:
        text: What stands in it.
        placeholder: What an empty one says.
    """

    def __init__(self, text: str, placeholder: str) -> None:
        # A text may have come by an import, past every paste and key.
        super().__init__(sanitise(text), soft_wrap=True, tab_behavior="indent", placeholder=placeholder, compact=True)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        line = super().get_line(line_index)
        if line.plain.startswith(QUOTE.rstrip()):
            line.stylize(Style(dim=True, italic=True))
        return line

    def on_paste(self, event: Paste) -> None:
        """Take a paste in, without control characters and up to a size."""
        event.prevent_default()
        event.stop()
        self.insert_at_cursor(event.text)

    def insert_at_cursor(self, text: str) -> None:
        """Put a text in place of the selection, as one step of undo."""
        if len(text.encode("utf-8", "replace")) > LARGEST_PASTE:
            self.notify(
                f"The paste is larger than {LARGEST_PASTE // 1024} KB and was left out.",
                severity="warning",
                markup=False,
            )
            return
        start, end = sorted(self.selection)
        self.move_cursor(self.replace(sanitise(text), start, end, maintain_selection_offset=False).end_location)
