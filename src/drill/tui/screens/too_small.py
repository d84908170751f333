"""Shown while the terminal is too small for anything else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from drill.tui.screens.base import Dialog

COLUMNS, ROWS = 60, 18


def is_too_small(size: Size) -> bool:
    """Whether a terminal is smaller than any screen can use."""
    return size.width < COLUMNS or size.height < ROWS


class TooSmallScreen(Dialog[None]):
    """Says which size is needed; goes away by itself once it is there. A running clock goes on."""

    CSS_PATH: ClassVar[str] = "too_small.tcss"

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(id="size")

    def on_screen_resume(self) -> None:
        """Say it at once; the size may also have changed while another screen was above."""
        self._show(self.app.size)

    def on_resize(self, event: Resize) -> None:
        """Say it anew, or go away."""
        self._show(event.size)

    def _show(self, size: Size) -> None:
        if not is_too_small(size):
            self.dismiss(None)
            return
        text = f"drill needs {COLUMNS}x{ROWS},\nthis is {size.width}x{size.height}.\nEnlarge the window."
        self.query_one("#size", Static).update(Content(text))
