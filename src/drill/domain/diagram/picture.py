"""A drawing as lines of text, and which of their characters belong to what."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a character of a picture belongs to."""

    BOX = "box"
    ARROW = "arrow"
    LABEL = "label"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring characters of one line that belong to the same thing.

    Args:
        row: The line, from 0.
        start, end: Its characters, from 0, without the end. (Not cells: a wide character is one character.)
        of: The id of the box or group, or the number of the arrow in the graph, from 0. A label has that of its arrow.
    """

    row: int
    start: int
    end: int
    part: Part
    of: str | int


@dataclass(frozen=True)
class Picture:
    """What a drawing looks like.

    Args:
        width: The cells of its widest line.
        fits: Whether it keeps within the size asked for; else it has to be scrolled.
        is_list: Whether it is a list of arrows, because the drawing is too large for boxes and lines.
    """

    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    width: int = 0
    fits: bool = True
    is_list: bool = False

    @property
    def height(self) -> int:
        """In lines."""
        return len(self.lines)

    def __str__(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)
