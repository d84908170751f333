"""Rows of text with a hanging indent: what wraps stays to the right of the number or sign in front."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

LEAST_NAME = 12
"""The columns to which a name is cut at most."""

Row = tuple[Content, Content]
"""What stands in front, and the text behind it."""


@dataclass(frozen=True)
class Fitted:
    """Lines that are made for the width there is and never wrapped, such as a picture.

    Args:
        lines: Makes them for a number of columns; none where they need more.
    """

    lines: Callable[[int], Sequence[Content]]


@dataclass(frozen=True)
class Named:
    """A name and what is told of it, in one line: where there is little room, the name is cut and the rest is not.

    Args:
        name: Goes in front.
        rest: Stands behind it.
        column: The columns of the names, where there is room.
        behind: The columns that are kept for what stands behind, in all rows under each other.
    """

    name: Content
    rest: Content
    column: int
    behind: int

    def fitted(self, width: int) -> Content:
        """The line for a number of columns."""
        room = min(self.column, max(LEAST_NAME, width - self.behind))
        return Content.assemble(self.name.truncate(room, ellipsis=True, pad=True), self.rest)


class Rows(Visual):
    """Rows under each other, wrapped to whatever width there is.

    Args:
        rows: Each a text, or a text with something in front of it, or what is made for the width.
    """

    def __init__(self, rows: Iterable[Row | Content | str | Fitted | Named]) -> None:
        self._all = tuple(row if isinstance(row, (Fitted, Named)) else _row(row) for row in rows)
        self.rows = tuple(_whole(row) for row in self._all if not isinstance(row, Fitted))
        self._laid_out = lru_cache(maxsize=2)(self._lay_out)

    @property
    def plain(self) -> str:
        """The text, unwrapped and without styles; for the clipboard."""
        return "\n".join(f"{front.plain}{text.plain}".rstrip() for front, text in self.rows)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Part of Textual's protocol of visuals."""
        return self._laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Part of Textual's protocol of visuals: the width at which nothing wraps."""
        widths = (front.cell_length + text.get_optimal_width(rules, container_width) for front, text in self.rows)
        return max(widths, default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Part of Textual's protocol of visuals."""
        return self._laid_out(width).get_height(rules, width)

    def _lay_out(self, width: int) -> Content:
        lines: list[Content] = []
        for row in self._all:
            if isinstance(row, Fitted):
                lines += row.lines(width)
                continue
            if isinstance(row, Named):
                lines.append(row.fitted(width))
                continue
            front, text = row
            indent = front.cell_length
            first, *rest = text.wrap(max(1, width - indent)) or [Content("")]
            lines.append(Content.assemble(front, first))
            lines += [Content.assemble(" " * indent, line) for line in rest]
        return Content("\n").join(lines)


def _row(row: Row | Content | str) -> Row:
    if isinstance(row, tuple):
        return row
    return Content(""), row if isinstance(row, Content) else Content(row)


def _whole(row: Row | Named) -> Row:
    return (Content(""), row.fitted(row.column + row.behind)) if isinstance(row, Named) else row
