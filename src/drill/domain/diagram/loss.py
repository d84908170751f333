"""Killing a box: what can no longer be reached, and which paths of the problem break."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from drill.domain.diagram.graph import Graph
from drill.domain.diagram.kinds import is_replicated
from drill.domain.diagram.matching import MatchedPath
from drill.domain.diagram.search import clients_of, reached, ways_on


@dataclass(frozen=True)
class Cut:
    """What one client can no longer reach.

    Args:
        boxes: Without the lost box itself, in the order of the drawing.
    """

    client: str
    boxes: tuple[str, ...]


@dataclass(frozen=True)
class Loss:
    """What the loss of a box does to a drawing.

    Args:
        survived: Whether others of it carry on, so that nothing is lost.
        cut: The clients that lose something.
        callers: The boxes that ask the lost one, and have to live without its answer.
    """

    box: str
    survived: bool
    cut: tuple[Cut, ...] = ()
    callers: tuple[str, ...] = ()


class PathState(StrEnum):
    """What a loss does to a path that users depend on."""

    INTACT = "goes on"
    BROKEN = "breaks"
    NOT_CONNECTED = "not connected"
    NOT_TOLD = "not found in the drawing"


def lose(graph: Graph, box: str, *, entirely: bool = False) -> Loss:
    """Lose a box.

    Args:
        graph: The drawing.
        box: The id of a box in it.
        entirely: Lose all of it, as by a bad release; else one machine of it, which a replicated box survives.
    """
    ways = ways_on(graph)
    callers = tuple(source for source, targets in ways.items() if box in targets and source != box)
    if is_replicated(graph.box(box)) and not entirely:
        return Loss(box, True, (), callers)
    cuts = []
    for client in clients_of(graph):
        gone = reached(ways, [client]) - reached(ways, [client], without=box) - {box, client}
        if gone:
            cuts.append(Cut(client, tuple(each.id for each in graph.boxes if each.id in gone)))
    return Loss(box, False, tuple(cuts), callers)


def path_states(graph: Graph, loss: Loss, paths: Iterable[MatchedPath]) -> tuple[tuple[MatchedPath, PathState], ...]:
    """What becomes of each path. It works as long as one of its ends can be reached from its start."""
    return tuple((path, _state(graph, loss, path)) for path in paths)


def _state(graph: Graph, loss: Loss, path: MatchedPath) -> PathState:
    if path.start is None or not path.ends:
        return PathState.NOT_TOLD
    ways = ways_on(graph)
    if reached(ways, [path.start]).isdisjoint(path.ends):
        return PathState.NOT_CONNECTED
    if loss.survived or not reached(ways, [path.start], without=loss.box).isdisjoint(path.ends):
        return PathState.INTACT
    return PathState.BROKEN
