"""Reads a picture as a person does: walks along each line from box to box, and looks at what stands beside it.

Knows the characters of a picture and which cells are boxes, frames and words; nothing of how they got there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len

from drill.domain.diagram.graph import Graph, LineStyle
from drill.domain.diagram.picture import Part, Picture

Cell = tuple[int, int]
Move = tuple[int, int]

UP, DOWN, LEFT, RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)
TIES = {UP: "┴+", DOWN: "┬+", LEFT: "┤+", RIGHT: "├+"}
HEADS = {"▲": UP, "▼": DOWN, "◄": LEFT, "►": RIGHT, "^": UP, "v": DOWN, "<": LEFT, ">": RIGHT}
LEVEL = {"─": LineStyle.SOLID, "┄": LineStyle.DOTTED, "━": LineStyle.THICK}
UPRIGHT = {"│": LineStyle.SOLID, "┆": LineStyle.DOTTED, "┃": LineStyle.THICK}
ASCII_LEVEL = {"-": LineStyle.SOLID, "~": LineStyle.DOTTED, "=": LineStyle.THICK}
ASCII_UPRIGHT = {"|": LineStyle.SOLID, ":": LineStyle.DOTTED, "#": LineStyle.THICK}
STYLES = LEVEL | UPRIGHT | ASCII_LEVEL | ASCII_UPRIGHT
CROSSINGS = "┼╂┿╋+"
CORNERS = {
    "╭": (DOWN, RIGHT),
    "╮": (DOWN, LEFT),
    "╰": (UP, RIGHT),
    "╯": (UP, LEFT),
    "┏": (DOWN, RIGHT),
    "┓": (DOWN, LEFT),
    "┗": (UP, RIGHT),
    "┛": (UP, LEFT),
}
SLANTS = {
    "/": {UP: RIGHT, LEFT: DOWN, DOWN: LEFT, RIGHT: UP},
    "\\": {UP: LEFT, RIGHT: DOWN, DOWN: RIGHT, LEFT: UP},
}
MARK = re.compile(r"[①-⓿]|\(?\w\)?")
ENTRY = re.compile(r"([①-⓿]|\(\w\)) (.*)")

Found = tuple[str, str, LineStyle, bool, bool, str]
"""Source, target, style, a head at the target, heads at both ends, label without blanks."""


class UnclearError(AssertionError):
    """Something that a person could not tell."""


@dataclass
class Trail:
    """A line, walked from one box to another."""

    first: str
    last: str
    cells: list[Cell] = field(default_factory=list)
    head_first: bool = False
    head_last: bool = False
    style: LineStyle | None = None
    words: list[str] = field(default_factory=list)


class Reader:
    """A picture as cells."""

    def __init__(self, picture: Picture) -> None:
        self.cells: dict[Cell, str] = {}
        self.box_at: dict[Cell, str] = {}
        self.words_at: dict[Cell, tuple[int, str]] = {}
        self.frame_at: set[Cell] = set()
        frames: dict[str, list[Cell]] = {}
        self.claimed: Counter[int] = Counter()
        self.runs: list[tuple[Cell, str]] = []
        self.legend: dict[str, str] = {}
        for row, line in enumerate(picture.lines):
            x = 0
            columns = []
            for character in line:
                columns.append(x)
                if cell_len(character):
                    self.cells[x, row] = character
                x += cell_len(character)
            columns.append(x)
            for span in picture.spans:
                if span.row != row:
                    continue
                taken = range(columns[span.start], columns[span.end])
                if span.part is Part.BOX:
                    self.box_at |= {(x, row): str(span.of) for x in taken}
                elif span.part is Part.GROUP:
                    frames.setdefault(str(span.of), []).extend((x, row) for x in taken)
                    self.frame_at |= {(x, row) for x in taken}
                elif span.part is Part.LABEL:
                    self.runs.append(((columns[span.start], row), line[span.start : span.end]))
                    self.words_at |= {(x, row): (len(self.runs) - 1, line[span.start : span.end]) for x in taken}
        self.frames = {name: _rectangle(cells) for name, cells in frames.items()}
        owners: dict[str, list[Cell]] = {}
        for cell, name in self.box_at.items():
            owners.setdefault(name, []).append(cell)
        self.boxes = {name: _rectangle(cells) for name, cells in owners.items()}
        self._read_legend()

    def _read_legend(self) -> None:
        lowest = max((bottom for *_, bottom in [*self.boxes.values(), *self.frames.values()]), default=0)
        for number, ((_, y), text) in enumerate(self.runs):
            entry = ENTRY.fullmatch(text)
            if entry is not None and y > lowest and not any(y == other and x for x, other in self._lines_below(lowest)):
                self.legend[entry[1].strip("()")] = entry[2]
                self.claimed[number] += 1

    def _lines_below(self, lowest: int) -> Iterator[Cell]:
        for (x, y), character in self.cells.items():
            if y > lowest and (x, y) not in self.words_at and character != " ":
                yield x, y

    def trails(self) -> list[Trail]:
        """All lines, each walked from both of its ends; both ways have to agree."""
        walked = [self._walk(box, cell, move) for box, cell, move in self._starts()]
        by_ends: dict[tuple[Cell, Cell], list[Trail]] = {}
        for trail in walked:
            first, last = sorted((trail.cells[0], trail.cells[-1]))
            by_ends.setdefault((first, last), []).append(trail)
        trails = []
        for ends, pair in by_ends.items():
            if len(pair) != 2 or pair[0].cells != pair[1].cells[::-1]:
                raise UnclearError(f"the line from {ends[0]} to {ends[1]} is not the same from its other end")
            trails.append(pair[0])
        seen: Counter[Cell] = Counter(cell for trail in trails for cell in trail.cells)
        for cell, count in seen.items():
            if count > 2 or (count == 2 and self.cells.get(cell, " ") not in CROSSINGS):
                raise UnclearError(f"lines share the cell {cell}")
        self._read_words(trails)
        return trails

    def _starts(self) -> Iterator[tuple[str, Cell, Move]]:
        for name, (left, top, right, bottom) in self.boxes.items():
            border = [((x, top), UP) for x in range(left + 1, right)] + [
                ((x, bottom), DOWN) for x in range(left + 1, right)
            ]
            border += [((left, y), LEFT) for y in range(top + 1, bottom)] + [
                ((right, y), RIGHT) for y in range(top + 1, bottom)
            ]
            for (x, y), move in border:
                outside = (x + move[0], y + move[1])
                tied = self.cells.get((x, y), " ") in TIES[move]
                headed = HEADS.get(self.cells.get(outside, " ")) == (-move[0], -move[1])
                headed = headed and outside not in self.box_at.keys() | self.words_at.keys() | self.frame_at
                if tied and headed:
                    raise UnclearError(f"a head at a tie: {outside}")
                if tied or headed:
                    yield name, outside, move

    def _walk(self, box: str, cell: Cell, move: Move) -> Trail:
        trail = Trail(box, "")
        for _ in range(5_000):
            character = self.cells.get(cell, " ")
            if cell in self.box_at:
                behind = trail.cells[-1]
                if not trail.head_last and self.cells[cell] not in TIES[-move[0], -move[1]]:
                    raise UnclearError(f"a line runs into a box at {behind}")
                trail.last = self.box_at[cell]
                return trail
            trail.cells.append(cell)
            move = self._step(trail, cell, character, move)
            cell = (cell[0] + move[0], cell[1] + move[1])
        raise UnclearError("a line without an end")

    def _step(self, trail: Trail, cell: Cell, character: str, move: Move) -> Move:
        if cell in self.words_at:
            return move
        if cell in self.frame_at:
            raise UnclearError(f"a line is lost at a frame at {cell}")
        if character in HEADS:
            if HEADS[character] == move:
                trail.head_last = True
            elif len(trail.cells) == 1:
                trail.head_first = True
            else:
                raise UnclearError(f"a head in the midst of a line at {cell}")
            return move
        if trail.head_last:
            raise UnclearError(f"a head that points to no box before {cell}")
        straight = LEVEL | ASCII_LEVEL if move in (LEFT, RIGHT) else UPRIGHT | ASCII_UPRIGHT
        if character in straight:
            if trail.style not in (None, straight[character]):
                raise UnclearError(f"a line changes its style at {cell}")
            trail.style = straight[character]
            return move
        if character in CROSSINGS:
            return move
        back = (-move[0], -move[1])
        if character in CORNERS and back in CORNERS[character]:
            one, other = CORNERS[character]
            return other if one == back else one
        if character in SLANTS:
            return SLANTS[character][move]
        raise UnclearError(f"a line is lost at {cell}: {character!r}")

    def _read_words(self, trails: list[Trail]) -> None:
        on_lines = {self.words_at[cell][0] for trail in trails for cell in trail.cells if cell in self.words_at}
        for trail in trails:
            on_line: list[int] = []
            for cell in trail.cells:
                if cell in self.words_at and self.words_at[cell][0] not in on_line:
                    on_line.append(self.words_at[cell][0])
            beside: list[tuple[Cell, int]] = []
            for x, y in trail.cells:
                if self.cells.get((x, y), " ") in [*UPRIGHT, *ASCII_UPRIGHT, *CORNERS, *SLANTS]:
                    for at in ((x + 1, y), (x - 1, y)):
                        run = self.words_at.get(at)
                        if run is not None and self.cells.get(at, "") != " " and run[0] not in on_lines:
                            beside.append((at, run[0]))
            for number in on_line:
                text = self.runs[number][1]
                trail.words.append(self.legend.get(text.strip("()"), text) if MARK.fullmatch(text) else text.strip())
            trail.words += [self.runs[number][1] for _, number in sorted(set(beside), key=lambda each: each[0][::-1])]
            for number in {*on_line, *(number for _, number in beside)}:
                self.claimed[number] += 1

    def all_words_belong(self) -> None:
        """Every word stands at exactly one line."""
        for number, (cell, text) in enumerate(self.runs):
            if self.claimed[number] != 1:
                raise UnclearError(f"{text!r} at {cell} belongs to {self.claimed[number]} lines")


def _rectangle(cells: list[Cell]) -> tuple[int, int, int, int]:
    columns, rows = [x for x, _ in cells], [y for _, y in cells]
    return min(columns), min(rows), max(columns), max(rows)


def expected(graph: Graph) -> Counter[Found]:
    """What a reader should find."""
    return Counter(
        (
            *((arrow.source, arrow.target) if arrow.head and not arrow.both else sorted((arrow.source, arrow.target))),
            arrow.style,
            arrow.head,
            arrow.both,
            "".join(arrow.label.split()),
        )
        for arrow in graph.arrows
    )


def read_picture(picture: Picture) -> Counter[Found]:
    """What a reader finds: every line with what stands at it."""
    reader = Reader(picture)
    found: Counter[Found] = Counter()
    for trail in reader.trails():
        both, head = trail.head_first and trail.head_last, trail.head_first or trail.head_last
        source, target = trail.first, trail.last
        if trail.head_first and not trail.head_last:
            source, target = target, source
        if both or not head:
            source, target = sorted((source, target))
        if trail.style is None:
            raise UnclearError(f"the style of the line from {source} to {target} cannot be seen")
        found[source, target, trail.style, head, both, "".join("".join(trail.words).split())] += 1
    reader.all_words_belong()
    return found


def check_frames(graph: Graph, picture: Picture) -> None:
    """A frame holds its members, wholly, and nobody else."""
    reader = Reader(picture)
    parents = {group.id: group.parent for group in graph.groups}
    assert reader.boxes.keys() == {box.id for box in graph.boxes}
    for box in graph.boxes:
        within, group = set(), box.group
        while group is not None:
            within.add(group)
            group = parents[group]
        for name, frame in reader.frames.items():
            inside = _holds(frame, reader.boxes[box.id])
            assert inside == (name in within), f"{box.id} and {name}"
            assert inside or _apart(frame, reader.boxes[box.id]), f"{box.id} cuts {name}"
        assert within <= reader.frames.keys()
    for one, first in reader.frames.items():
        for other, second in reader.frames.items():
            if one < other:
                nested = _holds(first, second) or _holds(second, first)
                assert nested or _apart(first, second), f"the frames {one} and {other} overlap"


def _holds(frame: tuple[int, int, int, int], inner: tuple[int, int, int, int]) -> bool:
    return frame[0] < inner[0] and frame[1] < inner[1] and inner[2] < frame[2] and inner[3] < frame[3]


def _apart(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
