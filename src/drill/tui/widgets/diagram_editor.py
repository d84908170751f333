"""The diagram part: an editor with the drawing of its text beside it, or in its place where there is no room.

Reading and drawing wait until the keys rest for a moment, so that no key waits for them.
"""

from typing import Final, Self

from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from drill.domain.diagram.reading import read
from drill.domain.diagram.writing import write
from drill.tui.commands import Place, first_key
from drill.tui.diagram_view import understood
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.widgets.drawing_pane import DrawingPane
from drill.tui.widgets.part_editor import PartEditor
from drill.tui.widgets.told import Told

REST: Final = 0.1
"""Seconds without a key after which the drawing follows the text."""

BESIDE: Final = 120
"""Columns of the terminal from which the text and the drawing stand side by side."""


class DiagramEditor(PartEditor):
    """The editor of a drawing.

    Args:
        text: What stands in it.
        placeholder: What an empty one says.
    """

    def __init__(self, text: str, placeholder: str) -> None:
        super().__init__(AnswerEditor(text, placeholder))
        self._reading = read(text)
        self._rest: Timer | None = None
        self._pane = DrawingPane(self._reading.graph)
        self._told = Told(lambda _: understood(self._reading, self._hint()))

    @property
    def wants_room(self) -> bool:
        """Whether the drawing stands alone, and wants all the room there is."""
        return self.has_class("alone")

    def compose(self) -> ComposeResult:
        """The text beside the drawing, and below both what was understood."""
        with Container():
            yield self.area
            yield self._pane
        yield self._told

    def focus(self, scroll_visible: bool = True) -> Self:
        """Let the next key be typed, or scroll the drawing where it stands alone."""
        (self._pane if self.wants_room else self.area).focus(scroll_visible)
        return self

    def toggle(self) -> None:
        """Let the drawing stand alone, or the text be seen again."""
        self.toggle_class("alone")
        self._pane.can_focus = self.wants_room
        self.focus()
        self.follow()

    def toggle_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self._pane.toggle_ascii()

    def mermaid(self) -> str:
        """The drawing as Mermaid text."""
        return write(read(self.text).graph)

    def on_part_editor_changed(self) -> None:
        """Wait for the keys to rest."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.follow)

    def on_resize(self) -> None:
        """Put the drawing beside the text where there is room."""
        self.set_class(self.app.size.width >= BESIDE, "beside")
        self._told.refresh()

    def follow(self) -> None:
        """Read the text as it is now and show what was understood.

        A picture stays while the line with the cursor cannot be read: it is being typed.
        """
        self._reading = read(self.text)
        present = self.area.cursor_location[0] + 1
        if all(complaint.line != present for complaint in self._reading.complaints):
            self._pane.show(self._reading.graph)
        self._told.refresh()

    def _hint(self) -> str:
        key = first_key(Place.MOCK, "drawing")
        if self.wants_room:
            return f"{key} shows the text, arrows scroll"
        return f"{key} gives the drawing all room" if self.has_class("beside") else f"{key} shows the drawing"
