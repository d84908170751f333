"""The mock itself: the task, the clock, the interviewer, and the editors."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, Static

from drill.config import Config
from drill.domain.answers import DIAGRAM, Part, own_lines
from drill.domain.problem import Clarification
from drill.errors import DrillError
from drill.services.asking import Asking, Reply
from drill.services.mock import MockInterview
from drill.tui.commands import COMMANDS, Place, bindings
from drill.tui.external_editor import edit_text
from drill.tui.markdown import render
from drill.tui.messages import ConfigChanged, OpenSession
from drill.tui.mock_view import everything, on_tick, said_row, task_rows
from drill.tui.part_names import part_name
from drill.tui.rows import Rows
from drill.tui.screens.asking import AskScreen
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.dialogs import TextScreen
from drill.tui.screens.leader import LeaderScreen
from drill.tui.screens.mock_questions import ask_to_discard, ask_to_leave, ask_to_lock
from drill.tui.screens.parts import PartsScreen
from drill.tui.step_bell import StepBell
from drill.tui.widgets.diagram_editor import DiagramEditor
from drill.tui.widgets.part_editors import PartEditors
from drill.tui.words import heading, muted

TICK_SECONDS = 0.5


class MockScreen(DrillScreen):
    """A mock while it runs, or its unscored afterword.

    Args:
        mock: The interview.
        config: How the clock is shown.
        folder: Where a text lies while it is in an external editor.
    """

    PLACE = Place.MOCK
    BINDINGS: ClassVar = bindings(Place.MOCK)
    CSS_PATH: ClassVar = ["mock.tcss", "part_editor.tcss", "dialog.tcss"]
    asks_on_quit = True

    editors = getters.query_one("#editors", PartEditors)

    def __init__(self, mock: MockInterview, config: Config, folder: Path) -> None:
        super().__init__()
        self.mock = mock
        self._config = config
        self._folder = folder
        self._asking = Asking(mock)
        self._part = mock.step_parts()[0]
        self._last_tick = mock.now
        self._stopped_at: float | None = None
        self._bell = StepBell()

    def compose(self) -> ComposeResult:
        """Head, then the work beside the agenda; the agenda column shows on wide terminals only."""
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="clock")
        with Horizontal(id="columns"):
            with Vertical(id="work"):
                yield Static(id="task")
                yield Static(id="said")
                yield Static(id="parts")
                yield PartEditors(self.mock.problem, self.mock.answers)
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="agenda")
                yield Static(id="side-task")
                yield Static(id="side-said")
        yield Footer()

    async def on_mount(self) -> None:
        """Begin to tick."""
        self.set_interval(TICK_SECONDS, self.tick)
        await self._open_part(self._part)
        self.tick()

    def tick(self) -> None:
        """Let a moment pass. Time itself comes from the clock, never from counting ticks."""
        self._take_over()
        try:
            self._leave_out_stop()
            happened = self.mock.tick()
        except DrillError as error:
            self.report(error)
            return
        self._last_tick = self.mock.now
        for part in happened.changed:
            self.editors.show_insertion(part, self.mock.answers[part])
        if happened.locked:
            self._leave_for_lock()
            return
        if self._bell.is_due(self.mock):
            self._ring()
        self._show(on_tick(self.mock, self._part, self._config.clock))
        if happened.said:
            self._show_all()

    def save(self) -> None:
        """Put what is being typed on disk."""
        self._take_over()
        try:
            self.mock.save()
        except DrillError as error:
            self.report(error)

    def note_stop(self) -> None:
        """Remember since when the process was stopped; the next tick takes that time out of the mock."""
        if self._stopped_at is None:
            self._stopped_at = self._last_tick

    def on_part_editor_changed(self) -> None:
        """Take over what was typed; the next tick puts it on disk."""
        self._take_over()

    def action_leader(self) -> None:
        """Open the menu of commands."""
        offered = (command for command in COMMANDS[self.PLACE] if self.check_action(command.action, ()))
        self.app.push_screen(LeaderScreen(tuple(offered)), self._run_chosen)

    async def action_next_step(self) -> None:
        """Move the agenda on; after the last step, lock."""
        if self._is_afterword():
            return
        if self.mock.session.is_last_step:
            self.action_lock()
            return
        self._take_over()
        self.mock.next_step()
        await self._open_part(self.mock.step_parts()[0])
        self.tick()
        self._show_all()

    async def action_undo_next(self) -> None:
        """Take moving on back."""
        try:
            self.mock.undo_next()
        except DrillError as error:
            self.report(error)
            return
        await self._open_part(self.mock.step_parts()[0])
        self._show_all()

    async def action_next_part(self) -> None:
        """Write in the next part."""
        await self._step_part(+1)

    async def action_previous_part(self) -> None:
        """Write in the part before."""
        await self._step_part(-1)

    def action_choose_part(self) -> None:
        """Choose any part."""
        self._take_over()
        parts = tuple(
            (part, part_name(part, self.mock.problem), len(own_lines(self.mock.answers.get(part, ""))))
            for part in self.mock.parts()
        )
        self.app.push_screen(PartsScreen(parts, self._part), self._chosen_part)

    def action_brief(self) -> None:
        """Read brief and task again."""
        task = heading(f"Task: {self.mock.session.step.name}")
        body = Rows([*render(self.mock.problem.brief).rows, "", task, *task_rows(self.mock)])
        self.app.push_screen(TextScreen(self.mock.problem.title, body))

    def action_ask(self) -> None:
        """Ask the interviewer. The clock goes on meanwhile."""
        if not self._is_afterword():
            self.app.push_screen(AskScreen(self._ask, self._answer))

    def action_said(self) -> None:
        """Read all that the interviewer has said."""
        said = self.mock.session.said
        body = Rows(said_row(line) for line in said) if said else muted("Nothing yet.")
        self.app.push_screen(TextScreen("The interviewer", body))

    def action_clock(self) -> None:
        """Show the clock in another way."""
        self._config = replace(self._config, clock=self._config.clock.after())
        self.post_message(ConfigChanged(self._config))
        self._show_all()
        self.notify(f"Clock: {self._config.clock}", timeout=2)

    def action_external_editor(self) -> None:
        """Write this part in the user's own editor. The clock goes on meanwhile."""
        editor = self.editors.editor(self._part)
        try:
            text = edit_text(self.app, editor.text, self._folder, self._config.editor_command)
        except DrillError as error:
            self.report(error)
            return
        editor.rewrite(text)
        self._take_over()
        self.tick()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer what is done with a drawing where one is drawn."""
        return action not in ("drawing", "ascii", "copy") or self._part == DIAGRAM

    def action_drawing(self) -> None:
        """Give the room to the drawing, or to its text again."""
        self.query_one(DiagramEditor).toggle()
        self._show_all()

    def action_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self.query_one(DiagramEditor).toggle_ascii()

    def action_copy(self) -> None:
        """Copy the drawing as Mermaid."""
        self.app.copy_to_clipboard(self.query_one(DiagramEditor).mermaid())
        self.notify("Copied as Mermaid, if your terminal allows it.", timeout=4)

    def action_lock(self) -> None:
        """End the mock, once confirmed."""
        if self._is_afterword():
            return
        self.app.push_screen(ask_to_lock(self.mock), self._decided)

    def action_leave(self) -> None:
        """Leave the mock, once it is decided what becomes of it."""
        self.save()
        if self._is_afterword():
            self._decided("keep")
            return
        self.app.push_screen(ask_to_leave(), self._decided)

    def _ask(self, question: str) -> Reply:
        self._take_over()
        return self._shown(self._asking.ask(question, self._part, self._line))

    def _answer(self, topic: Clarification, question: str) -> Reply:
        self._take_over()
        return self._shown(self._asking.answer(topic, question, self._part, self._line))

    def _shown(self, reply: Reply) -> Reply:
        if reply.insertion is not None:
            put = reply.insertion
            self.editors.show_answer(put.part, put.line, put.text)
        self._show_all()
        return reply

    @property
    def _line(self) -> int:
        return self.editors.editor(self._part).area.cursor_location[0]

    def _decided(self, choice: str | None) -> None:
        self._take_over()
        if self.mock.session.locked_at is not None and choice != "keep":
            return
        match choice:
            case "keep":
                self.mock.leave()
                self.dismiss(None)
            case "lock":
                self.mock.lock()
                self._leave_for_lock()
            case "discard":
                self.app.push_screen(ask_to_discard(), self._decided_to_discard)
            case _:
                pass

    def _decided_to_discard(self, choice: str | None) -> None:
        if choice == "discard" and self.mock.session.locked_at is None:
            self.mock.discard()
            self.dismiss(None)

    def _leave_for_lock(self) -> None:
        while self.app.screen is not self:
            self.app.pop_screen()
        self._ring()
        self.post_message(OpenSession(self.mock.session.id))

    def _leave_out_stop(self) -> None:
        if self._stopped_at is not None:
            self.mock.note_gap(self.mock.now - self._stopped_at)
            self._stopped_at = None

    def _ring(self) -> None:
        if self._config.bell:
            self.app.bell()

    async def _run_chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    async def _chosen_part(self, part: Part | None) -> None:
        if part is not None:
            await self._open_part(part)

    async def _step_part(self, by: int) -> None:
        parts = self.mock.parts()
        await self._open_part(parts[(parts.index(self._part) + by) % len(parts)])

    async def _open_part(self, part: Part) -> None:
        self._take_over()
        self._part = part
        await self.editors.open(part)
        self._show_all()

    def _take_over(self) -> None:
        for part, text in self.editors.texts():
            if text != self.mock.answers.get(part, ""):
                self.mock.write(part, text)

    def _is_afterword(self) -> bool:
        return self.mock.session.locked_at is not None

    def _show_all(self) -> None:
        self.set_class(self.editors.wants_room, "room-for-editor")
        self.query_one("#said").set_class(not self.mock.session.said, "silent")
        self._show(everything(self.mock, self._part, self._config.clock))

    def _show(self, contents: Mapping[str, Visual]) -> None:
        """Show what is new: from tick to tick most of it stands there already."""
        for widget_id, content in contents.items():
            widget = self.query_one(f"#{widget_id}", Static)
            shown = widget.content
            if not (isinstance(content, Content) and isinstance(shown, Content) and content.is_same(shown)):
                widget.update(content)
