"""A picture as SVG: its lines as strokes, its words as text, in the colours of the reader."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from drill.domain.diagram.cells import cell_width, characters
from drill.domain.diagram.glyphs import DOWN, LEFT, RIGHT, UP
from drill.domain.diagram.picture import Part, Picture

CELL_WIDTH: Final = 9
CELL_HEIGHT: Final = 18
MARGIN: Final = 12

_ROUND: Final[Mapping[str, int]] = {"╭": DOWN | RIGHT, "╮": DOWN | LEFT, "╰": UP | RIGHT, "╯": UP | LEFT}
_ARMS: Final[Mapping[str, int]] = {
    **dict.fromkeys("─━┄╌═", LEFT | RIGHT),
    **dict.fromkeys("│┃┆╎", UP | DOWN),
    **dict.fromkeys("┌┏", DOWN | RIGHT),
    **dict.fromkeys("┐┓", DOWN | LEFT),
    **dict.fromkeys("└┗", UP | RIGHT),
    **dict.fromkeys("┘┛", UP | LEFT),
    **dict.fromkeys("┼╂┿╋", UP | DOWN | LEFT | RIGHT),
    "├": UP | DOWN | RIGHT,
    "┤": UP | DOWN | LEFT,
    "┬": DOWN | LEFT | RIGHT,
    "┴": UP | LEFT | RIGHT,
}
_THICK: Final = "━┃┏┓┗┛╋"
_DASHED: Final = "┄┆╌╎"
_HEADS: Final[Mapping[str, str]] = {
    "►": "M{l} {t}L{r} {m}L{l} {b}z",
    "◄": "M{r} {t}L{l} {m}L{r} {b}z",
    "▲": "M{l} {b}L{c} {t}L{r} {b}z",
    "▼": "M{l} {t}L{c} {b}L{r} {t}z",
}
_STYLE: Final = """\
svg { color: #1f2328; background: #ffffff }
@media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117 } }
text { font: 15px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: currentColor; white-space: pre }
path { fill: none; stroke: currentColor; stroke-width: 1.3 }
.thick { stroke-width: 3 } .dashed { stroke-dasharray: 3 3 } .group { opacity: .55 } .head { fill: currentColor }
"""


def svg_of(picture: Picture) -> str:
    """A picture, drawn in Unicode, as the text of an SVG file."""
    width = picture.width * CELL_WIDTH + 2 * MARGIN
    height = picture.height * CELL_HEIGHT + 2 * MARGIN
    strokes: dict[str, list[str]] = {}
    texts: list[str] = []
    spans: dict[int, list[tuple[int, int, Part]]] = {}
    for span in picture.spans:
        spans.setdefault(span.row, []).append((span.start, span.end, span.part))
    for row, line in enumerate(picture.lines):
        for start, end, part in sorted(spans.get(row, ())):
            column = cell_width(line[:start])
            for kind, mark in _marks(line[start:end], part, column, row):
                (texts if kind == "text" else strokes.setdefault(kind, [])).append(mark)
    paths = (f'<path class="{kind}" d="{"".join(marks)}"/>\n' for kind, marks in strokes.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<style>\n{_STYLE}</style>\n{''.join(paths)}{''.join(texts)}</svg>\n"
    )


def _marks(text: str, part: Part, column: int, row: int) -> Iterator[tuple[str, str]]:
    """The strokes and words of a span: what they are, and how they are written."""
    words, begun = "", column
    for character, width in characters(text):
        if part is Part.LABEL or character not in _ARMS.keys() | _ROUND.keys() | _HEADS.keys():
            if character == " " and not words.strip():
                words = ""
            if not words:
                begun = column
            words += character
        else:
            yield from _word(words, begun, row)
            words = ""
            yield _stroke(character, part, column, row)
        column += width
    yield from _word(words, begun, row)


def _word(words: str, column: int, row: int) -> Iterator[tuple[str, str]]:
    if words.strip():
        shown = words.strip()
        column += cell_width(words) - cell_width(words.lstrip())
        x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT + CELL_HEIGHT - 5
        length = cell_width(shown) * CELL_WIDTH
        yield (
            "text",
            f'<text x="{x}" y="{y}" textLength="{length}" lengthAdjust="spacingAndGlyphs">{escape(shown)}</text>\n',
        )


def _stroke(character: str, part: Part, column: int, row: int) -> tuple[str, str]:
    left, top = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
    right, bottom = left + CELL_WIDTH, top + CELL_HEIGHT
    middle, half = left + CELL_WIDTH / 2, top + CELL_HEIGHT / 2
    if character in _HEADS:
        shape = _HEADS[character].format(l=left, r=right, c=middle, t=half - 5, b=half + 5, m=half)
        return "head", shape
    ends = {UP: f"{middle} {top}", DOWN: f"{middle} {bottom}", LEFT: f"{left} {half}", RIGHT: f"{right} {half}"}
    look = "thick" if character in _THICK else "dashed" if character in _DASHED else "line"
    look = f"{look} group" if part is Part.GROUP else look
    if character in _ROUND:
        one, other = (ends[arm] for arm in (UP, DOWN, LEFT, RIGHT) if _ROUND[character] & arm)
        return look, f"M{one}Q{middle} {half} {other}"
    if character == "═":
        return look, f"M{left} {half - 2}H{right}M{left} {half + 2}H{right}"
    arms = _ARMS[character]
    return look, "".join(f"M{middle} {half}L{end}" for arm, end in ends.items() if arms & arm)
