"""A drawing that is too large for boxes and lines: its arrows, one on a line, by group."""

from drill.domain.diagram.canvas import Canvas
from drill.domain.diagram.glyphs import LEFT, LEVEL, RIGHT, Glyphs
from drill.domain.diagram.graph import Arrow, Box, Graph
from drill.domain.diagram.picture import Part, Picture


def list_arrows(graph: Graph, width: int, height: int | None, glyphs: Glyphs) -> Picture:
    """List all arrows, and the boxes that have none.

    Args:
        graph: What to list.
        width: The cells of a line.
        height: The lines; None when any number will do.
        glyphs: With which characters.
    """
    canvas = Canvas()
    boxes = {box.id: box for box in graph.boxes}
    titles = {group.id: " ".join(group.label.split()) for group in graph.groups}
    y = 0
    for group in [None, *titles]:
        rows = _rows(graph, boxes, group)
        if not rows:
            continue
        y += 1 if y else 0
        if group is not None:
            canvas.put(0, y, f"{titles[group]}:", Part.GROUP, group)
            y += 1
        indent = 2 if group is not None else 0
        for number, box in rows:
            if number is None:
                canvas.put(indent, y, _name(box), Part.BOX, box.id)
            else:
                _put_arrow(canvas, (indent, y), number, graph.arrows[number], boxes=boxes, glyphs=glyphs)
            y += 1
    lines, spans, wide = canvas.lines()
    fits = wide <= width and (height is None or len(lines) <= height)
    return Picture(tuple(lines), tuple(spans), wide, fits, is_list=True)


def _rows(graph: Graph, boxes: dict[str, Box], group: str | None) -> list[tuple[int | None, Box]]:
    """The arrows that leave the boxes of a group, box by box, and its boxes without any."""
    leaving: dict[str, list[int]] = {}
    touched = set()
    for number, arrow in enumerate(graph.arrows):
        leaving.setdefault(arrow.source, []).append(number)
        touched |= {arrow.source, arrow.target}
    rows: list[tuple[int | None, Box]] = []
    for box in boxes.values():
        if box.group == group:
            rows += [(number, box) for number in leaving.get(box.id, ())]
            rows += [(None, box)] * (box.id not in touched)
    return rows


def _put_arrow(
    canvas: Canvas, place: tuple[int, int], number: int, arrow: Arrow, *, boxes: dict[str, Box], glyphs: Glyphs
) -> None:
    x, y = place
    level = glyphs.lines[arrow.style][LEVEL]
    label = " ".join(arrow.label.split())
    x = canvas.put(x, y, _name(boxes[arrow.source]), Part.BOX, arrow.source) + 1
    x = canvas.put(x, y, (glyphs.heads[LEFT] if arrow.both else level) + level, Part.ARROW, number)
    if label:
        x = canvas.put(x, y, f" {label} ", Part.LABEL, number)
    end = glyphs.heads[RIGHT] if arrow.head else level
    x = canvas.put(x, y, level * 2 + end, Part.ARROW, number) + 1
    canvas.put(x, y, _name(boxes[arrow.target]), Part.BOX, arrow.target)


def _name(box: Box) -> str:
    return " ".join(box.label.split()) or box.id
