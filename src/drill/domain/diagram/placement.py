"""Places items across the flow: nobody overlaps, and lines are as straight as can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from drill.domain.diagram.layers import Item, Layered, Piece

SWEEPS: Final = 6
MOST_PUSHED: Final = 20_000
"""Items pushed in trying to straighten one drawing; beyond, it stays as it is."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far things stay apart across the flow, in cells.

    Args:
        boxes: Between boxes.
        lines: Between a box and a line that passes it.
        border: From the border of a group to what stands in it, the border included.
        outside: From the border of a group to its neighbours.
    """

    boxes: int
    lines: int
    border: int
    outside: int


Margins = dict[tuple[int, int], int]
"""By the numbers of two neighbours: the distance of their starts that their labels need."""


def place(layered: Layered, spacing: Spacing, margins: Margins) -> None:
    """Give every item its start.

    Args:
        layered: In order, with extents and ports.
        spacing: What to keep.
        margins: Distances beyond it.
    """
    items = [item for layer in layered.layers for item in layer]
    distances = _distances(layered.layers, spacing, margins)
    _Mover(items, distances, layered.pieces).run()


def _distances(layers: Sequence[Sequence[Item]], spacing: Spacing, margins: Margins) -> dict[tuple[int, int], int]:
    """By the numbers of two items, how far the second one's start lies beyond the first one's at least."""
    firsts: dict[int, dict[int, Item]] = {}
    lasts: dict[int, dict[int, Item]] = {}
    for number, layer in enumerate(layers):
        for item in layer:
            for frame in item.frames:
                firsts.setdefault(frame, {}).setdefault(number, item)
                lasts.setdefault(frame, {})[number] = item
    found: dict[tuple[int, int], int] = {}

    def keep(left: Item, right: Item, distance: int) -> None:
        pair = (left.number, right.number)
        found[pair] = max(found.get(pair, 0), distance)

    for layer in layers:
        for left, right in pairwise(layer):
            shared = 0
            while left.frames[: shared + 1] == right.frames[: shared + 1] and shared < min(
                len(left.frames), len(right.frames)
            ):
                shared += 1
            lefts = lasts[left.frames[shared]].values() if len(left.frames) > shared else (left,)
            rights = firsts[right.frames[shared]].values() if len(right.frames) > shared else (right,)
            for one in lefts:
                for other in rights:
                    borders = len(one.frames) + len(other.frames) - 2 * shared
                    both = one.box is not None and other.box is not None
                    neither = one.box is None and other.box is None
                    gap = spacing.boxes if both else spacing.lines if not neither else max(1, spacing.lines - 1)
                    if borders:
                        gap = borders * spacing.border + spacing.outside
                    keep(one, other, one.extent + one.room + gap)
            if (left.number, right.number) in margins:
                keep(left, right, margins[left.number, right.number])
    return {pair: distance for pair, distance in found.items() if pair[0] != pair[1]}


class _Mover:
    """Moves items, one or a straight row of them at a time, as long as lines get straighter."""

    def __init__(
        self, items: Sequence[Item], distances: dict[tuple[int, int], int], pieces: Sequence[Sequence[Piece]]
    ) -> None:
        self.items = {item.number: item for item in items}
        self.after: dict[int, list[tuple[int, int]]] = {number: [] for number in self.items}
        self.before: dict[int, list[tuple[int, int]]] = {number: [] for number in self.items}
        for (left, right), distance in distances.items():
            self.after[left].append((right, distance))
            self.before[right].append((left, distance))
        self.links: dict[int, list[tuple[int, int, int]]] = {number: [] for number in self.items}
        for between in pieces:
            for piece in between:
                shift = piece.leave - piece.reach
                self.links[piece.upper.number].append((piece.lower.number, shift, piece.weight))
                self.links[piece.lower.number].append((piece.upper.number, -shift, piece.weight))
        self.at = self._packed()
        self.pushed = 0

    def run(self) -> None:
        """Move until nothing gets better."""
        order = sorted(self.items, key=lambda number: self.items[number].layer)
        for sweep in range(SWEEPS):
            improved = False
            for number in order if sweep % 2 == 0 else reversed(order):
                if self.links[number] and self.pushed < MOST_PUSHED:
                    improved |= self._improve((number,))
                    row = self._straight_row(number)
                    if len(row) > 1:
                        improved |= self._improve(row)
            if not improved:
                break
        lowest = min(self.at.values(), default=0)
        for number, item in self.items.items():
            item.start = self.at[number] - lowest

    def _packed(self) -> dict[int, int]:
        """Everything as far to the front as it goes."""
        waiting = {number: len(before) for number, before in self.before.items()}
        ready = [number for number, count in waiting.items() if not count]
        at = dict.fromkeys(self.items, 0)
        for number in ready:
            for other, distance in self.after[number]:
                at[other] = max(at[other], at[number] + distance)
                waiting[other] -= 1
                if not waiting[other]:
                    ready.append(other)
        return at

    def _straight_row(self, number: int) -> tuple[int, ...]:
        """The items that hang together with one by straight lines."""
        row, seen = [number], {number}
        for one in row:
            for other, shift, _ in self.links[one]:
                if other not in seen and self.at[one] + shift == self.at[other]:
                    seen.add(other)
                    row.append(other)
        return tuple(row)

    def _improve(self, row: Sequence[int]) -> bool:
        within = set(row)
        wishes = sorted(
            (self.at[other] - shift - self.at[one], weight)
            for one in row
            for other, shift, weight in self.links[one]
            if other not in within
        )
        if not wishes:
            return False
        half, total = sum(weight for _, weight in wishes) / 2, 0
        middles: list[int] = []
        for wish, weight in wishes:
            total += weight
            if total >= half and (not middles or wish != middles[-1]):
                middles.append(wish)
                if total > half:
                    break
        tries = dict.fromkeys([*middles, sum(middles) // len(middles)])
        return any(self._try(row, step) for step in tries if step)

    def _try(self, row: Sequence[int], step: int) -> bool:
        """Move, pushing others aside, if that makes the lines straighter."""
        moved = {number: self.at[number] + step for number in row}
        pushing = list(row)
        for number in pushing:
            place = moved[number]
            for other, distance in self.after[number] if step > 0 else self.before[number]:
                bound = place + distance if step > 0 else place - distance
                here = moved.get(other, self.at[other])
                if (bound > here) if step > 0 else (bound < here):
                    moved[other] = bound
                    pushing.append(other)
            self.pushed += 1
            if len(pushing) > 2 * len(self.at):
                return False
        before = after = 0
        for number, place in moved.items():
            for other, shift, weight in self.links[number]:
                old = abs(self.at[number] + shift - self.at[other])
                new = abs(place + shift - moved.get(other, self.at[other]))
                share = weight if other in moved else 2 * weight
                before += share * (old + (2 if old else 0))
                after += share * (new + (2 if new else 0))
        if after >= before:
            return False
        self.at.update(moved)
        return True
