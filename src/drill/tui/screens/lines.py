"""Choosing one of the lines of a worksheet."""

from collections.abc import Sequence

from drill.domain.estimation.pairing import Line
from drill.tui.rows import Rows
from drill.tui.screens.one_of import Entry, OneOfScreen
from drill.tui.words import heading, muted, shown

NOTHING_FITS = "No line comes to something in this unit."


class LinesScreen(OneOfScreen[Line]):
    """Lines with what they come to.

    Args:
        title: What a line is chosen for.
        choices: The lines.
    """

    def __init__(self, title: str, choices: Sequence[Line]) -> None:
        entries = [Entry(_row(line), line) for line in choices]
        super().__init__(heading(title), entries, note="" if entries else NOTHING_FITS)


def _row(line: Line) -> Rows:
    beside = shown(f"   = {line.result}", "$primary")
    return Rows([(muted(f"{line.number:3} "), shown(line.text.strip()) + beside)])
