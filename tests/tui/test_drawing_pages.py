"""What a drawing answers, as plain text."""

import pytest

from drill.domain.diagram.capacity import CapacityFigure
from drill.domain.diagram.checks import check
from drill.domain.diagram.facts import DrawingFact
from drill.domain.diagram.graph import Complaint, Graph, Kind, Reading
from drill.domain.problem import AcceptedFault, DataPath, Failure, PathKind
from drill.tui.drawing_answers import Answer, Author, checked, loaded, lost
from drill.tui.drawing_view import entry_line, finding_line
from drill.tui.picture_view import Mark
from tests.domain.diagram import drawn as graphs
from tests.tui.drawing import drawn

WIDTH = 60
REFERENCE = graphs.drawn("Visitor -> Redirector: GET", "Redirector -> Memory: lookup", "Redirector -> Replica: miss")
AUTHOR = Author(
    Reading(REFERENCE),
    (
        DataPath("Open a link", PathKind.READ, "Visitor", ("Memory", "Replica")),
        DataPath("Count a click", PathKind.WRITE, "Visitor", ("ClickLog",)),
    ),
    (Failure("down", "The redirect servers die.", "An error page", "Health checks", "Restart", boxes=("Redirector",)),),
)
DRAWN = graphs.drawn("client -> api: HTTPS", "api -> redis: lookup, hit 90%", "api -> db: on a miss", "api: x2")
FIGURES = {
    Kind.SERVICE: CapacityFigure(Kind.SERVICE, 2_000, 1_000, 4_000, "Small requests.", "A page", "2025"),
    Kind.DATABASE: CapacityFigure(Kind.DATABASE, 10_000, 1_000, 50_000, "Rows.", "A page", "2025"),
}


def text_of(answer: Answer) -> str:
    return "\n".join(drawn(answer.page, WIDTH))


def under(multiple: float, width: int = WIDTH) -> Answer:
    return loaded(DRAWN, {"client": 2_000.0}, multiple, FIGURES, width)


# What stands out


def test_a_finding_is_shown_with_its_reason_what_to_do_and_its_boxes_marked() -> None:
    findings = check(DRAWN)
    assert finding_line(DRAWN, findings[0]).plain == "! db: single point of failure"
    answer = checked(Reading(DRAWN), findings, 0, ())
    assert "If db is lost, client reaches no database any more." in text_of(answer)
    assert "Draw more than one" in text_of(answer)
    assert answer.marks == {"db": Mark.WARNED}


def test_a_line_that_was_not_understood_comes_before_the_findings() -> None:
    reading = Reading(DRAWN, (Complaint(7, "There is no box."),))
    assert "Line 7" in text_of(checked(reading, check(DRAWN), 0, ()))
    assert "single point of failure" in text_of(checked(reading, check(DRAWN), 1, ())).lower()


def test_what_the_author_accepts_is_said_at_that_finding_alone() -> None:
    accepted = (AcceptedFault(DrawingFact.STORE_UNREPLICATED, "It can be built anew.", "db"),)
    single, kept_once = check(DRAWN)
    assert kept_once.fact is DrawingFact.STORE_UNREPLICATED
    assert "It can be built anew." in text_of(checked(Reading(DRAWN), (kept_once,), 0, accepted))
    assert "It can be built anew." not in text_of(checked(Reading(DRAWN), (single,), 0, accepted))


def test_where_nothing_stands_out_that_is_said() -> None:
    assert "Nothing stands out" in text_of(checked(Reading(DRAWN), (), None, ()))


# A lost box


def test_a_lost_box_shows_what_is_out_of_reach_which_paths_break_and_what_the_problem_asks() -> None:
    answer = lost(DRAWN, "api", AUTHOR, entirely=True)
    text = text_of(answer)
    assert "api is lost." in text
    assert "✗ client no longer reaches redis and db" in text
    assert "✗ Open a link (read) breaks" in text
    assert "The redirect servers die." in text
    assert answer.marks == {"api": Mark.LOST, "redis": Mark.WARNED, "db": Mark.WARNED}


def test_a_path_whose_boxes_are_not_drawn_is_said_not_to_be_found() -> None:
    assert "? Count a click (write) not found in the drawing; no box" in text_of(
        lost(DRAWN, "api", AUTHOR, entirely=True)
    )


def test_one_of_several_is_survived_and_a_key_loses_all() -> None:
    answer = lost(DRAWN, "api", AUTHOR, entirely=False)
    assert "Without one of 2 api the others carry on." in text_of(answer)
    assert "✓ Open a link (read) goes on" in text_of(answer)
    assert answer.marks == {}


def test_without_the_author_a_loss_tells_of_the_drawing_alone() -> None:
    text = text_of(lost(DRAWN, "redis", None, entirely=True))
    assert "Every other box can still be reached." in text
    assert "What do they do without its answer: api?" in text
    assert "Paths" not in text


# Load


def test_a_load_shows_each_box_with_its_share_and_what_is_full_first() -> None:
    text = text_of(under(1))
    assert "First full: api at × 2" in text
    assert "then: db at × 50" in text
    [row] = [line.split() for line in text.split("\n") if line[2:5] == "api"]
    assert row == ["api", "2k/s", "4k/s", "50%", "━━━━━╌╌╌╌╌"]


@pytest.mark.parametrize(
    ("multiple", "mark", "sign"),
    [(1, None, " "), (1.5, Mark.WARNED, "!"), (2, Mark.WARNED, "!"), (2.1, Mark.LOST, "✗")],
)
def test_boxes_near_and_beyond_their_limit_carry_a_sign(multiple: float, mark: Mark | None, sign: str) -> None:
    answer = under(multiple)
    assert answer.marks.get("api") is mark
    assert [line[0] for line in drawn(answer.page, WIDTH) if line[2:5] == "api"] == [sign]


@pytest.mark.parametrize("width", [34, 40, 60, 100])
def test_the_table_fits_its_page(width: int) -> None:
    table = [line for line in drawn(under(3, width).page, width) if "k/s" in line and "at ×" not in line]
    assert any(line.endswith(("%", "━", "╌")) for line in table)
    assert all(len(line) <= width for line in table)


def test_where_requests_enter_is_told_with_how_many() -> None:
    assert entry_line(DRAWN, "client", 2_000.0).plain.split() == ["2k/s", "client"]
    assert entry_line(DRAWN, "api", 0.0).plain.split() == ["·", "api"]


def test_markup_in_a_drawing_is_shown_as_it_is() -> None:
    graph = graphs.drawn("client -> api: x")
    hostile = Graph(tuple(type(box)(box.id, f"[/red]{box.label}") for box in graph.boxes), graph.arrows)
    assert "[/red]api is lost." in text_of(lost(hostile, "api", None, entirely=True))
    assert "[/red]client" in text_of(loaded(hostile, {"client": 1.0}, 1, FIGURES, WIDTH))
