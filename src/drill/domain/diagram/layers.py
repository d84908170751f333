"""Puts the boxes of a graph into layers, so that as many arrows as possible point the same way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drill.domain.diagram.graph import Graph


@dataclass(slots=True)
class Item:
    """What stands in a layer: a box, or a place where a long line passes.

    Args:
        number: Items of a drawing are numbered; boxes come first, in the graph's order.
        frames: The numbers of the groups it stands in, the outermost first.
        rank: Its place in its layer, from 0.
        start: Its first cell across the flow.
        extent: Its cells across the flow.
        room: What its loops need across the flow beyond that.
        depth: Its cells along the flow.
        looped: The last of its cells across the flow, where loops are tied instead of lines that leave it.
    """

    number: int
    layer: int
    frames: tuple[int, ...] = ()
    box: int | None = None
    rank: int = 0
    start: int = 0
    extent: int = 1
    room: int = 0
    depth: int = 1
    looped: int = 0


@dataclass(slots=True)
class Piece:
    """The part of a line between one layer and the next.

    Args:
        arrow: The number of its arrow.
        upper, lower: Its items.
        leave, reach: Where it leaves the upper one and reaches the lower one, in cells from the start of the item.
        weight: How much it should be straight.
        tracks: Where it runs across the flow: the row within the space between the layers, and to where. Empty when it
            is straight; more than one when it has to go round.
    """

    arrow: int
    upper: Item
    lower: Item
    leave: int = 0
    reach: int = 0
    weight: int = 1
    tracks: list[tuple[int, int]] = field(default_factory=list)

    @property
    def top(self) -> int:
        """Where it leaves the upper layer."""
        return self.upper.start + self.leave

    @property
    def bottom(self) -> int:
        """Where it reaches the lower layer."""
        return self.lower.start + self.reach


@dataclass(slots=True)
class Layered:
    """A graph in layers.

    Args:
        layers: The items of each layer, in order.
        pieces: The lines between each layer and the next.
        strands: By arrow, its pieces from the upper end to the lower end; loops have none.
        flipped: The arrows that point against the flow.
    """

    layers: list[list[Item]]
    pieces: list[list[Piece]]
    strands: dict[int, list[Piece]]
    flipped: frozenset[int]

    @property
    def size(self) -> int:
        """How many items there are."""
        return sum(map(len, self.layers))


def in_layers(graph: Graph, frames_of: Sequence[tuple[int, ...]], *, by_distance: bool = False) -> Layered:
    """Put boxes into layers, and a place into every layer that a line passes.

    Args:
        graph: The drawing.
        frames_of: For every box, the groups it stands in.
        by_distance: Whether a box stands as near to the entries as the shortest way to it, so that some arrows point
            back; else only those do that close a circle.
    """
    index = {box.id: number for number, box in enumerate(graph.boxes)}
    ends = [(index[arrow.source], index[arrow.target]) for arrow in graph.arrows]
    flipped = (_back_to_the_entries if by_distance else _against_the_flow)(len(graph.boxes), ends)
    edges = [(b, a) if number in flipped else (a, b) for number, (a, b) in enumerate(ends)]
    layer_of = _layers(len(graph.boxes), [edge for edge in edges if edge[0] != edge[1]])
    items = [Item(number, layer_of[number], frames_of[number], number) for number in range(len(graph.boxes))]
    count = max(layer_of, default=-1) + 1
    layers: list[list[Item]] = [[] for _ in range(count)]
    for item in items:
        layers[item.layer].append(item)
    layered = Layered(layers, [[] for _ in range(max(count - 1, 0))], {}, flipped)
    number = len(items)
    for arrow, (a, b) in enumerate(edges):
        if a == b:
            continue
        common = _common(items[a].frames, items[b].frames)
        upper, strand = items[a], []
        for layer in range(items[a].layer + 1, items[b].layer + 1):
            if layer == items[b].layer:
                lower = items[b]
            else:
                lower = Item(number, layer, common)
                layers[layer].append(lower)
                number += 1
            piece = Piece(arrow, upper, lower, weight=_weight(upper, lower))
            layered.pieces[layer - 1].append(piece)
            strand.append(piece)
            upper = lower
        layered.strands[arrow] = strand
    _hold_open(layered, number)
    return layered


def _hold_open(layered: Layered, number: int) -> None:
    """Give every group a place in each layer between its first and its last."""
    spans: dict[tuple[int, ...], list[int]] = {}
    for layer, items in enumerate(layered.layers):
        for item in items:
            for depth in range(1, len(item.frames) + 1):
                spans.setdefault(item.frames[:depth], []).append(layer)
    for frames, found in spans.items():
        for layer in set(range(min(found), max(found))) - set(found):
            layered.layers[layer].append(Item(number, layer, frames))
            number += 1


def _weight(upper: Item, lower: Item) -> int:
    return (2, 3, 6)[(upper.box is None) + (lower.box is None)]


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return one[:shared]


def _against_the_flow(count: int, ends: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The arrows that close a circle when the graph is walked from its entries."""
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    entered = [0] * count
    for number, (a, b) in enumerate(ends):
        if a != b:
            leaving[a].append((number, b))
            entered[b] += 1
    state = [0] * count
    flipped = set()
    for start in sorted(range(count), key=lambda box: (entered[box] > 0, box)):
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(leaving[start]))]
        while stack:
            box, arrows = stack[-1]
            for number, target in arrows:
                if state[target] == 1:
                    flipped.add(number)
                elif state[target] == 0:
                    state[target] = 1
                    stack.append((target, iter(leaving[target])))
                    break
            else:
                state[box] = 2
                stack.pop()
    return frozenset(flipped)


def _back_to_the_entries(count: int, ends: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The arrows that lead to a box which is reached before the one they come from."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for a, b in ends:
        if a != b:
            leaving[a].append(b)
            entered[b] += 1
    reached: dict[int, int] = {}
    waves = [[box for box in range(count) if not entered[box]], *([box] for box in range(count))]
    for wave in waves:
        queue = [box for box in wave if box not in reached]
        reached.update((box, len(reached) + place) for place, box in enumerate(queue))
        for box in queue:
            for target in leaving[box]:
                if target not in reached:
                    reached[target] = len(reached)
                    queue.append(target)
    return frozenset(number for number, (a, b) in enumerate(ends) if reached[b] < reached[a])


def _layers(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """As early as possible; then boxes that nothing leads to move down to what they lead to."""
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        after[a].append(b)
        before[b].append(a)
    waiting = [len(each) for each in before]
    order = [box for box in range(count) if not waiting[box]]
    layer = [0] * count
    for box in order:
        for target in after[box]:
            layer[target] = max(layer[target], layer[box] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    for box in reversed(order):
        if after[box] and len(after[box]) > len(before[box]):
            layer[box] = max(layer[box], min(layer[target] for target in after[box]) - 1)
    lowest = min(layer, default=0)
    return [each - lowest for each in layer]
