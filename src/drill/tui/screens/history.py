"""All attempts, the latest first: filter as you type, open one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from drill.domain.wording import clock_text, past_day_text
from drill.services.bootstrap import Services
from drill.services.history import HistoryRow, load_history
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenSession, Way
from drill.tui.rows import Rows
from drill.tui.screens.filtered import FilteredScreen
from drill.tui.words import muted, shown, verdict_content


class HistoryScreen(FilteredScreen[HistoryRow]):
    """All attempts.

    Args:
        services: Where they come from.
    """

    PLACE = Place.HISTORY
    BINDINGS: ClassVar = bindings(Place.HISTORY)
    NOUN = "attempt"
    PLACEHOLDER = "type to filter by problem, day, format, state or verdict"

    def __init__(self, services: Services) -> None:
        super().__init__(())
        self._services = services
        self._today = services.recorder.today

    def beside(self) -> ComposeResult:
        """What to do where nothing is listed."""
        yield Static(id="empty")

    def on_screen_resume(self) -> None:
        """Show what is true now; an attempt may have been discarded or scored on the screens above."""
        marked = self.listing.highlighted
        self._entries = load_history(self._services.connection)
        self.list_anew()
        if marked is not None and self._listed:
            self.listing.highlighted = min(marked, len(self._listed) - 1)

    def on_option_list_option_selected(self) -> None:
        """A click opens an attempt."""
        self.action_open()

    def action_open(self) -> None:
        """Open the marked attempt."""
        if self.marked is not None:
            self.post_message(OpenSession(self.marked.session.id, Way.READ))

    def list_anew(self) -> None:
        """List what the filter lets through, or say that nothing is there."""
        super().list_anew()
        self.listing.display = bool(self._listed)
        self.query_one("#empty", Static).display = not self._listed

    def say_empty(self) -> None:
        """Say how to see attempts again, or how to make the first."""
        way_on = "No attempt matches. Esc empties the filter." if self._entries else "No attempt yet; Home begins one."
        self.query_one("#empty", Static).update(muted(way_on))

    def searched(self, entry: HistoryRow) -> str:
        """All that stands in its lines."""
        return self.line(entry).plain

    def line(self, entry: HistoryRow) -> Rows:
        """Problem and result; then when, in which format, at which seniority, how long."""
        session = entry.session
        result = muted(session.state)
        if session.verdict:
            result = Content.assemble(verdict_content(session.verdict), muted(f"   {session.points} of 400 points"))
        levels_only = muted("   by levels only") if entry.levels_only else ""
        interrupted = ("   ! interrupted", "$warning") if entry.interrupted else ""
        exposed = ("   ! partly seen before", "$warning") if entry.exposed else ""
        used = "" if entry.seconds is None else f"   {clock_text(entry.seconds)} used"
        facts = f"{past_day_text(entry.day, self._today)}   {session.format}, {session.seniority}{used}   {session.id}"
        title = shown(session.title, "bold")
        first = Content.assemble(title, "   ", result, levels_only, interrupted, exposed)
        return Rows([first, (Content("  "), shown(facts, "$muted"))])
