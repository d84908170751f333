"""Comparing: one's own answers held against authored ones, phase by phase, before the scores are revised."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from drill.domain.beside import Beside, Changed, Weighed, all_beside
from drill.domain.reflection import Measure, sure_but_missed
from drill.domain.scorecard import ScoringStage
from drill.errors import DrillError
from drill.services.reference import reference
from drill.services.scoring import Scoring
from drill.tui.commands import Place, bindings
from drill.tui.held_against_view import (
    beside_title,
    changed_rows,
    exemplar_rows,
    missed_rows,
    nothing_rows,
    own_rows,
    weighed_rows,
)
from drill.tui.markdown import render
from drill.tui.messages import OpenSession, Way
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import TextScreen
from drill.tui.words import heading, muted, shown

BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
"""Two answers side by side need more columns than other screens do."""


class HeldAgainstScreen(DrillScreen):
    """One's own answers beside authored ones.

    Args:
        scoring: The scoring, with all its first scores; or its revision, from which one looks back.
    """

    PLACE = Place.MEASURE
    BINDINGS: ClassVar = bindings(Place.MEASURE)
    CSS_PATH: ClassVar = ["held_against.tcss", "dialog.tcss"]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    own = getters.query_one("#own", VerticalScroll)
    exemplar = getters.query_one("#exemplar", VerticalScroll)

    def __init__(self, scoring: Scoring) -> None:
        super().__init__()
        self._scoring = scoring
        card = scoring.card.as_first_given()
        self._missed = sure_but_missed(card)
        first: tuple[Beside | None, ...] = (None,) if self._missed else ()
        self._pages = first + all_beside(scoring.problem, card, scoring.attempt)
        self._page = min(scoring.page or 0, max(0, len(self._pages) - 1))
        self._chosen = {page: each.start for page, each in enumerate(self._pages) if isinstance(each, Measure)}

    def compose(self) -> ComposeResult:
        """Where we are, and both answers."""
        yield Static(id="where")
        with Horizontal(id="columns"):
            with VerticalScroll(id="own"):
                yield Static(id="own-text")
            with VerticalScroll(id="exemplar"):
                yield Static(id="exemplar-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the page at which it was left."""
        self._show_page(self._page)

    def action_go_on(self) -> None:
        """To the next page; after the last, to revising."""
        if self._page + 1 < len(self._pages):
            self._show_page(self._page + 1)
        else:
            self.action_revise()

    def action_following(self) -> None:
        """Show the next phase."""
        self._show_page(min(self._page + 1, len(self._pages) - 1))

    def action_previous(self) -> None:
        """Show the phase before."""
        self._show_page(max(self._page - 1, 0))

    def action_higher(self) -> None:
        """Show the authored answer of the next level."""
        self._choose(1)

    def action_lower(self) -> None:
        """Show the authored answer of the level before."""
        self._choose(-1)

    def action_switch(self) -> None:
        """Change between the two answers: what is shown on a narrow terminal, what scrolls on a wide one."""
        if self._beside is not None:
            self._show_own(not self.has_class("-own"))

    def action_reference(self) -> None:
        """Read the reference of this phase."""
        beside = self._beside
        if beside is None:
            self.notify("Each phase has its reference; Enter goes on to the first.", timeout=4)
            return
        text = reference(self._scoring.problem, beside.phase, self._scoring.attempt.session)
        self.app.push_screen(TextScreen(f"{beside.phase.label}: the reference", render(text)))

    def action_revise(self) -> None:
        """End the comparison; someone who revises already goes back to it."""
        if self._is_looking_back:
            self.dismiss(None)
            return
        try:
            self._scoring.enter(ScoringStage.REVISED)
        except DrillError as error:
            self.report(error)
            return
        self.post_message(OpenSession(self._scoring.card.session, Way.SCORE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer other answers where there are several, and one's own where there is something beside it."""
        if action in ("higher", "lower"):
            return isinstance(self._beside, Measure)
        return action != "switch" or self._beside is not None

    @property
    def _is_looking_back(self) -> bool:
        return self._scoring.card.stage is ScoringStage.REVISED

    @property
    def _beside(self) -> Beside | None:
        return self._pages[self._page] if self._pages else None

    def _rows_of(self, beside: Beside) -> Rows:
        match beside:
            case Weighed():
                return weighed_rows(beside.spot)
            case Changed():
                return changed_rows(beside)
            case Measure():
                return exemplar_rows(beside, self._chosen[self._page], self._scoring.card)

    def _choose(self, step: int) -> None:
        measure = self._beside
        if isinstance(measure, Measure):
            self._chosen[self._page] = min(max(self._chosen[self._page] + step, 0), len(measure.exemplars) - 1)
            self._show_own(False)
            self._show()

    def _show_page(self, page: int) -> None:
        self._page = max(page, 0)
        if not self._is_looking_back:
            self._scoring.remember_page(self._page)
        self._show_own(False)
        self._show()

    def _show_own(self, own: bool) -> None:
        self.set_class(own, "-own")
        (self.own if own else self.exemplar).focus()

    def _show(self) -> None:
        beside, card = self._beside, self._scoring.card
        problem = self._scoring.problem
        self.set_class(beside is None, "-alone")
        title = "Sure but missed" if self._missed else problem.title
        if beside is None:
            rows, own = missed_rows(self._missed) if self._missed else nothing_rows(), Rows([])
            which = ""
        else:
            rows = self._rows_of(beside)
            own = own_rows(beside, problem, card, self._scoring.attempt.answers)
            title = beside_title(beside, problem)
            which = f"   {beside.dimension}: yours {card.level(beside.dimension)}"
        place = f"   {self._page + 1} of {len(self._pages)}   " if self._pages else "   "
        where = Content.assemble(heading("Compare"), muted(place), shown(title), muted(which))
        self.query_one("#where", Static).update(where)
        self.query_one("#exemplar-text", Static).update(rows)
        self.query_one("#own-text", Static).update(own)
        self.refresh_bindings()
        for pane in (self.own, self.exemplar):
            pane.scroll_home(animate=False)
