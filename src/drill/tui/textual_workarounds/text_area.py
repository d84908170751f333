"""The text area, made safe."""

from textual.widgets import TextArea


class GuardedTextArea(TextArea):
    """A text area whose undo after a large paste does not end the app (Textualize/textual#6686).

    Its cursor stays in sight when its line wraps at the lowest row; Textual scrolls before it knows the new height.
    """

    def on_text_area_changed(self) -> None:
        """Scroll to the cursor, now that the height is known."""
        self.scroll_cursor_visible()

    def _recompute_cursor_offset(self) -> None:
        if self.cursor_location[0] < self.document.line_count:
            self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
