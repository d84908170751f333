"""The cold attempt: one's own answer phase by phase, then beside what its author wrote."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from drill.config import Config
from drill.domain.answers import DIAGRAM, Part
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.domain.wording import count_text
from drill.errors import DrillError
from drill.services.cold_attempt import ColdAttempt
from drill.tui import study_view as view
from drill.tui.commands import COMMANDS, Place, bindings
from drill.tui.external_editor import edit_text
from drill.tui.markdown import render
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import TextScreen
from drill.tui.screens.leader import LeaderScreen
from drill.tui.widgets.block_page import BlockPage, Section
from drill.tui.widgets.diagram_editor import DiagramEditor
from drill.tui.widgets.part_editors import PartEditors
from drill.tui.words import heading, muted

TICK_SECONDS = 0.5
BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
"""Two answers side by side need more columns than other screens do."""

WHILE_WRITING = ("hint", "next_part", "previous_part", "external_editor")
WHILE_READING = ("next_page", "previous_page", "switch")


class ColdScreen(DrillScreen):
    """A problem written without a clock.

    Args:
        run: The attempt.
        config: Which editor the user has.
        folder: Where a text lies while it is in an external editor.
    """

    PLACE = Place.COLD
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.COLD)
    CSS_PATH: ClassVar = ["study.tcss", "part_editor.tcss", "dialog.tcss"]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    asks_on_quit = True

    editors = getters.query_one("#editors", PartEditors)
    page = getters.query_one("#page", BlockPage)
    own = getters.query_one("#own", BlockPage)

    def __init__(self, run: ColdAttempt, config: Config, folder: Path) -> None:
        super().__init__()
        self.run = run
        self._config = config
        self._folder = folder
        self._place = run.place()
        self._part = run.parts(self.phase)[0]
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Where one is, the task with its hints, the editors; after the reveal both answers."""
        yield Static(id="what")
        with Vertical(id="work"):
            yield Static(id="task")
            yield Static(id="parts")
            yield PartEditors(self.run.problem, self.run.answers)
        with Horizontal(id="answers"):
            yield BlockPage("own")
            yield BlockPage("page")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Write on where one stopped."""
        self.set_interval(TICK_SECONDS, self.save)
        await self._show_phase()

    @property
    def phase(self) -> Phase:
        """The phase that is written or compared."""
        return CORE_PHASES[self._place]

    @property
    def is_reading(self) -> bool:
        """Whether the reference of this phase is shown."""
        return self.run.is_revealed(self.phase)

    def save(self) -> None:
        """Put what is being typed on disk."""
        self._take_over()
        try:
            self.run.save()
        except DrillError as error:
            self.report(error)

    def on_part_editor_changed(self) -> None:
        """Take over what was typed; the next tick puts it on disk."""
        self._take_over()
        self._show_parts()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer what belongs to writing while one writes, and what belongs to reading while one reads."""
        if action in WHILE_WRITING:
            return not self.is_reading
        if action in WHILE_READING:
            return self.is_reading
        return action not in ("drawing", "ascii") or (self._part == DIAGRAM and not self.is_reading)

    def action_leader(self) -> None:
        """Open the menu of commands."""
        offered = (command for command in COMMANDS[self.PLACE] if self.check_action(command.action, ()))
        self.app.push_screen(LeaderScreen(tuple(offered)), self._run_chosen)

    async def action_go_on(self) -> None:
        """Show the reference of this phase; then go on to the next one, and after the last one back."""
        if not self.is_reading:
            # Behind the letters that the editor has still to take in: this key comes before them.
            self.editors.editor(self._part).area.call_later(self.call_later, self._compare, self.phase)
        elif self._place + 1 < len(CORE_PHASES):
            self._place += 1
            self._part = self.run.parts(self.phase)[0]
            await self._show_phase()
        else:
            self.notify("That was the whole problem.", timeout=4)
            self.dismiss(None)

    def action_hint(self) -> None:
        """Read the next hint of this phase."""
        if self.is_reading:
            return
        if not self.run.hints_left(self.phase):
            self.notify("There is no other hint for this phase.", timeout=3)
            return
        self.run.take_hint(self.phase)
        self._show_parts()

    async def action_next_part(self) -> None:
        """Write in the next part."""
        await self._step_part(1)

    async def action_previous_part(self) -> None:
        """Write in the part before."""
        await self._step_part(-1)

    def action_brief(self) -> None:
        """Read brief and task again."""
        task = heading(f"Task: {self.phase.label}")
        body = Rows([*render(self.run.problem.brief).rows, "", task, *view.task_rows(self.run, self.phase).rows])
        self.app.push_screen(TextScreen(self.run.problem.title, body))

    async def action_next_page(self) -> None:
        """Show the next authored answer; after the last one the reference."""
        await self._turn(1)

    async def action_previous_page(self) -> None:
        """Show the page before."""
        await self._turn(-1)

    def action_switch(self) -> None:
        """Change between the two answers: what is shown on a narrow terminal, what scrolls on a wide one."""
        self.toggle_class("-own")
        (self.own if self.has_class("-own") else self.page).focus()

    def action_external_editor(self) -> None:
        """Write this part in the user's own editor."""
        editor = self.editors.editor(self._part)
        try:
            text = edit_text(self.app, editor.text, self._folder, self._config.editor_command)
        except DrillError as error:
            self.report(error)
            return
        editor.rewrite(text)
        self.save()

    def action_drawing(self) -> None:
        """Give the room to the drawing, or to its text again."""
        self.query_one(DiagramEditor).toggle()
        self._show_parts()

    def action_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self.query_one(DiagramEditor).toggle_ascii()

    def action_leave(self) -> None:
        """Go back; everything is kept."""
        self.save()
        self.dismiss(None)

    async def _run_chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    async def _compare(self, phase: Phase) -> None:
        if phase is not self.phase or self.is_reading:
            return
        self._take_over()
        try:
            self.run.reveal(phase)
        except DrillError as error:
            self.report(error)
            return
        await self._show_phase()

    async def _step_part(self, by: int) -> None:
        parts = self.run.parts(self.phase)
        if not self.is_reading:
            self._take_over()
            self._part = parts[(parts.index(self._part) + by) % len(parts)]
            await self._open_part(self._part)

    async def _open_part(self, part: Part) -> None:
        await self.editors.open(part)
        self._show_parts()
        self.refresh_bindings()

    async def _turn(self, by: int) -> None:
        pages = 1 + len(self.run.exemplars(self.phase))
        self._shown = (self._shown + by) % pages
        self.remove_class("-own")
        await self._show_pages()

    def _take_over(self) -> None:
        for part, text in self.editors.texts():
            self.run.write(part, text)

    async def _show_phase(self) -> None:
        self._shown = 0
        self.remove_class("-own")
        self.set_class(self.is_reading, "-reading")
        if self.is_reading:
            await self.own.show(view.own_sections(self.run, self.phase))
            # The page has no width before it is seen, and a drawing needs one.
            self.call_after_refresh(self._show_pages)
        else:
            await self._open_part(self._part)
            self._show_head()
        self.refresh_bindings()

    def _show_head(self) -> None:
        where: tuple[str, ...] = (self.phase.label, f"{self._place + 1} of {len(CORE_PHASES)}", self.run.STAGE.label)
        if self.is_reading:
            count = len(self.run.exemplars(self.phase))
            more = f", → {count_text(count, 'authored answer')}" if count else ""
            which = f"authored answer {self._shown} of {count}" if self._shown else f"the reference{more}"
            where = (f"{self.phase.label}: {which}",)
        self.query_one("#what", Static).update(view.head(self.run.problem.title, *where))

    def _show_parts(self) -> None:
        self.set_class(self.editors.wants_room, "-room-for-editor")
        tabs = view.part_line(self.run, self.phase, self._part)
        left = self.run.hints_left(self.phase)
        told = muted(f"   F6 hint ({left} left)" if left else "")
        self.query_one("#task", Static).update(view.help_rows(self.run, self.phase))
        self.query_one("#parts", Static).update(Content.assemble(tabs, told))

    async def _show_pages(self) -> None:
        self._show_head()
        await self.page.show(self._page())
        self.page.focus()

    def _page(self) -> Sequence[Section]:
        if self._shown:
            return view.exemplar_sections(self.run.exemplars(self.phase)[self._shown - 1], self.run.problem)
        return (Section("told", self.run.reference(self.phase)),)
