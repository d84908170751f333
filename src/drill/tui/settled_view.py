"""What the phases before a drilled one settled, as rows."""

from collections.abc import Iterator

from textual.content import Content

from drill.domain.diagram.reading import read
from drill.domain.problem import Problem
from drill.domain.settled import Settled, settled
from drill.domain.vocabulary import Phase
from drill.tui.markdown import render
from drill.tui.picture_view import fitting
from drill.tui.rows import Fitted, Row
from drill.tui.words import heading, muted

NOTHING_BEFORE = "Nothing comes before it: the brief is all there is."


def settled_rows(problem: Problem, phase: Phase) -> Iterator[Row | Content | Fitted]:
    """The reference of the phases before, in short, with the drawing drawn.

    Args:
        problem: What the author wrote.
        phase: The phase that is drilled.
    """
    found = settled(problem, phase)
    yield heading("Settled so far")
    if not found:
        yield muted(NOTHING_BEFORE)
    for each in found:
        yield Content("")
        yield Content.assemble(muted(f"{each.phase.label}: "), (each.title, "bold"))
        yield from _rows(each)


def _rows(each: Settled) -> Iterator[Row | Content | Fitted]:
    lines = [line for line in each.lines if line.strip()]
    bullet = Content.styled("• ", "$primary") if len(lines) > 1 else Content("")
    for line in lines:
        front = bullet
        for indent, text in render(line).rows:
            yield Content.assemble(front, indent), text
            front = Content(" " * bullet.cell_length)
    if each.drawing:
        graph = read(each.drawing).graph
        yield Fitted(lambda width: fitting(graph, width))
