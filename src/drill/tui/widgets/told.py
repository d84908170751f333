"""One line below an editor, about what stands in it."""

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget


class Told(Widget):
    """One line of text, asked for when it is drawn.

    Args:
        text: Makes the text for a width in columns.
    """

    def __init__(self, text: Callable[[int], Content]) -> None:
        super().__init__(id="told")
        self._text = text

    def render(self) -> Content:
        """The text."""
        return self._text(self.content_size.width)
