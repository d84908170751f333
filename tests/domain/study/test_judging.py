"""What an answer to a gap is worth, where that can be computed."""

from dataclasses import replace

import pytest

from drill.domain.diagram.reading import read
from drill.domain.estimation.failure import EstimateError
from drill.domain.study.gaps import gaps
from drill.domain.study.judging import BoxCheck, FigureCheck, Nearness
from tests.factories import problem

GRAPH = read("App --> LinkAPI: POST\nLinkAPI --> Links: insert\nLinks: database x2\nLinkAPI --> Clicks: count").graph


@pytest.fixture
def rate() -> FigureCheck:
    """55.6 reservations a second, five times the average, within a factor of 3."""
    (check,) = (gap.check for gap in gaps(problem(), 0) if isinstance(gap.check, FigureCheck))
    return check


def box(name: str) -> BoxCheck:
    return BoxCheck(GRAPH, GRAPH.box(name))


@pytest.mark.parametrize(
    ("text", "nearness"),
    [
        ("56/s", Nearness.RIGHT),
        ("56", Nearness.RIGHT),
        ("peak(garages * spaces * turnover, 5)", Nearness.RIGHT),
        ("150/s", Nearness.RIGHT),
        ("190/s", Nearness.CLOSE),
        ("5000/s", Nearness.NOT),
        ("5M /day", Nearness.RIGHT),
    ],
)
def test_a_figure_is_right_within_the_factor_of_its_author(rate: FigureCheck, text: str, nearness: Nearness) -> None:
    assert rate.judge(text).nearness is nearness


def test_a_slip_is_named(rate: FigureCheck) -> None:
    assert rate.judge("11.1/s").told == "It looks like average for peak."
    assert rate.judge("56k/s").told == "It looks like a factor of 1000."


@pytest.mark.parametrize("text", ["", "many", "56 GB", "garages *", "56/s in users"])
def test_what_is_no_such_figure_is_refused_with_a_reason(rate: FigureCheck, text: str) -> None:
    with pytest.raises(EstimateError):
        rate.judge(text)


@pytest.mark.parametrize(
    ("text", "nearness"),
    [
        ("LinkAPI", Nearness.RIGHT),
        ("link api", Nearness.RIGHT),
        ("LINK-API", Nearness.RIGHT),
        ("link service", Nearness.RIGHT),
        ("api", Nearness.CLOSE),
        ("service", Nearness.CLOSE),
        ("cache", Nearness.NOT),
        ("clicks", Nearness.NOT),
        ("", Nearness.NOT),
        ("???", Nearness.NOT),
        ("[/red]", Nearness.NOT),
    ],
)
def test_a_box_is_known_by_its_name_in_any_spelling(text: str, nearness: Nearness) -> None:
    assert box("LinkAPI").judge(text).nearness is nearness


def test_its_kind_is_enough_where_it_is_the_only_one_of_it() -> None:
    judged = box("Links").judge("database")
    assert (judged.nearness, judged.told) == (Nearness.RIGHT, "Here it is called Links.")
    two = replace(GRAPH, boxes=(*GRAPH.boxes, replace(GRAPH.box("Links"), id="Other", label="Other")))
    assert BoxCheck(two, two.box("Links")).judge("database").nearness is Nearness.CLOSE


def test_a_label_counts_and_so_does_the_id() -> None:
    graph = read("a --> db[(Orders)]").graph
    check = BoxCheck(graph, graph.box("db"))
    assert [check.judge(text).nearness for text in ("orders", "db", "Order")] == [Nearness.RIGHT] * 3
