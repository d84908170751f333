"""What the screens of a past attempt share: its answers, its times and its transcript, in tabs."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static, Tab, Tabs

from drill.errors import ContentError, DrillError
from drill.services.bootstrap import Services
from drill.services.history import Record, discard
from drill.services.markdown_export import attempt_markdown, save_markdown
from drill.tui.attempt_view import answers_page, title_line, transcript_page
from drill.tui.drawings import ask_drawing, has_drawing
from drill.tui.messages import OpenComparison
from drill.tui.result_view import time_rows
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.signals_view import signals_rows


class RecordScreen(DrillScreen):
    """An attempt to look back at.

    Args:
        services: Where it is discarded, and what the day is.
        record: The attempt.
    """

    CSS_PATH: ClassVar = ["record.tcss", "dialog.tcss"]
    PAGES: ClassVar[tuple[str, ...]] = ("Answers", "Time", "Transcript")

    tabs = getters.query_one("#tabs", Tabs)
    scroll = getters.query_one("#page", VerticalScroll)

    def __init__(self, services: Services, record: Record) -> None:
        super().__init__()
        self._services = services
        self._record = record
        self._session_id = record.attempt.session.id

    def compose(self) -> ComposeResult:
        """What it is, and tabs above one page."""
        yield Static(title_line(self._record.row, self._services.recorder.today), id="what")
        yield Tabs(*(Tab(name, id=name.lower()) for name in self.PAGES), id="tabs")
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.tabs.can_focus = False
        self.scroll.focus()

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show the page of a tab."""
        self.query_one("#text", Static).update(self.page(event.tab.id or ""))
        self.scroll.scroll_home(animate=False)

    def page(self, name: str) -> Rows:
        """What a tab shows."""
        match name:
            case "time":
                return self._time()
            case "transcript":
                return transcript_page(self._record)
            case _:
                return answers_page(self._record)

    def _time(self) -> Rows:
        record = self._record
        rows = time_rows(record.attempt.session)
        if record.attempt.session.locked_at is None or record.attempt.erased:
            return Rows(rows)
        return Rows([*rows, "", *signals_rows(record.signals, record.attempt.answers, record.hot_spots)])

    def action_next_tab(self) -> None:
        """Show the next tab."""
        self.tabs.action_next_tab()

    def action_previous_tab(self) -> None:
        """Show the tab before."""
        self.tabs.action_previous_tab()

    def action_copy(self) -> None:
        """Copy the attempt to the clipboard."""
        self.app.copy_to_clipboard(self._markdown())
        self.notify("Copied as Markdown, if your terminal allows it; e writes a file.", timeout=4)

    def action_export(self) -> None:
        """Write the attempt to a file."""
        try:
            path = save_markdown(self._services.paths.exports, self._record, self._markdown())
        except DrillError as error:
            self.report(error)
            return
        self.notify(f"Written to {path}", timeout=8, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer to ask the drawing only where there is one, and not while its mock still runs."""
        attempt = self._record.attempt
        return action != "drawing" or (attempt.session.locked_at is not None and has_drawing(attempt.answers))

    def action_drawing(self) -> None:
        """Ask the drawing; with the author's beside it once the scoring has begun."""
        attempt = self._record.attempt
        has_begun = attempt.scorecard is not None
        try:
            problem = self._services.library.problem(attempt.session.problem)
        except ContentError:
            problem = None
        self.post_message(ask_drawing(attempt.answers, problem, self._session_id, with_reference=has_begun))

    def action_compare(self) -> None:
        """Compare with another attempt at the same problem."""
        self.post_message(OpenComparison(self._session_id))

    def discard(self) -> None:
        """Throw the attempt away and go back, or say why that cannot be."""
        try:
            discard(self._services.recorder, self._session_id)
        except DrillError as error:
            self.report(error)
            return
        self.dismiss(None)

    def _markdown(self) -> str:
        dimensions = self._services.library.rubric.dimensions
        return attempt_markdown(self._record, {dimension: rubric.title for dimension, rubric in dimensions.items()})
