"""A drawing in words, for who listens instead of looking: what leads where, and what stands alone."""

from collections.abc import Iterator

from drill.domain.diagram.graph import Arrow, Box, Graph


def sentences_of(graph: Graph) -> tuple[str, ...]:
    """A drawing as sentences: an arrow each, box by box, then the boxes that no arrow touches, then the groups."""
    return tuple(_sentences(graph))


def _sentences(graph: Graph) -> Iterator[str]:
    boxes = {box.id: box for box in graph.boxes}
    for box in graph.boxes:
        yield from (_arrow_text(arrow, boxes) for arrow in graph.arrows if arrow.source == box.id)
    touched = {end for arrow in graph.arrows for end in (arrow.source, arrow.target)}
    yield from (f"{_name(box)} stands alone." for box in graph.boxes if box.id not in touched)
    for group in graph.groups:
        inside = [_name(box) for box in graph.boxes if box.group == group.id]
        if inside:
            yield f"In {' '.join(group.label.split())}: {', '.join(inside)}."


def _arrow_text(arrow: Arrow, boxes: dict[str, Box]) -> str:
    way = "to and from" if arrow.both else "to" if arrow.head else "with"
    label = f": {' '.join(arrow.label.split())}" if arrow.label else ""
    return f"{_name(boxes[arrow.source])} {way} {_name(boxes[arrow.target])}{label}."


def _name(box: Box) -> str:
    name = " ".join(box.label.split()) or box.id
    return f"{name} x{box.replicas}" if box.replicas > 1 else name
