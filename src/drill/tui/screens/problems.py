"""The list of problems: filter as you type, with a preview that gives nothing away."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.wording import count_text, due_text
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.home import ProblemRow, problem_rows
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.messages import OpenMock
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, lines, muted, verdict_content


class ProblemsScreen(DrillScreen):
    """All problems.

    Args:
        services: Where they come from.
    """

    PLACE = Place.PROBLEMS
    BINDINGS: ClassVar = bindings(Place.PROBLEMS)
    CSS_PATH: ClassVar = "problems.tcss"

    listing = getters.query_one("#listing", OptionList)
    preview = getters.query_one("#preview", VerticalScroll)
    filter_input = getters.query_one("#filter", Input)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._today = services.recorder.today
        self._rows = problem_rows(services.connection, services.library.problems)
        self._shown: tuple[ProblemRow, ...] = ()

    def compose(self) -> ComposeResult:
        """The filter above the list, the preview beside or below it."""
        yield Static(heading("Problems"), id="title")
        yield Input(placeholder="type to filter by title, tier or pattern", id="filter")
        with Horizontal(id="columns"):
            yield OptionList(id="listing")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="preview-text")
        yield Footer()

    def on_mount(self) -> None:
        """Show all."""
        self.listing.can_focus = False
        self._filter("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self._filter(event.value)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the marked problem is about."""
        self.query_one("#preview-text", Static).update(self._preview(self._shown[event.option_index]))
        self.preview.scroll_home(animate=False)

    def on_option_list_option_selected(self) -> None:
        """A click takes a problem."""
        self.action_choose()

    def action_choose(self) -> None:
        """Prepare a mock of the marked problem."""
        if self.listing.highlighted is not None:
            self.post_message(OpenMock(self._shown[self.listing.highlighted].problem.id))

    def action_cursor_up(self) -> None:
        """Mark the problem above."""
        self.listing.action_cursor_up()

    def action_cursor_down(self) -> None:
        """Mark the problem below."""
        self.listing.action_cursor_down()

    def action_page_up(self) -> None:
        """Read the preview upwards."""
        self.preview.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read the preview on."""
        self.preview.scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Empty the filter, or go back."""
        if self.filter_input.value:
            self.filter_input.value = ""
        else:
            super().action_back()

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        self._shown = tuple(row for row in self._rows if all(word in _searched(row) for word in words))
        self.listing.clear_options()
        self.listing.add_options(Option(self._line(row)) for row in self._shown)
        count = f"{len(self._shown)} of {count_text(len(self._rows), 'problem')}"
        self.query_one("#title", Static).update(Content.assemble(heading("Problems"), muted(f"   {count}")))
        if self._shown:
            self.listing.highlighted = 0
        else:
            empty = "No problem matches. Esc empties the filter." if self._rows else "No problem can be read."
            self.query_one("#preview-text", Static).update(muted(empty))

    def _line(self, row: ProblemRow) -> Content:
        state = verdict_content(row.last.verdict) if row.last and row.last.verdict else muted("not tried")
        first = Content.assemble((row.problem.title, "bold"), muted(f"   {row.problem.tier}   "), state)
        due = f", due {due_text(row.practice.due, self._today)}" if row.practice else ""
        return lines(first, muted(f"  {', '.join(row.problem.patterns)}{due}"))

    def _preview(self, row: ProblemRow) -> Rows:
        try:
            brief = render(self._services.library.problem(row.problem.id).brief)
        except DrillError as error:
            return Rows([(Content.styled("! ", "bold $warning"), Content(error.message))])
        last = f"Last time: {row.last.verdict}, {row.last.points} of 400" if row.last else "Not tried yet"
        due = f"Due again {due_text(row.practice.due, self._today)}" if row.practice else ""
        facts = muted(f"{row.problem.tier}, {', '.join(row.problem.patterns)}")
        return Rows([heading(row.problem.title), facts, "", *brief.rows, "", muted(last), muted(due)])


def _searched(row: ProblemRow) -> str:
    problem = row.problem
    return f"{problem.id} {problem.title} {problem.tier} {' '.join(problem.patterns)}".lower()
