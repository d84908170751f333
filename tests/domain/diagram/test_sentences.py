from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.reading import read
from drill.domain.diagram.sentences import sentences_of

DRAWING = """client -> api: HTTPS
api <-> cache: lookup
api --- db
api: service x3
lonely
subgraph Region A
  cache
  db
end"""


def test_a_drawing_is_told_arrow_by_arrow_then_what_stands_alone_then_the_groups() -> None:
    assert sentences_of(read(DRAWING).graph) == (
        "client to api x3: HTTPS.",
        "api x3 to and from cache: lookup.",
        "api x3 with db.",
        "lonely stands alone.",
        "In Region A: cache, db.",
    )


def test_nothing_is_told_of_nothing() -> None:
    assert sentences_of(read("").graph) == ()


@given(st.text("ab->:< \n", max_size=60))
def test_each_arrow_has_its_sentence(text: str) -> None:
    graph = read(text).graph
    sentences = sentences_of(graph)
    assert len(sentences) >= len(graph.arrows)
    assert all("\n" not in sentence for sentence in sentences)
