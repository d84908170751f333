"""What the comparison of two attempts shows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.content import Content

from drill.domain.answers import part_name
from drill.domain.history import Comparison, DiffRow, LevelChange, PartChange, StepChange
from drill.domain.rubric import Rubric
from drill.domain.scoring import AskedItem
from drill.domain.wording import clock_text, count_text
from drill.services.history import Record
from drill.tui.rows import Named, Row, Rows
from drill.tui.words import heading, muted, shown

BESIDE = 100
"""The columns from which the two texts stand side by side."""

NAME = 44
FIGURE = 7
FIGURES = 2 * FIGURE + 5
GAP = "  "
GONE, NEW, SAME = "- ", "+ ", "  "
STYLES = {GONE: "$error", NEW: "$success", SAME: ""}


def figures_page(comparison: Comparison, rubric: Rubric) -> Rows:
    """Levels, minutes and evidence of both attempts."""
    rows: list[Row | Content | Named] = [_header("Level")]
    rows += [_level_row(change, rubric.dimensions[change.dimension].title) for change in comparison.levels]
    rows += [Content(""), _header("Minutes"), *(_step_row(change) for change in comparison.steps), Content("")]
    return Rows([*rows, heading("Evidence"), *_evidence(comparison)])


class DiffPage(Rows):
    """The answers of two attempts part by part: side by side where there is room, else under each other.

    Args:
        parts: What changed in each part.
        record: The later attempt, for the names of the parts.
    """

    def __init__(self, parts: Iterable[PartChange], record: Record) -> None:
        self._parts = tuple((_part_title(change, record), change) for change in parts)
        super().__init__(self._stacked())

    def _stacked(self) -> Iterator[Row | Content]:
        for title, change in self._parts:
            yield title
            if not change.is_same:
                yield from _stacked(change.rows)
            yield Content("")

    def _lay_out(self, width: int) -> Content:
        if width < BESIDE:
            return super()._lay_out(width)
        lines: list[Content] = []
        for title, change in self._parts:
            lines.append(title)
            if not change.is_same:
                lines += [line for row in change.rows for line in _beside(row, (width - len(GAP)) // 2)]
            lines.append(Content(""))
        return Content("\n").join(lines)


def _header(name: str) -> Named:
    return Named(heading(name), heading(f"{'before':>{FIGURE}}{'after':>{FIGURE}}"), NAME, FIGURES)


def _level_row(change: LevelChange, title: str) -> Named:
    before, after = change.before, change.after
    difference = "" if before is None or after is None or before == after else f"{after - before:+}"
    return _figures(f"{change.dimension} {title}", str(before or "–"), str(after or "–"), difference)


def _step_row(change: StepChange) -> Named:
    before, after = ("–" if seconds is None else clock_text(seconds) for seconds in (change.before, change.after))
    return _figures(change.name, before, after, "")


def _figures(name: str, before: str, after: str, difference: str) -> Named:
    style = "$success" if difference.startswith("+") else "$error"
    figures = f"{before:>{FIGURE}}{after:>{FIGURE}}"
    return Named(shown(name), Content.assemble(figures, (f"{difference:>5}", f"bold {style}")), NAME, FIGURES)


def _evidence(comparison: Comparison) -> Iterator[Row | Content]:
    if not comparison.both_scored:
        yield muted("Evidence is compared where both attempts are scored.")
        return
    yield from _items(NEW, "gained", comparison.gained)
    yield from _items(GONE, "lost", comparison.lost)
    if comparison.asked_once:
        yield muted(f"{count_text(comparison.asked_once, 'item')} asked in one of the two only.")


def _items(sign: str, word: str, items: Iterable[AskedItem]) -> Iterator[Row | Content]:
    items = tuple(items)
    if not items:
        yield muted(f"Nothing {word}.")
    for item in items:
        yield Content.styled(f"{sign}{word} {item.dimension} ", f"bold {STYLES[sign]}"), shown(item.text)


def _part_title(change: PartChange, record: Record) -> Content:
    note = muted("   the same in both") if change.is_same else Content("")
    return Content.assemble(heading(f"{change.part.phase.label}: {part_name(change.part, record.hot_spots)}"), note)


def _stacked(rows: Iterable[DiffRow]) -> Iterator[Row]:
    """The lines of a diff under each other: of each stretch of changes first what is gone, then what is new."""
    for is_same, stretch in groupby(rows, key=lambda row: row.is_same):
        pairs = tuple(stretch)
        if is_same:
            yield from (_line(SAME, row.after) for row in pairs)
        else:
            yield from (_line(GONE, row.before) for row in pairs if row.before is not None)
            yield from (_line(NEW, row.after) for row in pairs if row.after is not None)


def _line(sign: str, text: str | None) -> Row:
    return Content.styled(sign, f"bold {STYLES[sign]}".rstrip()), shown(text or "", STYLES[sign])


def _beside(row: DiffRow, width: int) -> Iterator[Content]:
    """A line before and after, next to each other."""
    left = _cell(SAME if row.is_same else GONE, row.before, width)
    right = _cell(SAME if row.is_same else NEW, row.after, width)
    for index in range(max(len(left), len(right))):
        before = left[index] if index < len(left) else Content("")
        after = right[index] if index < len(right) else Content("")
        yield Content.assemble(before.pad_right(width - before.cell_length), muted(GAP), after)


def _cell(sign: str, text: str | None, width: int) -> list[Content]:
    if text is None:
        return []
    front, line = _line(sign, text)
    first, *rest = line.wrap(width - len(sign)) or [Content("")]
    return [Content.assemble(front, first), *(Content.assemble(" " * len(sign), more) for more in rest)]
