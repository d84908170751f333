"""A grid of cells that remembers what each of them belongs to."""

from dataclasses import dataclass

from drill.domain.diagram.cells import characters
from drill.domain.diagram.picture import Part, Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What fills a cell.

    Args:
        text: A character with its marks; empty for the right half of a wide one.
    """

    text: str
    part: Part
    of: str | int


class Canvas:
    """Cells by column and row; it is as large as what was put on it, and may begin left of 0."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}

    def put(self, x: int, y: int, text: str, part: Part, of: str | int) -> int:
        """Write a line of text.

        Returns:
            The column behind it.
        """
        for character, width in characters(text):
            self.cells[x, y] = Cell(character, part, of)
            if width == 2:
                self.cells[x + 1, y] = Cell("", part, of)
            x += width
        return x

    def has(self, x: int, y: int) -> bool:
        """Whether a cell is filled."""
        return (x, y) in self.cells

    def lines(self) -> tuple[list[str], list[Span], int]:
        """The lines without what is empty around them, the spans on them, and the widest line's cells."""
        if not self.cells:
            return [], [], 0
        left = min(x for x, _ in self.cells)
        rows: dict[int, list[int]] = {}
        for x, y in self.cells:
            rows.setdefault(y, []).append(x)
        lines: list[str] = []
        spans: list[Span] = []
        widest = 0
        for y in range(min(rows), max(rows) + 1):
            columns = sorted(rows.get(y, ()))
            text, at = "", left
            begun: tuple[int, Cell] | None = None
            for x in columns:
                cell = self.cells[x, y]
                gap = x > at
                if begun and (gap or (cell.part, cell.of) != (begun[1].part, begun[1].of)):
                    spans.append(Span(len(lines), begun[0], len(text), begun[1].part, begun[1].of))
                    begun = None
                text += " " * (x - at)
                begun = begun or (len(text), cell)
                text += cell.text
                at = x + 1
            if begun:
                spans.append(Span(len(lines), begun[0], len(text), begun[1].part, begun[1].of))
            widest = max(widest, at - left)
            lines.append(text.rstrip())
        return lines, spans, widest
