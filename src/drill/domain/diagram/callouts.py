"""Labels with their places, and spaces between the layers that have room for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from drill.domain.diagram.bands import Band, Limits, Slot, Zone, heads
from drill.domain.diagram.cells import cell_width
from drill.domain.diagram.graph import Graph, LineStyle
from drill.domain.diagram.layers import Layered
from drill.domain.diagram.sideways_labels import SidewaysLabels
from drill.domain.diagram.upright_labels import UprightLabels


@dataclass(frozen=True, slots=True)
class Callout:
    """A label with its place.

    Args:
        band: The number of the space.
        offset: From the begin of that space along the flow; negative: of its last cell from the end, which is -1.
        start: Its first cell across the flow.
    """

    arrow: int
    band: int
    offset: int
    start: int
    lines: tuple[str, ...]


def place_callouts(graph: Graph, layered: Layered, bands: Sequence[Band], limits: Limits) -> list[Callout]:
    """Find places for labels, and make the spaces between the layers as large as they need to be."""
    sideways, roomy = limits.sideways, limits.roomy
    places = SidewaysLabels if sideways else UprightLabels
    slots = places(graph, layered, bands, limits).slots()
    placed = {slot.arrow for slot in slots}
    for number, band in enumerate(bands):
        here = [slot for slot in slots if slot.band == number]
        if sideways:
            _size_sideways(graph, layered, band, here, roomy)
        else:
            _size_upright(graph, layered, band, here, placed=placed, roomy=roomy)
    return [_callout(graph, layered, bands[slot.band], slot, sideways) for slot in slots]


def _size_upright(
    graph: Graph, layered: Layered, band: Band, slots: Sequence[Slot], *, placed: set[int], roomy: bool
) -> None:
    if not band.pieces:
        band.before = 0 if band.tracks else int(bool(band.begin >= 0 and not band.borders))
        return
    free = {
        zone: max((slot.extra for slot in slots if slot.zone is zone), default=0) for zone in (Zone.BEFORE, Zone.BEHIND)
    }
    if not any(free.values()) and (roomy or _needs_a_free_row(graph, band, placed)):
        free[Zone.BEFORE] = 1
    if sum(free.values()) < 2 and _has_a_mark_alone(graph, layered, band, placed):
        free[Zone.BEFORE] += 1
    band.before = heads(graph, layered, band, upper=True) + free[Zone.BEFORE]
    band.behind = heads(graph, layered, band, upper=False) + free[Zone.BEHIND]
    band.before += max(0, 2 - band.size)


def _needs_a_free_row(graph: Graph, band: Band, placed: set[int]) -> bool:
    """Whether a line could not show its style or the mark of its label without one."""
    arrows = [(piece.arrow, graph.arrows[piece.arrow]) for piece in band.pieces]
    return any(
        arrow.style is not LineStyle.SOLID or arrow.both or (arrow.label.strip() and number not in placed)
        for number, arrow in arrows
    )


def _has_a_mark_alone(graph: Graph, layered: Layered, band: Band, placed: set[int]) -> bool:
    """Whether a mark would cover all that can be seen of a line."""
    return any(
        graph.arrows[piece.arrow].label.strip()
        and piece.arrow not in placed
        and len(layered.strands[piece.arrow]) == 1
        and not piece.tracks
        for piece in band.pieces
    )


def _size_sideways(graph: Graph, layered: Layered, band: Band, slots: Sequence[Slot], roomy: bool) -> None:
    if not band.pieces:
        inner = int(bool(band.borders))
        band.before = inner * int(any(run.level == 0 for run in band.borders))
        band.behind = inner * int(any(run.level == 2 for run in band.borders))
        if not band.borders:
            band.before = 0
        return
    head = heads(graph, layered, band, upper=True)
    band.before = head + (2 if roomy else 1)
    band.behind = 1 + heads(graph, layered, band, upper=False)
    for slot in slots:
        wide = max(map(cell_width, slot.lines))
        if slot.zone is Zone.BEFORE:
            band.before = max(band.before, head + wide + 4)
    for slot in slots:
        wide = max(map(cell_width, slot.lines))
        if slot.zone is Zone.TRACK:
            band.before += max(0, head + wide + 4 + 1 - band.size)


def _callout(graph: Graph, layered: Layered, band: Band, slot: Slot, sideways: bool) -> Callout:
    headed = heads(graph, layered, band, upper=True)
    wide = max(map(cell_width, slot.lines))
    if sideways:
        if slot.zone is Zone.TRACK:
            offset = max(headed + 1, headed + (band.size - 1 - headed - wide) // 2)
        elif slot.zone is Zone.PASSING:
            offset = band.size + max(0, (slot.row - wide) // 2)
        else:
            offset = headed + max(1, (band.before - headed - wide) // 2)
        return Callout(slot.arrow, slot.band, offset, slot.start, slot.lines)
    if slot.zone is Zone.TRACK:
        offset = band.before + slot.row
    elif slot.zone is Zone.BEFORE:
        offset = band.before - slot.extra if slot.row else headed
    elif slot.row:
        offset = band.before + band.tracks - slot.row
    else:
        offset = -1 - heads(graph, layered, band, upper=False)
    return Callout(slot.arrow, slot.band, offset, slot.start, slot.lines)
