"""Whatever is typed: no failure, no endless work, and a picture of what was understood."""

import random
import sys

import pytest

from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import LONGEST_LINE, MOST_LINES, read
from drill.domain.diagram.sketch import MOST_ARROWS, MOST_BOXES, MOST_COMPLAINTS
from tests.domain.diagram.samples import TEXTS

PARTS = (
    *("->", "-->", "--", "-.->", "==>", "<->", "|", "&", ",", ":", ":::", ";", '"', "%", "#", "subgraph", "end", "x3"),
    *("[", "]", "(", ")", "{", "}", "<br/>", "é", "写", "\x00", "\u202e", "\u0301", "\n", " "),
)
STEPS = 60
"""Function calls for each character that is read: far above what is needed, far below what grows with the square."""


def work(text: str) -> int:
    """How many functions are called to read and draw a text."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls


def mutated(text: str, chance: random.Random) -> str:
    """A text with something taken out, put in, doubled or exchanged."""
    for _ in range(chance.randint(1, 4)):
        at, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        part = chance.choice(PARTS)
        text = chance.choice(
            [
                text[:at] + part + text[at:],
                text[:at] + text[min(other, at + 9) :],
                text[:at] + text[at:other][:40] + text[at:],
                text[:at] + part + text[at + 1 :],
            ]
        )
    return text


@pytest.mark.parametrize("name", TEXTS)
def test_every_beginning_of_a_text_can_be_read_and_drawn(name: str) -> None:
    text = TEXTS[name]
    for end in range(len(text)):
        picture = draw(read(text[:end]).graph, 80)
        assert picture.lines or not read(text[:end]).graph.boxes


@pytest.mark.parametrize("name", TEXTS)
def test_mutated_texts_can_be_read_and_drawn(name: str) -> None:
    chance = random.Random(name)
    for _ in range(500):
        graph = read(mutated(TEXTS[name], chance)).graph
        assert bool(draw(graph, chance.choice((40, 80, 160))).lines) == bool(graph.boxes)


@pytest.mark.parametrize(
    "text",
    [
        "a -> b\n" * 10_000,
        "".join(f"n{number} -> n{number + 1}\n" for number in range(10_000)),
        "a" * 1_000_000,
        "a -> " * 200_000,
        "-- " * 330_000,
        ("a -- " * 190 + "\n") * 1_000,
        ("a[" * 450 + "\n") * 1_000,
        ('"' * 999 + "\n") * 1_000,
        (" " * 998 + "x\n") * 1_000,
        ("| " * 499 + "\n") * 1_000,
        "subgraph x\n" * 10_000,
        "".join(f"subgraph g{number}\n" for number in range(10_000)),
        (
            "&".join(f"a{number}" for number in range(200))
            + " --> "
            + "&".join(f"b{number}" for number in range(200))
            + "\n"
        )
        * 100,
        "((((((((" * 100_000,
        "a: " + "service " * 120 + "\n",
        "\n" * 1_000_000,
    ],
    ids=range(16),
)
def test_large_texts_take_bounded_work(text: str) -> None:
    assert work(text) < STEPS * min(len(text), LONGEST_LINE * 1_000) + 10_000
    reading = read(text)
    assert len(reading.graph.boxes) <= MOST_BOXES
    assert len(reading.graph.arrows) <= MOST_ARROWS
    assert len(reading.complaints) <= MOST_COMPLAINTS
    assert draw(reading.graph, 80).width < 5_000


def test_what_is_left_out_is_told() -> None:
    assert "longer than 1,000 characters" in read("a" * 1_001 + " -> b").complaints[0].reason
    assert "first 10,000 lines" in read("\n" * MOST_LINES + "a -> b").complaints[0].reason
    many = read("".join(f"a -> n{number}\n" for number in range(MOST_BOXES)))
    assert [complaint.reason for complaint in many.complaints] == [f"Only the first {MOST_BOXES} boxes are drawn."]


@pytest.mark.parametrize("seed", range(2))
def test_a_tangle_is_drawn_or_listed_with_bounded_work(seed: int) -> None:
    chance = random.Random(seed)
    lines = [f"b{chance.randrange(25)} -> b{chance.randrange(25)}: call {number}" for number in range(60)]
    graph = read("\n".join([*(f"b{number}" for number in range(25)), *lines])).graph
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        picture = draw(graph, 80)
    finally:
        sys.setprofile(None)
    assert picture.lines
    assert calls < 6_000_000
