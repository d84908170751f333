"""Bias and agreement with the keys, against values worked out elsewhere."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from drill.domain.calibration import (
    ROUND,
    Grade,
    KeyedAnswer,
    agreement,
    choose_round,
    rater_bias,
    weighted_kappa,
)
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase

DAY = date(2026, 1, 5)
PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=80)


def grades(pairs: list[tuple[int, int]]) -> list[Grade]:
    """One answer for each pair of a given level and a key."""
    return [Grade(DAY, f"garage/{i}", Dimension.D1, given, key) for i, (given, key) in enumerate(pairs)]


@given(PAIRS)
def test_kappa_is_the_one_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    ours = weighted_kappa(pairs)
    if ours is None:
        assert len({one for one, _ in pairs}) == 1
        assert len({key for _, key in pairs}) == 1
    else:
        theirs = cohen_kappa_score(
            [one for one, _ in pairs], [key for _, key in pairs], labels=[1, 2, 3, 4], weights="quadratic"
        )
        assert ours == pytest.approx(theirs)


def test_perfect_agreement_is_one_and_reversed_grades_stand_below_zero() -> None:
    assert weighted_kappa([(1, 1), (2, 2), (4, 4)]) == 1
    reversed_grades = weighted_kappa([(1, 4), (2, 3), (3, 2), (4, 1)])
    assert reversed_grades is not None
    assert reversed_grades < 0


def test_bias_waits_for_ten_answers() -> None:
    assert rater_bias(grades([(3, 2)] * 9)) is None
    assert rater_bias(grades([(3, 2)] * 10)) is not None


def test_two_dimensions_of_one_answer_are_one_answer() -> None:
    both = [Grade(DAY, f"garage/{i}", d, 3, 3) for i in range(5) for d in (Dimension.D5, Dimension.D6)]
    assert rater_bias(both) is None


def test_bias_is_the_signed_mean_with_what_was_exact_and_near() -> None:
    bias = rater_bias(grades([(4, 2), (3, 2), (3, 3), (2, 3), (4, 4), (1, 4), (2, 2), (2, 2), (3, 2), (3, 2)]))
    assert bias is not None
    assert bias.mean == pytest.approx((2 + 1 + 0 - 1 + 0 - 3 + 0 + 0 + 1 + 1) / 10)
    assert (bias.exact, bias.within_one, bias.grades) == (4, 8, 10)


def noisy(count: int) -> list[tuple[int, int]]:
    chance = Random(7)
    keys = [chance.randint(1, 4) for _ in range(count)]
    return [(min(4, max(1, key + chance.choice([-1, 0, 0, 1]))), key) for key in keys]


def test_agreement_waits_for_sixty_answers() -> None:
    assert agreement(grades(noisy(59))) is None
    assert agreement(grades(noisy(60))) is not None


def test_agreement_stands_inside_its_interval_which_a_seed_repeats() -> None:
    found = agreement(grades(noisy(80)), seed=3)
    assert found is not None
    assert found.low < found.kappa < found.high <= 1
    assert found == agreement(grades(noisy(80)), seed=3)


def test_more_answers_narrow_the_interval() -> None:
    few, many = agreement(grades(noisy(60))), agreement(grades(noisy(600)))
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


def keyed(problem: str, phase: Phase, level: int) -> KeyedAnswer:
    return KeyedAnswer(problem, f"{phase}-{level}", phase, level)


STOCK = [keyed(problem, phase, level) for problem in ("a", "b", "c") for phase in CORE_PHASES for level in (2, 3, 4)]


@given(st.integers(0, 200))
def test_a_round_mixes_problems_phases_and_levels(seed: int) -> None:
    chosen = choose_round(STOCK, Counter(), Random(seed))
    assert len(set(chosen)) == ROUND
    assert {each.phase for each in chosen} == set(CORE_PHASES)
    assert {each.level for each in chosen} == {2, 3, 4}
    assert len({each.problem for each in chosen}) == 3


def test_a_round_takes_what_was_graded_least() -> None:
    fresh = STOCK[7]
    graded = Counter({f"{each.problem}/{each.id}": 1 for each in STOCK if each != fresh})
    assert fresh in choose_round(STOCK, graded, Random(0))


def test_a_round_is_as_long_as_the_stock_when_that_is_short() -> None:
    assert len(choose_round(STOCK[:3], Counter(), Random(0))) == 3
    assert choose_round([], Counter(), Random(0)) == ()
