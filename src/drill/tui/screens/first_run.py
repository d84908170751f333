"""The first start: three questions that may be skipped, where the answers stay, and the offer of a sample."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from drill.config import Config
from drill.domain.settings import PracticeSettings
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.settings import Chosen, find_setting
from drill.tui.commands import Place, bindings
from drill.tui.messages import OpenSample
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, muted

QUESTIONS = (
    ("interview-date", "When is your interview? A date such as 2027-01-31; empty if you do not know."),
    ("seniority", "For which level? mid, senior or staff."),
    ("minutes-a-day", "How many minutes a day for reviews?"),
)


class FirstRunScreen(DrillScreen):
    """Shown once, over Home.

    Args:
        services: The answers are stored here.
        config: Only passed through: the three questions are about practice.
    """

    PLACE = Place.FIRST_RUN
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.FIRST_RUN)
    CSS_PATH: ClassVar = "first_run.tcss"

    fault = getters.query_one("#fault", Static)

    def __init__(self, services: Services, config: Config) -> None:
        super().__init__()
        self._services = services
        self._config = config

    def compose(self) -> ComposeResult:
        """Welcome, questions, and where the answers stay."""
        chosen = Chosen(self._services.recorder.settings, self._config)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(
                Rows(
                    [
                        heading("Welcome to drill"),
                        Content("Timed mock interviews in system design, scored by you against evidence."),
                        muted("Three questions; Tab goes on, Esc skips them all. Settings change them later."),
                    ]
                )
            )
            for key, question in QUESTIONS:
                yield Static(Content(question), classes="question")
                value = find_setting(key).show(chosen)
                yield Input("" if value == "none" else value, id=key)
            yield Static(id="fault")
            yield Static(
                Rows(
                    [
                        Content.assemble("Your answers stay in ", (str(self._services.paths.home), "bold"), "."),
                        muted("drill opens no network connection and sends nothing anywhere."),
                    ]
                )
            )
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one(f"#{QUESTIONS[0][0]}", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next question, and after the last one keeps them."""
        keys = [key for key, _ in QUESTIONS]
        following = keys.index(event.input.id or "") + 1
        if following < len(keys):
            self.query_one(f"#{keys[following]}", Input).focus()
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Keep the answers and go to Home."""
        if self._store():
            self.dismiss(None)

    def action_sample(self) -> None:
        """Keep the answers and try the sample."""
        if self._store():
            self.post_message(OpenSample())

    def action_back(self) -> None:
        """Skip: the usual settings, and never asked again."""
        self._services.recorder.change_settings(PracticeSettings())
        self.dismiss(None)

    def _store(self) -> bool:
        chosen = Chosen(self._services.recorder.settings, self._config)
        for key, _ in QUESTIONS:
            field = self.query_one(f"#{key}", Input)
            try:
                chosen = find_setting(key).take(chosen, field.value)
            except DrillError as error:
                self.fault.update(Content.assemble(("! ", "bold $error"), f"{error.message} {error.hint}".strip()))
                field.focus()
                return False
        self._services.recorder.change_settings(chosen.practice)
        return True
