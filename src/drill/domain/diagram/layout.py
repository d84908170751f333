"""Where everything of a drawing goes: boxes, frames, lines and labels, in cells."""

from collections.abc import Sequence
from typing import Final

from drill.domain.diagram.bands import Band, Limits
from drill.domain.diagram.callouts import Callout, place_callouts
from drill.domain.diagram.cells import cell_width, wrapped
from drill.domain.diagram.channels import Run, assign_rows
from drill.domain.diagram.glyphs import DOWN, LEFT, RIGHT, UP
from drill.domain.diagram.graph import Box, Direction, Graph, Shape
from drill.domain.diagram.layers import Item, Layered, Piece
from drill.domain.diagram.placed import Layout, Manner, PlacedBox, PlacedFrame, PlacedLabel, PlacedLine, Point
from drill.domain.diagram.placement import place
from drill.domain.diagram.ports import assign_ports, straighten
from drill.domain.diagram.shapes import shape_of
from drill.domain.diagram.upright_labels import reserve

_SIDES: Final = {
    Direction.DOWN: (UP, DOWN),
    Direction.UP: (DOWN, UP),
    Direction.RIGHT: (LEFT, RIGHT),
    Direction.LEFT: (RIGHT, LEFT),
}
"""Of a line, where the box at its upper end is, and the one at its lower end."""

WIDEST_WORD: Final = 16
"""In a box, in cells; a longer one is cut where there is little room."""

LOOP_WIDTH: Final = 3
"""Of the line of a loop, beside its box."""


def box_lines(box: Box, width: int) -> tuple[str, ...]:
    """What stands in a box: its label, and how many of it there are."""
    label = f"{box.label} ×{box.replicas}" if box.replicas > 1 else box.label
    longest = max((cell_width(word) for word in box.label.split()), default=0)
    lines = wrapped(label, max(width, min(longest, WIDEST_WORD)))
    return lines if any(lines) else (box.id[:width],)


def lay_out(graph: Graph, layered: Layered, frames: Sequence[str], manner: Manner) -> Layout:
    """Place everything.

    Args:
        graph: The drawing.
        layered: Its boxes in layers, in order; starts, extents and ports are set anew.
        frames: The ids of the groups that have boxes, by their numbers.
        manner: How.
    """
    return _Layouter(graph, layered, frames, manner).run()


class _Layouter:
    def __init__(self, graph: Graph, layered: Layered, frames: Sequence[str], manner: Manner) -> None:
        self.graph, self.layered, self.manner = graph, layered, manner
        labels = {group.id: group.label for group in graph.groups}
        self.frames = [(group, labels[group].replace("\n", " ")) for group in frames]
        self.sideways = manner.is_sideways
        self.lines_of = [box_lines(box, manner.box_wrap) for box in graph.boxes]
        self.loops: dict[int, list[int]] = {}
        index = {box.id: number for number, box in enumerate(graph.boxes)}
        for number, arrow in enumerate(graph.arrows):
            if arrow.source == arrow.target:
                self.loops.setdefault(index[arrow.source], []).append(number)
        self.bands = [Band() for _ in range(len(layered.layers) + 1)]
        self.begins: list[int] = []
        self.depths: list[int] = []

    def run(self) -> Layout:
        self._measure()
        margins = {} if self.sideways else reserve(self.graph, self.layered, self.manner.label_wrap)
        place(self.layered, self.manner.spacing, margins)
        straighten(self.layered, 1 if self.sideways else 2)
        self._channels()
        manner = self.manner
        limits = Limits(manner.label_wrap, manner.label_rows, self.sideways, manner.roomy)
        callouts = place_callouts(self.graph, self.layered, self.bands, limits)
        self._stack()
        return self._concrete(callouts)

    # ------------------------------------------------------------------------------------------------------------ sizes

    def _measure(self) -> None:
        ports = assign_ports(self.layered)
        for layer in self.layered.layers:
            for item in layer:
                item.depth, item.room = 1, 0
                if item.box is not None:
                    self._measure_box(item, ports.get(item.number, 0))
        for layer in self.layered.layers:
            self.depths.append(max((item.depth for item in layer), default=1))
            for item in layer:
                item.depth = self.depths[-1]
        if self.sideways:
            self._widen_frames()
        else:
            self._make_room_for_titles()
        assign_ports(self.layered)

    def _measure_box(self, item: Item, ports: int) -> None:
        assert item.box is not None
        lines = self.lines_of[item.box]
        loops = self.loops.get(item.box, [])
        extra = 2 if shape_of(self.graph.boxes[item.box]) is Shape.QUEUE else 0
        width = max(map(cell_width, lines)) + 4 + extra
        height = len(lines) + 2
        if self.sideways:
            item.looped = 2 * len(loops)
            item.extent = max(height, ports + item.looped + 2)
            item.depth = width
        else:
            item.looped = 0
            item.extent = max(width, 2 * ports + 2)
            item.depth = max(height, 2 * len(loops) + 2)
            item.room = self._loop_room(loops)

    def _make_room_for_titles(self) -> None:
        """A frame is as wide as its title: the widest layer of a narrow one grows, behind its last box."""
        inner_first = sorted(range(len(self.frames)), key=lambda frame: -self._depth_of(frame))
        for frame in inner_first:
            rows = [[item for item in layer if frame in item.frames] for layer in self.layered.layers]
            widest = max(rows, key=lambda row: sum(item.extent + item.room for item in row))
            room = cell_width(self.frames[frame][1]) + 5 - 2 * self.manner.spacing.border
            widest[-1].room += max(0, room - sum(item.extent + item.room for item in widest))

    def _nested(self) -> list[tuple[int, int]]:
        """Frames within frames, the innermost pairs first."""
        chains = {item.frames for layer in self.layered.layers for item in layer}
        pairs = {(depth, chain[depth], chain[depth + 1]) for chain in chains for depth in range(len(chain) - 1)}
        return [(outer, inner) for _, outer, inner in sorted(pairs, reverse=True)]

    def _loop_room(self, loops: Sequence[int]) -> int:
        if not loops:
            return 0
        return LOOP_WIDTH + max(cell_width(self._loop_label(loop)) for loop in loops) + 1

    def _loop_label(self, arrow: int) -> str:
        return self.graph.arrows[arrow].label.replace("\n", " ")

    def _widen_frames(self) -> None:
        """A frame is as wide as its title: the first layer of a narrow one grows."""
        for number, (_, label) in enumerate(self.frames):
            layers = [
                at for at, layer in enumerate(self.layered.layers) if any(number in item.frames for item in layer)
            ]
            missing = cell_width(label) + 5 - sum(self.depths[at] + 4 for at in layers)
            if missing > 0:
                self.depths[layers[0]] += missing
                for item in self.layered.layers[layers[0]]:
                    item.depth = self.depths[layers[0]]

    # --------------------------------------------------------------------------------------------------------- channels

    def _channels(self) -> None:
        self.spans = [self._span(number) for number in range(len(self.frames))]
        border = self.manner.spacing.border
        for outer, inner in self._nested():
            first, last, start, end = self.spans[outer]
            self.spans[outer] = (
                first,
                last,
                min(start, self.spans[inner][2] - border),
                max(end, self.spans[inner][3] + border),
            )
        self.borders: list[tuple[Run, Run]] = []
        for number, (first, last, start, end) in enumerate(self.spans):
            nested = self._depth_of(number)
            opening = Run(start, end, frame=number, level=2, nested=nested)
            closing = Run(start, end, frame=number, level=0, nested=nested)
            self.bands[first].borders.append(opening)
            self.bands[last + 1].borders.append(closing)
            self.borders.append((opening, closing))
        for number, band in enumerate(self.bands):
            pieces = self.layered.pieces[number - 1] if 0 < number <= len(self.layered.pieces) else []
            band.pieces = pieces
            for piece in pieces:
                piece.tracks.clear()
            band.sides = {
                side for first, last, start, end in self.spans for side in (start, end) if first <= number <= last + 1
            }
            band.passing = {
                side for first, last, start, end in self.spans for side in (start, end) if first < number <= last
            }
            band.tracks = assign_rows(pieces, band.borders, band.sides.__contains__)

    def _span(self, frame: int) -> tuple[int, int, int, int]:
        """Of a group: its first and last layer, and its first and last cell across the flow."""
        members = [item for layer in self.layered.layers for item in layer if frame in item.frames]
        border = self.manner.spacing.border
        start = min(item.start - border * (len(item.frames) - item.frames.index(frame)) for item in members)
        end = max(
            item.start + item.extent + item.room - 1 + border * (len(item.frames) - item.frames.index(frame))
            for item in members
        )
        if not self.sideways:
            end = max(end, start + cell_width(self.frames[frame][1]) + 4)
        layers = [item.layer for item in members]
        return min(layers), max(layers), start, end

    def _depth_of(self, frame: int) -> int:
        return next(item.frames.index(frame) for layer in self.layered.layers for item in layer if frame in item.frames)

    # --------------------------------------------------------------------------------------------------------- stacking

    def _stack(self) -> None:
        """Give layers and the spaces between them their places along the flow."""
        at = 0
        for number, band in enumerate(self.bands):
            band.begin = at
            at += band.size
            if number < len(self.layered.layers):
                self.begins.append(at)
                at += self.depths[number] + self._loop_depth(number)
        self.length = at

    def _loop_depth(self, layer: int) -> int:
        if not self.sideways:
            return 0
        boxes = [item.box for item in self.layered.layers[layer] if item.box is not None]
        return max((self._loop_room(self.loops.get(box, ())) for box in boxes), default=0)

    # --------------------------------------------------------------------------------------------------------- concrete

    def _concrete(self, callouts: Sequence[Callout]) -> Layout:
        layout = Layout()
        for layer in self.layered.layers:
            for item in layer:
                if item.box is not None:
                    layout.boxes.append(self._placed_box(item, item.box))
        for number, (first, last, start, end) in enumerate(self.spans):
            opening, closing = self.borders[number]
            top = self.bands[first].track_place(opening.row)
            bottom = self.bands[last + 1].track_place(closing.row)
            x, y, width, height = self._rectangle(top, start, bottom - top + 1, end - start + 1)
            layout.frames.append(PlacedFrame(*self.frames[number], x, y, width, height))
        for arrow, strand in self.layered.strands.items():
            line = PlacedLine(arrow, tuple(self._points(strand)), _SIDES[self.manner.direction])
            if arrow in self.layered.flipped:
                line = PlacedLine(arrow, line.points[::-1], line.sides[::-1])
            layout.lines.append(line)
        found = set()
        for callout in callouts:
            found.add(callout.arrow)
            layout.labels.append(self._placed_label(callout))
        layout.legend = [
            number
            for number, arrow in enumerate(self.graph.arrows)
            if arrow.label.strip() and number not in found and arrow.source != arrow.target
        ]
        return layout

    def _placed_box(self, item: Item, box: int) -> PlacedBox:
        x, y, width, height = self._rectangle(self.begins[item.layer], item.start, item.depth, item.extent)
        loops = self.loops.get(box, [])
        rows = tuple((loop, y + height - 1 - 2 * (number + 1)) for number, loop in enumerate(loops))
        left = self.manner.direction is Direction.LEFT
        return PlacedBox(self.graph.boxes[box], x, y, width, height, self.lines_of[box], rows, left)

    def _points(self, strand: Sequence[Piece]) -> list[Point]:
        points: list[Point] = []
        for piece in strand:
            band = self.bands[piece.upper.layer + 1]
            first = self.begins[piece.upper.layer] + self.depths[piece.upper.layer]
            last = self.begins[piece.lower.layer] - 1
            if not points:
                points.append(self._point(first, piece.top))
            at = piece.top
            for row, to in piece.tracks:
                main = band.track_place(row)
                points += [self._point(main, at), self._point(main, to)]
                at = to
            if piece is strand[-1]:
                points.append(self._point(last, piece.bottom))
        return points

    def _placed_label(self, callout: Callout) -> PlacedLabel:
        band = self.bands[callout.band]
        width = max(map(cell_width, callout.lines))
        along, across = (width, 1) if self.sideways else (len(callout.lines), width)
        at = band.begin + callout.offset if callout.offset >= 0 else band.begin + band.size + callout.offset - along + 1
        x, y, _, _ = self._rectangle(at, callout.start, along, across)
        return PlacedLabel(callout.arrow, x, y, callout.lines)

    def _point(self, main: int, cross: int) -> Point:
        x, y, _, _ = self._rectangle(main, cross, 1, 1)
        return x, y

    def _rectangle(self, main: int, cross: int, depth: int, extent: int) -> tuple[int, int, int, int]:
        if self.manner.direction in (Direction.LEFT, Direction.UP):
            main = self.length - main - depth
        return (main, cross, depth, extent) if self.sideways else (cross, main, extent, depth)
