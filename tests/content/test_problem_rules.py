import pytest

from drill.content.decode import decode_problem
from tests.factories import edited, place, problem_yaml


def faults_of(text: str, allowed_patterns: tuple[str, ...] | None = None, expected_id: str | None = None) -> list[str]:
    decoded = decode_problem(text, "p.yaml", allowed_patterns=allowed_patterns, expected_id=expected_id)
    return [str(fault) for fault in decoded.faults]


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        (
            "unless: [no-double-booking]",
            "unless: [no-double-bookin]",
            "no-double-bookin]",
            "`no-double-bookin` is no evidence item of this problem; did you mean `no-double-booking`?",
        ),
        (
            "evidence: [no-double-booking]",
            "evidence: [nothing]",
            "nothing]",
            "`nothing` is no evidence item of this problem; known: `no-double-booking`, `conditional-update`",
        ),
        (
            "unlocks: [reservations,",
            "unlocks: [reservation,",
            "reservation, no",
            "`reservation` is no quantity or evidence item of this problem; did you mean `reservations`?",
        ),
        (
            "hot_spot: last-space\n    text",
            "hot_spot: first-space\n    text",
            "first-space",
            "`first-space` is no hot spot of this problem; did you mean `last-space`?",
        ),
        (
            "hot_spot: last-space\n        keys",
            "hot_spot: queue\n        keys",
            "queue",
            "`queue` is no hot spot of this problem; known: `last-space`",
        ),
        ("keys: {D1: 2}", "keys: {D4: 2}", "D4: 2", "D4 is not scored from requirements; expected D1"),
        ("{D4: 3, D6: 2}", "{D4: 3, D5: 2}", "D5: 2", "D5 is not scored from deep-dive; expected D4 or D6"),
        ("keys: {D1: 2}", "keys: {D7: 2}", "D7: 2", "D7 is not scored from requirements; expected D1"),
        (
            "phases: [requirements]\n",
            "phases: [requirements, estimation]\n",
            "estimation]",
            "`estimation` is no home phase of D1; expected requirements",
        ),
        (
            "dimension: D4",
            "dimension: D7",
            "D7",
            "D7 is computed from the timeline and has no evidence items; it may be D1 to D6",
        ),
    ],
    ids=lambda value: None,
)
def test_what_does_not_fit_together_is_reported(old: str, new: str, marker: str, message: str) -> None:
    text = edited(problem_yaml(), old, new)
    assert f"p.yaml:{place(text, marker)}: {message}" in faults_of(text)


def test_ids_of_probes_and_exemplars_differ_in_all_phases() -> None:
    text = edited(problem_yaml(), "id: d-3", "id: r-2")
    assert faults_of(text) == [
        f"p.yaml:{place(text, 'r-2' + chr(10))}: `r-2` stands in line 29 already; exemplars of all phases differ"
    ]


def test_an_evidence_item_has_an_id_of_its_own() -> None:
    text = edited(problem_yaml(), "- id: conditional-update", "- id: no-double-booking")
    second = place(text, "no-double-booking\n    dimension: D4")
    [line, _] = place(text, "no-double-booking\n    dimension: D1").split(":")
    assert f"p.yaml:{second}: evidence: `no-double-booking` stands in line {line} already" in faults_of(text)


def test_a_card_has_no_name_of_an_evidence_item() -> None:
    text = edited(problem_yaml(), "id: peak-factor", "id: conditional-update")
    card = place(text, "conditional-update, ask")
    [line, _] = place(text, "conditional-update\n    dimension").split(":")
    assert faults_of(text) == [
        f"p.yaml:{card}: `conditional-update` is the evidence item of line {line};"
        " evidence items and cards differ, for both become cards"
    ]


def test_a_quantity_has_no_name_of_an_evidence_item() -> None:
    text = edited(problem_yaml(), "- id: reservations", "- id: no-double-booking")
    text = edited(text, "[reservations, no-double-booking]", "[no-double-booking]")
    [fault] = faults_of(text)
    assert fault.endswith("evidence items and quantities differ, for `unlocks` names either")


def test_the_name_of_a_hot_spot_of_ones_own_is_taken() -> None:
    text = problem_yaml().replace("last-space", "own")
    [fault] = [fault for fault in faults_of(text) if "candidate's own" in fault]
    assert fault.startswith(f"p.yaml:{place(text, 'own' + chr(10) + '        title')}: `own` stands for")


def test_references_are_checked_although_other_fields_are_faulty() -> None:
    text = edited(problem_yaml(tier="eazy"), "unless: [no-double-booking]", "unless: [nothing]")
    assert len(faults_of(text)) == 2


def test_no_reference_is_blamed_where_the_list_itself_is_missing() -> None:
    [fault] = faults_of(problem_yaml(evidence=None))
    assert "missing key `evidence`" in fault


def test_patterns_come_from_the_closed_list_of_the_rubric() -> None:
    assert faults_of(problem_yaml(), ("contention",)) == []
    assert faults_of(problem_yaml(), ("contentions", "hot-key")) == [
        f"p.yaml:{place(problem_yaml(), 'contention')}: `contention` is no pattern of the rubric;"
        " did you mean `contentions`?"
    ]


def test_the_id_is_the_name_of_the_file() -> None:
    assert faults_of(problem_yaml(), expected_id="parking-garage") == []
    assert faults_of(problem_yaml(), expected_id="car-park") == [
        "p.yaml:2:5: expected the name of the file, `car-park`, got `parking-garage`"
    ]
