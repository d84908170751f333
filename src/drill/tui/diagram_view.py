"""What stands beside and below the text of a drawing while it is typed."""

from typing import Final

from textual.content import Content

from drill.domain.diagram.graph import Graph, Reading
from drill.domain.wording import count_text
from drill.tui.words import lines, muted, shown

EXAMPLE: Final = """client -> lb -> api: HTTPS
api: service x3
flowchart LR
  api -->|reads| db[(Orders)]"""
"""Four lines: two of an arrow list, two of Mermaid."""


def example() -> Content:
    """What the picture's place says while nothing is drawn."""
    return lines(muted("The drawing appears here. An arrow list or Mermaid:"), "", muted(EXAMPLE))


def understood(reading: Reading, hint: str) -> Content:
    """One line about what was read: the first line that was not understood and why, or how much there is.

    Args:
        reading: What was read.
        hint: What a key does, said where there is nothing to complain of.
    """
    if reading.complaints:
        first = reading.complaints[0]
        return Content.assemble(("! ", "bold $warning"), shown(f"line {first.line}: {first.reason}"))
    return muted(f"{_size(reading.graph)}; {hint}" if reading.graph.boxes else hint)


def _size(graph: Graph) -> str:
    boxes = "1 box" if len(graph.boxes) == 1 else f"{len(graph.boxes)} boxes"
    return f"{boxes}, {count_text(len(graph.arrows), 'arrow')}"
