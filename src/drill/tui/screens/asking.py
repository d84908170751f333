"""Asking the interviewer in one's own words."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.content.sanitise import sanitise
from drill.domain.problem import Clarification
from drill.errors import DrillError
from drill.services.asking import Reply
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown

LONGEST = 400
"""Characters of a question; nobody asks more at once."""

TO_ASK = "Enter asks. Esc goes back. The clock goes on."
TO_CHOOSE = "1-3: its answer. Tab: ask again. Esc: assume it."
TO_ASK_AGAIN = "Ask in other words, or Esc goes back."


class AskScreen(Dialog[None]):
    """Takes a question; ends when it was answered.

    Args:
        ask: Asks a question.
        answer: Gives the answer of a topic that was chosen after a question.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", priority=True)]

    question = getters.query_one(Input)
    offered = getters.query_one(OptionList)

    def __init__(self, ask: Callable[[str], Reply], answer: Callable[[Clarification, str], Reply]) -> None:
        super().__init__()
        self._ask = ask
        self._answer = answer
        self._asked = ""
        self._topics: tuple[Clarification, ...] = ()

    def compose(self) -> ComposeResult:
        """The question, what the interviewer says to it, and the topics it may be about."""
        with Vertical(classes="dialog"):
            yield Static(heading("Ask the interviewer"), classes="dialog-title")
            yield Input(placeholder="How many, how fast, who, what if …", max_length=LONGEST)
            yield Static(id="reply")
            yield OptionList()
            yield Static(muted(TO_ASK), id="keys")

    def on_mount(self) -> None:
        """Begin with the question; topics come later."""
        self.offered.display = False
        self.question.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask."""
        self._asked = event.value
        self._take(lambda: self._ask(event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Have the marked topic answered."""
        self._choose(event.option_index)

    def on_key(self, event: Key) -> None:
        """Have the topic of a number answered, unless the number is being typed."""
        if self.offered.has_focus and event.character in ("1", "2", "3"):
            event.stop()
            self._choose(int(event.character) - 1)

    def _choose(self, index: int) -> None:
        if index < len(self._topics):
            topic = self._topics[index]
            self._take(lambda: self._answer(topic, self._asked))

    def _take(self, asking: Callable[[], Reply]) -> None:
        try:
            reply = asking()
        except DrillError as error:
            self.query_one("#reply", Static).update(shown(f"{error.message} {error.hint}".strip(), "$error"))
            return
        if reply.insertion is not None:
            self.dismiss(None)
            return
        self._show(reply)

    def _show(self, reply: Reply) -> None:
        self._topics = reply.topics
        text = "Do you mean one of these?" if reply.topics else reply.text
        self.query_one("#reply", Static).update(Content.assemble("\n", ("“", "$accent"), text, ("”", "$accent")))
        self.offered.clear_options()
        self.offered.add_options(
            Option(Content.assemble((f" {number} ", "bold $accent"), " ", sanitise(topic.topic)))
            for number, topic in enumerate(reply.topics, start=1)
        )
        self.offered.display = bool(reply.topics)
        self.query_one("#keys", Static).update(muted(f"\n{TO_CHOOSE if reply.topics else TO_ASK_AGAIN}"))
        if reply.topics:
            self.offered.highlighted = 0
            self.offered.focus()
