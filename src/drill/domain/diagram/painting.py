"""Paints a layout on a canvas."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from drill.domain.diagram.canvas import Canvas
from drill.domain.diagram.cells import cell_width, cut, wrapped
from drill.domain.diagram.glyphs import DOWN, LEFT, LEVEL, RIGHT, UP, UPRIGHT, Glyphs
from drill.domain.diagram.graph import Arrow, Graph, LineStyle, Shape
from drill.domain.diagram.picture import Part
from drill.domain.diagram.placed import Layout, PlacedBox, PlacedFrame, PlacedLabel, PlacedLine, Point
from drill.domain.diagram.shapes import shape_of

LEAST_LEGEND: Final = 12
"""The cells of a line of the legend, however narrow the room."""

_OPPOSITE = {UP: DOWN, DOWN: UP, LEFT: RIGHT, RIGHT: LEFT}
_STEP = {UP: (0, -1), DOWN: (0, 1), LEFT: (-1, 0), RIGHT: (1, 0)}


def paint(graph: Graph, layout: Layout, glyphs: Glyphs, width: int) -> Canvas:
    """Paint frames, boxes, lines, labels and the legend below.

    Args:
        graph: What is drawn.
        layout: Where.
        glyphs: With which characters.
        width: The cells that the legend should keep within.
    """
    canvas = Canvas()
    lines = _Lines(graph, layout, glyphs)
    for frame in layout.frames:
        _paint_frame(canvas, frame, glyphs)
    for box in layout.boxes:
        _paint_box(canvas, box, glyphs)
    lines.paint(canvas)
    for frame in layout.frames:
        _paint_title(canvas, frame, lines.cells, glyphs)
    for box in layout.boxes:
        _paint_loops(canvas, box, graph.arrows, glyphs)
    for label in layout.labels:
        _paint_label(canvas, label, lines.cells)
    _paint_legend(canvas, graph, layout, lines, glyphs=glyphs, width=width)
    return canvas


class _Lines:
    """All lines, by cell: which run through it, and how."""

    def __init__(self, graph: Graph, layout: Layout, glyphs: Glyphs) -> None:
        self.graph, self.glyphs = graph, glyphs
        self.cells: dict[Point, list[tuple[int, int]]] = {}
        self.ends: list[tuple[int, Point, int]] = []
        self.borders = {cell for frame in layout.frames for cell in _border(frame)}
        for line in layout.lines:
            for point, arms in _walk(line):
                self.cells.setdefault(point, []).append((line.arrow, arms))
            first, last = line.sides
            self.ends += [(line.arrow, line.points[0], first), (line.arrow, line.points[-1], last)]

    def paint(self, canvas: Canvas) -> None:
        """Lines first, then their heads, and what ties them to their boxes."""
        for (x, y), runs in self.cells.items():
            canvas.put(x, y, self._glyph(runs), Part.ARROW, runs[0][0])
        for number, (arrow, end, side) in enumerate(self.ends):
            said = self.graph.arrows[arrow]
            if said.both or (said.head and number % 2):
                canvas.put(*end, self.glyphs.heads[side], Part.ARROW, arrow)
            else:
                tie = (end[0] + _STEP[side][0], end[1] + _STEP[side][1])
                box = canvas.cells[tie]
                canvas.put(*tie, self.glyphs.ties[_OPPOSITE[side]], box.part, box.of)

    def _glyph(self, runs: Sequence[tuple[int, int]]) -> str:
        styles = [self.graph.arrows[arrow].style for arrow, _ in runs]
        if len(runs) == 1:
            return self.glyphs.lines[styles[0]][runs[0][1]]
        thick = {arms: style is LineStyle.THICK for (_, arms), style in zip(runs, styles, strict=True)}
        return self.glyphs.crossings[thick.get(UPRIGHT, False), thick.get(LEVEL, False)]

    def spot(self, arrow: int, canvas: Canvas, width: int) -> Point | None:
        """Where the mark of a line can stand: on a straight part, where nothing crosses, in its middle if possible."""
        ends = {point for number, point, _ in self.ends if number == arrow}
        own = [cell for cell, runs in self.cells.items() if any(number == arrow for number, _ in runs)]
        found = []
        for x, y in own:
            straight = self.cells[x, y] in ([(arrow, UPRIGHT)], [(arrow, LEVEL)])
            if straight and (x, y) not in ends | self.borders and canvas.cells[x, y].part is Part.ARROW:
                reach = range(-(width // 2) - 1, width // 2 + 2)
                clear = all(self._is_free(arrow, x + dx, y, canvas) for dx in reach if dx)
                covered = {(x + dx, y) for dx in reach[1:-1]}
                if width == 1 or (clear and not covered & ends and len(own) > width + 2):
                    found.append((x, y))
        if not found and width == 1:
            found = [point for point in ends if len(self.cells[point]) == 1 and not self._is_head(arrow, point)]
        return found[len(found) // 2] if found else None

    def _is_free(self, arrow: int, x: int, y: int, canvas: Canvas) -> bool:
        """Whether a wide mark may stand there: on a level part of its own line, or on nothing."""
        runs = self.cells.get((x, y))
        return runs == [(arrow, LEVEL)] if runs else not canvas.has(x, y)

    def _is_head(self, arrow: int, point: Point) -> bool:
        said = self.graph.arrows[arrow]
        return any(
            number == arrow and at == point and (said.both or (said.head and index % 2))
            for index, (number, at, _) in enumerate(self.ends)
        )


def _walk(line: PlacedLine) -> Iterator[tuple[Point, int]]:
    """Each cell of a line once, with its arms; at its ends it reaches on to the box."""
    cells = [line.points[0]]
    for (x, y), (to_x, to_y) in pairwise(line.points):
        dx, dy = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
        steps = abs(to_x - x) + abs(to_y - y)
        cells += [(x + step * dx, y + step * dy) for step in range(1, steps + 1)]
    arms = [line.sides[0], *(_towards(one, other) for one, other in pairwise(cells))]
    for cell, came, on in zip(cells, arms, [*arms[1:], line.sides[1]], strict=True):
        yield cell, (came if cell == cells[0] else _OPPOSITE[came]) | on


def _towards(one: Point, other: Point) -> int:
    if one[0] == other[0]:
        return UP if other[1] < one[1] else DOWN
    return LEFT if other[0] < one[0] else RIGHT


def _paint_label(canvas: Canvas, label: PlacedLabel, lines: Mapping[Point, object]) -> None:
    """On its line, between blanks; else beside it, and next to it on either side."""
    on_line, at_right = (label.x, label.y) in lines, (label.x - 1, label.y) in lines
    widest = max(map(cell_width, label.lines))
    for number, text in enumerate(label.lines):
        if on_line:
            canvas.put(label.x - 1, label.y, f" {text} ", Part.LABEL, label.arrow)
        else:
            shift = 0 if at_right else widest - cell_width(text)
            canvas.put(label.x + shift, label.y + number, text, Part.LABEL, label.arrow)


def _border(frame: PlacedFrame) -> Iterator[Point]:
    right, bottom = frame.x + frame.width - 1, frame.y + frame.height - 1
    for x in range(frame.x, right + 1):
        yield from ((x, frame.y), (x, bottom))
    for y in range(frame.y, bottom + 1):
        yield from ((frame.x, y), (right, y))


def _paint_frame(canvas: Canvas, frame: PlacedFrame, glyphs: Glyphs) -> None:
    upper_left, upper_right, lower_left, lower_right, level, upright = tuple(glyphs.frame)
    right, bottom = frame.x + frame.width - 1, frame.y + frame.height - 1
    inner = frame.width - 2
    row = (f" {level}" * inner)[:inner] if level == upper_left else level * inner
    for y, first, last in ((frame.y, upper_left, upper_right), (bottom, lower_left, lower_right)):
        for offset, character in enumerate(first + row + last):
            if character != " ":
                canvas.put(frame.x + offset, y, character, Part.GROUP, frame.group)
    for y in range(frame.y + 1, bottom):
        canvas.put(frame.x, y, upright, Part.GROUP, frame.group)
        canvas.put(right, y, upright, Part.GROUP, frame.group)


def _paint_title(canvas: Canvas, frame: PlacedFrame, lines: Mapping[Point, object], glyphs: Glyphs) -> None:
    """On the upper border where no line crosses it, else on the lower one, else what there is room for."""
    best = (0, 0, 0)
    for y in (frame.y, frame.y + frame.height - 1):
        run = 0
        for x in range(frame.x + 1, frame.x + frame.width):
            free = (x, y) not in lines and x < frame.x + frame.width - 1
            if free:
                run += 1
                continue
            wanted = min(run, cell_width(frame.label) + 3)
            if wanted > best[0]:
                best = (wanted, x - run, y)
            run = 0
    title = cut(frame.label, best[0] - 3).replace("…", glyphs.ellipsis)
    if title:
        canvas.put(best[1] + 1, best[2], f" {title} ", Part.GROUP, frame.group)


def _paint_box(canvas: Canvas, box: PlacedBox, glyphs: Glyphs) -> None:
    shape = shape_of(box.box)
    outline = glyphs.outlines[shape]
    upper_left, upper_right, lower_left, lower_right = tuple(outline.corners)
    x, y, inner, of = box.x, box.y, box.width - 2, box.box.id
    canvas.put(x, y, upper_left + outline.top * inner + upper_right, Part.BOX, of)
    canvas.put(x, y + box.height - 1, lower_left + outline.bottom * inner + lower_right, Part.BOX, of)
    above = (box.height - 2 - len(box.lines)) // 2
    for row in range(box.height - 2):
        text = box.lines[row - above] if 0 <= row - above < len(box.lines) else ""
        text = text.replace("×", glyphs.times).replace("…", glyphs.ellipsis)
        room = inner - (2 if shape is Shape.QUEUE else 0)
        left = (room - cell_width(text)) // 2
        body = " " * left + text + " " * (room - left - cell_width(text))
        if shape is Shape.QUEUE:
            body = outline.inner + body + outline.inner
        canvas.put(x, y + 1 + row, outline.side + body + outline.side, Part.BOX, of)


def _paint_loops(canvas: Canvas, box: PlacedBox, arrows: Sequence[Arrow], glyphs: Glyphs) -> None:
    for number, row in box.loops:
        arrow = arrows[number]
        line = glyphs.lines[arrow.style]
        edge, out, turn = (box.x, -1, RIGHT) if box.loops_left else (box.x + box.width - 1, 1, LEFT)
        back = _OPPOSITE[turn]
        canvas.put(edge + out, row, glyphs.heads[turn] if arrow.both else line[LEVEL], Part.ARROW, number)
        for y, corner in ((row, DOWN | turn), (row + 1, UP | turn)):
            canvas.put(edge + 2 * out, y, line[LEVEL], Part.ARROW, number)
            canvas.put(edge + 3 * out, y, line[corner], Part.ARROW, number)
        canvas.put(edge + out, row + 1, glyphs.heads[turn] if arrow.head else line[LEVEL], Part.ARROW, number)
        if not arrow.both:
            canvas.put(edge, row, glyphs.ties[back], Part.BOX, box.box.id)
        if not arrow.head:
            canvas.put(edge, row + 1, glyphs.ties[back], Part.BOX, box.box.id)
        label = " ".join(arrow.label.split())
        at = edge + 4 if out > 0 else edge - 3 - cell_width(label)
        canvas.put(at, row, label, Part.LABEL, number)


def _paint_legend(canvas: Canvas, graph: Graph, layout: Layout, lines: _Lines, *, glyphs: Glyphs, width: int) -> None:
    if not layout.legend:
        return
    left = min(x for x, _ in canvas.cells)
    y = max(y for _, y in canvas.cells) + 2
    x = left
    for number, arrow in enumerate(layout.legend):
        mark = glyphs.mark(number)
        framed = glyphs.mark_frame.format(mark)
        for shown in dict.fromkeys((framed, mark)):
            spot = lines.spot(arrow, canvas, cell_width(shown))
            if spot is not None:
                canvas.put(spot[0] - cell_width(shown) // 2, spot[1], shown, Part.LABEL, arrow)
                break
        entry = f"{framed} {' '.join(graph.arrows[arrow].label.split())}"
        for piece in wrapped(entry, max(width, LEAST_LEGEND)):
            if x > left and x + cell_width(piece) > left + width:
                x, y = left, y + 1
            canvas.put(x, y, piece, Part.LABEL, arrow)
            x += cell_width(piece) + 3
