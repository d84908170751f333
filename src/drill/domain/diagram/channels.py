"""Lines between two layers: each gets a track of its own where it has to run across the flow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from drill.domain.diagram.layers import Piece

APART: Final = 1
"""Free cells between two lines on one track."""


@dataclass(slots=True)
class Run:
    """Something that runs across the flow: a line from one place to another, or the border of a group.

    Args:
        top, bottom: Where it comes from and where it goes on.
        level: 0 for borders of groups that close, 1 for lines, 2 for those that open.
        nested: Of borders, how deep.
    """

    top: int
    bottom: int
    piece: Piece | None = None
    frame: int | None = None
    level: int = 1
    nested: int = 0
    row: int = 0
    above: list["Run"] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Its first cell."""
        return min(self.top, self.bottom)

    @property
    def last(self) -> int:
        """Its last cell."""
        return max(self.top, self.bottom)


def assign_rows(pieces: Sequence[Piece], borders: Sequence[Run], avoid: Callable[[int], bool]) -> int:
    """Give a row to each border, and tracks to each line that is not straight.

    Args:
        pieces: The lines between two layers.
        borders: Of the groups that close or open there; their rows are set.
        avoid: Whether a line cannot turn at a place across the flow, as a border runs there.

    Returns:
        How many rows it takes.
    """
    runs = [Run(piece.top, piece.bottom, piece) for piece in pieces if piece.top != piece.bottom]
    taken = {place for piece in pieces for place in (piece.top, piece.bottom)}
    lines = _sorted(runs, taken, avoid)
    closing = sorted((run for run in borders if run.level == 0), key=lambda run: -run.nested)
    opening = sorted((run for run in borders if run.level == 2), key=lambda run: run.nested)
    placed: list[Run] = []
    for run in [*closing, *lines, *opening]:
        run.row = max(
            (other.row + 1 for other in placed if other.first <= run.last + APART and run.first <= other.last + APART),
            default=0,
        )
        for other in run.above:
            run.row = max(run.row, other.row + 1)
        placed.append(run)
    for run in lines:
        if run.piece is not None:
            run.piece.tracks.append((run.row, run.bottom))
    return max((run.row + 1 for run in placed), default=0)


def _sorted(runs: Sequence[Run], taken: set[int], avoid: Callable[[int], bool]) -> list[Run]:
    """From the upper layer to the lower one, so that lines on the same place do not meet and few cross."""
    waiting, found = list(runs), []
    for run in waiting:
        run.above = [other for other in waiting if other is not run and other.top == run.bottom]
    while waiting:
        free = [run for run in waiting if not any(other in waiting for other in run.above)]
        if free:
            chosen = min(free, key=lambda run: (_harm(run, waiting), run.first))
            waiting.remove(chosen)
            found.append(chosen)
            continue
        waiting += _gone_round(waiting, taken, avoid)
    return found


def _gone_round(waiting: list[Run], taken: set[int], avoid: Callable[[int], bool]) -> list[Run]:
    """Lines wait for each other in a circle: one of them takes a way round, over a place that nobody uses."""
    run = min(waiting, key=lambda run: run.last - run.first)
    place = run.last + 1
    while place in taken or avoid(place):
        place += 1
    taken.add(place)
    rest = Run(place, run.bottom, run.piece, above=[run, *run.above])
    run.bottom = place
    run.above = []
    return [rest]


def _harm(run: Run, others: Sequence[Run]) -> int:
    """How many crossings it costs to lay a line above all others, compared with below them."""
    harm = 0
    for other in others:
        if other is not run:
            harm += (run.first < other.top < run.last) + (other.first < run.bottom < other.last)
            harm -= (other.first < run.top < other.last) + (run.first < other.bottom < run.last)
    return harm
