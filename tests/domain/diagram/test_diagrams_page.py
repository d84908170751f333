"""Every example of docs/diagrams.md."""

import re

import pytest

from drill.domain.diagram.declaring import KIND_WORDS
from drill.domain.diagram.drawing import MOST_ARROWS as MOST_DRAWN_ARROWS
from drill.domain.diagram.drawing import MOST_BOXES as MOST_DRAWN_BOXES
from drill.domain.diagram.drawing import draw
from drill.domain.diagram.graph import Kind
from drill.domain.diagram.reading import LONGEST_LINE, MOST_LINES, read
from drill.domain.diagram.sketch import MOST_ARROWS, MOST_BOXES
from tests.wheel import ROOT

PAGE = (ROOT / "docs" / "diagrams.md").read_text(encoding="utf-8")
ARROW_LIST, MERMAID = PAGE.split("## Arrow list")[1].split("## The picture")[0].split("## Mermaid")


def examples(part: str) -> list[str]:
    """What stands in the first column of a table, as it is typed."""
    cells = re.findall(r"^\| (`.*?) \| ", part.replace("\\|", "¦"), re.MULTILINE)
    return [example.replace("¦", "|") for cell in cells for example in _typed(cell)]


def _typed(cell: str) -> list[str]:
    words = re.findall(r"`([^`]+)`", cell)
    return [f"{words[0]}\n x\n{words[1]}"] if "…" in cell else words


@pytest.mark.parametrize("example", examples(ARROW_LIST))
def test_the_arrow_list_is_read_as_the_page_says(example: str) -> None:
    assert read(example).complaints == ()


@pytest.mark.parametrize("example", [example for example in examples(MERMAID) if example != "#quot;"])
def test_mermaid_is_read_as_the_page_says(example: str) -> None:
    reading = read(f"flowchart LR\n{example}")
    assert reading.complaints == ()
    assert reading.graph.boxes


def test_there_are_examples_of_everything() -> None:
    assert len(examples(ARROW_LIST)) == 14
    assert len(examples(MERMAID)) == 22


def test_the_drawing_on_the_page_is_understood_and_fits() -> None:
    [text] = re.findall(r"^```drawing\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    reading = read(text)
    assert reading.complaints == ()
    assert draw(reading.graph, 80).fits


def test_kinds_and_bounds_are_those_of_the_program() -> None:
    assert all(f"`{kind}`" in PAGE for kind in Kind)
    assert {"db", "lb", "bucket", "blob", "topic", "gateway"} <= KIND_WORDS.keys()
    assert f"Above {MOST_DRAWN_BOXES} boxes or {MOST_DRAWN_ARROWS} arrows" in PAGE
    assert f"{MOST_BOXES} boxes, {MOST_ARROWS:,} arrows, {MOST_LINES:,} lines and {LONGEST_LINE:,} characters" in PAGE
