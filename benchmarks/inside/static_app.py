"""The least that a Textual app can be: one Static."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class StaticApp(App[None]):
    """A word on a screen."""

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static("Today")


StaticApp().run()
