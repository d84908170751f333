"""Which exercises a sitting of the gym asks, and in which order."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.cards import Memory
from drill.domain.exercises import (
    SITTING,
    Candidate,
    ExerciseKind,
    ExerciseState,
    Outcome,
    choose_sitting,
)
from drill.domain.vocabulary import Rating

TODAY = date(2026, 11, 20)


def state(name: str, due_in: int, seen_before: int = 1) -> ExerciseState:
    seen = TODAY - timedelta(days=seen_before)
    return ExerciseState(name, TODAY + timedelta(days=due_in), Memory(3.0, 5.0, seen), seen)


def candidate(
    name: str, topic: str = "rates", due_in: int | None = None, seen_before: int = 1, number: bool = False
) -> Candidate:
    """An exercise that was never asked, or is due in some days; below 0 it was due before."""
    kind = ExerciseKind.NUMBER if number else ExerciseKind.FAMILY
    return Candidate(name, kind, topic, None if due_in is None else state(name, due_in, seen_before))


@st.composite
def gyms(draw: st.DrawFn) -> list[Candidate]:
    """Any mixture of exercises."""
    count = draw(st.integers(0, 14))
    return [
        candidate(
            f"e{index}",
            draw(st.sampled_from(["rates", "storage", "keys"])),
            draw(st.none() | st.integers(-9, 9)),
            draw(st.integers(0, 30)),
            draw(st.booleans()),
        )
        for index in range(count)
    ]


def chosen(candidates: list[Candidate], seed: int = 0) -> list[Candidate]:
    return list(choose_sitting(candidates, TODAY, Random(seed)))


def names(candidates: list[Candidate]) -> list[str]:
    return [each.id for each in candidates]


@given(gyms(), st.integers(0, 99))
def test_a_sitting_asks_five_different_exercises_as_far_as_there_are(gym: list[Candidate], seed: int) -> None:
    sitting = chosen(gym, seed)
    assert len(sitting) == min(SITTING, len(gym))
    assert len(set(names(sitting))) == len(sitting)
    assert set(names(sitting)) <= set(names(gym))


@given(gyms(), st.integers(0, 99))
def test_no_exercise_is_asked_while_one_of_its_kind_that_comes_before_waits(gym: list[Candidate], seed: int) -> None:
    sitting = chosen(gym, seed)
    for kind in ExerciseKind:
        asked = [each.rank(TODAY)[0] for each in sitting if each.kind is kind]
        waiting = [each.rank(TODAY)[0] for each in gym if each.kind is kind and each not in sitting]
        assert max(asked, default=0) <= min(waiting, default=2)


@given(gyms(), st.integers(0, 99))
def test_the_same_seed_chooses_the_same_sitting(gym: list[Candidate], seed: int) -> None:
    assert chosen(gym, seed) == chosen(gym, seed)


def test_due_ones_come_before_new_ones_and_those_before_the_ones_seen_longest_ago() -> None:
    gym = [
        *(candidate(f"seen-{days}-days-ago", due_in=5, seen_before=days) for days in (1, 30, 2, 20, 10)),
        candidate("new"),
        candidate("due", due_in=0),
    ]
    for seed in range(20):
        sitting = chosen(gym, seed)
        assert set(names(sitting)) == {"due", "new", "seen-30-days-ago", "seen-20-days-ago", "seen-10-days-ago"}
        assert names(sitting)[:2] == ["due", "new"]
    assert [each.counts_on(TODAY) for each in gym] == [False] * 5 + [True] * 2


def test_of_equals_those_of_other_topics_are_preferred_and_stand_apart() -> None:
    gym = [candidate(f"rates{index}") for index in range(9)] + [
        candidate("storage", "storage"),
        candidate("keys", "keys"),
    ]
    for seed in range(20):
        topics = [each.topic for each in chosen(gym, seed)]
        assert {"storage", "keys"} < set(topics)
        assert not any(one == other for one, other in pairwise(topics))


@pytest.mark.parametrize(("due_numbers", "asked"), [(0, 1), (1, 1), (2, 2), (9, 2)])
def test_one_or_two_numbers_to_know_are_mixed_in(due_numbers: int, asked: int) -> None:
    families = [candidate(f"family{index}") for index in range(9)]
    due = [candidate(f"due{index}", "latency", due_in=-1, number=True) for index in range(due_numbers)]
    new = [candidate(f"new{index}", "size", number=True) for index in range(3)]
    sitting = chosen([*families, *new, *due])
    places = [place for place, each in enumerate(sitting) if each.kind is ExerciseKind.NUMBER]
    assert places == [1, 3][:asked]


def test_numbers_fill_up_a_sitting_without_enough_families() -> None:
    gym = [candidate("family")] + [candidate(f"number{index}", number=True) for index in range(9)]
    assert [each.kind for each in chosen(gym)].count(ExerciseKind.NUMBER) == 4


def test_what_is_not_right_is_again_and_close_is_a_pass() -> None:
    assert {outcome: outcome.rating for outcome in Outcome} == {
        Outcome.QUICK: Rating.EASY,
        Outcome.RIGHT: Rating.GOOD,
        Outcome.CLOSE: Rating.HARD,
        Outcome.SLIP: Rating.AGAIN,
        Outcome.WRONG: Rating.AGAIN,
        Outcome.SHOWN: Rating.AGAIN,
    }
