"""Where lines are tied to boxes: every line has a port of its own, in the order in which the others stand."""

from collections.abc import Sequence

from drill.domain.diagram.layers import Item, Layered, Piece


def assign_ports(layered: Layered) -> dict[int, int]:
    """Spread the lines at each side of each item evenly.

    Returns:
        By item, the lines on the side that has more of them.
    """
    most: dict[int, int] = {}
    for item, pieces, leaving in _sides(layered):
        most[item.number] = max(most.get(item.number, 0), len(pieces))
        for number, piece in enumerate(pieces):
            side = item.extent - item.looped if leaving else item.extent
            port = _spread(number, len(pieces), side) if item.box is not None else 0
            if leaving:
                piece.leave = port
            else:
                piece.reach = port
    return most


def straighten(layered: Layered, apart: int) -> None:
    """Shift ports where that makes a line straight.

    Args:
        layered: With places.
        apart: The least distance between two ports.
    """
    upper_sides = {item.number: pieces for item, pieces, leaving in _sides(layered) if leaving}
    lower_sides = {item.number: pieces for item, pieces, leaving in _sides(layered) if not leaving}
    for between in layered.pieces:
        for piece in sorted(between, key=lambda piece: (-piece.weight, abs(piece.top - piece.bottom))):
            if piece.top == piece.bottom:
                continue
            up, down = upper_sides[piece.upper.number], lower_sides[piece.lower.number]
            low, high = _free(piece.upper, piece.upper.looped, [other.leave for other in up], up.index(piece), apart)
            low_below, high_below = _free(piece.lower, 0, [other.reach for other in down], down.index(piece), apart)
            low, high = max(low, low_below), min(high, high_below)
            if low <= high:
                wish = piece.bottom if piece.lower.box is None or len(down) > len(up) else piece.top
                at = max(low, min(wish, high))
                piece.leave, piece.reach = at - piece.upper.start, at - piece.lower.start


def _sides(layered: Layered) -> list[tuple[Item, list[Piece], bool]]:
    leaving: dict[int, list[Piece]] = {}
    reaching: dict[int, list[Piece]] = {}
    for between in layered.pieces:
        for piece in between:
            leaving.setdefault(piece.upper.number, []).append(piece)
            reaching.setdefault(piece.lower.number, []).append(piece)
    for pieces in leaving.values():
        pieces.sort(key=lambda piece: (piece.lower.rank, piece.arrow))
    for pieces in reaching.values():
        pieces.sort(key=lambda piece: (piece.upper.rank, piece.arrow))
    return [
        *((pieces[0].upper, pieces, True) for pieces in leaving.values()),
        *((pieces[0].lower, pieces, False) for pieces in reaching.values()),
    ]


def _spread(number: int, count: int, extent: int) -> int:
    """The place of a port; in the middle when there is one."""
    if extent - 2 < 2 * count:
        return 1 + (extent - 2 - count) // 2 + number
    return 1 + ((2 * number + 1) * (extent - 2)) // (2 * count)


def _free(item: Item, looped: int, ports: Sequence[int], number: int, apart: int) -> tuple[int, int]:
    """From where to where a port may go."""
    if item.box is None:
        return item.start, item.start
    low = ports[number - 1] + apart if number else 1
    high = ports[number + 1] - apart if number + 1 < len(ports) else item.extent - looped - 2
    return item.start + low, item.start + high
