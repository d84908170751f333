"""The writing side of a mock's screen: its parts and their editors, and what stands around them."""

from collections.abc import Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, Static

from drill.config import Config
from drill.domain.answers import DECISIONS, DIAGRAM, Part, own_lines
from drill.domain.diving import Dive
from drill.domain.vocabulary import Phase
from drill.errors import DrillError
from drill.services.choosing import Choosing
from drill.services.mock import MockInterview
from drill.tui.commands import Place
from drill.tui.mock_view import everything
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.hot_spots import HotSpotsScreen
from drill.tui.screens.parts import PartsScreen
from drill.tui.widgets.decisions_editor import DecisionsEditor
from drill.tui.widgets.diagram_editor import DiagramEditor
from drill.tui.widgets.part_editors import PartEditors

HOMES = dict.fromkeys(("drawing", "ascii", "copy"), DIAGRAM) | dict.fromkeys(
    ("begin_card", "next_field", "previous_field", "end_field"), DECISIONS
)
"""The parts of the commands that belong to one alone."""


class WritingScreen(DrillScreen):
    """A screen on which a mock is written.

    Args:
        mock: The interview.
        config: How the clock is shown.
    """

    PLACE: ClassVar = Place.MOCK

    editors = getters.query_one("#editors", PartEditors)

    def __init__(self, mock: MockInterview, config: Config) -> None:
        super().__init__()
        self.mock = mock
        self._config = config
        self._choosing = Choosing(mock)
        self._part = mock.step_parts()[0]

    def compose(self) -> ComposeResult:
        """Head, then the work beside the agenda; the agenda column shows on wide terminals only."""
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="clock")
        with Horizontal(id="columns"):
            with Vertical(id="work"):
                yield Static(id="task")
                yield Static(id="said")
                yield Static(id="parts")
                yield PartEditors(self.mock.problem, self.mock.answers)
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="agenda")
                yield Static(id="side-task")
                yield Static(id="side-said")
        yield Footer(show_command_palette=False)

    def save(self) -> None:
        """Put what is being typed on disk."""
        self._take_over()
        try:
            self.mock.save()
        except DrillError as error:
            self.report(error)

    def on_part_editor_changed(self) -> None:
        """Take over what was typed; the next tick puts it on disk."""
        self._take_over()

    async def action_next_part(self) -> None:
        """Write in the next part."""
        await self._step_part(+1)

    async def action_previous_part(self) -> None:
        """Write in the part before."""
        await self._step_part(-1)

    def action_choose_part(self) -> None:
        """Choose any part."""
        self._take_over()
        parts = tuple(
            (part, self.mock.name_of(part), len(own_lines(self.mock.answers.get(part, ""))))
            for part in self.mock.parts()
        )
        self.app.push_screen(PartsScreen(parts, self._part), self._chosen_part)

    def action_hot_spots(self) -> None:
        """Choose what to take apart. The clock goes on meanwhile."""
        if not self._is_afterword():
            self._take_over()
            self.app.push_screen(HotSpotsScreen(self._choosing), self._chosen_hot_spots)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer what belongs to one part alone, a drawing or cards, where that part is written; so for hot spots."""
        if action == "hot_spots":
            return self._part.phase is Phase.DEEP_DIVE
        home = HOMES.get(action)
        return home is None or self._part == home

    def action_drawing(self) -> None:
        """Give the room to the drawing, or to its text again."""
        self.query_one(DiagramEditor).toggle()
        self._show_all()

    def action_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self.query_one(DiagramEditor).toggle_ascii()

    def action_copy(self) -> None:
        """Copy the drawing as Mermaid."""
        self.app.copy_to_clipboard(self.query_one(DiagramEditor).mermaid())
        self.notify("Copied as Mermaid, if your terminal allows it.", timeout=4)

    def action_begin_card(self) -> None:
        """Begin a decision card."""
        self.query_one(DecisionsEditor).begin_card()

    def action_next_field(self) -> None:
        """To the next field of the card."""
        self.query_one(DecisionsEditor).press_tab()

    def action_previous_field(self) -> None:
        """To the field before."""
        self.query_one(DecisionsEditor).press_back_tab()

    def action_end_field(self) -> None:
        """To the next field, or to a fresh card."""
        self.query_one(DecisionsEditor).press_enter()

    @property
    def _line(self) -> int:
        return self.editors.editor(self._part).area.cursor_location[0]

    async def _chosen_part(self, part: Part | None) -> None:
        if part is not None:
            await self._open_part(part)

    def _offer_hot_spots(self) -> None:
        """Ask what to take apart, where the step is about that and nothing was said or written of it."""
        if self._choosing.is_open:
            self.action_hot_spots()

    async def _chosen_hot_spots(self, dive: Dive | None) -> None:
        if dive is not None and self._part.phase is Phase.DEEP_DIVE:
            await self._open_part(Part(Phase.DEEP_DIVE, dive.parts[0]))
        self._show_all()

    async def _step_part(self, by: int) -> None:
        parts = self.mock.parts()
        await self._open_part(parts[(parts.index(self._part) + by) % len(parts)])

    async def _open_part(self, part: Part) -> None:
        self._take_over()
        self._part = part
        await self.editors.open(part)
        self.refresh_bindings()
        self._show_all()

    def _take_over(self) -> None:
        for part, text in self.editors.texts():
            if text != self.mock.answers.get(part, ""):
                self.mock.write(part, text)

    def _is_afterword(self) -> bool:
        return self.mock.session.locked_at is not None

    def _show_all(self) -> None:
        self.set_class(self.editors.wants_room, "room-for-editor")
        self.query_one("#said").set_class(not self.mock.session.said, "silent")
        self._show(everything(self.mock, self._part, self._config.clock))

    def _show(self, contents: Mapping[str, Visual]) -> None:
        """Show what is new: from tick to tick most of it stands there already."""
        for widget_id, content in contents.items():
            widget = self.query_one(f"#{widget_id}", Static)
            shown = widget.content
            if not (isinstance(content, Content) and isinstance(shown, Content) and content.is_same(shown)):
                widget.update(content)
