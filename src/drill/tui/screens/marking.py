"""Marking the worksheet: which line answers which quantity, and how near it came."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.estimation.pairing import Line
from drill.domain.problem import Quantity
from drill.errors import DrillError
from drill.services.marking import WorksheetMarking
from drill.tui.commands import Place, bindings
from drill.tui.marking_view import entry_row, given_rows, quantity_rows
from drill.tui.rows import Row, Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.lines import LinesScreen
from drill.tui.words import heading, muted


class MarkingScreen(DrillScreen):
    """The marking of one worksheet: other givens first, then the quantities.

    Args:
        marking: The marking, at any moment of it.
    """

    PLACE = Place.MARKING
    BINDINGS: ClassVar = bindings(Place.MARKING)
    CSS_PATH: ClassVar = ["marking.tcss", "dialog.tcss"]

    choices = getters.query_one("#choices", OptionList)
    detail = getters.query_one("#detail", VerticalScroll)

    def __init__(self, marking: WorksheetMarking) -> None:
        super().__init__()
        self._marking = marking
        self._entries: tuple[str | Quantity, ...] = (*marking.givens, *marking.quantities)

    def compose(self) -> ComposeResult:
        """The list, and the marked entry in full."""
        yield Static(id="where")
        with Container(id="columns"):
            yield OptionList(id="choices")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="detail-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask about the first that is open."""
        self._fill(0)
        self._go_on()
        self.choices.focus()

    def on_option_list_option_highlighted(self) -> None:
        """Show the entry in full."""
        self._show_entry()

    def on_option_list_option_selected(self) -> None:
        """A click confirms."""
        self.action_confirm()

    def action_confirm(self) -> None:
        """The proposed line is the one; where that is decided, go on to what is open."""
        entry = self._entry
        if entry is not None and not self._is_open(entry):
            self._go_on()
            return
        line = None if entry is None else self._line_of(entry)
        if line is None:
            text = "No line is proposed. l chooses one, n says that there is none."
            self.notify(text, severity="warning", markup=False)
            return
        self._decide(line)

    def action_choose_line(self) -> None:
        """Choose another line."""
        entry = self._entry
        if isinstance(entry, Quantity):
            self.app.push_screen(LinesScreen(entry.ask.strip(), self._marking.lines_for(entry)), self._chosen)
        elif entry is not None:
            title = f"Where did you assume another {entry}?"
            self.app.push_screen(LinesScreen(title, self._marking.lines_for_given(entry)), self._chosen)

    def action_no_line(self) -> None:
        """No line answers it; the given was stayed with."""
        self._decide(None)

    def action_page_up(self) -> None:
        """Read the entry upwards."""
        self.detail.scroll_page_up()

    def action_page_down(self) -> None:
        """Read the entry on."""
        self.detail.scroll_page_down()

    @property
    def _entry(self) -> str | Quantity | None:
        index = self.choices.highlighted
        return None if index is None else self._entries[index]

    def _chosen(self, line: Line | None) -> None:
        if line is not None:
            self._decide(line)

    def _decide(self, line: Line | None) -> None:
        entry, index = self._entry, self.choices.highlighted
        try:
            match entry:
                case Quantity():
                    self._marking.mark(entry, line)
                case str():
                    self._marking.pair(entry, line)
                case None:
                    return
        except DrillError as error:
            self.report(error)
            return
        self._fill(index or 0)

    def _go_on(self) -> None:
        """To the next that is open, from the top again where none follows."""
        still_open = [index for index, entry in enumerate(self._entries) if self._is_open(entry)]
        here = self.choices.highlighted or 0
        following = [index for index in still_open if index >= here] or still_open
        if following:
            self.choices.highlighted = following[0]

    def _fill(self, index: int) -> None:
        self.choices.clear_options()
        self.choices.add_options(Option(Rows([self._row(entry)])) for entry in self._entries)
        if self._entries:
            self.choices.highlighted = index
        left = sum(self._is_open(entry) for entry in self._entries)
        state = f"{left} of {len(self._entries)} open" if left else "all marked: Esc goes back to the scoring"
        self.query_one("#where", Static).update(Content.assemble(heading("Worksheet"), muted(f"   {state}")))
        self._show_entry()

    def _row(self, entry: str | Quantity) -> Row:
        marking = self._marking.marking
        if isinstance(entry, Quantity):
            return entry_row(entry.ask.strip(), marking.marks.get(entry.id))
        return entry_row(f"Given: {entry}", marking.pairs.get(entry))

    def _show_entry(self) -> None:
        entry = self._entry
        rows: Rows
        match entry:
            case Quantity():
                line = self._line_of(entry)
                value = self._marking.preview(entry, line).value
                rows = Rows(quantity_rows(entry.ask.strip(), line, value, self._marking.marking.marks.get(entry.id)))
            case str():
                value = self._marking.value_of_given(entry)
                rows = Rows(given_rows(entry, value, self._line_of(entry), self._marking.marking.pairs.get(entry)))
            case None:
                rows = Rows([muted("This problem asks for no figure.")])
        self.query_one("#detail-text", Static).update(rows)

    def _line_of(self, entry: str | Quantity) -> Line | None:
        """The line decided on, else the one proposed."""
        if isinstance(entry, Quantity):
            mark = self._marking.marking.marks.get(entry.id)
            return self._marking.proposed().get(entry.id) if mark is None else self._marking.line_at(mark.line)
        pair = self._marking.marking.pairs.get(entry)
        proposed = self._marking.proposed_for_given(entry)
        return proposed if pair is None or not pair.line else self._marking.line_at(pair.line)

    def _is_open(self, entry: str | Quantity) -> bool:
        marking = self._marking.marking
        return entry.id not in marking.marks if isinstance(entry, Quantity) else entry not in marking.pairs
