import dataclasses

from hypothesis import given, settings

from drill.domain.diagram.graph import Arrow, Box, Direction, Graph, Group, Kind, Shape
from drill.domain.diagram.reading import read
from drill.domain.diagram.writing import write
from tests.domain.diagram.samples import graphs


def without_lines(graph: Graph) -> Graph:
    """The same graph, wherever it stands in a text, with boxes in the order of their ids."""
    return dataclasses.replace(
        graph,
        boxes=tuple(sorted((dataclasses.replace(box, line=1) for box in graph.boxes), key=lambda box: box.id)),
        arrows=tuple(dataclasses.replace(arrow, line=1) for arrow in graph.arrows),
        groups=tuple(
            sorted((dataclasses.replace(group, line=1) for group in graph.groups), key=lambda group: group.id)
        ),
        direction=graph.direction or Direction.RIGHT,
    )


@given(graphs())
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_as_the_same_graph(graph: Graph) -> None:
    reading = read(write(graph))
    assert reading.complaints == ()
    assert without_lines(reading.graph) == without_lines(graph)


def test_any_label_comes_back() -> None:
    for label in (
        'say "hi"',
        "a|b",
        "<br/>",
        "#quot;",
        "a  b",
        " x ",
        "two\nlines",
        "--> end ;",
        "%% no",
        "写入",
        "a # b // c",
        "x3",
    ):
        graph = Graph((Box("a", label), Box("b", "b")), (Arrow("a", "b", label),))
        found = read(write(graph)).graph
        assert (found.box("a").label, found.arrows[0].label) == (label, label), label


def test_ids_that_mermaid_would_not_take_become_words() -> None:
    graph = read("load balancer -> end-point\nend -> 1st\nload_balancer -> 数据库").graph
    text = write(graph)
    assert 'load_balancer_2["load balancer"]' in text
    assert 'n_end["end"]' in text
    again = read(text).graph
    assert [box.label for box in again.boxes] == [box.label for box in graph.boxes]
    assert write(again) == text


def test_kinds_replicas_and_capacities_come_back() -> None:
    box = Box("api", "API", Shape.ROUND, Kind.CACHE, 3, capacity="2k/s")
    text = write(Graph((box,), (), (Group("g", "G"),)))
    assert 'api(["API x3"]):::cache' in text
    assert read(text).graph.box("api") == dataclasses.replace(box, line=2)
