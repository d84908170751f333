from collections.abc import Mapping

import pytest

from drill.domain.diagram.matching import MatchedPath, failures_of, match_boxes, match_paths
from drill.domain.problem import DataPath, Failure, PathKind
from tests.domain.diagram.drawn import drawn

REFERENCE = drawn(
    "Visitor -> Redirector: GET code",
    "Redirector -> Memory: lookup",
    "Redirector -> Replica: on a miss",
    "Creator -> LinkAPI: POST link",
    "LinkAPI -> Primary: insert",
    "Primary -> Replica: replication",
    "Redirector -> ClickLog: batches",
)
OPEN = DataPath("Open a link", PathKind.READ, "Visitor", ("Memory", "Replica"))
MAKE = DataPath("Make a link", PathKind.WRITE, "Creator", ("Primary",))


def matched(*lines: str) -> Mapping[str, str]:
    return match_boxes(REFERENCE, drawn(*lines)).found


def test_the_reference_matches_itself() -> None:
    matching = match_boxes(REFERENCE, REFERENCE)
    assert matching.found == {box.id: box.id for box in REFERENCE.boxes}
    assert matching.missing == {}


@pytest.mark.parametrize("name", ["LinkAPI", "link_api", "linkAPI", "LINK_API"])
def test_a_name_matches_in_any_spelling(name: str) -> None:
    assert matched(f"x -> {name}: a", "x -> other_service: b")["LinkAPI"] == name


def test_the_telling_words_of_a_name_match_if_the_kind_is_the_same() -> None:
    assert matched("a_service -> link_service: x", "a_service -> b_service: x")["LinkAPI"] == "link_service"
    assert "LinkAPI" not in matched("link_db -> a_service: x", "a_service -> b_service: x")


def test_the_only_box_of_a_kind_stands_for_all_of_that_kind() -> None:
    found = matched("client -> api: x", "api -> redis: x", "api -> postgres: x")
    assert found == {
        "Visitor": "client",
        "Creator": "client",
        "Redirector": "api",
        "LinkAPI": "api",
        "Memory": "redis",
        "Replica": "postgres",
        "Primary": "postgres",
    }


def test_what_several_boxes_could_stand_for_is_matched_with_none_and_named() -> None:
    matching = match_boxes(REFERENCE, drawn("client -> api: x", "api -> users_db: x", "api -> urls_db: x"))
    assert matching.missing == {
        "Memory": "Memory",
        "Replica": "Replica",
        "Primary": "Primary",
        "ClickLog": "ClickLog",
    }


def test_a_box_that_was_matched_by_name_stands_for_no_other() -> None:
    assert "Creator" not in matched("visitor -> api: x", "api -> db: x")


def test_a_path_is_told_in_the_boxes_of_the_drawing_with_what_is_missing() -> None:
    drawing = drawn("client -> api: x", "api -> redis: x", "api -> users_db: x", "api -> urls_db: x")
    assert match_paths([OPEN, MAKE], match_boxes(REFERENCE, drawing)) == (
        MatchedPath(OPEN, "client", ("redis",), ("Replica",)),
        MatchedPath(MAKE, "client", (), ("Primary",)),
    )


def test_the_failures_of_a_box_are_those_of_the_boxes_it_stands_for() -> None:
    dead = Failure("dead", "The database dies.", "", "", "", boxes=("Primary", "Replica"))
    full = Failure("full", "The log is full.", "", "", "", boxes=("ClickLog",))
    matching = match_boxes(REFERENCE, drawn("client -> api: x", "api -> db: x"))
    assert failures_of([dead, full], matching, "db") == (dead,)
    assert failures_of([dead, full], matching, "api") == ()
