"""The mock itself: the task, the clock, the interviewer, and the editors."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from drill.config import Config
from drill.errors import DrillError
from drill.services.mock import MockInterview
from drill.tui.commands import COMMANDS, Place, bindings
from drill.tui.external_editor import edit_text
from drill.tui.markdown import render
from drill.tui.messages import ConfigChanged, OpenSession
from drill.tui.mock_view import on_tick, task_rows
from drill.tui.rows import Rows
from drill.tui.screens.dialogs import TextScreen
from drill.tui.screens.leader import LeaderScreen
from drill.tui.screens.mock_questions import ask_to_discard, ask_to_leave, ask_to_lock
from drill.tui.screens.mock_talk import TalkingScreen
from drill.tui.settled_view import settled_rows
from drill.tui.step_bell import StepBell
from drill.tui.words import heading

TICK_SECONDS = 0.5


class MockScreen(TalkingScreen):
    """A mock while it runs, or its unscored afterword.

    Args:
        mock: The interview.
        config: How the clock is shown.
        folder: Where a text lies while it is in an external editor.
    """

    BINDINGS: ClassVar = bindings(Place.MOCK)
    CSS_PATH: ClassVar = ["mock.tcss", "part_editor.tcss", "dialog.tcss"]
    asks_on_quit = True

    def __init__(self, mock: MockInterview, config: Config, folder: Path) -> None:
        super().__init__(mock, config)
        self._folder = folder
        self._last_tick = mock.now
        self._stopped_at: float | None = None
        self._bell = StepBell()

    async def on_mount(self) -> None:
        """Begin to tick."""
        self.set_interval(TICK_SECONDS, self.tick)
        await self._open_part(self._part)
        self.tick()
        self._offer_hot_spots()

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

    def note_stop(self) -> None:
        """Remember since when the process was stopped; the next tick takes that time out of the mock."""
        if self._stopped_at is None:
            self._stopped_at = self._last_tick

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
        self._offer_hot_spots()

    async def action_undo_next(self) -> None:
        """Take moving on back."""
        try:
            self.mock.undo_next()
        except DrillError as error:
            self.report(error)
            return
        await self._open_part(self.mock.step_parts()[0])
        self._show_all()

    def action_brief(self) -> None:
        """Read brief and task again."""
        task = heading(f"Task: {self.mock.session.step.name}")
        drilled = self.mock.session.drilled
        before = ("", *settled_rows(self.mock.problem, drilled)) if drilled else ()
        body = Rows([*render(self.mock.problem.brief).rows, "", task, *task_rows(self.mock), *before])
        self.app.push_screen(TextScreen(self.mock.problem.title, body))

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
        self.app.push_screen(ask_to_leave(self.mock), self._decided)

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
                self.app.push_screen(ask_to_discard(self.mock), self._decided_to_discard)
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
