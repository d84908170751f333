"""Draws a graph as lines of text that fit a given room."""

from collections.abc import Iterator, Sequence
from typing import Final

from drill.domain.diagram.edge_list import list_arrows
from drill.domain.diagram.glyphs import ASCII, UNICODE
from drill.domain.diagram.graph import Direction, Graph
from drill.domain.diagram.layers import Layered, in_layers
from drill.domain.diagram.layout import lay_out
from drill.domain.diagram.ordering import crossings, order
from drill.domain.diagram.painting import paint
from drill.domain.diagram.picture import Picture
from drill.domain.diagram.placed import Layout, Manner
from drill.domain.diagram.placement import Spacing

MOST_BOXES: Final = 25
"""Drawn as boxes and lines; beyond, the arrows are listed."""

MOST_ARROWS: Final = 60

MOST_ITEMS: Final = 100
"""Boxes and places where lines pass other layers; with more, too, the arrows are listed."""

MOST_LAID_OUT: Final = 600
"""Items in all manners that are tried; the best of those tried until then is taken."""

FEW_LAYERS: Final = 4

USUAL_WRAP: Final = 20
"""The cells of a line in a box, where there is room."""

USUAL_HEIGHT: Final = 30
"""Lines that a screen has room for."""

_UPRIGHT_SPACINGS = (Spacing(4, 2, 3, 2), Spacing(2, 2, 2, 1))
_SIDEWAYS_SPACINGS = (Spacing(1, 1, 1, 1), Spacing(0, 0, 1, 0))


def draw(graph: Graph, width: int, height: int | None = None, ascii_only: bool = False) -> Picture:
    """Draw a graph.

    Args:
        graph: What to draw.
        width: The cells of a line.
        height: The lines; None when any number will do.
        ascii_only: Whether to keep to ASCII in what drill draws; labels stay as they are.
    """
    glyphs = ASCII if ascii_only else UNICODE
    if len(graph.boxes) > MOST_BOXES or len(graph.arrows) > MOST_ARROWS:
        return list_arrows(graph, width, height, glyphs)
    if not graph.boxes:
        return Picture()
    parents = {group.id: group.parent for group in graph.groups}
    frames, frames_of = _frames(graph, parents)
    best: tuple[float, Layout] | None = None
    laid_out = 0
    room = (width, min(height or USUAL_HEIGHT, USUAL_HEIGHT))
    for layered in _layerings(graph, frames_of):
        crossed, items = crossings(layered.pieces), layered.size
        for manner in _manners(graph):
            tired = laid_out + items > MOST_LAID_OUT
            if best is not None and (tired or not _is_worth_trying(graph, manner, best[1], room)):
                continue
            laid_out += items
            layout = lay_out(graph, layered, frames, manner)
            cost = _cost(graph, layout, manner, width=width, height=height, crossed=crossed) + 6 * len(layered.flipped)
            if best is None or cost < best[0]:
                best = (cost, layout)
    if best is None:
        return list_arrows(graph, width, height, glyphs)
    lines, spans, wide = paint(graph, best[1], glyphs, width).lines()
    fits = wide <= width and (height is None or len(lines) <= height)
    return Picture(tuple(lines), tuple(spans), wide, fits)


def _frames(graph: Graph, parents: dict[str, str | None]) -> tuple[list[str], list[tuple[int, ...]]]:
    """The groups with boxes in them, and for each box the numbers of those it stands in."""
    numbers: dict[str, int] = {}
    chains = []
    for box in graph.boxes:
        chain: list[str] = []
        group = box.group
        while group is not None and group in parents and group not in chain:
            chain.append(group)
            group = parents[group]
        chains.append(tuple(numbers.setdefault(each, len(numbers)) for each in reversed(chain)))
    return list(numbers), chains


def _layerings(graph: Graph, frames_of: Sequence[tuple[int, ...]]) -> Iterator[Layered]:
    """The graph in layers; in both manners where the second one needs fewer. None where there are too many lines."""
    usual, near = (in_layers(graph, frames_of, by_distance=by_distance) for by_distance in (False, True))
    if usual.size <= MOST_ITEMS:
        order(usual)
        yield usual
    if near.size <= MOST_ITEMS and len(near.layers) < len(usual.layers) and len(usual.layers) > FEW_LAYERS:
        order(near)
        yield near


def _manners(graph: Graph) -> list[Manner]:
    """From the most to the least generous one; the direction asked for comes first."""
    asked = graph.direction
    reverse = asked in (Direction.LEFT, Direction.UP)
    sideways = Direction.LEFT if reverse else Direction.RIGHT
    upright = Direction.UP if reverse else Direction.DOWN
    wide, narrow = _SIDEWAYS_SPACINGS
    manners = [
        Manner(sideways, USUAL_WRAP, 24, wide),
        Manner(sideways, USUAL_WRAP, 16, narrow, roomy=False),
        Manner(sideways, 12, 12, narrow, roomy=False),
    ]
    wide, narrow = _UPRIGHT_SPACINGS
    manners += [
        Manner(upright, USUAL_WRAP, 24, wide),
        Manner(upright, USUAL_WRAP, 24, wide, roomy=False),
        Manner(upright, USUAL_WRAP, 16, narrow, roomy=False),
        Manner(upright, USUAL_WRAP, 12, narrow, label_rows=1, roomy=False),
        Manner(upright, 12, 12, narrow, roomy=False),
        Manner(upright, 10, 7, Spacing(2, 1, 2, 1), roomy=False),
    ]
    return sorted(manners, key=lambda manner: manner.direction not in (None, asked)) if asked else manners


def _is_worth_trying(graph: Graph, manner: Manner, best: Layout, room: tuple[int, int]) -> bool:
    """Whether a manner may give something better than what is there."""
    wide, high = _extent(best)
    if wide > room[0] or high > room[1]:
        return True
    return manner.roomy and graph.direction in (None, manner.direction)


def _cost(graph: Graph, layout: Layout, manner: Manner, *, width: int, height: int | None, crossed: int) -> float:
    """How far a layout is from what one would like to see; smaller is better."""
    wide, high = _extent(layout)
    if layout.legend:
        entries = sum(len(graph.arrows[arrow].label) + 5 for arrow in layout.legend)
        high += 2 + entries // max(width, 1)
    bends = sum(max(0, len(set(line.points)) - 2) for line in layout.lines)
    cost = 4.0 * high + 0.3 * wide + 2 * bends + 15 * len(layout.legend) + 8 * crossed
    cost += 60 * max(0, wide - width) + (500 if wide > width else 0)
    cost += 8 * max(0, high - USUAL_HEIGHT)
    if height is not None:
        cost += 20 * max(0, high - height) + (100 if high > height else 0)
    if graph.direction is not None and graph.direction is not manner.direction:
        cost += 60
    if not manner.roomy:
        cost += 15
    return cost


def _extent(layout: Layout) -> tuple[int, int]:
    spots = [(box.x, box.y, box.width, box.height) for box in layout.boxes]
    spots += [(frame.x, frame.y, frame.width, frame.height) for frame in layout.frames]
    spots += [(x, y, 1, 1) for line in layout.lines for x, y in line.points]
    spots += [(label.x, label.y, max(map(len, label.lines)), len(label.lines)) for label in layout.labels]
    left, top = min(x for x, *_ in spots), min(y for _, y, *_ in spots)
    return max(x + w for x, _, w, _ in spots) - left, max(y + h for _, y, _, h in spots) - top
