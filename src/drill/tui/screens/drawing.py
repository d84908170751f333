"""Ask the drawing: what stands out in it, what a lost box does, and what saturates first under load."""

from enum import Enum
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, ScrollableContainer, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drill.domain.diagram.capacity import Capacities
from drill.domain.diagram.checks import Finding, check
from drill.domain.diagram.drawing import draw
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.kinds import name_of
from drill.domain.diagram.rates import rates_in
from drill.domain.diagram.reading import read
from drill.domain.diagram.search import clients_of
from drill.domain.diagram.svg import svg_of
from drill.domain.diagram.writing import write
from drill.errors import DrillError
from drill.services.written_files import write_file
from drill.tui import drawing_view as view
from drill.tui.commands import Place, bindings
from drill.tui.drawing_answers import Answer, Author, checked, loaded, lost
from drill.tui.messages import OpenDrawing
from drill.tui.picture_view import picture, region_of
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.rate import RateScreen
from drill.tui.words import heading, muted

USUAL_RATE = 1000.0
"""Requests per second at each client, until the user says otherwise."""

SAVED_WIDTH = 100
"""The columns of a picture that is written to a file."""

MULTIPLES = tuple(digit * 10.0**power for power in range(-2, 6) for digit in (1, 2, 3, 5, 7))
"""What the dial can be turned to."""


class Mode(Enum):
    """What is asked of the drawing."""

    CHECKS = "what stands out"
    KILL = "what if a box is lost"
    LOAD = "what it bears"


class Zoom(Enum):
    """What has the room of the screen: the style class of each."""

    BOTH = "zoom-both"
    PICTURE = "zoom-picture"
    PAGE = "zoom-page"


class DrawingScreen(DrillScreen):
    """A drawing with questions to it.

    Args:
        asked: The drawing, and what belongs to it.
        capacities: What boxes usually bear.
        exports: The folder to write pictures to.
    """

    PLACE = Place.DRAWING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DRAWING)
    CSS_PATH: ClassVar = ["drawing.tcss", "dialog.tcss"]

    choices = getters.query_one("#choices", OptionList)
    frame = getters.query_one("#frame", ScrollableContainer)
    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, asked: OpenDrawing, capacities: Capacities, exports: Path) -> None:
        super().__init__()
        self._asked = asked
        self._capacities = capacities
        self._exports = exports
        self._own = self._reading = read(asked.text)
        problem = asked.problem if asked.with_reference else None
        self._author = Author.of(problem, read(problem.high_level_design.diagram)) if problem else None
        self._mode = Mode.CHECKS
        self._zoom = Zoom.BOTH
        self._findings: tuple[Finding, ...] = ()
        self._entries: tuple[str, ...] = ()
        self._rates: dict[str, float] = {}
        self._turned = MULTIPLES.index(1.0)
        self._entirely = False
        self._is_ascii = False

    def compose(self) -> ComposeResult:
        """The picture, what to choose from, and what is answered."""
        yield Static(id="title")
        with Container(id="columns"):
            with ScrollableContainer(id="frame", can_focus=False):
                yield Static(id="picture")
            with Container(id="questions"):
                yield OptionList(id="choices")
                with VerticalScroll(id="page", can_focus=False):
                    yield Static(id="answer")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with what stands out."""
        self._take()
        self.choices.focus()

    def on_resize(self) -> None:
        """Draw it anew in the room there is now."""
        self.call_after_refresh(self._answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer the reference only where it may be shown, and the dial only under load."""
        if action == "reference":
            return self._author is not None
        return self._mode is Mode.LOAD or action not in ("more", "less")

    def on_option_list_option_highlighted(self) -> None:
        """Answer for the marked line."""
        self._entirely = False
        self._answer()

    def on_option_list_option_selected(self) -> None:
        """The same by mouse as by Enter."""
        self.action_choose()

    def action_choose(self) -> None:
        """Lose all of the marked box, or change the rate at which requests enter there."""
        marked = self.choices.highlighted
        if marked is not None and self._mode is Mode.KILL:
            self._entirely = not self._entirely
            self._answer()
        elif marked is not None and self._mode is Mode.LOAD:
            box = self._entries[marked]
            known = rates_in(self._asked.worksheet)
            self.app.push_screen(RateScreen(name_of(self._graph.box(box)), known), self._take_rate)

    def action_checks(self) -> None:
        """Show what stands out."""
        self._ask(Mode.CHECKS)

    def action_kill(self) -> None:
        """Lose a box."""
        self._ask(Mode.KILL)

    def action_load(self) -> None:
        """Let requests flow."""
        self._ask(Mode.LOAD)

    def action_more(self) -> None:
        """Turn the load up."""
        self._turn(1)

    def action_less(self) -> None:
        """Turn the load down."""
        self._turn(-1)

    def action_reference(self) -> None:
        """Change between one's own drawing and the author's."""
        if self._author is not None:
            self._reading = self._author.reading if self._reading is self._own else self._own
            self._take()

    def action_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self._is_ascii = not self._is_ascii
        self._answer()

    def action_copy(self) -> None:
        """Copy the drawing as Mermaid."""
        self.app.copy_to_clipboard(write(self._graph))
        self.notify("Copied as Mermaid, if your terminal allows it.", timeout=4)

    def action_save(self) -> None:
        """Write the drawing to a file as a picture; one's own is named so that forgetting the attempt deletes it."""
        problem = self._asked.problem.id if self._asked.problem else "drawing"
        name = f"{problem}-{self._asked.session}" if self._reading is self._own else f"{problem}-reference"
        try:
            path = write_file(self._exports, name, ".svg", svg_of(draw(self._graph, SAVED_WIDTH)))
        except DrillError as error:
            self.report(error)
            return
        self.notify(f"Written to {path}", timeout=8, markup=False)

    def action_zoom(self) -> None:
        """Give the room to the picture, to the answer, or to both."""
        zooms = list(Zoom)
        self._zoom = zooms[(zooms.index(self._zoom) + 1) % len(zooms)]
        for zoom in zooms:
            self.set_class(zoom is self._zoom, zoom.value)
        self.frame.can_focus = self._zoom is Zoom.PICTURE
        (self.frame if self.frame.can_focus else self.choices).focus()
        self.call_after_refresh(self._answer)

    def action_page_up(self) -> None:
        """Read the answer upwards."""
        self.page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Read the answer on."""
        self.page.scroll_page_down(animate=False)

    @property
    def _graph(self) -> Graph:
        return self._reading.graph

    def _take(self) -> None:
        """Begin to ask a drawing."""
        clients = clients_of(self._graph)
        self._findings = check(self._graph)
        self._entries = (*clients, *(box.id for box in self._graph.boxes if box.id not in clients))
        self._rates = dict.fromkeys(clients, USUAL_RATE)
        self._ask(self._mode)

    def _take_rate(self, rate: float | None) -> None:
        marked = self.choices.highlighted
        if rate is not None and marked is not None:
            self._rates[self._entries[marked]] = rate
            self._ask(Mode.LOAD, marked)

    def _turn(self, steps: int) -> None:
        self._turned = min(max(self._turned + steps, 0), len(MULTIPLES) - 1)
        self._answer()

    def _ask(self, mode: Mode, marked: int = 0) -> None:
        self._mode = mode
        self._entirely = False
        self.set_class(mode is Mode.LOAD, "under-load")
        self.choices.clear_options()
        self.choices.add_options(Option(line) for line in self._lines())
        if self.choices.option_count:
            self.choices.highlighted = marked
        is_own = self._reading is self._own and not self._asked.is_authored
        whose = "your drawing" if is_own else "the author's drawing"
        self._update("title", Content.assemble(heading("Drawing"), muted(f"   {whose}: {mode.value}")))
        self.refresh_bindings()
        self.call_after_refresh(self._answer)

    def _lines(self) -> list[Content]:
        match self._mode:
            case Mode.CHECKS:
                return [
                    *map(view.complaint_line, self._reading.complaints),
                    *(view.finding_line(self._graph, finding) for finding in self._findings),
                ]
            case Mode.KILL:
                return [view.box_line(box) for box in self._graph.boxes]
            case Mode.LOAD:
                return [view.entry_line(self._graph, box, self._rates.get(box, 0.0)) for box in self._entries]

    def _answer(self) -> None:
        """Show what follows from the marked line, and mark the boxes it is about."""
        answer = self._answered(self.choices.highlighted)
        self._update("answer", answer.page)
        room = self.frame.scrollable_content_region.size
        if room.width and room.height:
            self._update("picture", picture(self._graph, room, answer.marks, ascii_only=self._is_ascii))
            self.call_after_refresh(self._bring_into_sight, answer.box)

    def _bring_into_sight(self, box: str) -> None:
        room = self.frame.scrollable_content_region.size
        region = region_of(self._graph, room, box, ascii_only=self._is_ascii)
        if region is not None:
            self.frame.scroll_to_region(region, animate=False)

    def _answered(self, marked: int | None) -> Answer:
        if not self._graph.boxes and not self._reading.complaints:
            return Answer(view.empty_page())
        if self._mode is Mode.KILL and marked is not None:
            return lost(self._graph, self._graph.boxes[marked].id, self._author, entirely=self._entirely)
        if self._mode is Mode.LOAD:
            multiple, width = MULTIPLES[self._turned], self.page.scrollable_content_region.width
            return loaded(self._graph, self._rates, multiple, self._capacities, width)
        is_authors = self._author is not None and self._reading is self._author.reading
        accepted = self._author.accepted if self._author and is_authors else ()
        return checked(self._reading, self._findings, marked, accepted)

    def _update(self, widget_id: str, content: Visual) -> None:
        self.query_one(f"#{widget_id}", Static).update(content)
