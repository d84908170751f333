"""The result: the verdict first, the rest in tabs."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static, Tab, Tabs

from drill.domain.vocabulary import Phase
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.reference import reference
from drill.services.result import Result
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.result_view import levels_page, missed_page, schedule_page, time_page, verdict_page
from drill.tui.rows import Row, Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, muted

PAGES = ("Verdict", "Levels", "Time", "Missed", "Reference", "Schedule")


class ResultScreen(DrillScreen):
    """The result of a scored attempt.

    Args:
        services: Rubric and problem come from here.
        result: What was scored.
    """

    PLACE = Place.RESULT
    BINDINGS: ClassVar = bindings(Place.RESULT)
    CSS_PATH: ClassVar = "result.tcss"

    tabs = getters.query_one("#tabs", Tabs)
    scroll = getters.query_one("#page", VerticalScroll)

    def __init__(self, services: Services, result: Result) -> None:
        super().__init__()
        self._services = services
        self._result = result
        self._rubric = services.library.rubric
        self._page: Rows = Rows(())

    def compose(self) -> ComposeResult:
        """Tabs above one page."""
        yield Tabs(*(Tab(name, id=name.lower()) for name in PAGES), id="tabs")
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield Footer()

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.tabs.can_focus = False
        self.scroll.focus()

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show the page of a tab."""
        self._page = self._content(event.tab.id or "")
        self.query_one("#text", Static).update(self._page)
        self.scroll.scroll_home(animate=False)

    def action_next_tab(self) -> None:
        """Show the next tab."""
        self.tabs.action_next_tab()

    def action_previous_tab(self) -> None:
        """Show the tab before."""
        self.tabs.action_previous_tab()

    def action_copy(self) -> None:
        """Copy the page to the clipboard."""
        self.app.copy_to_clipboard(self._page.plain)
        self.notify("Copied.", timeout=2)

    def _content(self, page: str) -> Rows:
        today = self._services.recorder.today
        match page:
            case "levels":
                return levels_page(self._result, self._rubric)
            case "time":
                return time_page(self._result)
            case "missed":
                return missed_page(self._result)
            case "reference":
                return self._reference()
            case "schedule":
                return schedule_page(self._result, today)
            case _:
                return verdict_page(self._result, self._rubric, today)

    def _reference(self) -> Rows:
        session = self._result.attempt.session
        try:
            problem = self._services.library.problem(session.problem)
        except DrillError as error:
            return Rows([muted(f"{error.message} The reference is part of that file.")])
        sections: list[Row | Content | str] = []
        for phase in Phase:
            sections += [heading(f"━━ {phase.label} ━━"), "", *render(reference(problem, phase, session.seed)).rows, ""]
        return Rows(sections)
