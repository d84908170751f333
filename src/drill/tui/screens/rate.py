"""Asking for the rate at which requests enter a drawing."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.diagram.rates import NamedRate, rate_of, rate_text
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.lexer import MOST_CHARACTERS
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown

NOTHING = "0"
"""What is typed for no requests at all."""


class RateScreen(Dialog[float | None]):
    """Asks for a rate per second: typed, or one of the worksheet.

    Args:
        box: The name of the box at which the requests enter.
        known: The rates that the worksheet comes to.
    """

    CSS_PATH: ClassVar = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]

    def __init__(self, box: str, known: Sequence[NamedRate]) -> None:
        super().__init__()
        self._box = box
        self._known = known

    def compose(self) -> ComposeResult:
        """A line to type in, the rates of the worksheet, and a place for faults."""
        with Vertical(classes="dialog"):
            yield Static(Content.assemble(heading("Requests that enter at "), shown(self._box)), classes="dialog-title")
            yield Input(placeholder="10k/s, or 300M users * 5 /user/day; 0 for none", max_length=MOST_CHARACTERS)
            if self._known:
                yield Static(muted("From the worksheet (Tab, then Enter):"))
                yield OptionList(*(Option(self._line(rate)) for rate in self._known))
            yield Static(muted("Enter takes it. Esc goes back."), id="fault")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the rate, or say why not."""
        try:
            self.dismiss(0.0 if event.value.strip() == NOTHING else rate_of(event.value))
        except EstimateError as error:
            self.query_one("#fault", Static).update(Content.assemble(("! ", "bold $error"), shown(error.reason)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a rate of the worksheet."""
        self.dismiss(self._known[event.option_index].per_second)

    def _line(self, rate: NamedRate) -> Content:
        return Content.assemble((f"{rate_text(rate.per_second):>9}  ", "bold $accent"), shown(rate.name))
