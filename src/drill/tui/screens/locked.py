"""After the lock: score now, later, or write on unscored."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from drill.domain.wording import clock_text
from drill.storage.sessions import SessionRow
from drill.tui.commands import COMMANDS, Place, bindings
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, lines, muted


class LockedScreen(DrillScreen):
    """What can be done with a locked attempt.

    Args:
        row: The attempt.
    """

    PLACE = Place.LOCKED
    BINDINGS: ClassVar = bindings(Place.LOCKED)
    CSS_PATH: ClassVar = "locked.tcss"

    def __init__(self, row: SessionRow) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """What happened, and the ways on."""
        keys, minutes = {"escape": "Esc"}, "three" if self._row.drilled else "ten"
        ways = [
            Content.assemble(
                (f" {keys.get(way.key, way.key):3} ", "bold $accent"), (f"{way.label:10}", "bold"), way.help
            )
            for way in COMMANDS[Place.LOCKED]
        ]
        with Vertical(id="box"):
            yield Static(
                lines(
                    heading(f"{self._row.title}: the answers are locked"),
                    muted(f"Written in {clock_text(self._row.elapsed)}. They are saved, and nothing changes them now."),
                    "",
                    *ways,
                    "",
                    muted(f"Scoring takes about {minutes} minutes and can stop anywhere."),
                )
            )
        yield Footer(show_command_palette=False)

    def action_score(self) -> None:
        """Score the answers."""
        self.post_message(OpenSession(self._row.id, Way.SCORE))

    def action_write_on(self) -> None:
        """Write on, unscored."""
        self.post_message(OpenSession(self._row.id, Way.WRITE_ON))

    def action_later(self) -> None:
        """Go to Home."""
        self.dismiss(None)
