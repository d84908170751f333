"""The completion: gaps in the reasoning of a problem, each marked at once."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, Static

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.lexer import MOST_CHARACTERS
from drill.domain.study.blocks import Drawing
from drill.domain.study.gaps import Gap
from drill.errors import DrillError
from drill.services.completion import Completion
from drill.tui import study_view as view
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenDrawing
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.gym import HARMLESS
from drill.tui.widgets.block_page import BlockPage

TICK_SECONDS = 0.5


class CompletionScreen(DrillScreen):
    """The gaps of a problem, then how they were filled.

    Args:
        run: The completion.
    """

    PLACE = Place.COMPLETION
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.COMPLETION)
    CSS_PATH: ClassVar[str] = "study.tcss"
    asks_on_quit = True

    page = getters.query_one("#page", BlockPage)
    answer_line = getters.query_one("#answer", Input)

    def __init__(self, run: Completion) -> None:
        super().__init__()
        self.run = run
        self._place = run.place()

    def compose(self) -> ComposeResult:
        """Where one is, the phases where there is room, the gap, and a line to fill it in."""
        yield Static(id="what")
        with Horizontal():
            yield Static(id="phases")
            yield BlockPage("page")
        yield Static(id="question")
        yield Input(id="answer", placeholder="your answer", max_length=MOST_CHARACTERS, restrict=HARMLESS)
        yield Static(id="echo")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the gap at which one stopped."""
        self.set_interval(TICK_SECONDS, self.save)
        await self._show()

    def save(self) -> None:
        """Put what is being typed on disk."""
        try:
            self.run.save()
        except DrillError as error:
            self.report(error)

    @property
    def gap(self) -> Gap | None:
        """The gap that is shown; None at the end."""
        return self.run.gaps[self._place] if self._place < len(self.run.gaps) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take over what is typed, and say what is understood."""
        gap = self.gap
        if gap is not None and not self.run.is_answered(gap):
            self.run.write(gap, event.value)
            self.query_one("#echo", Static).update(view.echo(gap, event.value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer what can be done with this gap."""
        gap = self.gap
        match action:
            case "show_answer" | "hint":
                return self._is_asking
            case "judge":
                return gap is not None and self.run.is_answered(gap) and self.run.judgement(gap) is None
            case "count_as_right":
                return gap is not None and self.run.can_be_counted(gap)
            case "drawing":
                return self._drawing() is not None
            case "previous":
                return self._place > 0
            case _:
                return True

    async def action_fill(self) -> None:
        """Mark the answer; then go on, and from the end back."""
        gap = self.gap
        if gap is None:
            self.dismiss(None)
        elif self._is_asking:
            # Behind the letters that the line has still to take in: this key comes before them.
            self.answer_line.call_later(self.call_later, self._mark, gap)
        elif self.run.judgement(gap) is None:
            self.notify("Did you have it? Press y or n.", timeout=3)
        else:
            await self._turn(1)

    async def action_show_answer(self) -> None:
        """Give this gap up, and see what belongs there."""
        if self.gap is not None and self._is_asking:
            await self._answer(self.gap, "")

    async def action_hint(self) -> None:
        """Read the next hint of this phase."""
        gap = self.gap
        if gap is None or not self._is_asking:
            return
        if not self.run.hints_left(gap.phase):
            self.notify("There is no other hint for this phase.", timeout=3)
            return
        self.run.take_hint(gap.phase)
        await self._show(just_now=True)

    async def action_judge(self, right: int) -> None:
        """Say whether one's own answer holds what belongs there, and go on."""
        if self.gap is not None:
            self.run.judge(self.gap, bool(right))
            await self._turn(1)

    async def action_count_as_right(self) -> None:
        """Count a name as right by one's own word."""
        if self.gap is not None:
            self.run.count_as_right(self.gap)
            await self._show(just_now=True)

    def action_drawing(self) -> None:
        """Ask the drawing that is seen."""
        drawing = self._drawing()
        if drawing is not None:
            self.post_message(OpenDrawing(drawing.source, self.run.problem, is_authored=True))

    async def action_previous(self) -> None:
        """Look back."""
        if self._place:
            await self._turn(-1)

    async def action_following(self) -> None:
        """Look at the gap after, up to the first that is open."""
        if self.gap is not None and self.run.judgement(self.gap) is not None:
            await self._turn(1)

    def action_page_up(self) -> None:
        """Read upwards."""
        self.page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read on."""
        self.page.scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Go back; what is typed is kept."""
        self.save()
        super().action_back()

    def action_leave(self) -> None:
        """Leave drill; what is typed is kept."""
        self.save()
        self.app.exit()

    @property
    def _is_asking(self) -> bool:
        return self.gap is not None and not self.run.is_answered(self.gap)

    async def _mark(self, gap: Gap) -> None:
        if not self.answer_line.value.strip():
            self.notify("Type your answer first; F2 shows it without one.", timeout=3)
        elif gap is self.gap and self._is_asking:
            await self._answer(gap, self.answer_line.value)

    async def _answer(self, gap: Gap, text: str) -> None:
        try:
            self.run.answer(gap, text)
        except EstimateError:
            return  # why stands below the line already
        except DrillError as error:
            self.report(error)
            return
        await self._show(just_now=True)

    async def _turn(self, by: int) -> None:
        self._place += by
        await self._show()

    def _drawing(self) -> Drawing | None:
        gap = self.gap
        blocks = gap.reference if gap is not None and self.run.is_answered(gap) else ()
        return next((block for block in blocks if isinstance(block, Drawing) and block.source), None)

    async def _show(self, *, just_now: bool = False) -> None:
        gap, run = self.gap, self.run
        # In one picture: no old text below a new heading.
        with self.app.batch_update():
            where = ("done",) if gap is None else (gap.phase.label, f"{self._place + 1} of {len(run.gaps)}")
            self.query_one("#what", Static).update(view.head(run.problem.title, *where, run.STAGE.label))
            self.query_one("#phases", Static).update(view.gap_phases(run, None if gap is None else gap.phase))
            self.set_class(self._is_asking, "-asking")
            self.refresh_bindings()
            if gap is not None and self._is_asking:
                self.query_one("#question", Static).update(view.prompt(gap))
                typed = run.draft(gap)
                self.answer_line.value = typed
                self.query_one("#echo", Static).update(view.echo(gap, typed))
                self.answer_line.focus()
            else:
                self.page.focus()
            sections = view.summary_sections(run) if gap is None else view.gap_sections(run, gap, just_now)
            await self.page.show(sections)
