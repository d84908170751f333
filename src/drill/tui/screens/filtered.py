"""A list that is filtered as one types; the base of the lists of problems and of attempts."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.wording import count_text
from drill.tui.rows import Rows
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, muted

Entry = TypeVar("Entry")


class FilteredScreen(DrillScreen, Generic[Entry]):
    """A filter above a list. The filter has the focus; the list is moved by the screen's keys.

    Args:
        entries: All that can be listed.
    """

    CSS_PATH: ClassVar = "filtered.tcss"
    NOUN: ClassVar[str]
    PLACEHOLDER: ClassVar[str]

    listing = getters.query_one("#listing", OptionList)
    filter_input = getters.query_one("#filter", Input)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self._listed: Sequence[Entry] = ()

    def searched(self, entry: Entry) -> str:
        """The text in which the words of the filter are looked for."""
        raise NotImplementedError

    def line(self, entry: Entry) -> Content | Rows:
        """An entry in the list."""
        raise NotImplementedError

    def beside(self) -> ComposeResult:
        """What stands beside the list."""
        yield from ()

    def say_empty(self) -> None:
        """Say what to do where nothing is listed."""

    def compose(self) -> ComposeResult:
        """The filter above the list, and what stands beside it."""
        yield Static(heading(self.PLACE.value), id="title")
        yield Input(placeholder=self.PLACEHOLDER, id="filter")
        with Horizontal(id="columns"):
            yield OptionList(id="listing")
            yield from self.beside()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show all."""
        self.listing.can_focus = False
        self.list_anew()

    def on_input_changed(self) -> None:
        """Filter as the user types."""
        self.list_anew()

    @property
    def marked(self) -> Entry | None:
        """The entry that is marked."""
        return None if self.listing.highlighted is None else self._listed[self.listing.highlighted]

    def list_anew(self) -> None:
        """List what the filter lets through."""
        words = self.filter_input.value.lower().split()
        self._listed = [entry for entry in self._entries if all(word in self.searched(entry).lower() for word in words)]
        self.listing.clear_options()
        self.listing.add_options(Option(self.line(entry)) for entry in self._listed)
        count = f"   {len(self._listed)} of {count_text(len(self._entries), self.NOUN)}"
        self.query_one("#title", Static).update(Content.assemble(heading(self.PLACE.value), muted(count)))
        if self._listed:
            self.listing.highlighted = 0
        else:
            self.say_empty()

    def action_cursor_up(self) -> None:
        """Mark the entry above."""
        self.listing.action_cursor_up()

    def action_cursor_down(self) -> None:
        """Mark the entry below."""
        self.listing.action_cursor_down()

    def action_back(self) -> None:
        """Empty the filter, or go back."""
        if self.filter_input.value:
            self.filter_input.value = ""
        else:
            super().action_back()
