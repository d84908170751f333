"""How a box is outlined: as it was written, else by its kind, be it declared or guessed."""

from collections.abc import Mapping
from typing import Final

from drill.domain.diagram.graph import Box, Kind, Shape
from drill.domain.diagram.kinds import kind_of

_BY_KIND: Final[Mapping[Kind, Shape]] = {
    Kind.CLIENT: Shape.ROUND,
    Kind.CDN: Shape.ROUND,
    Kind.CACHE: Shape.CYLINDER,
    Kind.DATABASE: Shape.CYLINDER,
    Kind.OBJECT_STORE: Shape.CYLINDER,
    Kind.QUEUE: Shape.QUEUE,
    Kind.EXTERNAL: Shape.ROUND,
}


def shape_of(box: Box) -> Shape:
    """The outline of a box."""
    return box.shape if box.shape is not Shape.BOX else _BY_KIND.get(kind_of(box), Shape.BOX)
