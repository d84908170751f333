"""All cards: filter as you type; flag, rest, wake, reword or practise them."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from drill.domain.cards import CardState
from drill.domain.sitting import Step
from drill.domain.wording import count_text, due_text
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.reviews import ReviewSitting
from drill.tui import review_view
from drill.tui.commands import Place, bindings
from drill.tui.rewording import Rewording
from drill.tui.rows import Rows
from drill.tui.screens.filtered import FilteredScreen
from drill.tui.words import lines, muted, shown


class CardsScreen(FilteredScreen[CardState]):
    """All cards. What is done here belongs to the sitting and can be taken back in it.

    Args:
        services: Where titles come from.
        sitting: The sitting from which the list was opened.
        rewording: The external editor.
    """

    PLACE = Place.CARDS
    BINDINGS: ClassVar = bindings(Place.CARDS)
    NOUN = "card"
    PLACEHOLDER = "type to filter: problem, question, flagged, suspended, leech, due, new"

    preview = getters.query_one("#preview", VerticalScroll)

    def __init__(self, services: Services, sitting: ReviewSitting, rewording: Rewording) -> None:
        super().__init__(sitting.all_cards())
        self._sitting = sitting
        self._rewording = rewording
        self._today = services.recorder.today
        self._library = services.library
        self._revealed = False

    def beside(self) -> ComposeResult:
        """The marked card, whole."""
        with VerticalScroll(id="preview", can_focus=False):
            yield Static(id="preview-text")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the marked card; its answer stays covered."""
        self._revealed = False
        self._show_marked()

    def on_option_list_option_selected(self) -> None:
        """A click uncovers the answer."""
        self.action_reveal()

    def action_reveal(self) -> None:
        """Show the answer of the marked card, or cover it again."""
        self._revealed = not self._revealed
        self._show_marked()

    def action_toggle_flag(self) -> None:
        """Mark the card, or take its mark away."""
        self._do_to_marked(lambda card: self._sitting.toggle_flag(card.id))

    def action_suspend(self) -> None:
        """Let the card rest, or wake it."""
        self._do_to_marked(lambda card: self._sitting.toggle_suspended(card.id))

    def action_edit(self) -> None:
        """Reword the card in the user's own editor."""
        self._do_to_marked(lambda card: self._rewording.edit(self.app, card))

    def action_undo(self) -> None:
        """Take back what was done last in this sitting."""
        self._do(self._sitting.undo)

    def action_practise(self) -> None:
        """Practise the listed cards, after those that are due."""
        try:
            self._sitting.practise(self._listed)
        except DrillError as error:
            self.report(error)
        else:
            self.dismiss(None)

    def say_empty(self) -> None:
        """Say how to see cards again, or where they come from."""
        empty = (
            "No card matches. Esc empties the filter." if self._entries else "No card yet; a scored mock makes them."
        )
        self.query_one("#preview-text", Static).update(muted(empty))

    def searched(self, entry: CardState) -> str:
        """Problem, question and marks."""
        state = "new" if entry.memory is None else ""
        due = "due" if entry.due <= self._today and entry.is_asked_on(self._today) else ""
        return f"{entry.id} {self._title_of(entry)} {entry.ask} {review_view.marks(entry).plain} {state} {due}"

    def line(self, entry: CardState) -> Content:
        """The question, cut to one line; then its problem, its day and its marks."""
        day = "resting" if entry.suspended else f"due {due_text(entry.due, self._today)}"
        facts = muted(f"  {self._title_of(entry)}, {day}   ")
        question = shown(" ".join(entry.ask.split()), "bold")
        return lines(question, Content.assemble(facts, review_view.marks(entry)))

    def _do_to_marked(self, deed: Callable[[CardState], Step | None]) -> None:
        card = self.marked
        if card is not None:
            self._do(lambda: deed(card))

    def _do(self, deed: Callable[[], Step | None]) -> None:
        place = self.listing.highlighted or 0
        try:
            step = deed()
        except DrillError as error:
            self.report(error)
            return
        if step is not None:
            self.notify(review_view.last_text(step, self._today), timeout=3, markup=False)
        self._entries = self._sitting.all_cards()
        self.list_anew()
        if self._listed:
            self.listing.highlighted = min(place, len(self._listed) - 1)

    def _show_marked(self) -> None:
        card = self.marked
        if card is None:
            return
        facts = f"seen {count_text(card.reviews, 'time')}, {count_text(card.lapses, 'lapse')}"
        answer = (
            review_view.titled("Answer", card.answer).rows if self._revealed else ("", muted("Enter shows the answer."))
        )
        rows = [*review_view.bold(card.ask), "", muted(facts), *answer]
        self.query_one("#preview-text", Static).update(Rows(rows))
        self.preview.scroll_home(animate=False)

    def _title_of(self, card: CardState) -> str:
        return self._library.title_of(card.problem)
