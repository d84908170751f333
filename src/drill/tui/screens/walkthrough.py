"""The walkthrough: a question to think about, then what its author thought, step by step."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Static

from drill.domain.study.blocks import Drawing
from drill.domain.study.step import Step
from drill.domain.vocabulary import CORE_PHASES
from drill.errors import DrillError
from drill.services.walkthrough import Walkthrough
from drill.tui import study_view as view
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenDrawing
from drill.tui.screens.base import DrillScreen
from drill.tui.widgets.block_page import BlockPage


class WalkthroughScreen(DrillScreen):
    """The steps of a problem; each is revealed after its question.

    Args:
        run: The walkthrough.
    """

    PLACE = Place.WALKTHROUGH
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.WALKTHROUGH)
    CSS_PATH: ClassVar[str] = "study.tcss"

    page = getters.query_one("#page", BlockPage)

    def __init__(self, run: Walkthrough) -> None:
        super().__init__()
        self.run = run
        self._place = run.place()

    def compose(self) -> ComposeResult:
        """Where one is, the phases where there is room, the step, and its question."""
        yield Static(id="what")
        with Horizontal():
            yield Static(id="phases")
            yield BlockPage("page")
        yield Static(id="question")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the step at which one stopped."""
        self.page.focus()
        await self._show()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.run.steps[self._place]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer to ask a drawing where one is seen."""
        return action != "drawing" or self._drawing() is not None

    async def action_go_on(self) -> None:
        """Show the step; then go on to the next one, and after the last one back."""
        if not self.run.is_revealed(self.step):
            try:
                self.run.reveal(self.step)
            except DrillError as error:
                self.report(error)
                return
            await self._show(just_now=True)
        elif self._place + 1 < len(self.run.steps):
            await self._turn(1)
        else:
            self.notify("That was the walkthrough.", timeout=4)
            self.dismiss(None)

    async def action_previous(self) -> None:
        """Look back."""
        if self._place:
            await self._turn(-1)

    async def action_following(self) -> None:
        """Look at the step after, if this one was shown."""
        if not self.run.is_revealed(self.step):
            self.notify("Think first; Enter shows it.", timeout=3)
        elif self._place + 1 < len(self.run.steps):
            await self._turn(1)

    def action_drawing(self) -> None:
        """Ask the drawing that is seen."""
        drawing = self._drawing()
        if drawing is not None:
            # The author's last drawing, its paths and its failures belong to later steps.
            is_told = all(self.run.is_revealed(step) for step in self.run.steps if step.phase in CORE_PHASES)
            self.post_message(OpenDrawing(drawing.source, self.run.problem, with_reference=is_told, is_authored=True))

    async def _turn(self, by: int) -> None:
        self._place += by
        await self._show()

    def _drawing(self) -> Drawing | None:
        blocks = (*self.step.shown, *(self.step.body if self.run.is_revealed(self.step) else ()))
        return next((block for block in reversed(blocks) if isinstance(block, Drawing) and block.source), None)

    async def _show(self, *, just_now: bool = False) -> None:
        step, run = self.step, self.run
        # In one picture: no old text below a new heading.
        with self.app.batch_update():
            where = (step.phase.label, f"{self._place + 1} of {len(run.steps)}", run.STAGE.label)
            self.query_one("#what", Static).update(view.head(run.problem.title, *where))
            self.query_one("#phases", Static).update(view.walkthrough_phases(run, step.phase))
            self.query_one("#question", Static).update(view.question(step))
            self.set_class(not run.is_revealed(step), "-asking")
            self.refresh_bindings()
            await self.page.show(view.step_sections(step, run.is_revealed(step), just_now))
