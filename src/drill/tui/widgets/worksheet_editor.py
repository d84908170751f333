"""The worksheet: an editor with the result of each line beside it, and what was understood of the present line below.

The results stand in the rows of the text itself, so that they scroll and wrap with it. They are computed when they are
drawn, not when a key is pressed: however fast keys come, once a picture.
"""

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.geometry import Offset, Region
from textual.strip import Strip

from drill.domain.answers import QUOTE
from drill.domain.estimation.worksheet import Answer, Failure, Outcome, Worksheet
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.widgets.part_editor import PartEditor
from drill.tui.widgets.told import Told
from drill.tui.worksheet_view import result_text, told

NARROWEST = 60
"""Columns of text and results together; in fewer, only the present line's result is told, below."""

SHARE = 3
NARROWEST_RESULTS, WIDEST_RESULTS = 20, 32
GAP = 2


class Results:
    """The results as they are drawn, each kept until its line comes to something else.

    Args:
        width: The columns there are for them, with the gap before them.
        result: How a result looks.
        mark: How the mark of a line without one looks.
    """

    def __init__(self, width: int = 0, result: Style | None = None, mark: Style | None = None) -> None:
        self.width = width
        self._result = result or Style()
        self._mark = mark or Style()
        self._drawn: dict[int, tuple[Outcome, str, Style]] = {}

    def is_like(self, width: int, result: Style, mark: Style) -> bool:
        """Whether they are drawn in this way."""
        return (width, result, mark) == (self.width, self._result, self._mark)

    def beside(self, strip: Strip, start: int, line: int, outcome: Answer | Failure) -> Strip:
        """A row of the text with what its line comes to, from a column on."""
        drawn, text, style = self._drawn.get(line, (None, "", Style()))
        if drawn is not outcome:
            content = result_text(outcome, self.width - GAP)
            text = content.plain + " " * (self.width - GAP - content.cell_length)
            style = self._mark if isinstance(outcome, Failure) else self._result
            self._drawn[line] = (outcome, text, style)
        *_, blank = strip
        # What is replaced is blank; its background is that of the line, which may be the cursor's.
        segment = Segment(text, style if blank.style is None else blank.style + style)
        return Strip([*strip.crop(0, start), segment], strip.cell_length)


class Sheet(AnswerEditor):
    """The text with its results.

    Args:
        text: What stands in it.
        placeholder: What an empty one says.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--result", "sheet--mark"}

    def __init__(self, text: str, placeholder: str) -> None:
        self._worksheet = Worksheet()
        self._computed: str | None = None
        self._results = Results()
        self._first_rows: dict[int, int] = {}
        super().__init__(text, placeholder)

    @property
    def wrap_width(self) -> int:
        """The columns that the text may take."""
        return max(0, super().wrap_width - self._results_width())

    @property
    def present(self) -> Outcome:
        """What the line with the cursor comes to."""
        self._compute()
        return self._worksheet.outcomes[self.cursor_location[0]]

    def render_lines(self, crop: Region) -> list[Strip]:
        """All rows that are to be drawn."""
        self._compute()
        look = (
            self._results_width(),
            self.get_component_rich_style("sheet--result", partial=True),
            self.get_component_rich_style("sheet--mark", partial=True),
        )
        if not self._results.is_like(*look):
            self._results = Results(*look)
        self._first_rows = dict(self._find_first_rows())
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row of the text; the first row of a line with its result."""
        strip = super().render_line(y)
        line = self._first_rows.get(y)
        outcome = None if line is None else self._worksheet.outcomes[line]
        if line is None or outcome is None or not self._results.width:
            return strip
        return self._results.beside(strip, strip.cell_length - self._results.width + GAP, line, outcome)

    def _find_first_rows(self) -> Iterator[tuple[int, int]]:
        """The rows in sight in which a line of one's own begins, with the lines."""
        top = self.scroll_offset.y
        line, _ = self.wrapped_document.offset_to_location(Offset(0, top))
        row = self.wrapped_document.location_to_offset((line, 0)).y - top
        while row < self.size.height and line < self.document.line_count:
            if not self.document.get_line(line).startswith(QUOTE):
                yield row, line
            row += 1 + len(self.wrapped_document.get_offsets(line))
            line += 1

    def _results_width(self) -> int:
        width = self.scrollable_content_region.width
        return 0 if width < NARROWEST else min(WIDEST_RESULTS, max(NARROWEST_RESULTS, width // SHARE))

    def _compute(self) -> None:
        text = self.text
        if text != self._computed:
            self._worksheet, self._computed = self._worksheet.edited(text), text


class WorksheetEditor(PartEditor):
    """The editor of the estimation.

    Args:
        text: What stands in it.
        placeholder: What an empty one says.
    """

    def __init__(self, text: str, placeholder: str) -> None:
        sheet = Sheet(text, placeholder)
        super().__init__(sheet)
        self._told = Told(lambda width: told(sheet.present, width))

    def compose(self) -> ComposeResult:
        """The text with its results, and what is told of the present line."""
        yield self.area
        yield self._told

    def on_part_editor_changed(self) -> None:
        """Tell of the present line what it has become."""
        self._tell()

    def on_text_area_selection_changed(self) -> None:
        """Tell of the line where the cursor is now."""
        self._tell()

    def _tell(self) -> None:
        # In a picture of its own, so that the letter just typed never waits for it.
        self.call_after_refresh(self._told.refresh)
