from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.checks import Finding, check, facts_of
from drill.domain.diagram.facts import DrawingFact
from drill.domain.diagram.graph import Arrow, Box, Graph, Kind
from tests.domain.diagram.drawn import drawn, graphs

SOUND = (
    "client -> lb: HTTPS",
    "lb -> api: HTTPS",
    "api -> redis: lookup",
    "api -> db: on a miss",
    "api: service x3",
    "redis: cache x2",
    "db: database x2",
)


def found(fact: DrawingFact, *lines: str) -> list[Finding]:
    return [finding for finding in check(drawn(*lines)) if finding.fact is fact]


def boxes(fact: DrawingFact, *lines: str) -> list[str]:
    return [box for finding in found(fact, *lines) for box in finding.boxes]


def test_nothing_stands_out_in_a_sound_drawing() -> None:
    assert check(drawn(*SOUND)) == ()


# Single points of failure


def test_a_box_between_a_client_and_all_its_data_is_a_single_point_of_failure() -> None:
    [finding] = found(DrawingFact.SINGLE_POINT_OF_FAILURE, *(line for line in SOUND if line != "api: service x3"))
    assert finding.boxes == ("api",)
    assert finding.lines == (2,)
    assert finding.reason == "If api is lost, client reaches no database any more."


def test_a_box_beside_which_another_way_leads_to_the_data_is_none() -> None:
    assert (
        boxes(
            DrawingFact.SINGLE_POINT_OF_FAILURE,
            "client -> a: x",
            "client -> b: x",
            "a -> db: x",
            "b -> db: x",
            "db: x2",
        )
        == []
    )


def test_a_store_without_a_copy_is_one_and_a_copied_one_is_none() -> None:
    alone = ("client -> api: x", "api -> primary: x", "api: x2")
    assert boxes(DrawingFact.SINGLE_POINT_OF_FAILURE, *alone) == ["primary"]
    assert boxes(DrawingFact.SINGLE_POINT_OF_FAILURE, *alone, "primary -> standby: replication") == []


def test_losing_one_of_two_databases_is_no_single_point_but_losing_the_only_one_beside_a_bucket_is() -> None:
    two = ("client -> api: x", "api -> orders_db: x", "api -> users_db: x", "api: x2")
    assert boxes(DrawingFact.SINGLE_POINT_OF_FAILURE, *two) == []
    mixed = ("browser -> cdn: pages", "cdn -> s3: origin", "browser -> api: calls", "api -> db: x", "db: x2")
    [finding] = found(DrawingFact.SINGLE_POINT_OF_FAILURE, *mixed)
    assert finding.boxes == ("api",)
    assert finding.reason == "If api is lost, browser reaches no database any more."


def test_what_takes_all_data_from_one_of_two_clients_is_one_and_the_client_is_named() -> None:
    lines = ("visitor -> lb: x", "creator -> admin_api: x", "lb -> api: x", "api -> db: x", "admin_api -> db: x")
    assert found(DrawingFact.SINGLE_POINT_OF_FAILURE, *lines, "db: x2", "api: x2") == [
        Finding(
            DrawingFact.SINGLE_POINT_OF_FAILURE,
            ("admin_api",),
            (2,),
            "If admin_api is lost, creator reaches no database any more.",
        )
    ]


def test_clients_externals_and_managed_boxes_are_none() -> None:
    lines = ("client -> dns: name", "dns -> lb: address", "lb -> s3: objects")
    assert check(drawn(*lines)) == ()


def test_where_no_store_is_drawn_a_cache_or_queue_is_the_data() -> None:
    assert boxes(DrawingFact.SINGLE_POINT_OF_FAILURE, "client -> limiter: x", "limiter <-> redis: x", "redis: x2") == [
        "limiter"
    ]


# Stores


@pytest.mark.parametrize(
    "copied",
    [
        ("db: x2",),
        ("db -> replica: changes",),
        ("standby -> db: pulls",),
        ("db -> other_db: replication",),
        ("api -> replica: reads",),
    ],
)
def test_a_store_with_replicas_or_a_copy_keeps_its_data_twice(copied: tuple[str, ...]) -> None:
    assert boxes(DrawingFact.STORE_UNREPLICATED, "client -> api: x", "api -> db: x", *copied) in ([], ["other_db"])
    assert "db" not in boxes(DrawingFact.STORE_UNREPLICATED, "client -> api: x", "api -> db: x", *copied)


def test_a_store_without_either_keeps_it_once() -> None:
    [finding] = found(DrawingFact.STORE_UNREPLICATED, "client -> api: x", "api -> db: x", "api -> redis: x")
    assert finding.boxes == ("db",)
    assert finding.reason == "What db holds is kept only once: neither replicas nor a copy are drawn."


def test_a_copy_of_one_store_is_no_copy_of_another() -> None:
    lines = ("api -> primary: x", "api -> totals_db: x", "primary -> replica: replication")
    assert boxes(DrawingFact.STORE_UNREPLICATED, *lines) == ["totals_db"]
    loose = ("api -> primary: x", "api -> totals_db: x", "api -> replica: x")
    assert boxes(DrawingFact.STORE_UNREPLICATED, *loose) == ["totals_db"]


# Reach


def test_a_box_that_no_client_request_gets_to_is_unreachable() -> None:
    [finding] = found(DrawingFact.UNREACHABLE_BOX, *SOUND, "billing -> db: x")
    assert finding.boxes == ("billing",)
    assert boxes(DrawingFact.UNREACHABLE_BOX, *SOUND, "island: service") == ["island"]


@pytest.mark.parametrize(
    "feeding",
    [
        ("stripe -> webhooks: paid", "webhooks -> db: x"),
        ("cron -> sweeper: hourly", "sweeper -> db: x"),
        ("rules_db -> api: poll",),
        ("loader -> rules_db: nightly", "rules_db -> api: poll"),
        ("bob <-> api: socket",),
    ],
)
def test_what_partners_timers_and_stores_bring_in_is_not_unreachable(feeding: tuple[str, ...]) -> None:
    assert boxes(DrawingFact.UNREACHABLE_BOX, *SOUND, *feeding) == []


def test_without_a_client_whatever_nothing_leads_to_begins() -> None:
    assert boxes(DrawingFact.UNREACHABLE_BOX, "gate -> api: x", "api -> db: x") == []
    assert boxes(DrawingFact.SINGLE_POINT_OF_FAILURE, "gate -> api: x", "api -> db: x", "db: x2") == ["api"]


def test_a_client_that_gets_to_no_store_has_a_path_without_one() -> None:
    [finding] = found(DrawingFact.PATH_WITHOUT_STORE, *SOUND, "bob -> chat: x")
    assert finding.boxes == ("bob",)
    assert boxes(DrawingFact.PATH_WITHOUT_STORE, *SOUND) == []


def test_a_client_at_which_arrows_only_end_has_no_path_of_its_own() -> None:
    assert boxes(DrawingFact.PATH_WITHOUT_STORE, *SOUND, "api -> viewer: push") == []


# Caches and queues


@pytest.mark.parametrize(
    "owned",
    [
        ("client -> api: x", "api -> redis: get", "api -> db: miss"),
        ("client -> api: x", "api -> redis: get", "redis -> db: miss"),
        ("client -> api: x", "api -> redis: get", "loader -> redis: fill", "loader -> db: read"),
        ("client -> api: x", "api -> redis: get", "db -> redis: changes"),
        ("client -> limiter: x", "limiter <-> redis: count"),
        ("client -> limiter: x", "limiter <-> redis: count", "rules_db -> limiter: poll"),
    ],
)
def test_a_cache_is_owned_by_who_gets_at_the_data_or_by_itself(owned: tuple[str, ...]) -> None:
    assert boxes(DrawingFact.CACHE_WITHOUT_OWNER, *owned) == []


@pytest.mark.parametrize(
    "ownerless",
    [
        ("client -> api: x", "api -> db: x", "redis: cache"),
        ("client -> redis: get", "client -> api: x", "api -> db: x"),
        ("client -> reader_api: x", "reader_api -> redis: get", "client -> api: x", "api -> db: x"),
        ("client -> api: x", "api -> db: x", "redis -> client: push"),
    ],
)
def test_a_cache_that_nobody_who_has_the_data_leads_to_has_no_owner(ownerless: tuple[str, ...]) -> None:
    assert boxes(DrawingFact.CACHE_WITHOUT_OWNER, *ownerless) == ["redis"]


def test_a_queue_needs_somebody_who_takes_from_it() -> None:
    sending = ("client -> api: x", "api -> kafka: events")
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending) == ["kafka"]
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending, "kafka -> worker: events") == []
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending, "worker -> kafka: every second") == []
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending, "billing -> kafka: polls twice") == []
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending, "billing -> db: reads") == ["kafka"]
    assert boxes(DrawingFact.QUEUE_WITHOUT_CONSUMER, *sending, "billing -> kafka: events") == ["kafka"]


# Labels and size


def test_arrows_without_a_label_are_told_together() -> None:
    [finding] = found(DrawingFact.UNLABELLED_ARROW, "client -> api", "api -> db: x", "api -> redis")
    assert finding.lines == (1, 3)
    assert finding.boxes == ("client", "api", "redis")
    assert finding.reason == "2 arrows do not say what flows: client → api and api → redis."


def test_more_than_ten_boxes_are_too_many() -> None:
    ten = [f"b{number} -> b{number + 1}: x" for number in range(9)]
    assert found(DrawingFact.TOO_MANY_BOXES, *ten) == []
    [finding] = found(DrawingFact.TOO_MANY_BOXES, *ten, "b9 -> b10: x")
    assert finding.reason.startswith("11 boxes")


def test_a_drawing_beyond_all_measure_is_only_told_to_be_too_large() -> None:
    huge = Graph(tuple(Box(f"b{number}", "db") for number in range(5000)))
    assert [finding.fact for finding in check(huge)] == [DrawingFact.TOO_MANY_BOXES]


# What holds


def test_what_holds_for_a_drawing_are_its_faults_and_what_is_not_in_it() -> None:
    assert facts_of(drawn("client -> api: x", "api -> db: x", "api: x2", "db: x2")) == {
        DrawingFact.NO_CACHE,
        DrawingFact.NO_QUEUE,
    }
    assert facts_of(drawn(*SOUND, "api -> kafka: events")) == {DrawingFact.QUEUE_WITHOUT_CONSUMER}
    assert DrawingFact.NO_CACHE not in facts_of(drawn("client -> cdn: x"))


def test_of_an_empty_drawing_only_that_is_said() -> None:
    assert facts_of(Graph()) == {DrawingFact.NOT_DRAWN}


@given(graphs().filter(lambda graph: graph.boxes), st.data())
def test_one_more_arrow_never_makes_a_box_unreachable(graph: Graph, data: st.DataObject) -> None:
    """Where a client starts something; else other boxes stand in for clients, and an arrow may change which."""
    ids = st.sampled_from([box.id for box in graph.boxes])
    boxes = (*graph.boxes, Box("the-client", "Client", kind=Kind.CLIENT))
    graph = replace(graph, boxes=boxes, arrows=(*graph.arrows, Arrow("the-client", data.draw(ids), "x")))
    more = replace(graph, arrows=(*graph.arrows, Arrow(data.draw(ids), data.draw(ids), "x")))
    before, after = (
        {box for finding in check(each) if finding.fact is DrawingFact.UNREACHABLE_BOX for box in finding.boxes}
        for each in (graph, more)
    )
    assert after <= before


@given(graphs())
def test_whatever_is_drawn_each_finding_names_boxes_and_lines_of_the_drawing(graph: Graph) -> None:
    ids = {box.id for box in graph.boxes}
    for finding in check(graph):
        assert ids.issuperset(finding.boxes)
        assert finding.reason.endswith(".")
