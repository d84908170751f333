"""The app: it opens the first screen and routes between screens. What happens on them is theirs."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from drill.config import Config, load_config, save_config
from drill.domain.study.stage import Stage
from drill.domain.vocabulary import Phase
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.home import is_first_run
from drill.tui.messages import (
    ConfigChanged,
    Open,
    OpenCalibration,
    OpenDrill,
    OpenMock,
    OpenPreview,
    OpenReview,
    OpenSession,
    OpenStage,
    OpenStudy,
    Way,
)
from drill.tui.routes import screen_for
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.home import HomeScreen
from drill.tui.screens.too_small import TooSmallScreen, is_too_small
from drill.tui.textual_workarounds.keyboard import survive_bytes_that_are_no_text
from drill.tui.textual_workarounds.signals import handle_signals
from drill.tui.themes import MUTED, MUTED_ELSEWHERE, THEMES

BACKUP_AFTER_SECONDS = 2.0
"""Late enough not to slow the first screen."""


class Start(Enum):
    """The screen to begin with."""

    HOME = "home"
    MOCK = "mock"
    PHASE = "phase"
    SCORE = "score"
    REVIEW = "review"
    REVIEW_ALL = "review-all"
    CALIBRATE = "calibrate"
    PREVIEW = "preview"
    STUDY = "study"
    WALKTHROUGH = "walkthrough"
    COMPLETION = "completion"
    COLD = "cold"


class DrillApp(App[None]):
    """drill in full screen.

    Args:
        services: What the screens work with.
        start: The screen to begin with.
        problem: The problem of a mock to begin with, the suggested one by default; of a preview the file; the
            attempt to score.
        phase: The phase of a phase drill to begin with.
    """

    TITLE = "drill"
    # Textual loads no styles of a default screen by itself.
    CSS_PATH: ClassVar = ["app.tcss", "screens/home.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        services: Services,
        start: Start = Start.HOME,
        problem: str | None = None,
        phase: Phase | None = None,
    ) -> None:
        super().__init__()
        survive_bytes_that_are_no_text()
        self.services = services
        self.config: Config = load_config(services.paths.config)
        self._start = start
        self._problem = problem
        self._phase = phase
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.config.theme if self.config.theme in self.available_themes else Config().theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What a theme that is not ours lacks."""
        return {MUTED: MUTED_ELSEWHERE}

    def get_default_screen(self) -> HomeScreen:
        """Home lies below all other screens."""
        return HomeScreen(self.services)

    def on_mount(self) -> None:
        """Show what was asked for on top of Home."""
        handle_signals(self, self._save_all, self._note_stop)
        match self._start:
            case Start.MOCK:
                self.post_message(OpenMock(self._problem))
            case Start.PHASE if self._problem and self._phase:
                self.post_message(OpenDrill(self._problem, self._phase))
            case Start.SCORE if self._problem:
                self.post_message(OpenSession(self._problem, Way.SCORE))
            case Start.REVIEW:
                self.post_message(OpenReview())
            case Start.REVIEW_ALL:
                self.post_message(OpenReview(beyond=True))
            case Start.CALIBRATE:
                self.post_message(OpenCalibration())
            case Start.PREVIEW:
                self.post_message(OpenPreview(Path(self._problem or "")))
            case Start.STUDY | Start.WALKTHROUGH | Start.COMPLETION | Start.COLD:
                self._open_study(self._problem or "")
            case Start.HOME if is_first_run(self.services.connection):
                from drill.tui.screens.first_run import FirstRunScreen

                self.push_screen(FirstRunScreen(self.services, self.config))
            case _:
                pass
        self._ask_for_room(self.size)
        if self._start is not Start.PREVIEW:
            self.set_timer(BACKUP_AFTER_SECONDS, self.back_up)

    @work(thread=True)
    def back_up(self) -> None:
        """Make the backup of the day; its connection is its own, and it only reads."""
        from drill.services.safekeeping import back_up_daily

        try:
            back_up_daily(self.services)
        except DrillError as error:
            self.call_from_thread(self._report, error)

    def on_resize(self, event: Resize) -> None:
        """Say what size is needed while there is less."""
        if self._drill_screens():
            self._ask_for_room(event.size)

    def watch_theme(self, theme: str) -> None:
        """Remember a theme that was chosen."""
        if theme != self.config.theme:
            self.on_config_changed(ConfigChanged(replace(self.config, theme=theme)))

    def on_config_changed(self, message: ConfigChanged) -> None:
        """Use other looks from now on, and keep them."""
        self.config = message.config
        self.theme = message.config.theme
        try:
            save_config(self.services.paths.config, message.config)
        except OSError as error:
            self.notify(f"The looks are not kept: {error.strerror}.", severity="warning", markup=False)

    @on(Open)
    def open_screen(self, message: Open) -> None:
        """Show the screen that is asked for: over the present one, or in its place, but always over Home."""
        try:
            screen = screen_for(message, self.services, self.config, self._say)
        except DrillError as error:
            self._report(error)
            return
        if message.covers or isinstance(self.screen, HomeScreen):
            self.push_screen(screen)
        else:
            self.switch_screen(screen)
        self._ask_for_room(self.size)  # what asked for it before may just have been switched away

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, in the palette, from the one table."""
        yield from super().get_system_commands(screen)
        if isinstance(screen, DrillScreen):
            yield from screen.palette_commands()

    async def action_quit(self) -> None:
        """Leave drill; a screen that holds something unfinished asks first."""
        holding = [screen for screen in self.screen_stack if isinstance(screen, DrillScreen) and screen.asks_on_quit]
        if not holding:
            self.exit()
        elif self.screen is holding[-1]:
            await holding[-1].run_action("leave")

    def _open_study(self, problem: str) -> None:
        """Show the stages of a problem, and above them the one that was asked for."""
        self.post_message(OpenStudy(problem))
        if self._start is not Start.STUDY:
            self.post_message(OpenStage(problem, Stage(self._start.value)))

    def _say(self, text: str) -> None:
        self.notify(text, markup=False)

    def _ask_for_room(self, size: Size) -> None:
        if is_too_small(size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

    def _report(self, error: DrillError) -> None:
        self.notify(f"{error.message} {error.hint}".strip(), severity="error", timeout=12, markup=False)

    def _drill_screens(self) -> list[DrillScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, DrillScreen)]

    def _save_all(self) -> None:
        for screen in self._drill_screens():
            screen.save()

    def _note_stop(self) -> None:
        for screen in self._drill_screens():
            screen.note_stop()
