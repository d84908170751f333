import pytest

from drill.content.lints.bar import missing_parts
from tests.content.lints.linting import items, line_of, told
from tests.factories import edited, problem_yaml

CLARIFICATION = "{id: c@, topic: Topic, asks: [one, two, three], answer: So.}"
CURVEBALL = "{id: c@, phase: deep-dive, at: 0.3, say: Now@., moves: [A], stays: [B]}"
CARD = "{id: c@, ask: Why @?, answer: So.}"
EVIDENCE = "{id: e@, dimension: D1, phases: [requirements], text: Says @., cues: [c@], ask: Why?, answer: So.}"


@pytest.mark.parametrize(
    ("key", "least", "item", "nouns"),
    [
        ("clarifications", 10, CLARIFICATION, "clarifications"),
        ("curveballs", 2, CURVEBALL, "curveballs"),
        ("pitfalls", 4, "Pitfall @", "pitfalls"),
        ("cards", 8, CARD, "cards"),
    ],
)
def test_lists_have_a_least_length(key: str, least: int, item: str, nouns: str) -> None:
    enough = problem_yaml(**{key: items(least, item)})
    assert not [line for line in told(missing_parts, enough) if f" {nouns} or more" in line]
    short = problem_yaml(**{key: items(least - 1, item)})
    line = line_of(short, f"\n{key}:") + 2
    there = "is 1" if least == 2 else f"are {least - 1}"
    assert f"{line}: the bar asks for {least} {nouns} or more; there {there}" in told(missing_parts, short)


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        ("asks: [how many garages", "the bar asks for 3 ways to ask it or more; there are 2"),
        ("- id: reservations", "the bar asks for 6 estimated figures or more; there is 1"),
        ("- {id: one-primary", "the bar asks for 4 decisions or more; there is 1"),
        ("- {id: primary,", "the bar asks for 4 failure scenarios or more; there is 1"),
        ('- {ask: "What would you', "the bar asks for 3 questions or more; there is 1"),
        ("- id: last-space\n        title", "the bar asks for 2 to 4 hot spots; there is 1"),
        ('- {ask: "And if', "the bar asks for 3 follow-ups or more; there is 1"),
        ("- {id: r-2", "requirements has no exemplar at levels 3 and 4"),
        ("- id: d-3", "deep-dive has no exemplar at levels 2 and 4"),
        (
            "- id: last-space\n        title",
            "the bar asks for exemplars of `last-space` at two levels or more; there is 1",
        ),
    ],
)
def test_what_is_missing_inside_the_phases_is_told_with_its_line(passage: str, message: str) -> None:
    text = problem_yaml()
    assert f"{line_of(text, passage)}: {message}" in told(missing_parts, text)


def test_a_phase_without_exemplars_is_told_at_the_phase() -> None:
    text = problem_yaml()
    message = f"{line_of(text, '    task: Work out')}: estimation has no exemplar at levels 2, 3 and 4"
    assert message in told(missing_parts, text)


@pytest.mark.parametrize(("count", "asked"), [(2, "asked 2 items"), (3, None), (6, None), (7, "asked 7 items")])
def test_three_to_six_items_of_a_dimension_are_asked_in_a_sitting(count: int, asked: str | None) -> None:
    text = problem_yaml(evidence=problem_evidence(count))
    found = [line for line in told(missing_parts, text) if "items of D1" in line]
    if asked is None:
        assert found == []
    else:
        first = line_of(text, "\nevidence:") + 2
        assert found == [f"{first}: the bar asks for 3 to 6 evidence items of D1 a sitting; a mid candidate is {asked}"]


def problem_evidence(count: int) -> str:
    """So many items of D1, the two that the rest of the problem names among them."""
    named = items(count - 1, EVIDENCE)
    first = items(1, EVIDENCE).replace("e1", "no-double-booking")
    other = (
        items(1, EVIDENCE).replace("e1", "conditional-update").replace("D1", "D4").replace("requirements", "deep-dive")
    )
    return first + named + other


def test_an_estimate_drives_a_decision() -> None:
    text = edited(problem_yaml(), "decides: One primary is enough.", "decides: Nothing.")
    [found] = [line for line in told(missing_parts, text) if "which decision" in line]
    assert found.startswith(f"{line_of(text, 'decides: Nothing.')}: say which decision hangs on this figure")
    assert not [line for line in told(missing_parts, problem_yaml()) if "which decision" in line]
