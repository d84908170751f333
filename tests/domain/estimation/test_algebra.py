"""The laws that quantities keep, and agreement with pint, an independent library of units."""

import random

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.estimation.evaluator import check_convertible
from drill.domain.estimation.formatting import Shape, figure
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.quantity import Quantity, between, exactly, one_of
from drill.domain.estimation.units import UNITS, Dimension, count_of
from drill.domain.estimation.worksheet import compute

BASES = ("byte", "dollar", "second", "tweet", "user")

dimensions = st.dictionaries(st.sampled_from(BASES), st.integers(-2, 2)).map(
    lambda powers: Dimension(tuple(sorted((base, power) for base, power in powers.items() if power)))
)
numbers = st.floats(1e-6, 1e12) | st.floats(-1e12, -1e-6)


@st.composite
def quantities(draw: st.DrawFn, dimension: Dimension | None = None, *, positive: bool = False) -> Quantity:
    low, nominal, high = sorted(draw(st.tuples(*[st.floats(1e-6, 1e12) if positive else numbers] * 3)))
    return between(low, nominal, high, draw(dimensions) if dimension is None else dimension)


def alike(one: Quantity, other: Quantity) -> bool:
    ends = zip((one.low, one.nominal, one.high), (other.low, other.nominal, other.high), strict=True)
    size = max(abs(one.low), abs(one.high), abs(other.low), abs(other.high))
    return one.dimension == other.dimension and all(abs(a - b) <= 1e-9 * size for a, b in ends)


laws = settings(deadline=None, max_examples=150)


@given(quantities(), quantities(), quantities())
@laws
def test_products_commute_and_associate(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert alike(a * b, b * a)
    assert alike((a * b) * c, a * (b * c))


@given(dimensions.flatmap(lambda kind: st.tuples(*[quantities(kind)] * 3)))
@laws
def test_sums_commute_and_associate(three: tuple[Quantity, Quantity, Quantity]) -> None:
    a, b, c = three
    assert alike(a + b, b + a)
    assert alike((a + b) + c, a + (b + c))
    assert alike(a - b, -(b - a))


@given(st.integers(1, 10**6), st.integers(1, 10**6), dimensions, dimensions)
@laws
def test_exact_values_distribute_and_divide_back(one: int, other: int, left: Dimension, right: Dimension) -> None:
    a, b, factor = exactly(float(one), left), exactly(float(other), left), exactly(float(other), right)
    assert alike(factor * (a + b), factor * a + factor * b)
    assert alike(a * factor / factor, a)
    assert (a / a).dimension == Dimension()


@given(dimensions, dimensions)
@laws
def test_dimensions_form_a_group(one: Dimension, other: Dimension) -> None:
    assert one * other == other * one
    assert one * other / other == one
    assert one / one == Dimension()
    assert one**2 == one * one
    assert one**0 == Dimension()


@given(dimensions, dimensions, dimensions)
@laws
def test_what_can_be_added_does_not_depend_on_the_order(one: Dimension, other: Dimension, third: Dimension) -> None:
    assert one.joined(other) == other.joined(one)
    assert one.joined(one) == one
    left, right = one.joined(other), other.joined(third)
    assert (left and left.joined(third)) == (right and one.joined(right))


@given(quantities(), quantities(positive=True), st.integers(-3, 3))
@laws
def test_ranges_hold_the_best_guess(a: Quantity, b: Quantity, power: int) -> None:
    plain = exactly(float(power))
    for result in (a * b, a / b, -a, b**plain, a * a):
        assert result.low <= result.nominal <= result.high
    for result in (a + exactly(1.0, a.dimension), a - a, a.give_or_take(a)):
        assert result.low <= result.nominal <= result.high


@given(quantities(positive=True), st.floats(0, 1), st.floats(0, 1))
@laws
def test_ranges_hold_what_their_members_give(a: Quantity, first: float, second: float) -> None:
    member, other = (exactly(a.low + (a.high - a.low) * share, a.dimension) for share in (first, second))
    slack = 1e-9
    for whole, part in (
        (a * a, member * other),
        (a / a, member / other),
        (a + a, member + other),
        (a - a, member - other),
    ):
        size = slack * max(abs(whole.low), abs(whole.high))
        assert whole.low - size <= part.nominal <= whole.high + size


units = st.sampled_from(sorted({unit.symbol for unit in UNITS.values()}))


@given(st.floats(1e-6, 1e12), units)
@laws
def test_a_conversion_there_and_back_changes_nothing(number: float, symbol: str) -> None:
    unit = UNITS[symbol]
    quantity = exactly(number) * one_of(unit)
    there = figure(quantity, Shape.of(unit))
    assert there.value == pytest.approx(number, rel=1e-12)
    suitable = figure(quantity)
    check_convertible(quantity, suitable.shape)
    assert suitable.value * suitable.shape.scale == pytest.approx(quantity.nominal, rel=1e-12)


@given(quantities(positive=True))
@laws
def test_the_suitable_unit_can_be_asked_for(quantity: Quantity) -> None:
    shape = figure(quantity).shape
    if all(base not in {"tweet", "user"} for base, _ in quantity.dimension.exponents):
        assert shape.dimension == quantity.dimension
        if len(shape.above + shape.below) <= 8:
            assert parse_unit(str(shape).replace("·", "*")).dimension == quantity.dimension


def test_every_spelling_of_a_unit_is_read() -> None:
    for name, unit in UNITS.items():
        assert compute(f"2 {name}").quantity == exactly(2.0) * one_of(unit)


# -------------------------------------------------------------------------------------------------------- the oracle

_OURS_AND_PINTS = {
    "ms": "millisecond",
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "day",
    "month": "thirty_days",
    "year": "common_year",
    "bit": "bit",
    "B": "byte",
    "kB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "KiB": "kibibyte",
    "GiB": "gibibyte",
    "Mbps": "(megabit/second)",
    "QPS": "(1/second)",
    "users": "users_",
    "tweets": "tweets_",
    "USD": "dollar_",
}


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    found: pint.UnitRegistry[float] = pint.UnitRegistry(cache_folder=None)
    for definition in (
        *("thirty_days = 30 * day", "users_ = [users_]", "tweets_ = [tweets_]", "dollar_ = [dollar_]"),
        "common_year = 365 * day",
    ):
        found.define(definition)
    return found


def _expression(chance: random.Random, depth: int) -> tuple[str, str]:
    """The same expression for us and for pint."""
    if depth == 0:
        number = f"{10 ** chance.uniform(-3, 6):.6g}"
        number = repr(float(number))
        ours = chance.choice([*_OURS_AND_PINTS, ""])
        return (f"{number} {ours}".strip(), f"({number} * {_OURS_AND_PINTS[ours]})" if ours else number)
    (one, one_pint), (other, other_pint) = (
        _expression(chance, depth - 1),
        _expression(chance, chance.randint(0, depth - 1)),
    )
    match chance.choice("*/*/+^("):
        case "+":  # a sum of like things
            factor = repr(round(chance.uniform(0.1, 9), 3))
            return f"({one} + {factor} * ({one}))", f"({one_pint} + {factor} * ({one_pint}))"
        case "^":
            return f"({one})^2", f"({one_pint})**2"
        case "/":
            return f"({one}) / ({other})", f"({one_pint}) / ({other_pint})"
        case _:
            return f"({one}) * ({other})", f"({one_pint}) * ({other_pint})"


def test_a_thousand_random_expressions_come_out_as_in_pint(registry: pint.UnitRegistry[float]) -> None:
    chance = random.Random(4)
    base = {"second": "second", "byte": "byte", "user": "users_", "tweet": "tweets_", "dollar": "dollar_"}
    for _ in range(1_000):
        ours, theirs = _expression(chance, chance.randint(1, 3))
        expected = registry.Quantity(1.0, "") * registry.parse_expression(theirs)
        got = compute(ours).quantity
        units = registry.Unit("")
        for name, power in got.dimension.exponents:
            units *= registry.Unit(base[name]) ** power
        assert got.nominal == pytest.approx(expected.to(units).magnitude, rel=1e-9), ours


def test_a_count_is_a_dimension_of_its_own() -> None:
    assert one_of(count_of("tweets")).dimension != one_of(count_of("users")).dimension
    assert one_of(count_of("tweets")) == one_of(count_of("tweet"))
