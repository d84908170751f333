"""Two attempts at one problem: what changed from one to the other."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from drill.domain.history import compare
from drill.services.bootstrap import Services
from drill.services.history import HistoryRow, load_record
from drill.tui.attempt_view import title_line
from drill.tui.commands import Place, bindings
from drill.tui.compare_view import DiffPage, figures_page
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, lines, muted


class CompareScreen(DrillScreen):
    """An earlier attempt beside a later one.

    Args:
        services: Where they come from.
        rows: The attempts at one problem, the latest first; two or more.
        session_id: The one to begin with, compared with the one before it.
    """

    PLACE = Place.COMPARE
    BINDINGS: ClassVar = bindings(Place.COMPARE)
    CSS_PATH: ClassVar = "compare.tcss"

    scroll = getters.query_one("#page", VerticalScroll)

    def __init__(self, services: Services, rows: tuple[HistoryRow, ...], session_id: str) -> None:
        super().__init__()
        self._services = services
        self._rows = rows
        place = [row.session.id for row in rows].index(session_id)
        self._after = min(place, len(rows) - 2)
        self._before = self._after + 1

    def compose(self) -> ComposeResult:
        """Which two, their figures, and their texts."""
        yield Static(id="which")
        with VerticalScroll(id="page"):
            yield Static(id="figures")
            yield Static(heading("Answers"), id="answers")
            yield Static(id="texts")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Compare."""
        self._show()
        self.scroll.focus()

    def action_other_before(self) -> None:
        """Compare with another earlier attempt."""
        earlier = range(self._after + 1, len(self._rows))
        self._before = earlier[(self._before - self._after) % len(earlier)]
        self._show()

    def action_other_after(self) -> None:
        """Compare another later attempt."""
        self._after = (self._after + 1) % (len(self._rows) - 1)
        self._before = max(self._before, self._after + 1)
        self._show()

    def _show(self) -> None:
        before, after = (self._rows[index] for index in (self._before, self._after))
        today = self._services.recorder.today
        self.query_one("#which", Static).update(
            lines(
                Content.assemble(muted("before  "), title_line(before, today)),
                Content.assemble(muted("after   "), title_line(after, today)),
            )
        )
        earlier, later = (
            load_record(self._services.connection, self._services.library, row.session.id) for row in (before, after)
        )
        comparison = compare(earlier.attempt, later.attempt)
        self.query_one("#figures", Static).update(figures_page(comparison, self._services.library.rubric))
        self.query_one("#texts", Static).update(DiffPage(comparison.parts, later))
        self.scroll.scroll_home(animate=False)
