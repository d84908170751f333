"""Whatever is typed: an answer or a clear message, in so many operations and no more."""

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.worksheet import MOST_OPERATIONS, Answer, Failure, compute, evaluate_worksheet

_PIECES = (
    "users tweets user day days year s min B KB GB in to per of x k M bn million m b 300M 5 2.5 1e9 1e308 9e999 20% 3x "
    "2..5 + - * / ^ .. +- ( ) , = -> ~ # // $ € peak( nines( servers( little( birthday( quorum( series( max( round( "
    "ceil( log2( a b c : . ... ² µs Mbps QPS 0 1_000 86,400 é % %% ** 10^400 -5 2^ 1__0 _ ½ \t > - •"
)
PIECES = _PIECES.split(" ")


def lines(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    starts = ("", "", "a = ", "b = ", "c = ", "> ", "- ", "a: ")
    return [
        chance.choice(starts) + chance.choice(("", " ")).join(chance.choices(PIECES, k=chance.randint(1, 14)))
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_no_line_raises_and_the_bound_is_kept(seed: int) -> None:
    text = lines(seed, 100)
    sheet = evaluate_worksheet("\n".join(text))
    assert len(sheet.outcomes) == 100
    assert sheet.operations <= 100 * 2 * 80
    for outcome in sheet.outcomes:
        if isinstance(outcome, Answer):
            assert outcome.echo()
    for line in text:
        with suppress(EstimateError):
            assert compute(line).echo()


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=300)
def test_any_text_is_taken(text: str) -> None:
    sheet = evaluate_worksheet(text)
    assert len(sheet.outcomes) == text.count("\n") + 1
    assert all(outcome.echo() for outcome in sheet.outcomes if isinstance(outcome, Answer))


def test_ten_thousand_lines_are_computed() -> None:
    text = "\n".join(f"x{i} = x{i + 1} * 5 tweets/user + {i} tweets" for i in range(9_999)) + "\nx9999 = 0 users"
    sheet = evaluate_worksheet(text)
    assert sheet.operations <= MOST_OPERATIONS
    assert isinstance(sheet.outcomes[5_000], Answer | Failure)
    assert isinstance(sheet.outcomes[9_998], Answer)
    assert sheet.edited(text).operations == 0


def test_a_worksheet_that_is_too_long_says_from_where_on() -> None:
    sheet = evaluate_worksheet("1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 * 10 - 3\n" * 40_000)
    told = [outcome for outcome in sheet.outcomes if isinstance(outcome, Failure)]
    assert told == [Failure("the worksheet is too long to be computed from here on")]
    assert sheet.operations <= MOST_OPERATIONS
    assert isinstance(sheet.outcomes[0], Answer)


@pytest.mark.parametrize(
    "line",
    [
        *("1+" * 500_000, "(" * 1_000_000, "a" * 1_000_000, "9" * 1_000_000, "-" * 1_000_000, " " * 1_000_000 + "x"),
        *("a: " * 333_333, "~" * 1_000_000, "2^" * 500_000, "1," * 500_000, "1_" * 500_000, "b = " * 250_000),
        *("peak(" * 200_000, "5 users/" * 125_000, "é" * 1_000_000, "#" * 1_000_000, "> " * 500_000),
    ],
    ids=lambda line: line[:5],
)
def test_a_megabyte_in_one_line_costs_no_more_than_a_long_line(line: str) -> None:
    sheet = evaluate_worksheet(f"{line}\na = 5")
    assert sheet.operations < 1000
    assert isinstance(sheet.outcomes[-1], Answer)


@pytest.mark.parametrize(
    "line", ["1" + "+1" * 127, "1 s" + "/a" * 125, "(" * 31 + "1" + ")" * 31, "max(" * 31 + "1" + ")" * 31]
)
def test_the_longest_and_the_deepest_line_are_computed_and_echoed(line: str) -> None:
    with suppress(EstimateError):  # a unit in so many powers is refused, with words
        assert compute(line).echo()
    [outcome] = evaluate_worksheet(line).outcomes
    assert outcome is not None


def test_a_megabyte_of_arithmetic_says_that_it_is_too_long() -> None:
    [outcome] = evaluate_worksheet("1+" * 500_000).outcomes
    assert outcome == Failure("too long: a line computes with 1000 characters at most")


def test_a_megabyte_of_short_lines_keeps_the_bound() -> None:
    assert evaluate_worksheet("1\n" * 500_000).operations <= MOST_OPERATIONS
    assert evaluate_worksheet("\n" * 1_000_000).operations <= MOST_OPERATIONS


def test_a_circle_of_ten_thousand_lines_is_named() -> None:
    text = "\n".join(f"x{i} = x{(i + 1) % 10_000} + 1" for i in range(10_000))
    sheet = evaluate_worksheet(text)
    assert sheet.outcomes[0] == Failure("defined in a circle: x0 -> x1 -> x2 -> x3 -> x4 -> x5 -> ...")
    assert sheet.operations <= MOST_OPERATIONS
