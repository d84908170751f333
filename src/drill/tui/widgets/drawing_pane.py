"""A pane that shows a drawing in the room it has; what does not fit is scrolled.

Ten boxes take up to 0.05 s, and more boxes more. So it is drawn beside the event loop, and no key waits for it.
"""

from textual import work
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from drill.domain.diagram.graph import Graph
from drill.tui.diagram_view import example
from drill.tui.picture_view import picture


class DrawingPane(ScrollableContainer, can_focus=False):
    """The picture of a graph, or an example of how to write one.

    Args:
        graph: What to draw first.
    """

    class Drawn(Message):
        """A picture is made.

        Args:
            content: The picture.
        """

        def __init__(self, content: Content) -> None:
            super().__init__()
            self.content = content

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._graph = graph
        self._is_ascii = False
        self._shown: tuple[Graph, Size, bool] | None = None

    def compose(self) -> ComposeResult:
        """One text, as large as it needs to be."""
        yield Static()

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._follow()

    def show(self, graph: Graph) -> None:
        """Draw another graph."""
        self._graph = graph
        self._follow()

    def toggle_ascii(self) -> None:
        """Draw with plain signs, or with lines again."""
        self._is_ascii = not self._is_ascii
        self._follow()

    def on_drawing_pane_drawn(self, event: Drawn) -> None:
        """Show a picture that is made."""
        event.stop()
        self.query_one(Static).update(event.content)

    def _follow(self) -> None:
        room = self.scrollable_content_region.size
        to_show = (self._graph, room, self._is_ascii)
        # Where it is hidden it waits until it gets a size.
        if room.width and room.height and to_show != self._shown:
            self._shown = to_show
            self._draw(*to_show)

    @work(thread=True, exclusive=True)
    def _draw(self, graph: Graph, room: Size, is_ascii: bool) -> None:
        worker = get_current_worker()
        content = picture(graph, room, {}, ascii_only=is_ascii) if graph.boxes else example()
        if not worker.is_cancelled:
            self.post_message(self.Drawn(content))
