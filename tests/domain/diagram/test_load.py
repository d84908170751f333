from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.graph import Graph
from drill.domain.diagram.load import LARGEST, flow
from drill.domain.diagram.marks import Mark, mark_of
from tests.domain.diagram.drawn import drawn, graphs


def arriving(*lines: str, **entries: float) -> dict[str, float]:
    return dict(flow(drawn(*lines), entries or {"client": 1000.0}).arriving)


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("", Mark()),
        ("GET code", Mark()),
        ("batches x0.01", Mark(factor=0.01)),
        ("×200 fan-out", Mark(factor=200)),
        ("x10% of clicks", Mark(factor=0.1)),
        ("lookup, hit 90%", Mark(hit=0.9)),
        ("hits: 99.5 %", Mark(hit=0.995)),
        ("95% hit", Mark(hit=0.95)),
        ("hit rate 80%", Mark(hit=0.8)),
        ("hit 300%", Mark(hit=1.0)),
        ("split", Mark(split=True)),
        ("reads x0.5, split", Mark(factor=0.5, split=True)),
        ("on a miss, bans each 10 s", Mark(miss=True)),
        ("max0.5 10x split-brain white 90%", Mark(split=True)),
        ("x1.2.3", Mark()),
    ],
)
def test_marks_are_read_wherever_they_stand_in_a_label(label: str, mark: Mark) -> None:
    assert mark_of(label) == mark


def test_each_arrow_carries_everything_unless_it_says_otherwise() -> None:
    assert arriving("client -> api: x", "api -> db: save", "api -> kafka: event x0.1", "api -> mailer: x3") == {
        "client": 1000,
        "api": 1000,
        "db": 1000,
        "kafka": 100,
        "mailer": 3000,
    }


def test_look_aside_what_the_cache_does_not_have_is_asked_of_the_stores_and_the_rest_goes_on_in_full() -> None:
    rates = arriving("client -> api: x", "api -> db: read", "api -> redis: hit 90%", "api -> kafka: event")
    assert rates == pytest.approx({"client": 1000, "api": 1000, "db": 100, "redis": 1000, "kafka": 1000})


def test_look_aside_an_arrow_that_says_miss_carries_only_misses_wherever_it_leads() -> None:
    assert arriving("client -> edge_api: x", "edge_api -> redis: hit 80%", "edge_api -> origin: on a miss") == (
        pytest.approx({"client": 1000, "edge_api": 1000, "redis": 1000, "origin": 200})
    )


def test_look_aside_a_write_with_its_own_share_is_taken_at_its_word() -> None:
    rates = flow(
        drawn("client -> api: x", "api -> redis: hit 90%", "api -> db: on a miss", "api -> db: insert x0.05"),
        {"client": 1000.0},
    )
    assert [rates.carried[index] for index in range(4)] == pytest.approx([1000, 1000, 100, 50])
    assert rates.arriving["db"] == pytest.approx(150)


def test_look_aside_several_caches_are_asked_one_after_the_other() -> None:
    assert arriving("client -> api: x", "api -> local_cache: hit 50%", "api -> redis: hit 90%", "api -> db: x") == (
        pytest.approx({"client": 1000, "api": 1000, "local_cache": 1000, "redis": 500, "db": 50})
    )


def test_read_through_the_cache_itself_asks_for_what_it_does_not_have() -> None:
    rates = arriving("client -> cdn: hit 90%", "cdn -> api: origin", "client -> api: log in x0.1", "api -> db: x")
    assert rates == pytest.approx({"client": 1000, "cdn": 1000, "api": 200, "db": 200})


def test_read_through_other_arrows_of_the_asking_box_carry_everything() -> None:
    rates = arriving("client -> api: x", "api -> redis: hit 90%", "redis -> db: fill", "api -> users_db: x")
    assert rates == pytest.approx({"client": 1000, "api": 1000, "redis": 1000, "db": 100, "users_db": 1000})


def test_a_cache_that_only_answers_back_is_no_read_through() -> None:
    rates = arriving("client -> api: x", "api -> redis: hit 90%", "redis -> api: value", "api -> db: x")
    assert rates == pytest.approx({"client": 1000, "api": 1000, "redis": 1000, "db": 100})


def test_split_arrows_of_one_box_divide_what_goes_on() -> None:
    rates = arriving("client -> lb: x", "lb -> a: split", "lb -> b: split", "lb -> log: x", "a -> db: x", "b -> db: x")
    assert rates == {"client": 1000, "lb": 1000, "a": 500, "b": 500, "log": 1000, "db": 1000}


def test_split_replicas_behind_a_cache_divide_the_misses() -> None:
    rates = arriving(
        "client -> api: x",
        "api -> redis: hit 90%",
        "api -> db1: split",
        "api -> db2: split",
        "db1: database",
        "db2: database",
    )
    assert rates == pytest.approx({"client": 1000, "api": 1000, "redis": 1000, "db1": 50, "db2": 50})


def test_what_comes_by_several_ways_adds_up() -> None:
    assert arriving("client -> a: x", "client -> b: x", "a -> db: x", "b -> db: x")["db"] == 2000
    assert arriving("visitor -> api: x", "creator -> api: x", visitor=900.0, creator=100.0)["api"] == 1000


def test_arrows_that_lead_back_carry_none_and_are_told() -> None:
    graph = drawn("client -> api: x", "api -> db: x", "db -> api: rows", "api -> client: page", "api -> api: retry")
    result = flow(graph, {"client": 1000.0})
    assert result.arriving == {"client": 1000, "api": 1000, "db": 1000}
    assert result.back == {2, 3, 4}
    assert result.carried == {0: 1000, 1: 1000}


def test_two_way_arrows_carry_in_the_direction_in_which_they_are_first_met() -> None:
    assert arriving("api <-> client: socket", "db --- api: rows") == {"client": 1000, "api": 1000, "db": 1000}


def test_what_no_request_gets_to_is_not_in_the_flow() -> None:
    assert arriving("client -> api: x", "cron -> db: x") == {"client": 1000, "api": 1000}


def test_a_drawing_that_multiplies_without_end_stays_a_number() -> None:
    chain = [f"b{number} -> b{number + 1}: x999999" for number in range(60)]
    assert arriving(*chain, b0=1.0)["b60"] == LARGEST


RATES = st.floats(0.5, 1e6)


@given(graphs(), RATES, st.floats(0.1, 100))
def test_the_load_is_linear_in_the_entry_rate(graph: Graph, rate: float, times: float) -> None:
    start = graph.boxes[0].id
    once, scaled = flow(graph, {start: rate}), flow(graph, {start: rate * times})
    assert dict(scaled.arriving) == pytest.approx({box: value * times for box, value in once.arriving.items()})


@given(graphs(), RATES, RATES)
def test_the_loads_of_two_entries_add_up(graph: Graph, one: float, other: float) -> None:
    first, last = graph.boxes[0].id, graph.boxes[-1].id
    together = flow(graph, {first: one, last: other})
    apart = [flow(graph, {first: one, last: 0.0}), flow(graph, {first: 0.0, last: other})]
    if first != last:
        for box, rate in together.arriving.items():
            assert rate == pytest.approx(sum(each.arriving[box] for each in apart))


@given(graphs(st.sampled_from(["", "x0.5", "split", "on a miss", "x0.2 split"])), RATES)
def test_a_hit_rate_of_nothing_is_like_no_mark(graph: Graph, rate: float) -> None:
    marked = replace(graph, arrows=tuple(replace(arrow, label=f"{arrow.label} hit 0%") for arrow in graph.arrows))
    start = graph.boxes[0].id
    assert flow(marked, {start: rate}) == flow(graph, {start: rate})
