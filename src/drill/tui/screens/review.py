"""Reviews: a question, the recall, the answer, a rating."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, Static

from drill.config import Config
from drill.content.sanitise import sanitise
from drill.domain.cards import CardState
from drill.domain.sitting import CardStep, Look
from drill.domain.sitting_words import leech_advice
from drill.domain.vocabulary import Rating
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.reviews import ReviewSitting, phases_of
from drill.tui import review_view
from drill.tui.commands import Place, bindings
from drill.tui.rewording import Rewording
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.cards import CardsScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.words import muted

LEECH = (
    Choice("keep", "k", "Keep it as it is"),
    Choice("reword", "e", "Rephrase it now, in your editor"),
    Choice("suspend", "s", "Suspend it; the list of cards (c) wakes it again"),
)
HINT = "Say the answer to yourself in full sentences, or type it with t. Then press Space."

S = TypeVar("S")

ON_A_CARD = {"toggle_flag", "bury", "suspend"}
WHILE_TYPING = {"end_typing", "help"}


class ReviewScreen(DrillScreen):
    """The cards, one by one.

    Args:
        services: Where the cards are.
        config: The external editor.
        beyond: Whether to practise all cards once the due ones are done.
    """

    PLACE = Place.REVIEW
    BINDINGS: ClassVar = bindings(Place.REVIEW)
    CSS_PATH: ClassVar = ["review.tcss", "dialog.tcss"]

    status = getters.query_one("#status", Static)
    page = getters.query_one("#page", VerticalScroll)
    sides = getters.query_one("#sides", Container)
    editor = getters.query_one(AnswerEditor)

    def __init__(self, services: Services, config: Config, beyond: bool = False) -> None:
        super().__init__()
        self._services = services
        self._sitting = ReviewSitting(services.recorder)
        self._rewording = Rewording(self._sitting, services.paths.home, config.editor_command)
        self._beyond = beyond
        self._revealed = False
        self._typing = False
        self._typed: dict[tuple[str, int], str] = {}

    def compose(self) -> ComposeResult:
        """A line of state, the card, a place to type, the ratings."""
        yield Static(id="status")
        with Vertical(id="card"):
            with VerticalScroll(id="page"):
                yield Static(id="question")
                with Container(id="sides"):
                    yield Static(id="typed")
                    yield Static(id="answer")
            yield AnswerEditor("", review_view.TYPE_HINT)
        yield Static(id="ratings")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the first card."""
        if self._beyond:
            self._done(self._sitting.practise)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if self._typing:
            return action in WHILE_TYPING
        asked = self._sitting.plan.next is not None
        match action:
            case "end_typing":
                return False
            case "reveal" | "type":
                return asked and not self._revealed
            case "rate" | "edit":
                return asked and self._revealed
            case "undo":
                return self._sitting.last is not None
            case _:
                return asked or action not in ON_A_CARD

    def action_reveal(self) -> None:
        """Show the answer."""
        if self._sitting.look is not None:
            self._stop_typing()
            self._revealed = True
            self._show()
            self.call_after_refresh(self.sides.scroll_visible, animate=False)

    def action_type(self) -> None:
        """Write the answer before seeing it."""
        self._typing = True
        self._show()

    def action_end_typing(self) -> None:
        """Show the answer; or, if nothing was typed, the question alone."""
        if self.editor.text.strip():
            self.action_reveal()
        else:
            self._stop_typing()
            self._show()

    def action_rate(self, rating: int) -> None:
        """Rate the card; only once its answer was seen."""
        if not self._revealed or self._sitting.look is None:
            return
        step = self._done(lambda: self._sitting.rate(Rating(rating)))
        if step is None:
            return
        self._revealed = False
        self._show()
        if step.is_new_leech:
            self._name_leech(step.card)

    def action_undo(self) -> None:
        """Take back what was done last."""
        before = self._sitting.plan.next
        step = self._done(self._sitting.undo)
        if isinstance(step, CardStep) and step.rating is not None:
            self._revealed = True
        elif self._sitting.plan.next != before:
            self._revealed = False
        self._show()

    def action_toggle_flag(self) -> None:
        """Mark the card, or take its mark away."""
        self._do_to_card(self._sitting.toggle_flag)

    def action_bury(self) -> None:
        """Ask the card no more today."""
        self._do_to_card(self._sitting.bury)

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self._do_to_card(self._sitting.toggle_suspended)

    def action_edit(self) -> None:
        """Reword the card in the user's own editor."""
        if self._sitting.current is not None:
            self._reword(self._sitting.current)

    def action_take_more(self) -> None:
        """Take on more of the cards that wait."""
        self._done(self._sitting.take_more)
        self._show()

    def action_practise(self) -> None:
        """Practise cards that are not due."""
        self._done(self._sitting.practise)
        self._show()

    def action_cards(self) -> None:
        """See all cards."""
        self.app.push_screen(CardsScreen(self._services, self._sitting, self._rewording), self._back_from_cards)

    def _back_from_cards(self, _: None) -> None:
        self._revealed = False
        self._show()

    def _do_to_card(self, deed: Callable[[str], CardStep]) -> None:
        before = self._sitting.look
        if before is None:
            return
        self._done(lambda: deed(before.card.id))
        if self._sitting.plan.next != (before.card.id, before.why):
            self._revealed = False
        self._show()

    def _done(self, deed: Callable[[], S]) -> S | None:
        """Do something; None, and a message, when it failed."""
        try:
            return deed()
        except DrillError as error:
            self.report(error)
            return None

    def _reword(self, card: CardState) -> None:
        self._done(lambda: self._rewording.edit(self.app, card))
        self._show()

    def _name_leech(self, card: CardState) -> None:
        def decided(choice: str | None) -> None:
            if choice == "reword":
                self._reword(card)
            elif choice == "suspend":
                self._done(lambda: self._sitting.toggle_suspended(card.id))
                self._show()

        phases = phases_of(self._services.library, card)
        advice = sanitise(leech_advice(card, self._title_of(card), phases))
        self.app.push_screen(ChoiceScreen(f"A leech: forgotten {card.lapses} times", advice, LEECH), decided)

    def _stop_typing(self) -> None:
        look = self._sitting.look
        if self._typing and look is not None:
            self._typed[look.card.id, look.number] = self.editor.text
        self._typing = False

    def _show(self) -> None:
        look, today = self._sitting.look, self._services.recorder.today
        self.status.update(review_view.status(self._sitting, today))
        if look is None:
            self._revealed = False
            self._update("question", review_view.ending(self._sitting, today))
        else:
            self._show_card(look)
        self.query_one("#ratings", Static).update(review_view.rating_lines() if self._revealed else Content(""))
        self.set_class(self._revealed, "-revealed")
        self.set_class(self._typing, "-typing")
        self.refresh_bindings()
        if self._typing:
            self.editor.focus()
        else:
            self.page.focus().scroll_home(animate=False)

    def _show_card(self, look: Look) -> None:
        text = self._typed.get((look.card.id, look.number), "")
        question = review_view.question(look, self._title_of(look.card))
        hint = () if self._revealed or self._typing else ("", muted(HINT))
        self._update("question", Rows([*question.rows, *hint]))
        self._update("typed", review_view.typed(text))
        self._update("answer", review_view.titled("Answer", look.card.answer))
        self.set_class(bool(text.strip()), "-compared")
        if self._typing:
            self.editor.text = text

    def _update(self, widget_id: str, content: Visual) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)

    def _title_of(self, card: CardState) -> str:
        return self._services.library.title_of(card.problem)
