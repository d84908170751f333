"""Searching a drawing: where a request can get from here, and what is gone when a box is."""

from collections.abc import Iterable, Mapping

from drill.domain.diagram.graph import Graph, Kind
from drill.domain.diagram.kinds import kind_of

Ways = Mapping[str, tuple[str, ...]]
"""From each box the boxes to which a request can go on."""


def ways_on(graph: Graph) -> Ways:
    """Where a request can travel from each box: along arrows, and back along two-way and headless ones."""
    ways: dict[str, list[str]] = {box.id: [] for box in graph.boxes}
    for arrow in graph.arrows:
        if arrow.source in ways and arrow.target in ways:
            ways[arrow.source].append(arrow.target)
            if arrow.both or not arrow.head:
                ways[arrow.target].append(arrow.source)
    return {box: tuple(dict.fromkeys(targets)) for box, targets in ways.items()}


def reached(ways: Ways, starts: Iterable[str], without: str | None = None) -> frozenset[str]:
    """All boxes that can be reached from some, themselves included.

    Args:
        ways: Where one can go on.
        starts: Where one begins.
        without: A box that is lost: nothing begins in it and nothing passes it.
    """
    waiting = [start for start in starts if start != without and start in ways]
    seen = set(waiting)
    while waiting:
        for following in ways[waiting.pop()]:
            if following != without and following not in seen:
                seen.add(following)
                waiting.append(following)
    return frozenset(seen)


def clients_of(graph: Graph) -> tuple[str, ...]:
    """The clients from which requests start: those that an arrow leaves.

    A client at which arrows only end is served by others' requests. Where no client starts anything, whatever nothing
    leads to stands in for them, if an arrow leaves it.
    """
    ways = ways_on(graph)
    clients = tuple(box.id for box in graph.boxes if kind_of(box) is Kind.CLIENT and ways[box.id])
    return clients or tuple(box for box in roots(ways) if ways[box])


def roots(ways: Ways) -> tuple[str, ...]:
    """The boxes to which no other box leads."""
    led_to = {target for source, targets in ways.items() for target in targets if target != source}
    return tuple(box for box in ways if box not in led_to)
