"""Places for labels where the flow goes down or up: beside the ends of their lines, or on a run across the flow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drill.domain.diagram.bands import Band, Limits, Slot, Zone
from drill.domain.diagram.cells import cell_width, wrapped
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.layers import Item, Layered, Piece

BETWEEN: Final = 2
"""Free cells between two labels."""

WIDEST_LINE: Final = 30
"""Of a label, in cells; room is kept for narrower ones only."""

MOST_LINES: Final = 3
"""Of a label."""


_Reach = dict[tuple[int, bool], tuple[int, int]]
"""By item, before or behind the tracks: from where to where the ends of its lines and their labels reach."""


def reserve(graph: Graph, layered: Layered, width: int) -> dict[tuple[int, int], int]:
    """Make room for labels beside the ends of their lines: one at the left and one at the right of each item.

    Args:
        graph: What is drawn.
        layered: In order, with ports; items in groups get room for the labels at their right.
        width: The cells of a line of a label.

    Returns:
        By the numbers of two neighbours, the distance that their starts need.
    """
    reach: _Reach = {}
    planned: set[int] = set()
    for behind in (True, False):
        for item, ends in _ends(layered, behind):
            reach[item.number, behind] = _reach(graph, layered, ends, planned, (behind, width))
            if item.frames:
                item.room = max(item.room, reach[item.number, behind][1] - item.extent)
    return {
        (one.number, other.number): distance
        for layer in layered.layers
        for one, other in pairwise(layer)
        for distance in [_apart(one, other, reach)]
        if distance
    }


def _ends(layered: Layered, behind: bool) -> Iterator[tuple[Item, list[tuple[int, Piece]]]]:
    """Every item with the ports on one of its sides, from left to right."""
    ends: dict[int, tuple[Item, list[tuple[int, Piece]]]] = {}
    for between in layered.pieces:
        for piece in between:
            item, port = (piece.lower, piece.reach) if behind else (piece.upper, piece.leave)
            ends.setdefault(item.number, (item, []))[1].append((port, piece))
    for item, found in ends.values():
        yield item, sorted(found, key=lambda end: end[0])


def _reach(
    graph: Graph,
    layered: Layered,
    ends: Sequence[tuple[int, Piece]],
    planned: set[int],
    side: tuple[bool, int],
) -> tuple[int, int]:
    behind, width = side
    first, last = ends[0][0], ends[-1][0]
    for port, piece in (ends[-1], ends[0])[: len(ends)]:
        label = graph.arrows[piece.arrow].label.strip()
        strand = layered.strands[piece.arrow]
        if label and piece.arrow not in planned and piece is strand[-1 if behind else 0]:
            planned.add(piece.arrow)
            room = max(map(cell_width, wrapped(label, width))) + BETWEEN
            if piece is ends[-1][1]:
                last = port + room
            else:
                first = port - room
    return first, last


def _apart(one: Item, other: Item, reach: _Reach) -> int:
    return max(
        reach[one.number, behind][1] - reach[other.number, behind][0] + 1
        if (one.number, behind) in reach and (other.number, behind) in reach
        else 0
        for behind in (True, False)
    )


class UprightLabels:
    """Labels stand beside the ends of their lines, or on a run across the flow."""

    def __init__(self, graph: Graph, layered: Layered, bands: Sequence[Band], limits: Limits) -> None:
        self.graph, self.layered, self.bands, self.limits = graph, layered, bands, limits
        self.taken: dict[int, list[tuple[int, int, int, int]]] = {}
        self.needed: dict[tuple[int, Zone], int] = {}
        self.edge = max((item.start + item.extent for layer in layered.layers for item in layer), default=0)

    def slots(self) -> list[Slot]:
        """A place for each label that finds one; the longest choose first."""
        labelled = [arrow for arrow in self.layered.strands if self.graph.arrows[arrow].label.strip()]
        labelled.sort(key=lambda arrow: -cell_width(self.graph.arrows[arrow].label))
        slots = []
        for arrow in labelled:
            slot = min(self._options(arrow), key=self._cost, default=None)
            if slot is not None:
                slots.append(slot)
                wide = max(map(cell_width, slot.lines))
                first, last = self._rows_of(slot)
                self.taken.setdefault(slot.band, []).append((first, last, slot.start, slot.start + wide - 1))
                zone = (slot.band, slot.zone)
                self.needed[zone] = max(self.needed.get(zone, 0), slot.extra)
        return slots

    def _cost(self, slot: Slot) -> float:
        """What is to be said against a place; the rows that it costs, above all."""
        rows = max(0, slot.extra - self.needed.get((slot.band, slot.zone), 0))
        ragged = max(map(cell_width, slot.lines)) - min(map(cell_width, slot.lines))
        end = slot.start + max(map(cell_width, slot.lines))
        beyond = max(0, end - self.edge) + max(0, -slot.start)
        return 4 * rows + beyond + len(slot.lines) + 0.05 * ragged + (0.5 if slot.zone is Zone.BEFORE else 0)

    def _rows_of(self, slot: Slot) -> tuple[int, int]:
        """The rows of a label, counted from the first track; rows before it are negative."""
        tracks, height = self.bands[slot.band].tracks, len(slot.lines)
        if slot.zone is Zone.TRACK:
            return slot.row, slot.row
        first = slot.row - height if slot.zone is Zone.BEFORE else tracks - slot.row
        return first, first + height - 1

    def _options(self, arrow: int) -> Iterator[Slot]:
        label = self.graph.arrows[arrow].label
        strand = self.layered.strands[arrow]
        whole = wrapped(label.strip(), 10_000)
        if len(whole) == 1:
            for piece in strand:
                yield from self._on_track(piece, whole)
        narrow = max(self.limits.width, WIDEST_LINE)
        longest = max(cell_width(word) for word in label.split())
        tried = set()
        while narrow >= max(6, longest):
            lines = wrapped(label.strip(), narrow)
            if lines not in tried and len(lines) <= MOST_LINES:
                tried.add(lines)
                for piece in strand:
                    yield from self._beside(piece, Zone.BEHIND, lines)
                    yield from self._beside(piece, Zone.BEFORE, lines)
            narrow -= 3

    def _on_track(self, piece: Piece, lines: tuple[str, ...]) -> Iterator[Slot]:
        number = piece.upper.layer + 1
        band = self.bands[number]
        wide = cell_width(lines[0])
        at = piece.top
        for row, to in piece.tracks:
            first, last = min(at, to) + 1, max(at, to) - 1
            at = to
            walls = [wall for wall in band.walls(piece, row) if first <= wall <= last]
            for low, high in sorted(_between(first, last, walls), key=lambda gap: gap[0] - gap[1]):
                if high - low + 1 >= wide + 4:
                    yield Slot(piece.arrow, number, Zone.TRACK, low + (high - low + 1 - wide) // 2, lines, row)

    def _beside(self, piece: Piece, zone: Zone, lines: tuple[str, ...]) -> Iterator[Slot]:
        number = piece.upper.layer + 1
        band = self.bands[number]
        wide = max(map(cell_width, lines))
        at = piece.bottom if zone is Zone.BEHIND else piece.top
        for start in (at + 1, at - wide):
            end = start + wide - 1
            if any(start - 1 <= wall <= end + 1 for wall in band.ends(zone, at)):
                continue
            slot = Slot(piece.arrow, number, zone, start, lines, self._shared(piece, zone, start, end, len(lines)))
            first, last = self._rows_of(slot)
            if slot.extra <= self.limits.rows and all(
                end + BETWEEN < left or right + BETWEEN < start or last < top or bottom < first
                for top, bottom, left, right in self.taken.get(number, ())
            ):
                yield slot

    def _shared(self, piece: Piece, zone: Zone, start: int, end: int, height: int) -> int:
        """How many rows a label beside a line can share with the tracks."""
        band = self.bands[piece.upper.layer + 1]
        own = [row for row, _ in piece.tracks]
        if zone is Zone.BEHIND:
            rows = range(band.tracks - 1, (own[-1] if own else -1), -1)
        else:
            rows = range(own[0] if own else band.tracks)
        shared = 0
        for row in rows:
            walls = any(start - 1 <= wall <= end + 1 for wall in band.walls(piece, row))
            runs = any(first <= end + 1 and start - 1 <= last for first, last in band.runs_on(row))
            if walls or runs or shared == height:
                break
            shared += 1
        return shared


def _between(first: int, last: int, walls: Sequence[int]) -> Iterator[tuple[int, int]]:
    low = first
    for wall in sorted(walls):
        yield low, wall - 1
        low = wall + 1
    yield low, last
