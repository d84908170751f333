from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.lints.likeness import ALIKE, alike, similar_pairs
from tests.content.lints.linting import line_of, linted
from tests.factories import edited, problem_yaml

OWN = {
    "evidence": ("text: States that a space is never sold twice.", "text: Caps open sockets by tenant and plan."),
    "probe": ('say: "Two drivers tap the last space?"', "say: Which sensor wakes the barrier at night?"),
    "pitfall": ("[A lock held while the driver pays]", "[Polling every sensor each second]"),
    "card": ('ask: "Why times five?"', "ask: Where do four hundred megabytes of tariffs lie?"),
}
NEARLY = {
    "evidence": "text: States that no space may be sold twice, never.",
    "probe": "say: Two drivers both tap the last space at once?",
    "pitfall": "[The lock is held while a driver pays slowly]",
}


def other_problem() -> str:
    """A problem that says none of what the first one says."""
    text = problem_yaml(id="toll-road", title="Toll road")
    for old, new in OWN.values():
        text = edited(text, old, new)
    for old, new in (
        ("ask: What must never happen?", "ask: What closes a socket?"),
        ("ask: How does one update decide the race?", "ask: Which barrier opens first at dawn, and why?"),
        ("text: Takes the space by a conditional update.", "text: Names the tariff that applies across midnight."),
    ):
        text = edited(text, old, new)
    return text


def told(first: str, second: str) -> list[str]:
    return [str(fault) for fault in alike([linted(first, "a.yaml"), linted(second, "b.yaml")])]


def test_problems_with_words_of_their_own_are_silent() -> None:
    assert told(problem_yaml(), other_problem()) == []


@pytest.mark.parametrize(("kind", "name"), [("evidence", "evidence item"), ("probe", "probe"), ("pitfall", "pitfall")])
def test_near_equal_texts_name_both_places(kind: str, name: str) -> None:
    old, own = OWN[kind]
    second = edited(other_problem(), own, NEARLY[kind])
    [found] = told(problem_yaml(), second)
    assert found.startswith(f"b.yaml:{line_of(second, NEARLY[kind])}:")
    assert f"this {name} says nearly what a.yaml:{line_of(problem_yaml(), old)} says" in found


def test_a_card_may_not_repeat_the_card_of_an_evidence_item() -> None:
    first = edited(
        problem_yaml(), "How does one update decide the race?", "Which driver wins when two taps race for it?"
    )
    second = edited(other_problem(), OWN["card"][1], "ask: Which driver wins if two taps race for a space?")
    [found] = told(first, second)
    assert found.startswith(f"b.yaml:{line_of(second, 'Which driver wins if')}:")
    assert "this card says nearly what a.yaml:" in found


def test_what_one_problem_says_twice_is_its_own_matter() -> None:
    text = linted(problem_yaml(pitfalls="[A lock held while the driver pays, The lock held while drivers pays]"))
    assert list(alike([text])) == []


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1), max_size=30))
def test_no_similar_pair_is_passed_over(sets: list[frozenset[str]]) -> None:
    compared = [
        (one, other)
        for one, other in combinations(range(len(sets)), 2)
        if len(sets[one] & sets[other]) >= ALIKE * len(sets[one] | sets[other])
    ]
    assert sorted(similar_pairs(sets)) == compared
