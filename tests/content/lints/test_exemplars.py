import pytest

from drill.content.lints.exemplars import doubtful_exemplars
from tests.content.lints.linting import line_of, told
from tests.factories import edited, problem_yaml

TWICE = "text: Never sold twice."


def exemplar(changes: str = "", *, level: int = 3, key: int = 3, words: str = "Never sold twice.") -> str:
    """A problem whose first exemplar is replaced."""
    old = "{id: r-2, level: 2, keys: {D1: 2}, evidence: [no-double-booking], text: Reserve a space., why: No target.}"
    evidence = changes or "evidence: [no-double-booking]"
    new = f"{{id: r, level: {level}, keys: {{D1: {key}}}, {evidence}, text: {words}, why: So.}}"
    return edited(problem_yaml(), old, new)


def of_requirements(text: str) -> list[str]:
    """What is said of that exemplar."""
    line = line_of(text, "{id: r, ")
    return [
        found.removeprefix(f"{line}: ") for found in told(doubtful_exemplars, text) if found.startswith(f"{line}: ")
    ]


def test_a_fitting_exemplar_is_silent() -> None:
    assert of_requirements(exemplar()) == []


@pytest.mark.parametrize(
    ("words", "findings"), [(100, []), (101, ["101 words, more than the 100 that 5 minutes allow"])]
)
def test_an_exemplar_fits_into_its_minutes(words: int, findings: list[str]) -> None:
    text = exemplar(words=" ".join(["twice"] * words))
    assert of_requirements(text) == findings


def test_a_key_is_not_above_what_its_evidence_supports() -> None:
    [found] = of_requirements(exemplar("evidence: []", level=4, key=3))
    assert found == (
        "the key 3 is above what its evidence supports: "
        "2, with 0 of 1 items at mid and the critical `no-double-booking` missing"
    )


def test_an_answer_at_level_two_does_not_hold_all_evidence() -> None:
    [found] = of_requirements(exemplar(level=2, key=2))
    assert found.startswith("a level 2 that holds all evidence of D1")


def test_each_item_held_shows_by_a_cue() -> None:
    assert of_requirements(exemplar(words="Reserve a space.")) == [
        "no line of this exemplar holds a cue of `no-double-booking`"
    ]


def test_what_the_interviewer_said_is_no_line_of_the_candidate() -> None:
    said = exemplar(words='"> Never sold twice."')
    assert of_requirements(said) == ["no line of this exemplar holds a cue of `no-double-booking`"]
