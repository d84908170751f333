"""A drawing with a place for everything, and the manner in which it was laid out."""

from dataclasses import dataclass, field

from drill.domain.diagram.graph import Box, Direction
from drill.domain.diagram.placement import Spacing

Point = tuple[int, int]
"""A cell: its column and its row."""


@dataclass(frozen=True)
class Manner:
    """One manner of drawing a graph.

    Args:
        direction: Where the flow goes.
        box_wrap: The cells of a line in a box.
        label_wrap: The cells of a line of a label.
        spacing: Across the flow.
        label_rows: The rows that a label may cost; where it costs more, it goes to the legend.
        roomy: Whether lines keep a free cell before and behind their bends.
    """

    direction: Direction
    box_wrap: int
    label_wrap: int
    spacing: Spacing
    label_rows: int = 3
    roomy: bool = True

    @property
    def is_sideways(self) -> bool:
        """Whether the flow goes to the right or left."""
        return self.direction in (Direction.RIGHT, Direction.LEFT)


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box on the picture.

    Args:
        loops: Of each arrow from it to itself: the number, and the upper one of the two rows where it is tied.
        loops_left: Whether they stand at its left side.
    """

    box: Box
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    loops: tuple[tuple[int, int], ...] = ()
    loops_left: bool = False


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """The frame of a group on the picture."""

    group: str
    label: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """The line of an arrow.

    Args:
        points: Its ends and corners, from the source to the target.
        sides: On which side of its first and of its last cell its boxes are.
    """

    arrow: int
    points: tuple[Point, ...]
    sides: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label on the picture: its lines below each other, from the place of the first."""

    arrow: int
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass
class Layout:
    """A drawing with a place for everything; the labels that found none stand in a legend."""

    boxes: list[PlacedBox] = field(default_factory=list)
    frames: list[PlacedFrame] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    labels: list[PlacedLabel] = field(default_factory=list)
    legend: list[int] = field(default_factory=list)
