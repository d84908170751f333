"""A drawing as styled text: boxes coloured by their kinds, marked ones with a sign in their frame."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import Final

from textual.content import Content
from textual.content import Span as StyledSpan
from textual.geometry import Region, Size

from drill.domain.diagram.drawing import USUAL_HEIGHT, draw
from drill.domain.diagram.graph import Graph, Kind
from drill.domain.diagram.kinds import kind_of
from drill.domain.diagram.picture import Part, Picture, Span


class Mark(Enum):
    """How a box is marked: its sign and its style."""

    WARNED = ("!", "bold $warning")
    LOST = ("✗", "bold $error")

    def sign(self, *, ascii_only: bool) -> str:
        """What tells it without colour."""
        sign, _ = self.value
        return sign if sign.isascii() or not ascii_only else "X"

    @property
    def style(self) -> str:
        """The style of the whole box."""
        _, style = self.value
        return style


KIND_STYLES: Final[Mapping[Kind, str]] = {
    Kind.CLIENT: "bold $foreground",
    Kind.CDN: "$secondary",
    Kind.LOAD_BALANCER: "$secondary",
    Kind.SERVICE: "$primary",
    Kind.WORKER: "$primary",
    Kind.CACHE: "$accent",
    Kind.QUEUE: "$accent",
    Kind.DATABASE: "bold $secondary",
    Kind.OBJECT_STORE: "bold $secondary",
    Kind.EXTERNAL: "italic $muted",
}
"""The kind is also written in the list of boxes, and stores and queues differ by their frames."""

_REST: Final = "$muted"
_MOST_DRAWN: Final = 8


def picture(graph: Graph, room: Size, marks: Mapping[str, Mark], *, ascii_only: bool) -> Content:
    """A drawing in the room there is; what does not fit is to be scrolled.

    Args:
        graph: What to draw.
        room: The cells there are.
        marks: How to mark boxes, by their ids.
        ascii_only: Whether to do without lines and symbols.
    """
    return styled(_drawn(graph, room.width, room.height, ascii_only), graph, marks, ascii_only=ascii_only)


def fitting(graph: Graph, width: int) -> tuple[Content, ...]:
    """The lines of a drawing among other text; none where it needs more columns.

    Args:
        graph: What to draw.
        width: The columns there are.
    """
    lines = styled(_drawn(graph, width, USUAL_HEIGHT, False), graph, {}, ascii_only=False).split()
    return tuple(lines) if all(line.cell_length <= width for line in lines) else ()


def region_of(graph: Graph, room: Size, box: str, *, ascii_only: bool) -> Region | None:
    """Where a box stands in its picture; None where it is not drawn."""
    spans = [span for span in _drawn(graph, room.width, room.height, ascii_only).spans if span.of == box]
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    return Region(first.start, first.row, first.end - first.start, last.row - first.row + 1)


def styled(drawn: Picture, graph: Graph, marks: Mapping[str, Mark], *, ascii_only: bool) -> Content:
    """A picture with its colours and signs: a sign takes the corner of a frame, or stands before a line of a list."""
    kinds = {box.id: kind_of(box) for box in graph.boxes}
    of_boxes = [(span, span.of) for span in drawn.spans if span.part is Part.BOX and span.of in kinds]
    lines = [list(line) for line in drawn.lines]
    if drawn.is_list:
        lines = [[" ", " ", *line] for line in lines]
    signed: set[int | str] = set()
    for span, box in of_boxes:
        mark = marks.get(str(box))
        if mark is not None and (drawn.is_list or box not in signed):
            signed.add(box)
            lines[span.row][0 if drawn.is_list else span.start] = mark.sign(ascii_only=ascii_only)
    starts = _starts(lines, indent=2 if drawn.is_list else 0)
    styles = {box.id: marks[box.id].style if box.id in marks else KIND_STYLES[kinds[box.id]] for box in graph.boxes}
    spans = [_span(span, starts, styles[str(box)]) for span, box in of_boxes]
    spans += [_span(span, starts, _REST) for span in drawn.spans if span.part is Part.GROUP]
    return Content("\n".join(map("".join, lines)), spans)


@lru_cache(_MOST_DRAWN)
def _drawn(graph: Graph, width: int, height: int, ascii_only: bool) -> Picture:
    """The picture stays the same while one asks this and that of it."""
    return draw(graph, width, height, ascii_only)


def _span(span: Span, starts: Sequence[int], style: str) -> StyledSpan:
    return StyledSpan(starts[span.row] + span.start, starts[span.row] + span.end, style)


def _starts(lines: Sequence[Sequence[str]], indent: int) -> list[int]:
    """Where the drawing begins in each line, counted in the text of all."""
    lengths = (len(line) + 1 for line in lines[:-1])
    return [start + indent for start in accumulate(lengths, initial=0)]
