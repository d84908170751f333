"""The spaces before, between and behind layers, where lines run and labels stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from drill.domain.diagram.channels import Run
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.layers import Layered, Piece


class Zone(Enum):
    """A part of the space between two layers."""

    BEFORE = auto()  # the tracks: lines only leave the upper layer there
    TRACK = auto()
    BEHIND = auto()  # the tracks: lines only reach the lower layer there
    PASSING = auto()  # the layer below, which the line passes


@dataclass(slots=True)
class Band:
    """The space before, between or behind layers.

    Args:
        begin: Its first cell along the flow.
        sides: Where borders of groups run along the flow in it; `passing`: all the way.
        tracks: Cells along the flow for lines and borders across it.
        before, behind: Cells along the flow before and behind the tracks.
    """

    pieces: Sequence[Piece] = ()
    borders: list[Run] = field(default_factory=list)
    sides: set[int] = field(default_factory=set)
    passing: set[int] = field(default_factory=set)
    tracks: int = 0
    begin: int = 0
    before: int = 0
    behind: int = 0

    @property
    def size(self) -> int:
        """Its cells along the flow."""
        return self.before + self.tracks + self.behind

    def track_place(self, row: int) -> int:
        """Where a track is along the flow."""
        return self.begin + self.before + row

    def walls(self, piece: Piece, row: int) -> Iterator[int]:
        """Where other lines and borders cross a track."""
        yield from self.sides
        for other in self.pieces:
            if other is not piece:
                rows = [each for each, _ in other.tracks]
                if not rows or rows[0] >= row:
                    yield other.top
                if not rows or rows[-1] <= row:
                    yield other.bottom
                yield from (to for _, to in other.tracks[:-1])

    def runs_on(self, row: int) -> Iterator[tuple[int, int]]:
        """From where to where lines and borders run across the flow on a track."""
        yield from ((run.first, run.last) for run in self.borders if run.row == row)
        for piece in self.pieces:
            at = piece.top
            for track, to in piece.tracks:
                if track == row:
                    yield min(at, to), max(at, to)
                at = to

    def ends(self, zone: Zone, place: int) -> set[int]:
        """Where other lines and borders run before or behind the tracks."""
        lines = {piece.bottom if zone is Zone.BEHIND else piece.top for piece in self.pieces}
        return (lines - {place}) | self.sides_in(zone)

    def sides_in(self, zone: Zone) -> set[int]:
        """Where borders run along the flow in a zone."""
        if zone is Zone.TRACK:
            return self.sides
        level = 0 if zone is Zone.BEFORE else 2
        return self.passing | {side for run in self.borders if run.level == level for side in (run.top, run.bottom)}


@dataclass(frozen=True, slots=True)
class Limits:
    """What labels may take.

    Args:
        width: The cells of one line of a label.
        rows: The rows that a label may cost.
        sideways: Whether the flow goes to the right or left.
        roomy: Whether lines keep a free cell before and behind their bends.
    """

    width: int
    rows: int
    sideways: bool
    roomy: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a label; `row` is its track, or how many rows it shares with the tracks."""

    arrow: int
    band: int
    zone: Zone
    start: int
    lines: tuple[str, ...]
    row: int = 0

    @property
    def extra(self) -> int:
        """The rows that it needs beside those of the tracks."""
        return 0 if self.zone is Zone.TRACK else len(self.lines) - self.row


def has_head(graph: Graph, layered: Layered, piece: Piece, upper: bool) -> bool:
    """Whether a line has its head at the end of a piece."""
    strand, arrow = layered.strands[piece.arrow], graph.arrows[piece.arrow]
    if piece is not (strand[0] if upper else strand[-1]):
        return False
    at_target = upper == (piece.arrow in layered.flipped)
    return (arrow.head and at_target) or arrow.both


def heads(graph: Graph, layered: Layered, band: Band, upper: bool) -> int:
    """How many cells along the flow the heads at one end of a space take."""
    return int(any(has_head(graph, layered, piece, upper) for piece in band.pieces))
