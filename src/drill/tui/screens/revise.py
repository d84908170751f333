"""Revising: after the comparison each tick and each level may change once, with a reason."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.answers import LineReference
from drill.domain.part_names import part_name
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import LEVELS, Dimension
from drill.domain.wording import count_text
from drill.errors import DrillError
from drill.services.scoring import Scoring
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenMeasures, OpenSession
from drill.tui.revise_view import level_rows, tick_rows
from drill.tui.rows import Rows
from drill.tui.score_view import answer_lines
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen
from drill.tui.screens.reasons import AnswerLineScreen, ReasonScreen
from drill.tui.words import heading, muted, shown

Entry = Dimension | AskedItem

WHY = "What do you see otherwise now? Each tick and each level changes once, with a reason. Nothing has to change."
FINISH = (
    Choice("finish", "f", "Finish: see the result; the scores are final"),
    Choice("back", "b", "Back: look at the scores once more"),
)


class ReviseScreen(DrillScreen):
    """The revision of one scoring.

    Args:
        scoring: The scoring, in its last stage.
    """

    PLACE = Place.REVISE
    BINDINGS: ClassVar = bindings(Place.REVISE)
    CSS_PATH: ClassVar = ["revise.tcss", "dialog.tcss"]

    choices = getters.query_one("#choices", OptionList)

    def __init__(self, scoring: Scoring) -> None:
        super().__init__()
        self._scoring = scoring
        self._entries: tuple[Entry, ...] = tuple(self._all_entries())

    def compose(self) -> ComposeResult:
        """What may be done, and all that may change."""
        yield Static(id="where")
        yield Static(muted(WHY), id="why")
        yield OptionList(*(Option(self._rows(entry)) for entry in self._entries), id="choices")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the top."""
        self.choices.highlighted = 0
        self._show()
        self.choices.focus()

    def on_option_list_option_selected(self) -> None:
        """A click changes."""
        self.action_change()

    def action_change(self) -> None:
        """Change the tick or the level under the cursor."""
        entry, card = self._entries[self.choices.highlighted or 0], self._scoring.card
        if entry in card.revised_levels or (isinstance(entry, AskedItem) and entry.id in card.revised_decisions):
            self.notify("This was revised once already; that stands.", severity="warning", timeout=4)
        elif isinstance(entry, Dimension):
            self._ask_level(entry)
        elif card.holds(entry):
            self._ask_reason(
                "Not found after all", entry.text, lambda why: self._scoring.revise_decision(entry.id, False, (), why)
            )
        else:
            self._ask_line(entry)

    def action_measure(self) -> None:
        """Look at the authored answers again."""
        self.post_message(OpenMeasures(self._scoring.card.session))

    def action_finish(self) -> None:
        """Close the scoring, after asking."""
        text = "Evidence missed becomes cards, and the next practice is planned."
        if self._scoring.card.levels_only:
            text = "Scored by levels only: no cards; the next practice is planned."
        self.app.push_screen(ChoiceScreen("Finish the scoring?", text, FINISH), self._finish)

    def _finish(self, choice: str | None) -> None:
        if choice != "finish":
            return
        try:
            self._scoring.finish()
        except DrillError as error:
            self.report(error)
            return
        self.post_message(OpenSession(self._scoring.card.session))

    def _ask_level(self, dimension: Dimension) -> None:
        card, rubric = self._scoring.card, self._scoring.rubric.dimensions[dimension]
        now, anchors = card.level(dimension), rubric.anchors[card.seniority]
        levels = [level for level in LEVELS if level != now and level <= card.flag_cap(dimension)]
        choices = tuple(Choice(str(level), str(level), anchors[level]) for level in levels)
        title = f"{dimension} {rubric.title}: level {now}, and now?"

        def chosen(choice: str | None) -> None:
            if choice is not None:
                self._ask_reason(
                    f"{dimension}: level {now} → {choice}",
                    anchors[int(choice)],
                    lambda why: self._scoring.revise_level(dimension, int(choice), why),
                )

        self.app.push_screen(ChoiceScreen(title, "", choices), chosen)

    def _ask_line(self, item: AskedItem) -> None:
        answers, suggested = self._scoring.attempt.answers, self._scoring.suggestions(item)
        parts = [(part, part_name(part, self._scoring.problem)) for part in self._scoring.searched_parts(item)]
        lines = tuple(answer_lines(parts, answers, suggested, ()))
        if all(line.reference is None for line in lines):
            self.notify("Nothing is written there that could show it.", severity="warning", timeout=4)
            return

        def chosen(line: LineReference | None) -> None:
            if line is not None:
                self._ask_reason(
                    "Found after all",
                    item.text,
                    lambda why: self._scoring.revise_decision(item.id, True, (line,), why),
                )

        self.app.push_screen(AnswerLineScreen(item.text, lines, next(iter(suggested), None)), chosen)

    def _ask_reason(self, title: str, text: str, change: Callable[[str], None]) -> None:
        def given(reason: str | None) -> None:
            if reason is None:
                return
            try:
                change(reason)
            except DrillError as error:
                self.report(error)
            self._show()

        self.app.push_screen(ReasonScreen(title, text), given)

    def _show(self) -> None:
        card = self._scoring.card
        changed = len(card.revised_decisions) + len(card.revised_levels)
        state = f"   {count_text(changed, 'change')}   "
        where = Content.assemble(heading("Revise"), muted(state), shown(self._scoring.attempt.session.title))
        self.query_one("#where", Static).update(where)
        for index, entry in enumerate(self._entries):
            self.choices.replace_option_prompt_at_index(index, self._rows(entry))

    def _rows(self, entry: Entry) -> Rows:
        card = self._scoring.card
        if isinstance(entry, Dimension):
            return level_rows(card, self._scoring.rubric.dimensions[entry])
        return tick_rows(card, entry)

    def _all_entries(self) -> Iterator[Entry]:
        for dimension in self._scoring.card.predicted_dimensions:
            yield dimension
            yield from self._ticks(dimension)

    def _ticks(self, dimension: Dimension) -> tuple[AskedItem, ...]:
        """What was decided by hand; by levels only, nothing."""
        card = self._scoring.card
        items = () if card.levels_only else card.items_of(dimension)
        return tuple(item for item in items if item.computed is None)
