"""A picture with colours and signs."""

import pytest

from drill.domain.diagram.graph import Graph, Kind
from drill.domain.diagram.picture import Part, Picture, Span
from drill.tui.picture_view import KIND_STYLES, Mark, fitting, styled
from tests.domain.diagram.drawn import drawn

GRAPH = drawn("client -> db: x")
BOXES = Picture(
    ("┌──────┐ ┌──┐", "│client├►│db│", "└──────┘ └──┘"),
    (
        *(Span(row, 0, 8, Part.BOX, "client") for row in range(3)),
        Span(1, 8, 9, Part.ARROW, 0),
        *(Span(row, 9, 13, Part.BOX, "db") for row in range(3)),
    ),
    width=13,
)
LIST = Picture(
    ("client ─ x ──► db",), (Span(0, 0, 6, Part.BOX, "client"), Span(0, 15, 17, Part.BOX, "db")), 17, is_list=True
)


def test_each_kind_has_a_colour_of_its_own_kind() -> None:
    content = styled(BOXES, GRAPH, {}, ascii_only=False)
    assert content.plain == "\n".join(BOXES.lines)
    styles = {content.plain[span.start : span.end]: span.style for span in content.spans}
    assert styles["│client├"] == KIND_STYLES[Kind.CLIENT]
    assert styles["│db│"] == KIND_STYLES[Kind.DATABASE]


@pytest.mark.parametrize(("mark", "sign"), [(Mark.WARNED, "!"), (Mark.LOST, "✗")])
def test_a_marked_box_carries_a_sign_in_its_corner_and_nowhere_else(mark: Mark, sign: str) -> None:
    content = styled(BOXES, GRAPH, {"db": mark}, ascii_only=False)
    assert content.plain == "\n".join(BOXES.lines).replace("┌──┐", f"{sign}──┐")
    assert {span.style for span in content.spans if content.plain[span.start : span.end] == "│db│"} == {mark.style}


def test_the_signs_of_an_ascii_picture_are_ascii() -> None:
    plain = Picture(("+--+", "|db|", "+--+"), tuple(Span(row, 0, 4, Part.BOX, "db") for row in range(3)), 4)
    assert styled(plain, GRAPH, {"db": Mark.LOST}, ascii_only=True).plain == "X--+\n|db|\n+--+"


def test_in_a_list_the_sign_stands_before_the_line() -> None:
    assert styled(LIST, GRAPH, {}, ascii_only=False).plain == "  client ─ x ──► db"
    content = styled(LIST, GRAPH, {"db": Mark.WARNED}, ascii_only=False)
    assert content.plain == "! client ─ x ──► db"
    assert {content.plain[span.start : span.end] for span in content.spans} == {"client", "db"}


def test_among_other_text_it_is_shown_whole_or_not_at_all() -> None:
    lines = [line.plain for line in fitting(GRAPH, 40)]
    assert "".join(lines).count("client") == 1
    assert max(map(len, lines)) <= 40
    assert fitting(GRAPH, 5) == ()


def test_nothing_drawn_is_nothing_shown() -> None:
    assert styled(Picture(), Graph(), {}, ascii_only=False).plain == ""
