"""All that the interviewer has said, open questions first; each can be answered, put off or dismissed."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.handling import AGAIN, Asked
from drill.domain.session import Said
from drill.domain.wording import count_text
from drill.errors import DrillError
from drill.services.probes import Probes
from drill.tui.commands import COMMANDS, Place
from drill.tui.mock_view import told_rows
from drill.tui.rows import Rows
from drill.tui.screens.base import Dialog
from drill.tui.words import heading, muted, shown

LETTERS = {command.action.removesuffix("_probe"): command.letter for command in COMMANDS[Place.MOCK]}
"""The letters of the mock work here too, without Esc in front."""

KEYS = "{answer} answers, {postpone} puts off, {dismiss} dismisses".format(**LETTERS)
NOTHING_OPEN = "No question is open. Esc goes back."
NOTHING_SAID = "Nothing was said yet. Esc goes back."


class InterviewerScreen(Dialog[Asked | None]):
    """Gives back the question to answer.

    Args:
        probes: The questions, and what can be done with them.
        said: All lines so far.
    """

    CSS_PATH: ClassVar[str] = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back"),
        Binding(LETTERS["answer"], "answer", "Answer"),
        Binding(LETTERS["postpone"], "postpone", "Put off"),
        Binding(LETTERS["dismiss"], "wave_off", "Dismiss"),
    ]

    listing = getters.query_one(OptionList)

    def __init__(self, probes: Probes, said: tuple[Said, ...]) -> None:
        super().__init__()
        self._probes = probes
        self._said = said
        self._listed: tuple[Asked | None, ...] = ()

    def compose(self) -> ComposeResult:
        """How many wait, what can be done with them, and the lines."""
        with Vertical(classes="dialog wide-dialog"):
            yield Static(heading("The interviewer"))
            yield Static(id="waiting", classes="dialog-title")
            yield OptionList()

    def on_mount(self) -> None:
        """Show all lines; the latest open question is marked."""
        self._fill()
        self.listing.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the chosen one."""
        self.action_answer()

    def action_answer(self) -> None:
        """Give the marked question back to be answered."""
        asked = self._marked
        if asked is not None:
            self.dismiss(asked)

    def action_postpone(self) -> None:
        """Put the marked question off."""
        self._do(self._probes.postpone)

    def action_wave_off(self) -> None:
        """Dismiss the marked question."""
        self._do(self._probes.dismiss)

    @property
    def _waiting(self) -> Static:
        return self.query_one("#waiting", Static)

    @property
    def _marked(self) -> Asked | None:
        marked = self.listing.highlighted
        return self._listed[marked] if marked is not None and marked < len(self._listed) else None

    def _do(self, done: Callable[[Asked], None]) -> None:
        asked = self._marked
        if asked is None:
            return
        try:
            done(asked)
        except DrillError as error:
            self._waiting.update(shown(f"{error.message} {error.hint}".rstrip(), "$warning"))
            return
        self._fill()

    def _fill(self) -> None:
        asked = {each.line.id: each for each in self._probes.all}
        waiting = [each for each in asked.values() if each.is_open]
        shown_already = {each.line.id for each in waiting}
        others = [
            line for line in reversed(self._said) if line.id not in shown_already and not line.id.startswith(AGAIN)
        ]
        self._listed = (*waiting, *(asked.get(line.id) for line in others))
        count = f"{count_text(len(waiting), 'question')} open: {KEYS}." if waiting else NOTHING_OPEN
        self._waiting.update(muted(count if self._said else NOTHING_SAID))
        self.listing.clear_options()
        for line, each in zip((*(each.line for each in waiting), *others), self._listed, strict=True):
            self.listing.add_option(Option(Rows(told_rows(line, each))))
        self.listing.highlighted = 0 if self._listed else None
