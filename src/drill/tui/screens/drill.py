"""Before a phase drill: the brief, what earlier phases settled, and what will be scored. The clock starts at Begin."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from drill.domain.rubric import Rubric
from drill.services.start import PhaseDrill
from drill.tui.commands import Place, bindings
from drill.tui.drill_view import brief_rows, facts_rows
from drill.tui.messages import BeginDrill
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, muted


class PhaseDrillScreen(DrillScreen):
    """What to read before a phase drill.

    Args:
        drill: The drill.
        rubric: What is scored in it.
    """

    PLACE = Place.DRILL
    BINDINGS: ClassVar = bindings(Place.DRILL)
    CSS_PATH: ClassVar = "drill.tcss"

    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, drill: PhaseDrill, rubric: Rubric) -> None:
        super().__init__()
        self._drill = drill
        self._rubric = rubric

    def compose(self) -> ComposeResult:
        """What is drilled, the facts of it, and what to read; the facts stand beside on wide terminals."""
        drill = self._drill
        state = muted(f"   {drill.agenda.title.lower()}, {drill.agenda.minutes} minutes, {drill.seniority}")
        facts = Rows(facts_rows(drill, self._rubric))
        yield Static(Content.assemble(heading(drill.problem.title), state), id="title")
        yield Static(facts, id="facts")
        with Horizontal(id="columns"):
            with VerticalScroll(id="page"):
                yield Static(Rows(brief_rows(drill)), id="text")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(facts)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.page.focus()

    def action_begin(self) -> None:
        """Start the clock."""
        self.post_message(BeginDrill(self._drill.problem.id, self._drill.phase, self._drill.practice))
