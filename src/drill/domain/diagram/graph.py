"""A drawing as a graph: boxes, arrows and groups, each with the line it stands in."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a box stands for."""

    CLIENT = "client"
    CDN = "cdn"
    LOAD_BALANCER = "load-balancer"
    SERVICE = "service"
    CACHE = "cache"
    DATABASE = "database"
    QUEUE = "queue"
    WORKER = "worker"
    OBJECT_STORE = "object-store"
    EXTERNAL = "external"


class Shape(StrEnum):
    """How a box is outlined."""

    BOX = "box"
    ROUND = "round"
    CYLINDER = "cylinder"
    QUEUE = "queue"
    CHOICE = "choice"


class Direction(StrEnum):
    """Where the arrows of a drawing mostly point, in Mermaid's words."""

    RIGHT = "LR"
    LEFT = "RL"
    DOWN = "TD"
    UP = "BT"


class LineStyle(StrEnum):
    """How the line of an arrow is drawn."""

    SOLID = "solid"
    DOTTED = "dotted"
    THICK = "thick"


@dataclass(frozen=True)
class Box:
    """One box.

    Args:
        id: The name by which arrows refer to it, as first written.
        label: What is shown in it; may hold line breaks.
        kind: As declared by the user; None when it is left to be guessed.
        replicas: How many of it run; 1 unless said.
        group: The id of the innermost group it belongs to.
        line: Where it first stands, from 1.
        capacity: What one of it bears, as the user wrote it, such as `2k/s`; empty when that was not said.
    """

    id: str
    label: str
    shape: Shape = Shape.BOX
    kind: Kind | None = None
    replicas: int = 1
    group: str | None = None
    line: int = 1
    capacity: str = ""


@dataclass(frozen=True)
class Arrow:
    """One arrow.

    Args:
        source, target: Ids of boxes; the same one for a loop.
        label: What flows, as written; empty when nothing was.
        head: Whether it has a head at the target (`---` has none).
        both: Whether it has a head at the source, too.
        line: Where it stands, from 1.
    """

    source: str
    target: str
    label: str = ""
    style: LineStyle = LineStyle.SOLID
    head: bool = True
    both: bool = False
    line: int = 1


@dataclass(frozen=True)
class Group:
    """A frame around boxes.

    Args:
        parent: The id of the group it stands in.
        line: Where it begins, from 1.
    """

    id: str
    label: str
    parent: str | None = None
    line: int = 1


@dataclass(frozen=True)
class Graph:
    """A whole drawing.

    Args:
        boxes: In the order in which they were first written; ids differ.
        direction: As the author asked for it; None when that is left to the layout.
    """

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    groups: tuple[Group, ...] = ()
    direction: Direction | None = None

    def box(self, box_id: str) -> Box:
        """The box of an id.

        Raises:
            KeyError: when there is none.
        """
        for box in self.boxes:
            if box.id == box_id:
                return box
        raise KeyError(box_id)


@dataclass(frozen=True)
class Complaint:
    """A line of the source that was not understood.

    Args:
        line: From 1.
        reason: One sentence for the user.
    """

    line: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """What was read from a text: the graph as far as it was understood, and what was not."""

    graph: Graph
    complaints: tuple[Complaint, ...] = ()
