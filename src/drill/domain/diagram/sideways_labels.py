"""Places for labels where the flow goes right or left: on their lines, which leave their boxes in rows of their own."""

from collections.abc import Iterator, Sequence

from drill.domain.diagram.bands import Band, Limits, Slot, Zone
from drill.domain.diagram.cells import cell_width
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.layers import Layered, Piece


class SidewaysLabels:
    """Labels stand on their lines: each line leaves its box in a row of its own."""

    def __init__(self, graph: Graph, layered: Layered, bands: Sequence[Band], limits: Limits) -> None:
        self.graph, self.layered, self.bands, self.limits = graph, layered, bands, limits

    def slots(self) -> list[Slot]:
        """A place for each label that is not too long."""
        return [slot for arrow in self.layered.strands for slot in self._slot(arrow)]

    def _slot(self, arrow: int) -> Iterator[Slot]:
        label = " ".join(self.graph.arrows[arrow].label.split())
        wide = cell_width(label)
        if not label:
            return
        strand = self.layered.strands[arrow]
        for piece in strand[:-1]:
            depth = piece.lower.depth
            if wide + 2 <= depth:
                yield Slot(arrow, piece.upper.layer + 1, Zone.PASSING, piece.bottom, (label,), depth)
                return
        if wide > self.limits.width:
            return
        for piece in strand:
            if not piece.tracks and not self._is_crossed(piece):
                yield Slot(arrow, piece.upper.layer + 1, Zone.TRACK, piece.top, (label,))
                return
        yield Slot(arrow, strand[0].upper.layer + 1, Zone.BEFORE, strand[0].top, (label,))

    def _is_crossed(self, piece: Piece) -> bool:
        band = self.bands[piece.upper.layer + 1]
        crossed = any(
            min(other.top, *(to for _, to in other.tracks))
            <= piece.top
            <= max(other.top, *(to for _, to in other.tracks))
            for other in band.pieces
            if other.tracks
        )
        return crossed or any(run.first <= piece.top <= run.last for run in band.borders)
