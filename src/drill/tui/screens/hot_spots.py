"""Choosing what to take apart in the deep dive: one or two of the hot spots, or a name of one's own."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.diving import LONGEST_NAME, Dive
from drill.domain.problem import HotSpot
from drill.errors import DrillError
from drill.services.choosing import Choosing
from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown

PROMISE = "Scoring asks for all that you take."
KEYS = "1-9 mark, Enter takes. Tab: your own. Esc skips."

BREAKPOINTS = [(0, "-low"), (22, "-usual"), (34, "-tall")]
"""The rows from which the list may be longer."""


class HotSpotsScreen(Dialog[Dive | None]):
    """Takes a choice; Esc chooses nothing. What the author would do is not shown.

    Args:
        choosing: The hot spots, and what is chosen of them so far.
    """

    CSS_PATH: ClassVar = ["dialog.tcss", "hot_spots.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Skip", priority=True),
        Binding("enter", "take", "Take", priority=True),
    ]

    VERTICAL_BREAKPOINTS = BREAKPOINTS

    offered = getters.query_one(OptionList)
    own = getters.query_one(Input)

    def __init__(self, choosing: Choosing) -> None:
        super().__init__()
        self._choosing = choosing
        self._marked = list(choosing.dive.chosen)

    def compose(self) -> ComposeResult:
        """The hot spots by title and question, and a line for a name."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(heading("What do you take apart? One or two."), classes="dialog-title")
            yield OptionList(*(Option(self._line(index, spot)) for index, spot in enumerate(self._choosing.hot_spots)))
            yield Input(
                self._choosing.dive.own,
                placeholder="or name a hard part of your own",
                max_length=LONGEST_NAME,
                select_on_focus=False,
                compact=True,
            )
            yield Static(muted(PROMISE), id="told")
            yield Static(muted(KEYS))

    def on_mount(self) -> None:
        """Begin with what the author offers."""
        (self.offered if self._choosing.hot_spots else self.own).focus()

    def on_key(self, event: Key) -> None:
        """Mark by number or Space; a letter begins a name."""
        if not self.offered.has_focus or event.character is None or not event.is_printable:
            return
        event.stop()
        if event.character == " ":
            self._toggle(self.offered.highlighted or 0)
        elif event.character in "123456789":
            self._toggle(int(event.character) - 1)
        else:
            self.own.focus()
            self.own.insert_text_at_cursor(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was clicked."""
        self._toggle(event.option_index)

    def action_take(self) -> None:
        """Take what is marked and named; with nothing marked, the line where one stands."""
        spots = self._choosing.hot_spots
        chosen, own = self._marked, self.own.value
        if not chosen and not own.strip() and self.offered.has_focus and spots:
            chosen = [spots[self.offered.highlighted or 0].id]
        try:
            dive = self._choosing.choose(chosen, own)
        except DrillError as error:
            self.query_one("#told", Static).update(shown(f"{error.message} {error.hint}".strip(), "$warning"))
            return
        self.dismiss(dive)

    def _toggle(self, index: int) -> None:
        spots = self._choosing.hot_spots
        if index >= len(spots):
            return
        spot = spots[index]
        if spot.id in self._marked:
            self._marked.remove(spot.id)
        else:
            self._marked.append(spot.id)
        self.offered.replace_option_prompt_at_index(index, self._line(index, spot))
        self.offered.highlighted = index

    def _line(self, index: int, spot: HotSpot) -> Rows:
        sign = "[x]" if spot.id in self._marked else "[ ]"
        front = Content.assemble((f"{sign} {index + 1}  ", "bold $accent"))
        return Rows(
            [(front, shown(spot.title, "bold")), (Content(" " * front.cell_length), muted(spot.question.strip()))]
        )
