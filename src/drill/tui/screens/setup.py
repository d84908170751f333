"""Before a mock: format, seniority and the brief. The clock starts at Begin."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.format import Format
from drill.domain.vocabulary import CORE_PHASES, Phase, Seniority
from drill.services.bootstrap import Services
from drill.services.start import USUAL_FORMAT, last_choice
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.messages import BeginMock, OpenDrill
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen
from drill.tui.words import heading, muted

SENIORITY_TEXT = {
    Seniority.MID: "a working design, with help",
    Seniority.SENIOR: "you find the hard parts",
    Seniority.STAFF: "you lead, and question the task",
}

DRILL = "One phase with its minutes, scored by itself. What comes before it is given: its reference is shown."


class SetupScreen(DrillScreen):
    """What to decide before a mock.

    Args:
        services: Formats and problem come from here.
        problem_id: The problem.

    Raises:
        DrillError: when the problem or the formats cannot be read.
    """

    PLACE = Place.SETUP
    BINDINGS: ClassVar = bindings(Place.SETUP)
    CSS_PATH: ClassVar = ["setup.tcss", "dialog.tcss"]

    formats = getters.query_one("#formats", OptionList)
    seniorities = getters.query_one("#seniorities", OptionList)

    def __init__(self, services: Services, problem_id: str) -> None:
        super().__init__()
        self._problem = services.library.problem(problem_id)
        self._formats = services.library.formats
        self._choice = last_choice(services.connection)

    def compose(self) -> ComposeResult:
        """Two lists, the agenda that follows from them, and the brief."""
        yield Static(
            Content.assemble(heading(self._problem.title), muted(f"   {self._problem.tier}   a timed mock")), id="title"
        )
        with Horizontal(id="columns"):
            with Vertical(id="choices"):
                yield Static(muted("Format"))
                yield OptionList(*(Option(Content(f" {each.title}"), each.id) for each in self._formats), id="formats")
                yield Static(muted("Interviewing for"), id="seniority-label")
                yield OptionList(
                    *(Option(Rows([(Content(f" {each}  "), muted(SENIORITY_TEXT[each]))]), each) for each in Seniority),
                    id="seniorities",
                )
            yield Static(id="agenda")
        with VerticalScroll(id="brief", can_focus=False):
            yield Static(Rows([muted("The interviewer says"), *render(self._problem.brief).rows]), id="brief-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Mark what was chosen last time."""
        format_ids = [each.id for each in self._formats]
        self.formats.highlighted = format_ids.index(self._choice.format) if self._choice.format in format_ids else 0
        self.seniorities.highlighted = self._choice.seniority.rank
        self.formats.focus()

    def on_option_list_option_highlighted(self) -> None:
        """Show the agenda of the marked format."""
        self.query_one("#agenda", Static).update(_agenda(self._format))

    def on_option_list_option_selected(self) -> None:
        """Enter in a list goes on to the other one."""
        self.action_switch()

    def action_switch(self) -> None:
        """Go to the other list."""
        (self.seniorities if self.formats.has_focus else self.formats).focus()

    def action_one_phase(self) -> None:
        """Choose a phase to drill instead."""
        usual = next((each for each in self._formats if each.id == USUAL_FORMAT), self._formats[0])
        choices = tuple(
            Choice(phase, phase[0], f"{phase.label}, {usual.budget(phase) // 60} minutes") for phase in CORE_PHASES
        )
        self.app.push_screen(ChoiceScreen("Drill which phase?", DRILL, choices), self._drill)

    def _drill(self, phase: str | None) -> None:
        if phase is not None:
            self.post_message(OpenDrill(self._problem.id, Phase(phase)))

    def action_begin(self) -> None:
        """Start the clock."""
        self.post_message(BeginMock(self._problem.id, self._format.id, self._seniority))

    @property
    def _format(self) -> Format:
        return self._formats[self.formats.highlighted or 0]

    @property
    def _seniority(self) -> Seniority:
        return list(Seniority)[self.seniorities.highlighted or 0]


def _agenda(agenda: Format) -> Rows:
    steps = [(Content.styled(f"{step.minutes:3} min  ", "$accent"), Content(step.name)) for step in agenda.steps]
    total = (Content.styled(f"{agenda.minutes:3} min  ", "bold $accent"), Content.styled("hard end", "bold"))
    note = (muted("Unused minutes stay in the total."), muted("All parts stay open until the lock."))
    return Rows([muted("Agenda"), *steps, total, "", *note])
