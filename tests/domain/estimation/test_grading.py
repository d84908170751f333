from math import inf, log10

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drill.domain.estimation.grading import grade, likeliest_slip
from drill.domain.estimation.quantity import exactly
from drill.domain.estimation.slips import Slip, distance
from drill.domain.marking import Grade
from tests.domain.estimation.computing import value

REFERENCE = value("9260/s")
FACTORS = st.floats(1e-6, 1e6)


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        *(("9260/s", Grade.FULL), ("18520/s", Grade.FULL), ("4630/s", Grade.FULL), ("800M/day", Grade.FULL)),
        *(("18.6k/s", Grade.GOOD), ("27780/s", Grade.GOOD), ("3087/s", Grade.GOOD)),
        *(("28k/s", Grade.ORDER), ("92600/s", Grade.ORDER), ("926/s", Grade.ORDER)),
        *(("93k/s", Grade.MISS), ("925/s", Grade.MISS), ("0/s", Grade.MISS), ("-9260/s", Grade.MISS)),
        *(("9260", Grade.MISS), ("9260 GB", Grade.MISS)),
    ],
)
def test_an_estimate_is_graded_by_the_factor_it_is_off(estimate: str, expected: Grade) -> None:
    assert grade(value(estimate), REFERENCE) is expected


@pytest.mark.parametrize(
    ("estimate", "factor", "expected"),
    [("45k/s", 5, Grade.GOOD), ("27k/s", 2, Grade.GOOD), ("180k/s", 20, Grade.GOOD), ("200k/s", 20, Grade.MISS)],
)
def test_a_wide_quantity_has_more_room_and_a_narrow_one_no_less(estimate: str, factor: float, expected: Grade) -> None:
    assert grade(value(estimate), REFERENCE, factor) is expected


def test_counts_may_be_left_out_of_an_estimate() -> None:
    assert grade(value("9k clicks/s"), REFERENCE) is Grade.FULL
    assert grade(value("9k users"), value("9k tweets")) is Grade.MISS


def test_the_error_is_a_factor_whichever_way_it_goes() -> None:
    assert distance(value("926/s"), REFERENCE) == pytest.approx(10)
    assert distance(value("92600/s"), REFERENCE) == pytest.approx(10)
    assert distance(value("5 GB"), REFERENCE) == inf


@given(FACTORS, FACTORS)
def test_making_a_right_line_larger_moves_its_error_by_as_much(right: float, times: float) -> None:
    assert distance(exactly(right * times), exactly(right)) == pytest.approx(max(times, 1 / times))


@given(FACTORS, FACTORS, FACTORS)
def test_the_unit_in_which_both_are_counted_changes_no_error(one: float, other: float, unit: float) -> None:
    assert distance(exactly(one * unit), exactly(other * unit)) == pytest.approx(distance(exactly(one), exactly(other)))


@given(FACTORS, FACTORS, FACTORS)
def test_what_is_farther_off_has_no_better_grade(right: float, near: float, far: float) -> None:
    assume(abs(log10(near)) < abs(log10(far)))
    order = list(Grade)
    nearer, farther = (grade(exactly(right * times), exactly(right)) for times in (near, far))
    assert order.index(nearer) <= order.index(farther)


@pytest.mark.parametrize(
    ("estimate", "reference", "expected"),
    [
        ("45 Gbit", "45 GB", Slip.BITS),
        ("360 GB", "45 GB", Slip.BITS),
        ("2315/s", "9260/s", Slip.AVERAGE),
        ("9260/s * day / s", "9260/s", Slip.DAY),
        ("0.1/s", "9260/s", Slip.DAY),
        ("1 GB", "1 GiB", Slip.BINARY),
        ("1 TiB", "1 TB", Slip.BINARY),
        ("5.9 TB", "17.8 TB", Slip.REPLICATION),
        ("17.8 GB", "17.8 TB", Slip.THOUSAND),
        ("17.8 PB", "17.8 TB", Slip.THOUSAND),
        ("17.8 TB", "17.8 TB", None),
        ("25 TB", "17.8 TB", None),
        ("5 users", "17.8 TB", None),
    ],
)
def test_slips_are_named_by_their_factor(estimate: str, reference: str, expected: Slip | None) -> None:
    assert likeliest_slip(value(estimate), value(reference), peak_factor=4, copies=3) is expected


def test_of_several_slips_the_nearest_is_named() -> None:
    assert likeliest_slip(value("130 GB"), value("1 TB"), peak_factor=7.5) is Slip.AVERAGE


def test_no_slip_is_named_that_the_reference_does_not_hold() -> None:
    assert likeliest_slip(value("2315/s"), value("9260/s")) is None
    assert likeliest_slip(value("8000 users"), value("1000 users")) is None
