from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.plan import next_practice, practice_due, weakest_dimension
from drill.domain.vocabulary import Dimension, Phase, Seniority, Verdict
from tests.factories import levels, weights

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def due_in(verdict: Verdict, interview_in: int | None = None) -> int:
    interview = None if interview_in is None else TODAY + timedelta(days=interview_in)
    return (practice_due(verdict, TODAY, interview) - TODAY).days


@pytest.mark.parametrize(
    ("verdict", "interview_in", "days"),
    [
        (Verdict.NO_HIRE, None, 2),
        (Verdict.NO_HIRE, 40, 2),
        (Verdict.LEAN_NO_HIRE, None, 3),
        (Verdict.LEAN_NO_HIRE, 40, 3),
        (Verdict.HIRE, None, 14),
        (Verdict.HIRE, 40, 6),  # 15 % of 40
        (Verdict.HIRE, 100, 15),
        (Verdict.HIRE, 20, 3),
        (Verdict.STRONG_HIRE, 40, 33),
        (Verdict.STRONG_HIRE, 9, 2),
    ],
)
def test_practice_is_due_as_the_verdict_says(verdict: Verdict, interview_in: int | None, days: int) -> None:
    assert due_in(verdict, interview_in) == days


@pytest.mark.parametrize(
    ("verdict", "interview_in", "days"),
    [
        (Verdict.NO_HIRE, 2, 1),  # the day before the interview
        (Verdict.LEAN_NO_HIRE, 3, 2),
        (Verdict.HIRE, 3, 1),  # 15 % of 3 days rounds to today, so tomorrow
        (Verdict.STRONG_HIRE, 5, 1),  # 7 days before lies behind us
        (Verdict.STRONG_HIRE, 7, 1),
    ],
)
def test_practice_keeps_between_tomorrow_and_the_day_before_the_interview(
    verdict: Verdict, interview_in: int, days: int
) -> None:
    assert due_in(verdict, interview_in) == days


@given(st.sampled_from(Verdict), DAYS, st.integers(2, 400))
def test_practice_never_falls_on_today_or_on_the_interview(verdict: Verdict, today: date, days: int) -> None:
    interview = today + timedelta(days=days)
    assert today < practice_due(verdict, today, interview) < interview


@given(st.sampled_from(Verdict), DAYS, st.integers(-400, 1))
def test_practice_is_tomorrow_when_the_interview_is_tomorrow_or_over(verdict: Verdict, today: date, days: int) -> None:
    assert practice_due(verdict, today, today + timedelta(days=days)) == today + timedelta(days=1)


@given(st.sampled_from(Verdict), DAYS)
def test_practice_without_a_date_lies_ahead(verdict: Verdict, today: date) -> None:
    assert practice_due(verdict, today, None) > today


@pytest.mark.parametrize(
    ("seven", "weakest"),
    [
        ((3, 3, 3, 2, 3, 3, 3), Dimension.D4),
        ((2, 3, 3, 2, 3, 3, 3), Dimension.D4),  # 25 against 15
        ((1, 3, 3, 2, 3, 3, 3), Dimension.D1),  # twice 15 against 25
        ((3, 1, 2, 3, 3, 3, 3), Dimension.D2),  # twice 10 and 20: the first of equals
        ((4, 4, 4, 4, 4, 4, 2), Dimension.D7),
        ((3, 3, 3, 3, 3, 3, 3), None),
        ((4, 4, 4, 4, 4, 4, 4), None),
    ],
)
def test_the_weakest_dimension_is_weight_times_the_distance_from_three(
    seven: tuple[int, ...], weakest: Dimension | None
) -> None:
    assert weakest_dimension(levels(*seven), weights()) is weakest


def test_the_weights_of_the_seniority_decide_which_is_weakest() -> None:
    seven = levels(3, 3, 3, 3, 2, 2, 2)
    assert weakest_dimension(seven, weights(Seniority.STAFF)) is Dimension.D5
    assert weakest_dimension(levels(3, 3, 3, 3, 3, 2, 2), weights(Seniority.MID)) is Dimension.D7


@pytest.mark.parametrize(
    ("weak", "phase"),
    [
        (Dimension.D1, Phase.REQUIREMENTS),
        (Dimension.D2, Phase.ESTIMATION),
        (Dimension.D3, Phase.HIGH_LEVEL_DESIGN),
        (Dimension.D4, Phase.DEEP_DIVE),
        (Dimension.D5, Phase.TRADE_OFFS),
        (Dimension.D7, None),
        (None, None),
    ],
)
def test_a_weak_dimension_asks_for_a_drill_of_its_phase_and_d7_for_a_whole_mock(
    weak: Dimension | None, phase: Phase | None
) -> None:
    found = {dimension: 1 if dimension is weak else 3 for dimension in Dimension}
    practice = next_practice("garage", found, weights(), Verdict.LEAN_NO_HIRE, TODAY)
    assert (practice.problem, practice.because, practice.phase) == ("garage", weak, phase)
    assert practice.due == TODAY + timedelta(days=3)
