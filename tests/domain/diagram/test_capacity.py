from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.capacity import BoxLoad, CapacityFigure, assumptions, box_loads, saturation
from drill.domain.diagram.graph import Graph, Kind
from drill.domain.diagram.load import flow
from tests.domain.diagram.drawn import drawn, graphs


def figure(kind: Kind, per_second: float) -> CapacityFigure:
    return CapacityFigure(kind, per_second, per_second / 2, per_second * 2, "Small requests.", "A page", "2025")


FIGURES = {
    Kind.SERVICE: figure(Kind.SERVICE, 2_000),
    Kind.DATABASE: figure(Kind.DATABASE, 10_000),
    Kind.CACHE: figure(Kind.CACHE, 100_000),
}
ASKED = ("client -> api: x", "api -> redis: hit 90%", "api -> db: x")


def loads(*lines: str, rate: float = 1_000.0) -> dict[str, BoxLoad]:
    graph = drawn(*lines)
    return {load.box: load for load in box_loads(graph, flow(graph, {"client": rate}), FIGURES)}


def test_utilisation_is_the_rate_over_what_one_bears_times_the_replicas() -> None:
    found = loads(*ASKED, "api: service x4")
    assert found["api"].capacity == 8_000
    assert found["api"].utilisation == pytest.approx(0.125)
    assert found["db"].utilisation == pytest.approx(0.01)


def test_a_figure_of_ones_own_goes_before_the_usual_one_and_is_for_each_replica() -> None:
    found = loads(*ASKED, "api: service x4 500/s")
    assert (found["api"].capacity, found["api"].is_own) == (2_000, True)
    assert not found["db"].is_own


def test_clients_externals_and_kinds_without_a_figure_do_not_limit() -> None:
    found = loads("client -> cdn: x", "cdn -> stripe: x")
    assert [load.utilisation for load in found.values()] == [None, None, None]
    assert saturation(tuple(found.values())) == ()


def test_an_own_figure_limits_even_what_is_not_ours() -> None:
    assert loads("client -> stripe: x", "stripe: external 100/s")["stripe"].utilisation == 10


def test_the_boxes_saturate_in_the_order_of_their_multiples() -> None:
    found = saturation(tuple(loads(*ASKED, "api: x3", "db: database 20k/s").values()))
    assert [load.box for load, _ in found] == ["api", "redis", "db"]
    assert [at for _, at in found] == pytest.approx([6, 100, 200])


def test_what_the_arithmetic_rests_on_is_told() -> None:
    graph = drawn(*ASKED, "db -> api: rows", "api: x3", "cron -> s3: nightly")
    told = "\n".join(assumptions(graph, flow(graph, {"client": 1.0}), FIGURES))
    assert "db → api" in told
    assert "Replicas share the load evenly" in told
    assert "One service bears 2k/s (1k/s to 4k/s): Small requests. (As of 2025: A page.)" in told
    assert "No limit is assumed for client." in told
    assert "Nothing flows to cron and s3." in told
    assert "response times" in told


def test_what_does_not_matter_to_a_drawing_is_not_told() -> None:
    graph = drawn("client -> api: x")
    told = "\n".join(assumptions(graph, flow(graph, {"client": 1.0}), FIGURES))
    for word in ("Replicas", "leads back", "Nothing flows", "database", "no rate"):
        assert word not in told


def test_a_figure_that_is_no_rate_is_told_and_the_usual_one_stands_in() -> None:
    graph = drawn("client -> api: x")
    graph = replace(graph, boxes=tuple(replace(box, capacity="many") for box in graph.boxes))
    result = flow(graph, {"client": 1.0})
    assert box_loads(graph, result, FIGURES)[1].each == 2_000
    assert any("`many` at api is no rate" in line for line in assumptions(graph, result, FIGURES))


@given(graphs(), st.floats(0.5, 1e6))
def test_at_its_multiple_a_box_bears_exactly_its_load(graph: Graph, rate: float) -> None:
    start = graph.boxes[0].id
    found = saturation(box_loads(graph, flow(graph, {start: rate}), FIGURES))
    assert [at for _, at in found] == sorted(at for _, at in found)
    for load, at in found:
        then = {each.box: each for each in box_loads(graph, flow(graph, {start: rate * at}), FIGURES)}
        assert then[load.box].rate == pytest.approx(load.capacity)


def test_what_nothing_is_left_for_never_saturates() -> None:
    found = loads("client -> api: x", "api -> redis: hit 100%", "api -> db: x")
    assert (found["db"].rate, found["db"].utilisation, found["db"].saturates_at) == (0, 0, None)
