"""The drawings of a problem: what cannot be read or is named wrongly is a fault, what the checks find is a lint."""

import pytest

from drill.content.decode import decode_problem
from drill.content.lints.drawings import weak_drawings
from drill.content.lints.finding import LintedProblem
from tests.factories import edited, place, problem_yaml

API = "API: service x2"
READ_PATH = "    read_path: The API reads the count.\n"


def faults_of(text: str) -> list[str]:
    """The faults of a problem, or what is held against its drawings when it has none."""
    decoded = decode_problem(text, "p.yaml")
    if decoded.value is None or decoded.root is None:
        return [str(fault) for fault in decoded.faults]
    return [str(fault) for fault in weak_drawings(LintedProblem("p.yaml", decoded.root, decoded.value))]


def with_keys(*lines: str) -> str:
    """A problem with more keys in its high-level design."""
    return edited(problem_yaml(), READ_PATH, "".join(f"    {line}\n" for line in lines) + READ_PATH)


def test_a_sound_drawing_has_no_fault() -> None:
    assert faults_of(problem_yaml()) == []


def test_a_line_that_cannot_be_read_is_named_with_its_line_in_the_file() -> None:
    text = edited(problem_yaml(), API, "API: service x2\n      API -->")
    line, _ = place(text, "API -->\n").split(":")
    assert faults_of(text) == [f"p.yaml:{line}:1: the drawing cannot be read here: This arrow leads nowhere yet."]


def test_five_boxes_are_enough() -> None:
    assert faults_of(edited(problem_yaml(), "      API --> Cache: free spaces\n", "")) == []


def test_four_boxes_are_too_few() -> None:
    text = edited(problem_yaml(), "      DB --> Standby: replication\n", "      DB: database x2\n")
    text = edited(text, "      API --> Cache: free spaces\n", "")
    assert faults_of(text) == [f"p.yaml:{place(text, '|' + chr(10) + '      App')}: expected 5 to 10 boxes, got 4"]


def test_eleven_boxes_are_too_many_and_told_once() -> None:
    more = "".join(f"\n      API --> Worker{number}: job" for number in range(5))
    [fault] = faults_of(edited(problem_yaml(), API, API + more))
    assert fault.endswith("expected 5 to 10 boxes, got 11")


def test_an_arrow_without_a_label_is_named_with_its_line() -> None:
    text = edited(problem_yaml(), "API --> DB: reserve", "API --> DB")
    line, _ = place(text, "API --> DB").split(":")
    [fault] = faults_of(text)
    assert fault.startswith(f"p.yaml:{line}:1: 1 arrow does not say what flows: API → DB.")


def test_a_fault_of_the_drawing_is_mended_or_accepted() -> None:
    text = edited(problem_yaml(), API, "API: service")
    [fault] = faults_of(text)
    assert "If API is lost, App reaches no database any more." in fault
    assert "`single-point-of-failure` under `accepted`" in fault
    accepted = "    accepted: [{fact: single-point-of-failure, box: API, because: One server will do.}]\n"
    assert faults_of(edited(text, READ_PATH, accepted + READ_PATH)) == []


def test_what_is_accepted_must_be_there() -> None:
    text = with_keys("accepted: [{fact: single-point-of-failure, box: API, because: One server will do.}]")
    assert faults_of(text) == [
        f"p.yaml:{place(text, 'single-point')}: no drawing has the fault `single-point-of-failure` at `API`"
    ]


@pytest.mark.parametrize(
    ("keys", "marker"),
    [
        ("accepted: [{fact: unreachable-box, box: Apo, because: It is.}]", "Apo,"),
        ("paths: [{name: Reserve, kind: write, start: Apo, ends: [DB]}]", "Apo,"),
        ("paths: [{name: Reserve, kind: write, start: App, ends: [DB, Apo]}]", "Apo]"),
    ],
)
def test_only_boxes_of_the_drawing_are_named(keys: str, marker: str) -> None:
    text = with_keys(keys)
    assert faults_of(text) == [f"p.yaml:{place(text, marker)}: `Apo` is no box of the diagram; did you mean `App`?"]


def test_the_boxes_of_a_failure_are_boxes_of_the_drawing() -> None:
    text = edited(problem_yaml(), "fails: The primary,", "fails: The primary, boxes: [BD],")
    assert faults_of(text) == [
        f"p.yaml:{place(text, 'BD]')}: `BD` is no box of the diagram;"
        " known: `App`, `Gateway`, `API`, `Cache`, `DB`, `Standby`"
    ]


def test_a_path_leads_from_its_start_to_one_of_its_ends() -> None:
    text = with_keys("paths: [{name: Reserve, kind: write, start: App, ends: [Cache, DB]}]")
    assert faults_of(text) == []
    text = with_keys("paths: [{name: Learn, kind: read, start: Cache, ends: [App, DB]}]")
    assert faults_of(text) == [f"p.yaml:{place(text, 'Cache, ends')}: no arrows lead from `Cache` to `App` and `DB`"]


def test_a_first_version_may_stand_on_one_machine_but_says_what_flows() -> None:
    first = ("simplest_diagram: |", "  App --> API: HTTPS", "  API --> DB: reserve")
    assert faults_of(with_keys(*first)) == []
    text = with_keys(*first[:2], "  API --> DB")
    [fault] = faults_of(text)
    line, _ = place(text, "API --> DB\n").split(":")
    assert fault.startswith(f"p.yaml:{line}:1: 1 arrow does not say what flows")


def test_the_drawings_on_the_way_are_read_too() -> None:
    text = edited(problem_yaml(), "cost: A stale count}", 'cost: A stale count, diagram: "App -->"}')
    where = place(text, '"App -->')
    assert f"p.yaml:{where}: the drawing cannot be read here: This arrow leads nowhere yet." in faults_of(text)
