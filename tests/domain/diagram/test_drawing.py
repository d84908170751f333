"""What a drawing looks like, as read from the picture by somebody who does not know how it was drawn."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.content.files import shipped_folder
from drill.content.library import read_problem
from drill.domain.diagram.drawing import MOST_BOXES, draw
from drill.domain.diagram.graph import Arrow, Box, Direction, Graph, Group, Kind, Shape
from drill.domain.diagram.picture import Part, Picture
from drill.domain.diagram.reading import read
from tests.domain.diagram.samples import TEXTS, WIDTHS, graphs
from tests.domain.diagram.tracing import UnclearError, check_frames, expected, read_picture


def shipped_drawings() -> dict[str, str]:
    """Every drawing of every problem."""
    found: dict[str, str] = {}
    for path in sorted((shipped_folder("problems") / "interviews").glob("*.yaml")):
        problem = read_problem(path).value
        assert problem is not None, path
        design = problem.high_level_design
        texts = [design.diagram, design.simplest_diagram, *(step.diagram for step in design.evolution)]
        found |= {f"{path.stem}-{number}": text for number, text in enumerate(texts) if text}
    return found


SHIPPED = shipped_drawings()


def check_picture(graph: Graph, width: int, *, ascii_only: bool = False) -> Picture:
    """Draw, and read what was drawn."""
    picture = draw(graph, width, ascii_only=ascii_only)
    assert read_picture(picture) == expected(graph)
    check_frames(graph, picture)
    assert picture.width == max(map(cell_len, picture.lines))
    assert picture.fits == (picture.width <= width)
    assert not any(line != line.rstrip() for line in picture.lines)
    return picture


@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
@given(graph=graphs(), width=st.sampled_from(WIDTHS))
@settings(max_examples=45, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_of_any_drawing_can_be_followed_and_every_label_be_told(
    graph: Graph, width: int, ascii_only: bool
) -> None:
    check_picture(graph, width, ascii_only=ascii_only)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*TEXTS, *SHIPPED])
def test_every_line_of_the_sample_and_shipped_drawings_can_be_followed(name: str, width: int) -> None:
    reading = read((TEXTS | SHIPPED)[name])
    assert reading.complaints == ()
    for ascii_only in (False, True):
        check_picture(reading.graph, width, ascii_only=ascii_only)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_drawings_fit_a_usual_terminal(name: str) -> None:
    assert draw(read(SHIPPED[name]).graph, 80).fits


@pytest.mark.parametrize("name", TEXTS)
def test_the_samples_are_drawn_in_ascii_alone(name: str) -> None:
    assert str(draw(read(TEXTS[name]).graph, 80, ascii_only=True)).isascii()


def test_the_reader_would_notice_a_wrong_label() -> None:
    graph = read("a -> b: one\na -> c: two\n").graph
    picture = draw(graph, 80)
    assert read_picture(picture) == expected(graph)
    swapped = tuple(line.replace("one", "x").replace("two", "one").replace("x", "two") for line in picture.lines)
    assert read_picture(dataclasses.replace(picture, lines=swapped)) != expected(graph)


@pytest.mark.parametrize("damage", ["►", "─", "├"])
def test_the_reader_would_notice_a_broken_line(damage: str) -> None:
    picture = draw(read("a -> b: one\na -> c: two\n").graph, 80)
    lines = tuple(line.replace(damage, " ") for line in picture.lines)
    with pytest.raises(UnclearError):
        read_picture(dataclasses.replace(picture, lines=lines))


SMALL = """\
                    ┌─────┐         ╭═════════╮
╭────────╮          │ api ├─ rows ─►│   db    │
│ client ├─ HTTPS ─►│     ├┄┄┄┄┄┄╮  ╰─────────╯
╰────────╯          └─────┘      ┆
                                 ┆  ┌─────────┐
                                 ╰┄►││ queue ││
                                    └─────────┘"""


def test_a_small_drawing_looks_so() -> None:
    assert str(draw(read("client -> api: HTTPS\napi -> db: rows\napi -.-> queue").graph, 80)) == SMALL


@pytest.mark.parametrize(
    ("direction", "head"),
    [(Direction.RIGHT, "►"), (Direction.LEFT, "◄"), (Direction.DOWN, "▼"), (Direction.UP, "▲")],
)
def test_the_flow_goes_where_the_author_asks(direction: Direction, head: str) -> None:
    graph = dataclasses.replace(read("a -> b -> c").graph, direction=direction)
    assert str(draw(graph, 80)).count(head) == 2


def test_a_drawing_that_is_too_wide_is_turned() -> None:
    graph = read("flowchart LR\n" + "".join(f"  N{n}[Service {n}] -->|call| N{n + 1}\n" for n in range(7))).graph
    assert "►" in str(draw(graph, 200))
    narrow = draw(graph, 60)
    assert narrow.fits
    assert "▼" in str(narrow)


def test_a_low_room_is_used_sideways() -> None:
    graph = read("a -> b -> c -> d").graph
    assert draw(graph, 80, 5).height == 3
    assert draw(graph, 10, None).height > 12
    assert not draw(graph, 80, 2).fits


def test_what_cannot_fit_says_so() -> None:
    assert not draw(read("an-extraordinarily-long-name-for-a-service -> b").graph, 8).fits
    assert draw(Graph(), 80) == Picture()


def test_many_boxes_are_listed_by_group() -> None:
    lines = "".join(f"  b{n} --> b{n + 1}\n" for n in range(MOST_BOXES))
    graph = read(f"flowchart LR\n  a -.->|HTTP| b0\n  subgraph core[Core]\n{lines}  end\n").graph
    picture = draw(graph, 80)
    assert picture.is_list
    assert picture.lines[0] == "a ┄┄ HTTP ┄┄► b0"
    assert picture.lines[2:4] == ("Core:", "  b0 ────► b1")
    assert len(graph.arrows) == sum("►" in line for line in picture.lines)
    assert str(draw(graph, 80, ascii_only=True)).isascii()


def test_a_drawing_at_the_bound_is_still_drawn_and_can_be_followed() -> None:
    arrows = tuple(Arrow(f"b{n}", f"b{(n * 7 + 3) % MOST_BOXES}", f"call {n}") for n in range(MOST_BOXES))
    graph = Graph(tuple(Box(f"b{n}", f"Box {n}") for n in range(MOST_BOXES)), arrows)
    check_picture(graph, 120)


def test_spans_say_which_characters_are_what() -> None:
    graph = read("subgraph core[Core]\n 数据库 -> b: reads\nend\nb -> b").graph
    picture = draw(graph, 80)
    told = {(span.part, span.of, picture.lines[span.row][span.start : span.end]) for span in picture.spans}
    assert (Part.BOX, "数据库", "│ 数据库 ├") in told
    assert (Part.LABEL, 0, " reads ") in told
    assert {part for part, *_ in told} == {Part.BOX, Part.ARROW, Part.LABEL, Part.GROUP}
    for row, line in enumerate(picture.lines):
        marked = [column for span in picture.spans if span.row == row for column in range(span.start, span.end)]
        assert len(marked) == len(set(marked))
        assert not [column for column, character in enumerate(line) if character != " " and column not in marked]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("e\u0301t\u0301e", "ét\u0301e"),
        ("a\u200bb\u200d\ufe0f", "ab"),
        ("\u0301x", "x"),
        ("z" + "\u0335" * 50, "z\u0335\u0335"),
        ("a\tb", "a b"),
        ("\x1b[31m", "�[31m"),
        ("👩🏽‍💻", "👩💻"),
    ],
)
def test_marks_and_unseen_characters_do_not_break_the_grid(label: str, shown: str) -> None:
    graph = Graph((Box("a", label), Box("b", "b")), (Arrow("a", "b", label),))
    picture = check_picture_cells(graph)
    assert str(picture).count(shown) == 2


def check_picture_cells(graph: Graph) -> Picture:
    """Draw, and see that all right borders stand in one column."""
    picture = draw(graph, 80)
    assert picture.width == max(map(cell_len, picture.lines))
    return picture


def test_kinds_and_shapes_are_told_apart() -> None:
    boxes = (
        Box("c", "c", kind=Kind.CLIENT),
        Box("d", "d", kind=Kind.DATABASE),
        Box("q", "q", kind=Kind.QUEUE),
        Box("s", "s"),
    )
    outlines = {box.id: str(draw(Graph((box,)), 80)) for box in boxes}
    assert len({text.replace(name, "") for name, text in outlines.items()}) == 4
    assert str(draw(Graph((Box("s", "s", Shape.CYLINDER),)), 80)).startswith("╭═")
    assert "s ×3" in str(draw(Graph((Box("s", "s", replicas=3),)), 80))
    assert "s x3" in str(draw(Graph((Box("s", "s", replicas=3),)), 80, ascii_only=True))


def test_an_empty_group_and_a_group_in_a_circle_are_left_out() -> None:
    groups = (Group("a", "A", "b"), Group("b", "B", "a"), Group("c", "C"))
    graph = Graph((Box("x", "x", group="a"),), (), groups)
    assert "╌ A ╌" in str(draw(graph, 80))
    assert " C " not in str(draw(graph, 80))


def test_thick_and_dotted_lines_look_so() -> None:
    text = str(draw(read("a ==> b\na -.-> c\na --- d").graph, 80))
    assert "━" in text
    assert "┆" in text
    assert text.count("▼") == 2
