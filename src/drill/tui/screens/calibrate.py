"""Calibrating the eye: authored answers are graded, and held against their keys at once."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.visual import Visual
from textual.widgets import Footer, Static

from drill.domain.rubric import Rubric
from drill.errors import DrillError
from drill.services.calibration import Calibration
from drill.tui import calibrate_view
from drill.tui.commands import Place, bindings
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import Choice, ChoiceScreen, TextScreen

LETTERS = "abcdefghijklmnopqrstuvwxyz"
OPEN = (
    Choice("keep", "k", "Keep it closed"),
    Choice("open", "o", "Open its answers"),
)
WARNING = "This shows parts of its solutions; a later mock of it is marked."


class CalibrateScreen(DrillScreen):
    """Rounds of five answers, as long as the user goes on.

    Args:
        calibration: The answers, and what was given.
        rubric: What each level looks like.
    """

    PLACE = Place.CALIBRATE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CALIBRATE)
    CSS_PATH: ClassVar = ["calibrate.tcss", "dialog.tcss"]

    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, calibration: Calibration, rubric: Rubric) -> None:
        super().__init__()
        self.calibration = calibration
        self._rubric = rubric

    def compose(self) -> ComposeResult:
        """Where we are, the answer, and the question; on wide terminals anchors or keys beside the answer."""
        yield Static(id="state")
        with Horizontal(id="columns"):
            with VerticalScroll(id="page"):
                yield Static(id="keys")
                yield Static(id="text")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="side-text")
        yield Static(id="question")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first answer."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the anchors only while they are asked for."""
        return action != "anchors" or self.calibration.wanted is not None

    def action_level(self, level: int) -> None:
        """Grade what is asked for."""
        if self.calibration.wanted is None:
            return
        try:
            self.calibration.grade(level)
        except DrillError as error:
            self.report(error)
        self._show()

    def action_go_on(self) -> None:
        """To the next answer, to the end of the round, or to another round; a level comes first."""
        calibration = self.calibration
        if calibration.wanted is not None:
            self.notify("Grade it first: press 1, 2, 3 or 4.", timeout=4)
            return
        if calibration.current is not None:
            calibration.go_on()
        else:
            calibration.begin_round()
        self._show()

    def action_anchors(self) -> None:
        """Show what each level looks like."""
        wanted = self.calibration.wanted
        if wanted is not None:
            self.app.push_screen(TextScreen("Anchors", calibrate_view.anchors(self._rubric.dimensions[wanted])))

    def action_open_problem(self) -> None:
        """Choose a problem that was not tried, and open its answers after asking."""
        offers = self.calibration.offers
        if not offers:
            self.notify("No problem holds answers back now, or its mock is running.", timeout=4)
            return
        choices = tuple(
            Choice(problem.id, letter, f"{problem.title}, {problem.tier}")
            for letter, problem in zip(LETTERS, offers, strict=False)
        )
        self.app.push_screen(ChoiceScreen("Open the answers to which problem?", WARNING, choices), self._confirm)

    def action_page_up(self) -> None:
        """Read upwards."""
        self.page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read on."""
        self.page.scroll_page_down(animate=False)

    def _confirm(self, problem_id: str | None) -> None:
        titles = {problem.id: problem.title for problem in self.calibration.offers}
        if problem_id not in titles:
            return

        def decide(choice: str | None) -> None:
            if choice == "open":
                self._open(problem_id)

        self.app.push_screen(ChoiceScreen(f"Open {titles[problem_id]}?", WARNING, OPEN), decide)

    def _open(self, problem_id: str) -> None:
        try:
            self.calibration.open_problem(problem_id)
        except DrillError as error:
            self.report(error)
            return
        if self.calibration.current is not None and self.calibration.number > 1:
            self.notify("Its answers come in from the next round on.", timeout=4)
        self._show()

    def _show(self) -> None:
        calibration = self.calibration
        answer, wanted = calibration.current, calibration.wanted
        self._update("state", calibrate_view.head(calibration))
        if answer is not None:
            self._update("text", calibrate_view.answer_page(answer))
            self._update("question", calibrate_view.question(calibration, self._rubric))
        elif calibration.graded:
            self._update("text", calibrate_view.summary_page(calibration.graded, calibration.eye()))
        else:
            self._update("text", calibrate_view.too_few_page(calibration, calibration.eye()))
        if wanted is not None:
            self._update("side-text", calibrate_view.anchors(self._rubric.dimensions[wanted]))
        elif answer is not None:
            for place in ("keys", "side-text"):
                self._update(place, calibrate_view.keys_page(calibration, answer))
        self.set_class(answer is not None, "-asking")
        self.set_class(answer is not None and wanted is None, "-graded")
        self.refresh_bindings()
        self.page.scroll_home(animate=False)
        self.page.focus()

    def _update(self, widget_id: str, content: Visual) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)
