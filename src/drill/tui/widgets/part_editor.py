"""What one part of an answer is written in: always a plain text, whatever stands around it."""

from typing import Self

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from drill.tui.widgets.answer_editor import AnswerEditor


class PartEditor(Vertical):
    """The editor of a part: a text area, and in the kinds derived from it what helps with this part.

    Args:
        area: What the text is typed into.
    """

    class Changed(Message):
        """What stands in an editor has changed."""

    def __init__(self, area: AnswerEditor) -> None:
        super().__init__()
        self.area = area

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.area.text

    @property
    def wants_room(self) -> bool:
        """Whether what stands around the editors should make room."""
        return False

    def compose(self) -> ComposeResult:
        """The text, with room for nothing else."""
        yield self.area

    def on_mount(self) -> None:
        """Write on where the text ends."""
        self.area.move_cursor(self.area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of a change in the words of all editors."""
        event.stop()
        self.post_message(self.Changed())

    def focus(self, scroll_visible: bool = True) -> Self:
        """Let the next key be typed here."""
        self.area.focus(scroll_visible)
        return self

    def insert_on_top(self, text: str) -> None:
        """Put a text above all; the cursor stays where it was in the words."""
        self.area.replace(text, (0, 0), (0, 0))
        self.call_after_refresh(self.area.scroll_cursor_visible)

    def insert_below(self, line: int, text: str) -> None:
        """Put a text behind the end of a line; a cursor that stood there goes on behind it, any other stays."""
        end = (line, len(self.area.document.get_line(line)))
        selection = self.area.selection
        self.area.replace(text, end, end)
        if max(selection) < end:
            # Textual moves every cursor of the line, also one that stands before the change.
            self.area.selection = selection
        self.call_after_refresh(self.area.scroll_cursor_visible)

    def rewrite(self, text: str) -> None:
        """Put another text in place of all, as one step of undo."""
        if text != self.text:
            self.area.replace(text, (0, 0), self.area.document.end)
