import re
from xml.etree import ElementTree

import pytest

from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import read
from drill.domain.diagram.svg import svg_of
from tests.domain.diagram.samples import TEXTS

NAMESPACE = "{http://www.w3.org/2000/svg}"


def words(text: str) -> list[str]:
    """The words of a picture."""
    return ["".join(element.itertext()) for element in ElementTree.fromstring(text).iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_is_written_and_every_line_is_drawn(name: str) -> None:
    graph = read(TEXTS[name]).graph
    picture = svg_of(draw(graph, 100))
    shown = " ".join(words(picture)).split()
    for box in graph.boxes:
        assert set(box.label.split()) <= set(shown)
    assert not re.search("[─│►▼╭]", picture)
    assert picture.count("z") >= len(graph.arrows)


def test_foreign_text_is_only_text() -> None:
    hostile = '</text><script>alert(1)</script>&"'
    picture = svg_of(draw(read(f'a["{hostile.replace(chr(34), "#quot;")}"] --> b').graph, 200))
    assert "".join(words(picture)) == f"{hostile}b"
    assert {element.tag.removeprefix(NAMESPACE) for element in ElementTree.fromstring(picture).iter()} == {
        "svg",
        "style",
        "path",
        "text",
    }


def test_it_has_colours_for_light_and_dark() -> None:
    assert "prefers-color-scheme: dark" in svg_of(draw(read("a -> b").graph, 80))
