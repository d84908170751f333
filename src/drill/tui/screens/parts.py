"""Choosing any part of any phase to write in."""

from textual.content import Content

from drill.domain.answers import Part
from drill.domain.wording import count_text
from drill.tui.screens.one_of import Entry, OneOfScreen
from drill.tui.words import heading, muted


class PartsScreen(OneOfScreen[Part]):
    """All parts with their names and how much stands in each.

    Args:
        parts: Part, name and number of own lines.
        current: The part being written.
    """

    def __init__(self, parts: tuple[tuple[Part, str, int], ...], current: Part) -> None:
        entries = [Entry(_line(*entry), entry[0]) for entry in parts]
        super().__init__(heading("Write in which part?"), entries, begin_at=current)


def _line(part: Part, name: str, written: int) -> Content:
    count = muted(f"  {count_text(written, 'line')}") if written else muted("  empty")
    return Content.assemble(muted(f"{part.phase.label:18} "), name, count)
