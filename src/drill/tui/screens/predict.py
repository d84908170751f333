"""Predicting: the level expected of each dimension, and how sure one is, before any evidence is seen."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.scorecard import CERTAIN, GUESS, Prediction, ScoringStage
from drill.domain.vocabulary import Dimension
from drill.domain.wording import count_text
from drill.errors import DrillError
from drill.services.scoring import Scoring
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenSession, Way
from drill.tui.predict_view import hint_text, prediction_rows
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen
from drill.tui.words import heading, muted, shown

USUAL = 2
"""How sure one is of a level that was just predicted."""

WHY = "Which levels do you expect? They are held against the evidence later."
SKIP = (
    Choice("stay", "p", "Predict: it takes a key or two each"),
    Choice("skip", "k", "Skip: go on to the evidence"),
)


class PredictScreen(DrillScreen):
    """The predictions for one locked attempt.

    Args:
        scoring: The scoring, before its evidence was opened.
    """

    PLACE = Place.PREDICT
    BINDINGS: ClassVar = bindings(Place.PREDICT)
    CSS_PATH: ClassVar = ["predict.tcss", "dialog.tcss"]

    choices = getters.query_one("#choices", OptionList)

    def __init__(self, scoring: Scoring) -> None:
        super().__init__()
        self._scoring = scoring
        self._dimensions = scoring.card.predicted_dimensions
        self._given = self._dimensions[0]

    def compose(self) -> ComposeResult:
        """Why, the dimensions, and what the keys do."""
        yield Static(id="where")
        yield Static(muted(WHY), id="why")
        yield OptionList(*(Option(self._row(dimension)) for dimension in self._dimensions), id="choices")
        yield Static(id="hint")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask about the first that is open."""
        self._move_to(next(iter(self._open), self._dimensions[0]))
        self.choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses a dimension."""
        self._move_to(self._dimensions[event.option_index])

    def action_up(self) -> None:
        """To the dimension above."""
        self._move_by(-1)

    def action_down(self) -> None:
        """To the dimension below."""
        self._move_by(1)

    def action_level(self, level: int) -> None:
        """Predict a level, and go on to the next dimension."""
        dimension = self._current
        known = self._scoring.card.predictions.get(dimension)
        if self._predict(dimension, Prediction(level, known.sureness if known else USUAL)):
            self._move_by(1)
            self._given = dimension
            self._show()

    def action_surer(self) -> None:
        """Surer of what was predicted last, or chosen since; after certain comes a guess."""
        self._change_sureness(lambda sureness: sureness + 1 if sureness < CERTAIN else GUESS)

    def action_less_sure(self) -> None:
        """Less sure of it."""
        self._change_sureness(lambda sureness: max(GUESS, sureness - 1))

    def action_go_on(self) -> None:
        """To the evidence, once every dimension has its prediction."""
        missing = self._open
        if missing:
            self.notify(f"{count_text(len(missing), 'prediction')} to go; k goes on without.", timeout=4)
            self._move_to(missing[0])
        else:
            self._enter()

    def action_skip(self) -> None:
        """To the evidence without the predictions that are missing, after asking."""
        text = "Once the evidence is seen there is no predicting any more. What was predicted stays."
        self.app.push_screen(ChoiceScreen("Go on without predicting?", text, SKIP), self._skip)

    @property
    def _current(self) -> Dimension:
        return self._dimensions[self.choices.highlighted or 0]

    @property
    def _open(self) -> list[Dimension]:
        return [dimension for dimension in self._dimensions if dimension not in self._scoring.card.predictions]

    def _skip(self, choice: str | None) -> None:
        if choice == "skip":
            self._enter()

    def _enter(self) -> None:
        try:
            self._scoring.enter(ScoringStage.FIRST)
        except DrillError as error:
            self.report(error)
            return
        self.post_message(OpenSession(self._scoring.card.session, Way.SCORE))

    def _change_sureness(self, change: Callable[[int], int]) -> None:
        prediction = self._scoring.card.predictions.get(self._given)
        if prediction is None:
            self.notify("First a level, 1 to 4; then how sure you are of it.", timeout=4)
            return
        self._predict(self._given, Prediction(prediction.level, change(prediction.sureness)))
        self._show()

    def _predict(self, dimension: Dimension, prediction: Prediction) -> bool:
        try:
            self._scoring.predict(dimension, prediction.level, prediction.sureness)
        except DrillError as error:
            self.report(error)
            return False
        self.choices.replace_option_prompt_at_index(self._dimensions.index(dimension), self._row(dimension))
        return True

    def _move_by(self, step: int) -> None:
        place = self._dimensions.index(self._current) + step
        self._move_to(self._dimensions[min(max(place, 0), len(self._dimensions) - 1)])

    def _move_to(self, dimension: Dimension) -> None:
        self.choices.highlighted = self._dimensions.index(dimension)
        self._given = dimension
        self._show()

    def _show(self) -> None:
        card, session = self._scoring.card, self._scoring.attempt.session
        state = f"{len(card.predictions)} of {len(self._dimensions)} predicted"
        where = Content.assemble(heading("Predict"), muted(f"   {state}   "), shown(session.title))
        self.query_one("#where", Static).update(where)
        hint = hint_text(self._given, card.predictions.get(self._given))
        if not self._open and self._given is self._dimensions[-1]:
            hint = f"{hint}   Enter: evidence"
        self.query_one("#hint", Static).update(muted(hint))

    def _row(self, dimension: Dimension) -> Rows:
        rubric = self._scoring.rubric.dimensions[dimension]
        return prediction_rows(rubric, self._scoring.card.predictions.get(dimension))
