from drill.content.lints.evidence import unproven_evidence
from tests.content.lints.linting import line_of, told
from tests.factories import edited, problem_yaml


def test_an_item_that_no_good_exemplar_holds_is_told() -> None:
    text = problem_yaml()
    line = line_of(text, "- id: no-double-booking")
    assert f"{line}: no exemplar at level 3 or 4 holds `no-double-booking`" in told(unproven_evidence, text)


def test_an_item_without_cues_is_told() -> None:
    text = problem_yaml()
    line = line_of(text, "- id: conditional-update")
    assert f"{line}: `conditional-update` has no cues, so no line is marked for it" in told(unproven_evidence, text)


def test_cues_that_match_no_line_of_any_exemplar_are_told() -> None:
    text = edited(problem_yaml(), "text: Reserve a space., why", "text: Reserve it twice., why")
    assert not [found for found in told(unproven_evidence, text) if "the cues of" in found]
    unmatched = edited(text, "cues: [double, twice]", "cues: [thrice]")
    line = line_of(unmatched, "cues: [thrice]")
    assert f"{line}: the cues of `no-double-booking` match no line of any exemplar" in told(
        unproven_evidence, unmatched
    )


def test_an_item_that_a_good_exemplar_shows_is_silent() -> None:
    text = edited(problem_yaml(), "text: Takes the space by", "cues: [where free]\n    text: Takes the space by")
    assert not [found for found in told(unproven_evidence, text) if "conditional-update" in found]
