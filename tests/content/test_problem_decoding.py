import pytest

from drill.content.decode import decode_problem
from drill.domain.problem import Probe
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Seniority, Tier
from tests.factories import edited, place, problem, problem_yaml


def faults_of(text: str) -> list[str]:
    decoded = decode_problem(text, "p.yaml")
    assert decoded.value is None
    return [str(fault) for fault in decoded.faults]


def test_a_valid_problem_has_a_value_and_no_faults() -> None:
    decoded = decode_problem(problem_yaml(), "p.yaml")
    assert decoded.value is not None
    assert decoded.faults == ()


def test_scalars_are_decoded_by_the_type_of_their_field() -> None:
    decoded = problem(title="400", summary="no")
    assert decoded.title == "400"
    assert decoded.summary == "no"
    assert decoded.tier is Tier.EASY
    assert decoded.estimation.givens["garages"] == "400"
    assert decoded.estimation.quantities[0].factor == 3.0
    assert decoded.clarifications[0].important is True


def test_the_key_from_is_the_seniority() -> None:
    decoded = problem()
    assert decoded.requirements.probes == (
        Probe("last-space", 0.6, "Two drivers tap the last space?", ("no-double-booking",), Seniority.SENIOR),
    )
    assert [item.seniority for item in decoded.evidence] == [Seniority.MID, Seniority.SENIOR]


def test_every_core_phase_has_its_script() -> None:
    decoded = problem()
    assert all(script is not None and script.task for script in map(decoded.script, CORE_PHASES))
    assert decoded.follow_ups[0].answer == "Conflicts per minute."
    assert decoded.curveballs[0].phase is Phase.DEEP_DIVE
    assert decoded.deep_dive.exemplars[0].keys == {Dimension.D4: 3, Dimension.D6: 2}
    assert decoded.seniority[Seniority.STAFF] == "The contract with garages."


def test_what_may_be_left_out_has_a_default() -> None:
    decoded = problem(related=None, covers=None, spoilers=None, curveballs=None, facts=None)
    assert (decoded.related, decoded.covers, decoded.spoilers, decoded.curveballs, decoded.facts) == ((),) * 5


def test_foreign_text_is_sanitised_in_every_field() -> None:
    decoded = problem(title=r'"a\e[2J"', summary="b\u202ec")
    assert decoded.title == "a␛[2J"
    assert decoded.summary == "b⟨U+202E⟩c"


@pytest.mark.parametrize(
    "key",
    [
        *("schema", "id", "title", "summary", "tier", "patterns", "domains", "as_of", "brief", "clarifications"),
        *("phases", "evidence", "seniority", "pitfalls", "cards"),
    ],
)
def test_a_missing_key_is_reported_at_its_mapping_with_what_it_is_for(key: str) -> None:
    [fault] = faults_of(problem_yaml(**{key: None}))
    assert fault.startswith(f"p.yaml:1:1: missing key `{key}`: ")


def test_a_misspelt_key_is_told_the_right_one() -> None:
    text = edited(problem_yaml(), "user_sees:", "user_see:")
    primary = "{id: primary,"
    found = faults_of(text)
    assert found == [
        f"p.yaml:{place(text, primary)}: failures: missing key `user_sees`: What a user notices.",
        f"p.yaml:{place(text, 'user_see:')}: failures: unknown key `user_see`; did you mean `user_sees`?",
    ]


def test_all_faults_of_a_file_are_found_in_one_reading() -> None:
    text = problem_yaml(tier="eazy", as_of="lately", pitfalls="none", titel="x")
    text = edited(text, "at: 0.6", "at: 60")
    text = edited(text, "level: 3", "level: best")
    text = edited(text, "critical: true", "critical: yes")
    assert faults_of(text) == [
        f"p.yaml:{place(text, 'eazy')}: tier: `eazy` is no choice here; did you mean `easy`?",
        f"p.yaml:{place(text, 'lately')}: as_of: expected a year, month or day such as 2025, 2025-06 or 2025-06-30,"
        " got `lately`",
        f"p.yaml:{place(text, '60, from')}: at: expected a number from 0 to 1, got `60`",
        f"p.yaml:{place(text, 'best')}: level: expected a whole number from 1 to 4, got `best`",
        f"p.yaml:{place(text, 'yes')}: critical: expected true or false, got `yes`; write `true`",
        f"p.yaml:{place(text, 'none')}: pitfalls: expected a list, got `none`; begin each item with `- `",
        f"p.yaml:{place(text, 'titel')}: unknown key `titel`; did you mean `title`?",
    ]


def test_a_newer_schema_is_the_only_fault() -> None:
    text = problem_yaml(schema="2", tier="brutal", difficulty="9")
    assert faults_of(text) == ["p.yaml:1:9: schema 2 is newer than this drill, which reads 1; update drill"]


@pytest.mark.parametrize("version", ["0", "one", "'1'", "1.0"])
def test_a_schema_that_never_was_is_a_fault(version: str) -> None:
    [fault] = faults_of(problem_yaml(schema=version))
    assert fault.startswith("p.yaml:1:9: schema: expected 1, got ")


def test_three_hints_lead_from_nudge_to_answer() -> None:
    text = edited(problem_yaml(), "[Count drivers., Count per second., Take the peak.]", "[Count drivers.]")
    assert faults_of(text) == [f"p.yaml:{place(text, '[Count drivers.]')}: hints: expected at least 3 items, got 1"]


def test_a_file_that_is_no_mapping_is_told_the_keys() -> None:
    [fault] = faults_of("- a\n")
    assert fault.startswith("p.yaml:1:1: expected a mapping with the keys schema, id, title, ")


def test_the_identity_is_known_even_if_the_rest_is_faulty() -> None:
    identity = decode_problem(problem_yaml(tier="eazy"), "p.yaml").identity
    assert identity is not None
    assert (identity.text, identity.line, identity.column) == ("parking-garage", 2, 5)
