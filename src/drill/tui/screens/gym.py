"""The estimation gym: a task, a line to answer in, the mark, and how it goes."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.visual import Visual
from textual.widgets import Footer, Input, Static

from drill.config import Config
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.lexer import MOST_CHARACTERS
from drill.errors import DrillError
from drill.services.gym import Answered, GymSitting, Question
from drill.tui import gym_view
from drill.tui.commands import Place, bindings
from drill.tui.messages import ConfigChanged
from drill.tui.screens.base import DrillScreen

TICK_SECONDS = 0.5

HARMLESS = r"[^\x00-\x1f\x7f-\x9f]*"
"""What may be pasted into the line: nothing that a terminal would obey."""


class GymScreen(DrillScreen):
    """A sitting in the estimation gym, and more of them as long as the user goes on.

    Args:
        begin: Begins a sitting.
        config: How the clock is shown.
    """

    PLACE = Place.GYM
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.GYM)
    CSS_PATH: ClassVar = "gym.tcss"

    page = getters.query_one("#page", VerticalScroll)
    answer_line = getters.query_one("#answer", Input)

    def __init__(self, begin: Callable[[], GymSitting], config: Config) -> None:
        super().__init__()
        self._begin = begin
        self._config = config
        self._marked: Answered | None = None
        self.sitting = begin()

    def compose(self) -> ComposeResult:
        """A line of state, the task, the line to answer in and what is understood."""
        with Horizontal(id="head"):
            yield Static(id="state")
            yield Static(id="clock")
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield Input(id="answer", placeholder="your answer", max_length=MOST_CHARACTERS, restrict=HARMLESS)
        yield Static(id="echo")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self.set_interval(TICK_SECONDS, self.tick)
        self._show()

    def tick(self) -> None:
        """Show the time."""
        question = self.sitting.current
        if self._marked is None and question is not None:
            face = gym_view.clock(self._config.clock, self.sitting.seconds, question.target_seconds)
            self._update("clock", face)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to show the answer only while one is asked for."""
        return action != "show_answer" or (self._marked is None and self.sitting.current is not None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood."""
        question = self.sitting.current
        if question is not None and self._marked is None:
            self._update("echo", gym_view.echo(question, event.value))

    def action_enter(self) -> None:
        """Mark the answer; then go on to the next question; at the end, begin another sitting."""
        if self._marked is not None:
            self._marked = None
            self.sitting.go_on()
            self._show()
        elif self.sitting.current is None:
            self._begin_anew()
        else:
            # Behind the letters that the line has still to take in: this key comes before them.
            self.answer_line.call_later(self.call_later, self._mark, self.sitting.current)

    def action_show_answer(self) -> None:
        """Give up this question, and see how it goes."""
        try:
            self._marked = self.sitting.give_up()
        except DrillError as error:
            self.report(error)
        self._show()

    def action_clock(self) -> None:
        """Show the clock in another way."""
        self._config = replace(self._config, clock=self._config.clock.after())
        self.post_message(ConfigChanged(self._config))
        self.tick()

    def action_page_up(self) -> None:
        """Read the task upwards."""
        self.page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read the task on."""
        self.page.scroll_page_down(animate=False)

    def _mark(self, question: Question | None) -> None:
        if question is not self.sitting.current or self._marked is not None or not self.answer_line.value.strip():
            return
        try:
            self._marked = self.sitting.answer(self.answer_line.value)
        except EstimateError:
            return  # why stands below the line already
        except DrillError as error:
            self.report(error)
            return
        self._show()

    def _begin_anew(self) -> None:
        try:
            self.sitting = self._begin()
        except DrillError as error:
            self.report(error)
            return
        self._show()

    def _show(self) -> None:
        question = self.sitting.current if self._marked is None else self._marked.question
        self._update("state", gym_view.head(self.sitting, question))
        asking = self._marked is None and question is not None
        self.set_class(asking, "-asking")
        if self._marked is not None:
            self._update("text", gym_view.marked_rows(self._marked, self.sitting.today))
        elif question is not None:
            is_first = self.sitting.is_first and not self.sitting.answered
            self._update("text", gym_view.question_rows(question, is_first))
            self._update("echo", gym_view.echo(question, ""))
        else:
            self._update("text", gym_view.summary_rows(self.sitting))
        self.refresh_bindings()
        self.page.scroll_home(animate=False)
        if asking:
            self.answer_line.value = ""
            # At once, not after the keys that wait: they belong to this question.
            self.set_focus(self.answer_line)
            self.tick()
        else:
            self._update("clock", "")
            self.page.focus()

    def _update(self, widget_id: str, content: Visual | str) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)
