"""The decisions: an editor in which a few keys write cards, and below it what each decision still lacks.

Keys come from the table of commands, so the screen calls what is here. It is done when all letters typed before have
arrived, and before those typed after.
"""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from drill.domain.decision_writing import Location, Stroke, after_back_tab, after_enter, after_tab, begin_card
from drill.tui.decisions_view import decisions_told
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.widgets.part_editor import PartEditor

ROOM = ((30, 8), (22, 4), (0, 1))
"""From so many rows of the terminal on, so many lines are told."""


class CardsArea(AnswerEditor):
    """The text of the decisions; it leaves Tab to the table of commands."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is the text's own."""
        return key != "tab" and super().check_consume_key(key, character)


class DecisionsEditor(PartEditor):
    """The editor of the decisions.

    Args:
        text: What stands in it.
        placeholder: What an empty one says.
    """

    def __init__(self, text: str, placeholder: str) -> None:
        super().__init__(CardsArea(text, placeholder))
        self._told = Static(id="decisions-told")

    def compose(self) -> ComposeResult:
        """The text, and what is told of it."""
        yield self.area
        yield self._told

    def begin_card(self) -> None:
        """Begin a card below the cursor."""
        self.area.call_later(self._write, lambda text, location: begin_card(text, location[0]))

    def press_enter(self) -> None:
        """To the next field of a card; elsewhere, a new line."""
        self.area.call_later(self._write_or, after_enter, lambda: "\n")

    def press_tab(self) -> None:
        """To the next field of a card; elsewhere, indent."""
        self.area.call_later(self._write_or, lambda text, location: after_tab(text, location[0]), self._indent)

    def press_back_tab(self) -> None:
        """To the field before; outside of cards nothing."""
        self.area.call_later(self._write, lambda text, location: after_back_tab(text, location[0]))

    def on_part_editor_changed(self) -> None:
        """Tell what the decisions lack now."""
        self._tell()

    def on_text_area_selection_changed(self) -> None:
        """Mark the card where the cursor is now."""
        self._tell()

    def on_resize(self) -> None:
        """Tell as much as there is room for."""
        self._tell()

    def _write(self, key: Callable[[str, Location], Stroke | None]) -> None:
        stroke = key(self.area.text, self.area.cursor_location)
        if stroke is None:
            return
        if stroke.start is not None and stroke.end is not None:
            # A step of undo of its own, apart from what was typed before.
            self.area.history.checkpoint()
            self.area.replace(stroke.text, stroke.start, stroke.end, maintain_selection_offset=False)
            self.area.history.checkpoint()
        self.area.move_cursor((stroke.row, len(self.area.document.get_line(stroke.row))))

    def _write_or(self, key: Callable[[str, Location], Stroke | None], otherwise: Callable[[], str]) -> None:
        is_selected = not self.area.selection.is_empty
        if is_selected or key(self.area.text, self.area.cursor_location) is None:
            self.area.insert_at_cursor(otherwise())
        else:
            self._write(key)

    def _indent(self) -> str:
        row, column = self.area.selection.end
        return " " * (self.area.indent_width - self.area.get_column_width(row, column) % self.area.indent_width)

    def _tell(self) -> None:
        # In a picture of its own, so that the letter just typed never waits for it.
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        most = next(lines for rows, lines in ROOM if self.app.size.height >= rows)
        told = decisions_told(self.area.text, self.area.cursor_location[0], most)
        shown = self._told.content
        if not (isinstance(shown, Content) and told.is_same(shown)):
            self._told.update(told)
