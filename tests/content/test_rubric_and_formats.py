import pytest

from drill.content.decode import decode_formats, decode_rubric
from drill.domain.format import Format, Step
from drill.domain.rubric import TimelineFact, VerdictRule
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Seniority, Verdict
from tests.factories import edited, formats_yaml, place, rubric, rubric_yaml


def rubric_faults(text: str) -> list[str]:
    return [str(fault) for fault in decode_rubric(text, "r.yaml").faults]


def formats_faults(text: str) -> list[str]:
    return [str(fault) for fault in decode_formats(text, "f.yaml").faults]


def test_a_rubric_decodes_with_numbers_for_levels_and_weights() -> None:
    decoded = rubric()
    assert list(decoded.dimensions) == list(Dimension)
    assert sum(decoded.weights(Seniority.MID).values()) == 100
    assert decoded.dimensions[Dimension.D1].anchors[Seniority.STAFF] == {
        1: "Nothing",
        2: "A start",
        3: "Enough",
        4: "More",
    }
    assert decoded.verdicts[0] == VerdictRule(Verdict.STRONG_HIRE, 350, 3)
    assert decoded.timeline[0].fact is TimelineFact.ALL_PHASES_REACHED


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        (
            "points: 275",
            "points: 350",
            "350, lowest_level: 2",
            "expected fewer points than the 350 of the verdict before",
        ),
        ("points: 0", "points: 100", "100", "points: expected 0, for the last verdict always holds; got 100"),
        (
            "points: 0, lowest_level: 1",
            "points: 0, lowest_level: 2",
            "2}\nred_flags",
            "lowest_level: expected 1, for the last verdict always holds; got 2",
        ),
        ("verdict: hire", "verdict: no hire", "no hire, points: 0", "verdicts: `no hire` stands in line"),
        ("cap: 2", "cap: 4", "4, text", "cap: expected a whole number from 1 to 3, got `4`"),
        ("fact: all-phases-reached", "fact: all-reached", "all-reached", "fact: `all-reached` is no choice here"),
        ("dimension: D4", "dimension: D7", "D7\n    phases", "D7 is computed from the timeline"),
        (
            "phases: [deep-dive]",
            "phases: [estimation]",
            "estimation",
            "`estimation` is no home phase of D4; expected deep-dive",
        ),
    ],
    ids=lambda value: None,
)
def test_what_does_not_fit_together_in_a_rubric_is_reported(old: str, new: str, marker: str, message: str) -> None:
    text = edited(rubric_yaml(), old, new)
    [fault] = rubric_faults(text)
    assert fault.startswith(f"r.yaml:{place(text, marker)}: {message}")


def test_all_seven_dimensions_are_judged() -> None:
    text = edited(rubric_yaml(), "id: D3", "id: D2")
    assert rubric_faults(text) == [
        "r.yaml:5:3: dimensions: D3 missing; all seven are judged",
        "r.yaml:21:9: dimensions: `D2` stands in line 13 already",
    ]


def test_the_weights_of_each_seniority_make_a_hundred() -> None:
    text = edited(rubric_yaml(), "id: D2\n    title: Title of D2", "id: D2\n    title: Two")
    text = text.replace("{mid: 10, senior: 10, staff: 10}", "{mid: 10, senior: 11, staff: 10}", 1)
    assert rubric_faults(text) == ["r.yaml:5:3: the weights of senior make 101 together; expected 100"]


def test_every_level_has_an_anchor_at_every_seniority() -> None:
    text = rubric_yaml().replace("4: More", "5: More", 1)
    text = text.replace("      staff: {1: Nothing, 2: A start, 3: Enough, 4: More}\n", "", 1)
    assert rubric_faults(text) == [
        "r.yaml:10:7: anchors: missing key `staff`",
        "r.yaml:10:12: mid: missing key `4`",
        "r.yaml:10:48: mid: expected a whole number from 1 to 4, got `5`",
    ]


def test_formats_decode_in_their_order() -> None:
    [decoded] = decode_formats(formats_yaml(), "f.yaml").value or ()
    assert isinstance(decoded, Format)
    assert decoded.minutes == 45
    assert decoded.steps[0] == Step("Scope", 10, (Phase.REQUIREMENTS, Phase.ESTIMATION), ("requirements/notes",))
    assert {phase for step in decoded.steps for phase in step.phases} == set(CORE_PHASES)


def test_a_format_covers_the_five_phases() -> None:
    text = edited(formats_yaml(), "[requirements, estimation]", "[requirements]")
    assert formats_faults(text) == ["f.yaml:6:7: no step covers estimation; a format covers all five phases"]


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("requirements/notes", "requirements/note", "did you mean `requirements/notes`?"),
        ("high-level-design/api", "trade-offs/decisions", "known: `high-level-design/api`, `high-level-design/data`, "),
        ("deep-dive/own", "deep-dive/", ""),
        ("requirements/notes", "deep-dive/own", "known: `requirements/notes`, `estimation/worksheet`"),
    ],
    ids=lambda value: None,
)
def test_the_parts_of_a_step_belong_to_its_phases(old: str, new: str, advice: str) -> None:
    text = edited(formats_yaml(), f"parts: [{old}]", f"parts: [{new}]")
    [fault] = formats_faults(text)
    marker = f"{new}]" if text.count(f"{new}]") == 1 else f"{new}]}}\n      - {{name: Design"
    assert fault.startswith(f"f.yaml:{place(text, marker)}: `{new}` is no part of this step's phases; {advice}")


def test_a_deep_dive_may_be_about_any_hot_spot() -> None:
    assert formats_faults(edited(formats_yaml(), "deep-dive/own", "deep-dive/last-space")) == []


def test_formats_differ_by_their_id() -> None:
    twice = formats_yaml() + formats_yaml().split("formats: \n")[1]
    assert formats_faults(twice) == ["f.yaml:10:9: formats: `45-minute` stands in line 3 already"]
