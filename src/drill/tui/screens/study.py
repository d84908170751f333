"""Before studying a problem: its stages, how far each has come, and which one is suggested."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.study.stage import Stage
from drill.services.bootstrap import Services
from drill.services.study import StudyStart, load_start
from drill.tui import study_start_view as view
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.messages import OpenMock, OpenStage
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, muted


class StudyScreen(DrillScreen):
    """The stages of studying one problem, and a mock at their end.

    Args:
        services: Where progress and results come from.
        problem: The id of the problem.
    """

    PLACE = Place.STUDY
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.STUDY)
    CSS_PATH: ClassVar[str] = "study.tcss"

    stages = getters.query_one("#stages", OptionList)

    def __init__(self, services: Services, problem: str) -> None:
        super().__init__()
        self._services = services
        self._start = load_start(services, problem)

    @property
    def start(self) -> StudyStart:
        """What is known of the problem."""
        return self._start

    def compose(self) -> ComposeResult:
        """What is suggested, the stages, and the brief."""
        yield Static(id="what")
        yield Static(id="suggested")
        yield OptionList(id="stages")
        with VerticalScroll(id="brief", can_focus=False):
            yield Static(render(self._start.problem.brief), id="brief-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Choose from the list."""
        self._show()
        self.stages.focus()

    def on_screen_resume(self) -> None:
        """Show what has been done meanwhile."""
        self._start = load_start(self._services, self._start.problem.id)
        self._show()

    def on_option_list_option_selected(self) -> None:
        """A click takes a stage."""
        self.action_choose()

    def action_choose(self) -> None:
        """Begin the marked stage, or go on with it."""
        marked = self.stages.highlighted or 0
        stages, problem = tuple(Stage), self._start.problem.id
        if marked < len(stages):
            self.post_message(OpenStage(problem, stages[marked]))
        else:
            self.post_message(OpenMock(problem))

    def _show(self) -> None:
        problem, suggested = self._start.problem, self._start.suggestion.stage
        facts = muted(f"   {problem.title}   {problem.tier}, {', '.join(problem.patterns)}")
        self.query_one("#what", Static).update(Content.assemble(heading(self.PLACE.value), facts))
        self.query_one("#suggested", Static).update(view.start_rows(self._start))
        entries = [view.stage_line(each, each.stage is suggested) for each in self._start.stages]
        self.stages.clear_options()
        self.stages.add_options(Option(line) for line in (*entries, view.mock_line(suggested is None)))
        marked = self._start.left or suggested
        self.stages.highlighted = len(entries) if marked is None else tuple(Stage).index(marked)
