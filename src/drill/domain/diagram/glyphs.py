"""The characters that pictures are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drill.domain.diagram.graph import LineStyle, Shape

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
"""The arms of a line in a cell."""

UPRIGHT: Final = UP | DOWN
LEVEL: Final = LEFT | RIGHT


@dataclass(frozen=True)
class Outline:
    """How a box is outlined.

    Args:
        corners: Upper left, upper right, lower left, lower right.
        inner: What stands inside of both sides.
    """

    corners: str
    top: str
    bottom: str
    side: str
    inner: str = " "


@dataclass(frozen=True)
class Glyphs:
    """A set of characters.

    Args:
        lines: By style and arms.
        crossings: By the styles of the upright and the level line.
        heads: By the arm that points to the box.
        ties: By the side of the box where a line without a head is tied.
        frame: Corners as of an outline, then level and upright.
        marks: Of labels that stand in the legend; `mark_frame` is put around them where there is room.
    """

    lines: Mapping[LineStyle, Mapping[int, str]]
    crossings: Mapping[tuple[bool, bool], str]
    heads: Mapping[int, str]
    ties: Mapping[int, str]
    outlines: Mapping[Shape, Outline]
    frame: str
    marks: str
    times: str
    ellipsis: str
    mark_frame: str = "{}"

    def mark(self, number: int) -> str:
        """The mark of a label in the legend, from 0."""
        return self.marks[number] if number < len(self.marks) else "*"


def _arms(upright: str, level: str, corners: str) -> dict[int, str]:
    upper_left, upper_right, lower_left, lower_right = tuple(corners)
    return {
        UP: upright,
        DOWN: upright,
        UPRIGHT: upright,
        LEFT: level,
        RIGHT: level,
        LEVEL: level,
        DOWN | RIGHT: upper_left,
        DOWN | LEFT: upper_right,
        UP | RIGHT: lower_left,
        UP | LEFT: lower_right,
    }


UNICODE: Final = Glyphs(
    lines={
        LineStyle.SOLID: _arms("│", "─", "╭╮╰╯"),
        LineStyle.DOTTED: _arms("┆", "┄", "╭╮╰╯"),
        LineStyle.THICK: _arms("┃", "━", "┏┓┗┛"),
    },
    crossings={(False, False): "┼", (True, False): "╂", (False, True): "┿", (True, True): "╋"},
    heads={UP: "▲", DOWN: "▼", LEFT: "◄", RIGHT: "►"},
    ties={UP: "┴", DOWN: "┬", LEFT: "┤", RIGHT: "├"},
    outlines={
        Shape.BOX: Outline("┌┐└┘", "─", "─", "│"),
        Shape.ROUND: Outline("╭╮╰╯", "─", "─", "│"),
        Shape.CYLINDER: Outline("╭╮╰╯", "═", "─", "│"),
        Shape.QUEUE: Outline("┌┐└┘", "─", "─", "│", "│"),
        Shape.CHOICE: Outline("◇◇◇◇", "─", "─", "│"),
    },
    frame="╭╮╰╯╌╎",
    marks="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    times="×",
    ellipsis="…",
)

ASCII: Final = Glyphs(
    lines={
        LineStyle.SOLID: _arms("|", "-", "/\\\\/"),
        LineStyle.DOTTED: _arms(":", "~", "/\\\\/"),
        LineStyle.THICK: _arms("#", "=", "/\\\\/"),
    },
    crossings=dict.fromkeys(((False, False), (True, False), (False, True), (True, True)), "+"),
    heads={UP: "^", DOWN: "v", LEFT: "<", RIGHT: ">"},
    ties=dict.fromkeys((UP, DOWN, LEFT, RIGHT), "+"),
    outlines={
        Shape.BOX: Outline("++++", "-", "-", "|"),
        Shape.ROUND: Outline("..''", "-", "-", "|"),
        Shape.CYLINDER: Outline("..''", "=", "-", "|"),
        Shape.QUEUE: Outline("++++", "-", "-", "|", "|"),
        Shape.CHOICE: Outline("/\\\\/", "-", "-", "|"),
    },
    frame="******",
    marks="123456789abcdefghijkmnopqrstuwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    mark_frame="({})",
    times="x",
    ellipsis="~",
)
