"""Reviews: a question, the recall, the answer, a rating."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from drill.domain.cards import CardState
from drill.domain.vocabulary import Rating
from drill.domain.wording import count_text, due_text
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.reviews import ReviewSitting
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, lines, muted

RATING_TEXT = {
    Rating.AGAIN: "it did not come, or it was wrong",
    Rating.HARD: "it came, with a real effort",
    Rating.GOOD: "it came",
    Rating.EASY: "it came at once, whole",
}


class ReviewScreen(DrillScreen):
    """The due cards, one by one.

    Args:
        services: Where the cards are.
    """

    PLACE = Place.REVIEW
    BINDINGS: ClassVar = bindings(Place.REVIEW)
    CSS_PATH: ClassVar = "review.tcss"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._sitting = ReviewSitting(services.recorder)
        self._revealed = False

    status = getters.query_one("#status", Static)
    body = getters.query_one("#body", Static)
    ratings = getters.query_one("#ratings", Static)

    def compose(self) -> ComposeResult:
        """A line of state, the card, the ratings."""
        yield Static(id="status")
        with VerticalScroll(id="card"):
            yield Static(id="body")
        yield Static(id="ratings")
        yield Footer()

    def on_mount(self) -> None:
        """Ask the first card."""
        self._show()

    def action_reveal(self) -> None:
        """Show the answer."""
        if self._sitting.current is not None and not self._revealed:
            self._revealed = True
            self._show()

    def action_rate(self, rating: int) -> None:
        """Rate the card; only once its answer was seen."""
        if not self._revealed or self._sitting.current is None:
            return
        try:
            self._sitting.rate(Rating(rating))
        except DrillError as error:
            self.report(error)
            return
        self._revealed = False
        self._show()

    def action_undo(self) -> None:
        """Take the last rating back."""
        try:
            self._sitting.undo()
        except DrillError as error:
            self.report(error)
            return
        self._revealed = True
        self._show()

    def _show(self) -> None:
        card = self._sitting.current
        left = count_text(len(self._sitting.queue), "card")
        self.status.update(
            Content.assemble(heading("Review"), muted(f"   {left} left, {self._sitting.done} done"), "\n", self._last())
        )
        self.body.update(self._nothing_left() if card is None else self._card(card))
        self.ratings.update(self._rating_line(card))
        self.query_one("#card", VerticalScroll).focus().scroll_home(animate=False)

    def _last(self) -> Content:
        last = self._sitting.last
        if last is None:
            return Content("")
        back = due_text(last.card.due, self._services.recorder.today)
        return muted(f"Last card rated {last.rating.name.capitalize()}: it comes back {back}. u takes it back.")

    def _card(self, card: CardState) -> Rows:
        state = "new" if card.memory is None else f"seen {count_text(card.reviews, 'time')}"
        question = [(front, text.stylize("bold")) for front, text in render(card.ask).rows]
        title = muted(f"{self._title_of(card)}, {state}")
        rows: list[Row | Content | str] = [title, "", *question, ""]
        if not self._revealed:
            return Rows([*rows, muted("Say the answer to yourself, in full sentences. Then press Space.")])
        return Rows([*rows, heading("Answer"), *render(card.answer).rows])

    def _rating_line(self, card: CardState | None) -> Content:
        if card is None or not self._revealed:
            return Content("")
        return lines(
            *(
                Content.assemble(
                    (f" {rating.value} ", "bold $accent"), (f"{rating.name.capitalize():6}", "bold"), muted(text)
                )
                for rating, text in RATING_TEXT.items()
            )
        )

    def _nothing_left(self) -> Content:
        done = self._sitting.done
        text = f"{count_text(done, 'card')} reviewed. Nothing is left for today." if done else "No card is due today."
        return lines(heading(text), muted("Cards come from what a mock missed, and from problems you have played."))

    def _title_of(self, card: CardState) -> str:
        titles = {problem.id: problem.title for problem in self._services.library.problems}
        return titles.get(card.problem, card.problem)
