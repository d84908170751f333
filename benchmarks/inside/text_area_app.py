"""A bare text area with the text of a file, the cursor at its end: `text_area_app.py FILE`."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class TextAreaApp(App[None]):
    """A text area in full screen."""

    def compose(self) -> ComposeResult:
        """Nothing but the text area."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def on_mount(self) -> None:
        """Write on where the text ends."""
        area = self.query_one(TextArea)
        area.focus()
        self.call_after_refresh(area.move_cursor, area.document.end)


TextAreaApp().run()
