"""The list of problems: filter as you type, with a preview that gives nothing away."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from drill.domain.wording import count_text, due_text
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.home import ProblemRow, problem_rows
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.messages import OpenMock, OpenStudy
from drill.tui.rows import Rows
from drill.tui.screens.filtered import FilteredScreen
from drill.tui.words import heading, muted, verdict_content


class ProblemsScreen(FilteredScreen[ProblemRow]):
    """All problems.

    Args:
        services: Where they come from.
    """

    PLACE = Place.PROBLEMS
    BINDINGS: ClassVar = bindings(Place.PROBLEMS)
    NOUN = "problem"
    PLACEHOLDER = "type to filter by title, tier or pattern"

    preview = getters.query_one("#preview", VerticalScroll)

    def __init__(self, services: Services) -> None:
        super().__init__(problem_rows(services.connection, services.library.problems))
        self._services = services
        self._today = services.recorder.today

    def on_mount(self) -> None:
        """Tell of files that are not listed, for they cannot be read."""
        faults = self._services.library.faults
        if faults:
            told = f"{count_text(len(faults), 'fault')} in files that are not listed here: `drill problems` names them."
            self.notify(told, severity="warning", timeout=8, markup=False)

    def beside(self) -> ComposeResult:
        """The preview."""
        with VerticalScroll(id="preview", can_focus=False):
            yield Static(id="preview-text")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the marked problem is about."""
        self.query_one("#preview-text", Static).update(self._preview(self._listed[event.option_index]))
        self.preview.scroll_home(animate=False)

    def on_option_list_option_selected(self) -> None:
        """A click takes a problem."""
        self.action_choose()

    def action_choose(self) -> None:
        """Prepare a mock of the marked problem."""
        if self.marked is not None:
            self.post_message(OpenMock(self.marked.problem.id))

    def action_study(self) -> None:
        """Study the marked problem."""
        if self.marked is not None:
            self.post_message(OpenStudy(self.marked.problem.id))

    def action_page_up(self) -> None:
        """Read the preview upwards."""
        self.preview.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read the preview on."""
        self.preview.scroll_page_down(animate=False)

    def say_empty(self) -> None:
        """Say how to see problems again."""
        empty = "No problem matches. Esc empties the filter." if self._entries else "No problem can be read."
        self.query_one("#preview-text", Static).update(muted(empty))

    def searched(self, entry: ProblemRow) -> str:
        """Id, title, tier and patterns."""
        problem = entry.problem
        return f"{problem.id} {problem.title} {problem.tier} {' '.join(problem.patterns)}"

    def line(self, entry: ProblemRow) -> Rows:
        """What it is, how it went, and when it is due."""
        last = entry.last.verdict if entry.last else None
        state = verdict_content(last) if last else muted("only drilled" if entry.is_drilled else "not tried")
        pack = f", {entry.problem.pack}" if entry.problem.pack else ""
        first = Content.assemble((entry.problem.title, "bold"), muted(f"   {entry.problem.tier}{pack}   "), state)
        due = f", due {due_text(entry.practice.due, self._today)}" if entry.practice else ""
        return Rows([first, (Content("  "), muted(f"{', '.join(entry.problem.patterns)}{due}"))])

    def _preview(self, row: ProblemRow) -> Rows:
        try:
            brief = render(self._services.library.problem(row.problem.id).brief)
        except DrillError as error:
            return Rows([(Content.styled("! ", "bold $warning"), Content(error.message))])
        last = f"Last time: {row.last.verdict}, {row.last.points} of 400" if row.last else "No mock yet"
        due = f"Due again {due_text(row.practice.due, self._today)}" if row.practice else ""
        pack = f", pack {row.problem.pack}" if row.problem.pack else ""
        facts = muted(f"{row.problem.tier}, {', '.join(row.problem.patterns)}{pack}")
        return Rows([heading(row.problem.title), facts, "", *brief.rows, "", muted(last), muted(due)])
