"""What all screens of drill share: their place in the command table, help, and being saved."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType

from drill.errors import DrillError
from drill.tui.commands import COMMANDS, Place

BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
"""The columns from which a screen gets a class that its styles can ask for."""


class EndsOnce(Screen[ScreenResultType]):
    """A screen that ends once, however fast its keys are pressed."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End this screen. Textual's own would, asked again, end the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalScreen[ScreenResultType], EndsOnce[ScreenResultType]):
    """A screen on top of another one."""


class DrillScreen(EndsOnce[None]):
    """A screen with a place in the command table."""

    PLACE: ClassVar[Place]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    asks_on_quit: ClassVar[bool] = False
    """Whether quitting drill goes through the screen's own `leave`."""

    def save(self) -> None:
        """Put on disk what is not there yet; called before the app is ended from outside."""

    def note_stop(self) -> None:
        """The process was stopped for a while and goes on."""

    def report(self, error: DrillError) -> None:
        """Tell of a failure, and what to do next."""
        self.notify(f"{error.message} {error.hint}".strip(), severity="error", timeout=12, markup=False)

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from drill.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.PLACE))

    def palette_commands(self) -> Iterator[SystemCommand]:
        """The commands of this screen for the palette."""
        for command in COMMANDS[self.PLACE]:
            action = command.action

            async def run(action: str = action) -> None:
                await self.run_action(action)

            yield SystemCommand(command.label, command.help, run)
