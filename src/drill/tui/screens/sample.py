"""The sample: write for five minutes, check one thing, meet the card it becomes."""

from enum import Enum
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from drill.domain.part_names import part_name, placeholder
from drill.domain.wording import clock_text
from drill.errors import DrillError
from drill.services.sample import PART, SECONDS, Kept, Sample
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.rows import Rows
from drill.tui.score_view import answer_lines
from drill.tui.screens.base import DrillScreen
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.words import heading, muted

TICK_SECONDS = 0.5


class Stage(Enum):
    """How far the sample has come."""

    WRITE = "write"
    CHECK = "check"
    CARD = "card"


class SampleScreen(DrillScreen):
    """Five minutes of a mock, to see how it goes.

    Args:
        sample: The sample.
    """

    PLACE = Place.SAMPLE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SAMPLE)
    CSS_PATH: ClassVar = "sample.tcss"

    editor = getters.query_one("#editor", AnswerEditor)
    listing = getters.query_one("#lines", OptionList)

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self._sample = sample
        self._stage = Stage.WRITE
        self._kept: Kept | None = None

    def compose(self) -> ComposeResult:
        """What to do above, the editor or the written lines below."""
        yield Static(id="head")
        with VerticalScroll(id="guide", can_focus=False):
            yield Static(id="guide-text")
        editor = AnswerEditor(self._sample.text, placeholder(PART, self._sample.problem))
        editor.id = "editor"
        yield editor
        yield OptionList(id="lines")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to write."""
        self.set_interval(TICK_SECONDS, self.tick)
        self._show()

    def tick(self) -> None:
        """Save, and show the time."""
        self.save()
        self._show_head()

    def save(self) -> None:
        """Put what is being typed on disk."""
        try:
            self._sample.save()
        except DrillError as error:
            self.report(error)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take over what was typed."""
        self._sample.text = event.text_area.text

    def on_option_list_option_selected(self) -> None:
        """A click on a line points to it."""
        self._finish(held=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys of the present stage."""
        match action:
            case "go_on":
                return self._stage is not Stage.CHECK
            case "found" | "not_found":
                return self._stage is Stage.CHECK
            case _:
                return True

    def action_go_on(self) -> None:
        """From writing to checking; from the card to Home."""
        if self._stage is Stage.CARD:
            self.dismiss(None)
            return
        self.save()
        self._stage = Stage.CHECK
        self._show()

    def action_found(self) -> None:
        """The marked line shows it."""
        if self.listing.highlighted is None:
            self.notify("There is no line to point to. n says that it is not there.", severity="warning", markup=False)
            return
        self._finish(held=True)

    def action_not_found(self) -> None:
        """It is not there."""
        self._finish(held=False)

    def _finish(self, held: bool) -> None:
        try:
            self._kept = self._sample.finish(held)
        except DrillError as error:
            self.report(error)
            return
        self._stage = Stage.CARD
        self._show()

    def _show(self) -> None:
        self._show_head()
        self._update("guide-text", self._guide())
        self.set_class(self._stage is Stage.CARD, "-card")
        self.editor.display = self._stage is Stage.WRITE
        self.listing.display = self._stage is Stage.CHECK
        if self._stage is Stage.WRITE:
            self.editor.focus()
        elif self._stage is Stage.CHECK:
            self._show_lines()
            self.listing.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def _show_head(self) -> None:
        left = SECONDS - self._sample.seconds
        clock = f"{clock_text(left)} left" if left > 0 else "the five minutes are over: F2 goes on"
        steps = {Stage.WRITE: f"1 of 3: write   {clock}", Stage.CHECK: "2 of 3: check", Stage.CARD: "3 of 3: tomorrow"}
        self._update("head", Content.assemble(heading("Sample"), muted(f"   {steps[self._stage]}")))

    def _show_lines(self) -> None:
        problem, suggested = self._sample.problem, self._sample.suggestions()
        parts = [(PART, part_name(PART, problem))]
        lines = list(answer_lines(parts, {PART: self._sample.text}, suggested, ()))
        self.listing.clear_options()
        self.listing.add_options(Option(Rows([line.text]), disabled=line.reference is None) for line in lines)
        best = next((i for i, line in enumerate(lines) if suggested and line.reference == suggested[0]), None)
        first = next((i for i, line in enumerate(lines) if line.reference is not None), None)
        self.listing.highlighted = first if best is None else best

    def _guide(self) -> Rows:
        match self._stage:
            case Stage.WRITE:
                return Rows(
                    [
                        muted("A mock begins like this. The interviewer says:"),
                        *render(self._sample.problem.brief).rows,
                        "",
                        heading("Your task"),
                        *render(self._sample.problem.requirements.task).rows,
                        muted("One thought a line. F2 goes on when you have enough."),
                    ]
                )
            case Stage.CHECK:
                return Rows(
                    [
                        muted("You score yourself by evidence: something is in your notes, or it is not."),
                        "",
                        Content.assemble("Do your notes show this?  ", (self._sample.item.text, "bold")),
                        "",
                        muted("Enter: yes, in the marked line. n: no. A line with » holds a telling word."),
                    ]
                )
            case Stage.CARD:
                return self._card()

    def _card(self) -> Rows:
        kept = self._kept
        said = "You found it." if kept and kept.held else "You missed it, as most do at first."
        ask = Content.styled(kept.ask if kept else "", "bold")
        return Rows(
            [
                Content(f"{said} From tomorrow on this card asks:"),
                "",
                (Content("   "), ask),
                "",
                Content("Whatever a mock misses comes back like this, at growing distances, until the interview."),
                "",
                muted("F2 goes to Home. m begins a whole mock there: 45 minutes, scored the same way."),
            ]
        )

    def _update(self, widget_id: str, content: Visual) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)
