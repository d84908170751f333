"""Orders the items of every layer so that few lines cross. Members of a group stay side by side."""

from collections.abc import Mapping, Sequence
from typing import Final

from drill.domain.diagram.layers import Item, Layered, Piece

SWEEPS: Final = 8
"""Down and up again."""


def order(layered: Layered) -> None:
    """Order the layers in place: by the middle of their ends, then by exchanging neighbours; the best is kept."""
    _rank(layered.layers)
    above: dict[int, list[Item]] = {}
    below: dict[int, list[Item]] = {}
    for pieces in layered.pieces:
        for piece in pieces:
            above.setdefault(piece.lower.number, []).append(piece.upper)
            below.setdefault(piece.upper.number, []).append(piece.lower)
    _sort_all(layered, {}, down=True)
    best = [list(layer) for layer in layered.layers]
    fewest = crossings(layered.pieces)
    for sweep in range(SWEEPS):
        if fewest == 0 and sweep > 1:
            break
        down = sweep % 2 == 0
        _sort_all(layered, above if down else below, down)
        _exchange(layered)
        found = crossings(layered.pieces)
        if found < fewest or (found == fewest and sweep < 2):
            fewest, best = found, [list(layer) for layer in layered.layers]
    layered.layers[:] = best
    _rank(layered.layers)


def crossings(pieces: Sequence[Sequence[Piece]]) -> int:
    """How many pairs of lines cross."""
    return sum(_crossings_between(between) for between in pieces)


def _crossings_between(pieces: Sequence[Piece]) -> int:
    ends = [(piece.upper.rank, piece.lower.rank) for piece in pieces]
    return sum((a - c) * (b - d) < 0 for number, (a, b) in enumerate(ends) for c, d in ends[number + 1 :])


def _rank(layers: Sequence[Sequence[Item]]) -> None:
    for layer in layers:
        for rank, item in enumerate(layer):
            item.rank = rank


def _sort_all(layered: Layered, neighbours: Mapping[int, Sequence[Item]], down: bool) -> None:
    where = {}
    for layer in layered.layers:
        for item in layer:
            where[item.number] = (item.rank + 0.5) / len(layer)
    middles: dict[int, list[float]] = {}
    for layer in layered.layers:
        for item in layer:
            for frame in item.frames:
                middles.setdefault(frame, []).append(where[item.number])
    middle = {frame: sum(places) / len(places) for frame, places in middles.items()}
    for layer in layered.layers if down else reversed(layered.layers):
        for item in layer:
            near = neighbours.get(item.number)
            if near:
                where[item.number] = sum(where[each.number] for each in near) / len(near)
        layer.sort(key=lambda item: (*((middle[frame], frame) for frame in item.frames), (where[item.number], -1)))
        for rank, item in enumerate(layer):
            item.rank = rank
            where[item.number] = (rank + 0.5) / len(layer)


def _exchange(layered: Layered) -> None:
    """Exchange neighbours of one group wherever that takes crossings away."""
    pieces_of: dict[int, list[Piece]] = {}
    for between in layered.pieces:
        for piece in between:
            pieces_of.setdefault(piece.upper.number, []).append(piece)
            pieces_of.setdefault(piece.lower.number, []).append(piece)
    for _ in range(4):
        changed = False
        for layer in layered.layers:
            for rank in range(len(layer) - 1):
                left, right = layer[rank], layer[rank + 1]
                if left.frames != right.frames:
                    continue
                if _gain(left, pieces_of.get(left.number, ()), right, pieces_of.get(right.number, ())) > 0:
                    layer[rank], layer[rank + 1] = right, left
                    left.rank, right.rank = rank + 1, rank
                    changed = True
        if not changed:
            break


def _gain(left: Item, lefts: Sequence[Piece], right: Item, rights: Sequence[Piece]) -> int:
    """How many crossings an exchange takes away."""
    gain = 0
    for one in lefts:
        for other in rights:
            if one.upper is left and other.upper is right:
                gain += (one.lower.rank > other.lower.rank) - (one.lower.rank < other.lower.rank)
            elif one.lower is left and other.lower is right:
                gain += (one.upper.rank > other.upper.rank) - (one.upper.rank < other.upper.rank)
    return gain
