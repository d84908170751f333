"""Settings: each with its value and its meaning; Enter changes it."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.config import Config
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.settings import SETTINGS, Chosen, Setting
from drill.tui.commands import Place, bindings
from drill.tui.messages import ConfigChanged
from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog, DrillScreen
from drill.tui.words import heading, muted

NAME = 20


class SettingsScreen(DrillScreen):
    """All settings.

    Args:
        services: The settings of practice are stored here, as events.
        config: The looks as they are.
    """

    PLACE = Place.SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SETTINGS)
    CSS_PATH: ClassVar = ["settings.tcss", "dialog.tcss"]

    listing = getters.query_one("#settings", OptionList)

    def __init__(self, services: Services, config: Config) -> None:
        super().__init__()
        self._services = services
        self._chosen = Chosen(services.recorder.settings, config)

    def compose(self) -> ComposeResult:
        """A title, the list, and where all is kept."""
        yield Static(heading("Settings"), id="title")
        yield OptionList(id="settings")
        yield Static(muted(f"Everything drill keeps is in {self._services.paths.home}"), id="home-folder")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show all settings."""
        self._fill(0)
        self.listing.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a setting changes it."""
        self.action_change()

    def action_change(self) -> None:
        """Change the marked setting: go to its next choice, or ask for a text."""
        setting = SETTINGS[self.listing.highlighted or 0]
        if setting.choices:
            present = setting.choices.index(setting.show(self._chosen))
            self._take(setting, setting.choices[(present + 1) % len(setting.choices)])
        else:
            self.app.push_screen(SettingScreen(setting, self._chosen), self._taken)

    def _taken(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self._store(chosen)

    def _take(self, setting: Setting, text: str) -> None:
        try:
            self._store(setting.take(self._chosen, text))
        except DrillError as error:
            self.report(error)

    def _store(self, chosen: Chosen) -> None:
        if chosen.practice != self._chosen.practice:
            try:
                self._services.recorder.change_settings(chosen.practice)
            except DrillError as error:
                self.report(error)
                return
        if chosen.config != self._chosen.config:
            self.post_message(ConfigChanged(chosen.config))
        self._chosen = chosen
        self._fill(self.listing.highlighted or 0)

    def _fill(self, marked: int) -> None:
        self.listing.clear_options()
        self.listing.add_options(Option(self._row(setting)) for setting in SETTINGS)
        self.listing.highlighted = marked

    def _row(self, setting: Setting) -> Rows:
        value = setting.show(self._chosen) or "not set"
        front = Content.styled(f"{setting.title:{NAME}}", "bold")
        return Rows([(front, Content.styled(value, "$accent")), (Content(" " * NAME), muted(setting.meaning))])


class SettingScreen(Dialog[Chosen | None]):
    """Asks for the text of one setting, and says what is wrong with it.

    Args:
        setting: The setting.
        chosen: All settings as they are.
    """

    CSS_PATH: ClassVar = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, setting: Setting, chosen: Chosen) -> None:
        super().__init__()
        self._setting = setting
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Title, meaning, input and a place for faults."""
        with Vertical(classes="dialog"):
            yield Static(heading(self._setting.title), classes="dialog-title")
            yield Static(Content(self._setting.meaning))
            yield Input(self._setting.show(self._chosen), id="value")
            yield Static(muted("Enter keeps it. Esc goes back."), id="fault")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the value, or say why not."""
        try:
            self.dismiss(self._setting.take(self._chosen, event.value))
        except DrillError as error:
            text = f"{error.message} {error.hint}".strip()
            self.query_one("#fault", Static).update(Content.assemble(("! ", "bold $error"), text))
