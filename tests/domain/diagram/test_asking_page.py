"""The examples of docs/asking-drawings.md come out as the page says."""

import re

import pytest

from drill.domain.diagram.kind_words import ORDINARY, TELLING
from drill.domain.diagram.load import flow
from drill.domain.diagram.marks import mark_of
from drill.domain.diagram.reading import read
from tests.wheel import ROOT

PAGE = (ROOT / "docs" / "asking-drawings.md").read_text(encoding="utf-8")
_CARRIED = re.compile(r"(\S.*?\S)\s{2,}(\d+)/s(?:\s{2,}|$)")


def examples() -> list[list[tuple[str, float]]]:
    """The two drawings that stand side by side, each arrow with what it carries."""
    [block] = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)
    rows = [_CARRIED.findall(line) for line in block.strip().split("\n")]
    return [[(row[side][0], float(row[side][1])) for row in rows] for side in (0, 1)]


@pytest.mark.parametrize("example", examples(), ids=["look-aside", "read-through"])
def test_the_arrows_of_the_examples_carry_what_the_page_says(example: list[tuple[str, float]]) -> None:
    graph = read("\n".join(arrow for arrow, _ in example)).graph
    carried = flow(graph, {graph.boxes[0].id: 1000.0}).carried
    assert [carried[index] for index in range(len(example))] == pytest.approx([rate for _, rate in example])


def test_each_mark_that_the_page_names_is_one() -> None:
    for mark in ("x0.1", "x200", "split", "hit 90%", "miss"):
        assert f"`{mark}`" in PAGE
        assert mark_of(mark) != mark_of("")


def test_no_phrase_of_the_table_of_words_stands_for_two_kinds() -> None:
    for table in (TELLING, ORDINARY):
        phrases = [" ".join(phrase.split()) for words in table.values() for phrase in words.split(",")]
        assert len(phrases) == len(set(phrases))
