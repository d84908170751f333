"""Scoring: item by item the evidence, then the level of the dimension, then the next one."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.answers import LineReference
from drill.domain.part_names import part_name
from drill.domain.scoring import AskedItem
from drill.domain.scoring_words import NO_EVIDENCE, support_text
from drill.domain.vocabulary import Dimension
from drill.errors import DrillError
from drill.services.marking import can_be_marked
from drill.services.scoring import Question, Scoring
from drill.tui.commands import Place, bindings
from drill.tui.drawings import ask_drawing, has_drawing
from drill.tui.messages import OpenMarking, OpenSession, Way
from drill.tui.rows import Row, Rows
from drill.tui.score_view import (
    AnswerLine,
    anchor_rows,
    answer_lines,
    flag_rows,
    item_question,
    item_rows,
    item_signs,
    level_rows,
)
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen, TextScreen
from drill.tui.words import CRITICAL, heading, lines, muted

CLOSE = (
    Choice("compare", "c", "Compare with authored answers, then revise what you see otherwise"),
    Choice("finish", "f", "Finish without comparing: the scores are final"),
    Choice("back", "b", "Back: look at the scores once more"),
)
LEVELS_ONLY = (
    Choice("evidence", "e", "Evidence: go on item by item"),
    Choice("levels", "l", "Levels only, for all that is still open"),
)
FLAG = "flag:"


class ScoreScreen(DrillScreen):
    """The scoring of one attempt.

    Args:
        scoring: The scoring, at any moment of it.
    """

    PLACE = Place.SCORE
    BINDINGS: ClassVar = bindings(Place.SCORE)
    CSS_PATH: ClassVar = ["score.tcss", "dialog.tcss"]

    choices = getters.query_one("#choices", OptionList)

    def __init__(self, scoring: Scoring) -> None:
        super().__init__()
        self._scoring = scoring
        self._questions = scoring.questions()
        self._index = scoring.place()
        self._marked: set[LineReference] = set()
        self._lines: list[AnswerLine] = []
        self._may_offer_worksheet = can_be_marked(scoring.attempt, scoring.problem)

    def compose(self) -> ComposeResult:
        """Where we are, the question, what to choose from, what it supports; anchors beside on wide terminals."""
        yield Static(id="where")
        with Horizontal(id="columns"):
            with Vertical(id="work"):
                yield Static(id="question")
                yield OptionList(id="choices")
                yield Static(id="support")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="side-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask where it was left."""
        self._ask(self._index)
        if self._scoring.card.is_complete:
            self._offer_to_compare()

    @property
    def _question(self) -> Question:
        return self._questions[self._index]

    def on_option_list_option_selected(self) -> None:
        """Enter on a line or a level."""
        self.action_found()

    def action_found(self) -> None:
        """The marked lines, or the one under the cursor, show the item; or take this level."""
        item, highlighted = self._question.item, self.choices.highlighted
        if highlighted is None:
            self.notify("There is no line to point to. n says that it is not there.", severity="warning", markup=False)
        elif item is None:
            self._choose(self.choices.get_option_at_index(highlighted).id or "")
        else:
            here = self._lines[highlighted].reference
            pointed = self._marked or ({here} if here else set())
            self._decide(item, True, tuple(sorted(pointed, key=lambda line: (str(line.part), line.line))))

    def action_mark(self) -> None:
        """Mark or unmark the line under the cursor."""
        if self._question.item is None:
            self.action_found()
            return
        highlighted = self.choices.highlighted
        reference = None if highlighted is None else self._lines[highlighted].reference
        if reference is not None:
            self._marked ^= {reference}
            self._show_lines(self._question.item, highlighted)

    def action_not_found(self) -> None:
        """The notes do not show the item."""
        if self._question.item is not None:
            self._decide(self._question.item, False, ())

    def action_level(self, level: int) -> None:
        """Choose a level."""
        if self._question.item is None:
            self._choose(str(level))

    def action_previous(self) -> None:
        """Go back one question."""
        self._ask(max(0, self._index - 1))

    def action_following(self) -> None:
        """Go on without deciding."""
        self._go_on()

    def action_anchors(self) -> None:
        """Show what each level looks like."""
        dimension = self._question.dimension
        rubric = self._scoring.rubric.dimensions[dimension]
        self.app.push_screen(TextScreen(rubric.title, Rows(anchor_rows(rubric, self._scoring.card))))

    def action_levels_only(self) -> None:
        """Leave the evidence out, after asking."""
        if self._scoring.card.levels_only:
            self.notify("The evidence is left out already.", timeout=4)
            return
        text = "Quicker, and less honest: no item is asked, no card is made, and the result is marked as such for good."
        self.app.push_screen(ChoiceScreen("Score by levels only?", text, LEVELS_ONLY), self._leave_evidence_out)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer to ask the drawing only where there is one."""
        return action != "drawing" or has_drawing(self._scoring.attempt.answers)

    def action_drawing(self) -> None:
        """Ask the drawing, with the author's beside it."""
        attempt = self._scoring.attempt
        drawing = ask_drawing(attempt.answers, self._scoring.problem, attempt.session.id, with_reference=True)
        self.post_message(drawing)

    def action_worksheet(self) -> None:
        """Mark the worksheet."""
        self._may_offer_worksheet = False
        self.post_message(OpenMarking(self._scoring.card.session))

    def _decide(self, item: AskedItem, held: bool, pointed: tuple[LineReference, ...]) -> None:
        try:
            self._scoring.decide(item.id, held, pointed)
        except DrillError as error:
            self.report(error)
            return
        self._go_on(decided=True)

    def _choose(self, choice: str) -> None:
        dimension = self._question.dimension
        try:
            if choice.startswith(FLAG):
                flag = choice.removeprefix(FLAG)
                self._scoring.confirm_flag(flag, flag not in self._scoring.card.flags)
                self._show_levels(dimension, self.choices.highlighted)
                return
            self._scoring.choose_level(dimension, int(choice))
        except DrillError as error:
            self.report(error)
            return
        self._go_on(decided=True)

    def _go_on(self, decided: bool = False) -> None:
        """To the next question; after a decision, past those that were answered before."""
        open_questions = [i for i, question in enumerate(self._questions) if not self._scoring.is_decided(question)]
        following = [i for i in range(self._index + 1, len(self._questions)) if not decided or i in open_questions]
        if following:
            self._ask(following[0])
        elif open_questions:
            self.notify("One more is open: here.", timeout=4)
            self._ask(open_questions[0])
        else:
            self._offer_to_compare()

    def _leave_evidence_out(self, choice: str | None) -> None:
        if choice != "levels":
            return
        dimension = self._question.dimension
        try:
            self._scoring.skip_evidence()
        except DrillError as error:
            self.report(error)
            return
        self._questions = self._scoring.questions()
        self._ask([question.dimension for question in self._questions].index(dimension))

    def _offer_to_compare(self) -> None:
        cards = "No cards come of levels alone" if self._scoring.card.levels_only else "Missed evidence becomes cards"
        last = "The result" if self._scoring.attempt.session.drilled else "The verdict"
        text = f"All is decided. {cards}, and the next practice is planned. {last} comes at the end."
        self.app.push_screen(ChoiceScreen("Compare before you finish?", text, CLOSE), self._close)

    def _close(self, choice: str | None) -> None:
        try:
            match choice:
                case "compare":
                    self._scoring.remember_page(0)
                    self.post_message(OpenSession(self._scoring.card.session, Way.SCORE))
                case "finish":
                    self._scoring.finish()
                    self.post_message(OpenSession(self._scoring.card.session))
                case _:
                    pass
        except DrillError as error:
            self.report(error)

    def _ask(self, index: int) -> None:
        if not self._questions:
            return
        self._index = index
        question = self._question
        self._scoring.remember_place(question)
        if question.dimension is Dimension.D2 and self._may_offer_worksheet:
            self.action_worksheet()
        if question.item is None:
            self._show_levels(question.dimension, None)
        else:
            decision = self._scoring.card.decisions.get(question.item.id)
            self._marked = set(decision.lines) if decision else set()
            self._show_lines(question.item, None)
        self._show_frame()
        self.choices.focus()

    def _show_lines(self, item: AskedItem, highlighted: int | None) -> None:
        problem, suggested = self._scoring.problem, self._scoring.suggestions(item)
        parts = [(part, part_name(part, problem)) for part in self._scoring.searched_parts(item)]
        shown = answer_lines(parts, self._scoring.attempt.answers, suggested, self._marked)
        self._lines = list(shown)
        self._fill([Option(Rows([line.text]), disabled=line.reference is None) for line in self._lines])
        best = next((i for i, line in enumerate(self._lines) if suggested and line.reference == suggested[0]), None)
        first = next((i for i, line in enumerate(self._lines) if line.reference is not None), None)
        self.choices.highlighted = next((i for i in (highlighted, best, first) if i is not None), None)
        self._update("question", item_question(item))

    def _show_levels(self, dimension: Dimension, highlighted: int | None) -> None:
        card = self._scoring.card
        rubric = self._scoring.rubric.dimensions[dimension]
        chosen, cap = card.level(dimension), card.flag_cap(dimension)
        levels = [Option(Rows([row]), str(level), disabled=level > cap) for level, row in level_rows(rubric, card)]
        flags = [Option(Rows([row]), f"{FLAG}{flag.id}") for flag, row in flag_rows(card, dimension)]
        title = lines("", muted("Red flags: confirm only what is true of your notes"))
        options = [*levels, *([Option(title, disabled=True)] if flags else []), *flags]
        self._fill(options)
        start = (chosen or min(card.support_of(dimension).level, cap)) - 1
        self.choices.highlighted = start if highlighted is None else highlighted
        self._update("question", Content.assemble("Which level fits?  ", (rubric.question, "bold")))
        self._show_frame()

    def _fill(self, options: list[Option]) -> None:
        self.choices.clear_options()
        self.choices.add_options(options)

    def _show_frame(self) -> None:
        question, card = self._question, self._scoring.card
        rubric = self._scoring.rubric.dimensions[question.dimension]
        current = question.item.id if question.item else None
        self._update(
            "where",
            Content.assemble(
                heading(f"{rubric.id} {rubric.title}"),
                muted(f"   question {self._index + 1} of {len(self._questions)}   "),
                muted("by levels only") if card.levels_only else item_signs(card, question.dimension, current),
            ),
        )
        self._update("support", muted(support_text(card, question.dimension, f"a critical item ({CRITICAL})")))
        evidence = (muted(NO_EVIDENCE),) if card.levels_only else item_rows(card, question.dimension, current)
        beside = self._home_answers(question.dimension) if question.item is None else anchor_rows(rubric, card)
        self._update("side-text", Rows([heading("Evidence"), *evidence, "", *beside]))

    def _home_answers(self, dimension: Dimension) -> Iterator[Row | Content]:
        """The answers that a level is chosen for."""
        parts = [(part, part_name(part, self._scoring.problem)) for part in self._scoring.home_parts(dimension)]
        written = [(part, name) for part, name in parts if self._scoring.attempt.answers.get(part, "").strip()]
        return (line.text for line in answer_lines(written, self._scoring.attempt.answers, (), ()))

    def _update(self, widget_id: str, content: Visual) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)
