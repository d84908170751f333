"""What a page of study mode is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drill.domain.diagram.graph import Graph
from drill.domain.diagram.reading import read
from drill.domain.wording import one_line


@dataclass(frozen=True)
class Drawing:
    """A drawing of boxes and arrows.

    Args:
        graph: What is drawn.
        source: The text it was read from, which can be asked; empty where a box of it is blank.
    """

    graph: Graph
    source: str = ""

    @classmethod
    def of(cls, source: str) -> "Drawing":
        """The drawing that a text describes."""
        return cls(read(source).graph, source)


Block: TypeAlias = str | Drawing
"""Markdown, or a drawing to be drawn for whatever room there is."""


def listed(items: Iterable[str], *, numbered: bool = False) -> str:
    """Items as a list in Markdown."""
    return "\n".join(
        f"{f'{number}.' if numbered else '-'} {one_line(item)}" for number, item in enumerate(items, start=1)
    )


def ended(text: str) -> str:
    """A text on one line, with a stop at its end."""
    line = one_line(text)
    return line if not line or line[-1] in ".?!" else f"{line}."


def present(*blocks: Block) -> tuple[Block, ...]:
    """The blocks that hold something."""
    return tuple(_holding(blocks))


def _holding(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Drawing):
            if block.graph.boxes:
                yield block
        elif block.strip():
            yield block.strip()
