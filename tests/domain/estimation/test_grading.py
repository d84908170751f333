from math import inf

import pytest

from drill.domain.estimation.grading import Grade, Slip, distance, grade, log_error, slips
from tests.domain.estimation.computing import value

REFERENCE = value("9260/s")


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


def test_counts_may_be_left_out_of_an_estimate() -> None:
    assert grade(value("9k clicks/s"), REFERENCE) is Grade.FULL
    assert grade(value("9k users"), value("9k tweets")) is Grade.MISS


def test_the_error_is_one_of_magnitude() -> None:
    assert log_error(value("926/s"), REFERENCE) == pytest.approx(1)
    assert distance(value("926/s"), REFERENCE) == pytest.approx(10)
    assert log_error(value("5 GB"), REFERENCE) == inf


@pytest.mark.parametrize(
    ("estimate", "reference", "expected"),
    [
        ("45 Gbit", "45 GB", [Slip.BITS]),
        ("360 GB", "45 GB", [Slip.BITS]),
        ("2315/s", "9260/s", [Slip.AVERAGE]),
        ("9260/s * day / s", "9260/s", [Slip.DAY]),
        ("0.1/s", "9260/s", [Slip.DAY]),
        ("1 GB", "1 GiB", [Slip.BINARY]),
        ("1 TiB", "1 TB", [Slip.BINARY]),
        ("5.9 TB", "17.8 TB", [Slip.REPLICATION]),
        ("17.8 GB", "17.8 TB", [Slip.THOUSAND]),
        ("17.8 PB", "17.8 TB", [Slip.THOUSAND]),
        ("17.8 TB", "17.8 TB", []),
        ("25 TB", "17.8 TB", []),
        ("5 users", "17.8 TB", []),
    ],
)
def test_slips_are_named_by_their_factor(estimate: str, reference: str, expected: list[Slip]) -> None:
    found = slips(value(estimate), value(reference), peak_factor=4, replication=3)
    assert [recognised.slip for recognised in found] == expected


def test_a_slip_says_which_way_it_went() -> None:
    [small] = slips(value("45 Gbit"), value("45 GB"))
    [large] = slips(value("360 GB"), value("45 GB"))
    assert (small.factor, large.factor) == (1 / 8, 8)


def test_of_several_slips_the_nearest_comes_first() -> None:
    found = slips(value("130 GB"), value("1 TB"), peak_factor=7.5)
    assert [recognised.slip for recognised in found] == [Slip.AVERAGE, Slip.BITS]


def test_no_slip_is_named_that_the_reference_does_not_hold() -> None:
    assert slips(value("2315/s"), value("9260/s")) == ()
    assert slips(value("9260/s"), value("9260/s"), peak_factor=1, replication=1) == ()
