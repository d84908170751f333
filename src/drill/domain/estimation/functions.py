"""The functions of the language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, expm1, floor, log2
from operator import mul
from types import MappingProxyType
from typing import Final

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.habits import PERCENTAGE
from drill.domain.estimation.quantity import ONE, Quantity, between, common_dimension, exactly, one_of, per_second
from drill.domain.estimation.units import PLAIN, SECOND, UNITS, Dimension, count_of

MANY: Final = 100
"""As many arguments as anyone writes."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function.

    Args:
        usage: How it is written.
        least: How many arguments it takes at least.
        most: And at most.
        apply: What it does. Raises EstimateError for what it cannot take.
    """

    usage: str
    least: int
    most: int
    apply: Callable[[Sequence[Quantity]], Quantity]

    def check_count(self, count: int, column: int) -> None:
        """Refuse too few or too many arguments."""
        if not self.least <= count <= self.most:
            raise EstimateError(f"write {self.usage}", column)


def _peak(arguments: Sequence[Quantity]) -> Quantity:
    load, factor = arguments
    _expect_plain(factor, "a peak factor")
    return per_second(load * factor)


def _nines(arguments: Sequence[Quantity]) -> Quantity:
    availability, *rest = arguments
    _expect_share(availability)
    period = rest[0] if rest else one_of(UNITS["year"])
    if period.dimension != SECOND.dimension:
        raise EstimateError("nines takes an availability and a time")
    return (ONE - availability) * period


def _servers(arguments: Sequence[Quantity]) -> Quantity:
    load, per_server, *rest = arguments
    if load.dimension.without_counts != per_server.dimension.without_counts:
        raise EstimateError(
            f"a load of {load.dimension} cannot be shared out by {per_server.dimension} for each server"
        )
    for utilisation in rest:
        _expect_share(utilisation)
    needed = load / reduce(mul, rest, per_server)
    return _mapped(ceil, needed, count_of("server").dimension)


def _little(arguments: Sequence[Quantity]) -> Quantity:
    rate, latency = arguments
    inside = rate * latency
    if latency.dimension != SECOND.dimension or inside.dimension.without_counts != PLAIN:
        raise EstimateError("little takes a rate and a time: little(1000 requests/s, 200 ms)")
    return inside


def _birthday(arguments: Sequence[Quantity]) -> Quantity:
    drawn, space = arguments
    _expect_count(drawn, "birthday")
    _expect_count(space, "birthday")
    if drawn.low < 0 or space.low <= 0:
        raise EstimateError("birthday takes a number drawn and a number of codes, both above zero")

    def chance(count: float, codes: float) -> float:
        return -expm1(-count * max(count - 1, 0) / 2 / codes)

    ends = (chance(drawn.low, space.high), chance(drawn.nominal, space.nominal), chance(drawn.high, space.low))
    return between(*ends).shown_in(PERCENTAGE)


def _quorum(arguments: Sequence[Quantity]) -> Quantity:
    [copies] = arguments
    _expect_count(copies, "quorum")
    if copies.low < 1:
        raise EstimateError("a quorum takes one copy at least")
    return _mapped(lambda count: floor(count / 2) + 1, copies, copies.dimension)


def _series(arguments: Sequence[Quantity]) -> Quantity:
    for availability in arguments:
        _expect_share(availability)
    return reduce(mul, arguments).shown_in(PERCENTAGE)


def _parallel(arguments: Sequence[Quantity]) -> Quantity:
    for availability in arguments:
        _expect_share(availability)
    return (ONE - reduce(mul, (ONE - availability for availability in arguments))).shown_in(PERCENTAGE)


def _extreme(choose: Callable[[float, float], float]) -> Callable[[Sequence[Quantity]], Quantity]:
    def of_two(one: Quantity, other: Quantity) -> Quantity:
        dimension = common_dimension(one, other, "compared")
        pairs = ((one.low, other.low), (one.nominal, other.nominal), (one.high, other.high))
        low, nominal, high = (choose(*pair) for pair in pairs)
        return between(low, nominal, high, dimension).shown_in(one.habits.of_sum(other.habits))

    return lambda arguments: reduce(of_two, arguments)


def _stepwise(name: str, step_of: Callable[[float], float]) -> Callable[[Sequence[Quantity]], Quantity]:
    """Whole numbers, or whole multiples of a second argument."""

    def apply(arguments: Sequence[Quantity]) -> Quantity:
        value, *rest = arguments
        if not rest:
            _expect_count(value, name)
        step = rest[0] if rest else exactly(1.0, value.dimension)
        common_dimension(value, step, "compared")
        if not (step.is_exact and step.nominal > 0):
            raise EstimateError(f"{name} takes a step above zero")
        size = step.nominal
        return _mapped(lambda number: step_of(_without_noise(number / size)) * size, value, value.dimension).shown_in(
            value.habits
        )

    return apply


def _log2(arguments: Sequence[Quantity]) -> Quantity:
    [value] = arguments
    _expect_count(value, "log2")
    if value.low <= 0:
        raise EstimateError("a logarithm takes a number above zero")
    return _mapped(log2, value, PLAIN)


def _mapped(function: Callable[[float], float], value: Quantity, dimension: Dimension) -> Quantity:
    """A rising function of a value."""
    low, nominal, high = [float(function(_without_noise(end))) for end in (value.low, value.nominal, value.high)]
    return between(low, nominal, high, dimension)


def _without_noise(value: float) -> float:
    """A value as meant: 0.3 / 0.1 is 3, and one server more would be wrong."""
    return value if value.is_integer() else float(f"{value:.12g}")


def _expect_plain(value: Quantity, what: str) -> None:
    if value.dimension != PLAIN:
        raise EstimateError(f"{what} is a plain number, not {value.dimension}")


def _expect_share(value: Quantity) -> None:
    _expect_plain(value, "a share")
    if value.low < 0 or value.high > 1:
        raise EstimateError("a share lies between 0% and 100%")


def _expect_count(value: Quantity, name: str) -> None:
    if value.dimension.without_counts != PLAIN:
        raise EstimateError(f"{name} takes a number, not {value.dimension}")


FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        "peak": Function("peak(average, factor)", 2, 2, _peak),
        "nines": Function("nines(availability) or nines(availability, period)", 1, 2, _nines),
        "servers": Function("servers(load, per_server, utilisation)", 2, 3, _servers),
        "little": Function("little(rate, latency)", 2, 2, _little),
        "birthday": Function("birthday(drawn, space)", 2, 2, _birthday),
        "quorum": Function("quorum(copies)", 1, 1, _quorum),
        "series": Function("series(availability, ...)", 1, MANY, _series),
        "parallel": Function("parallel(availability, ...)", 1, MANY, _parallel),
        "max": Function("max(a, b, ...)", 1, MANY, _extreme(max)),
        "min": Function("min(a, b, ...)", 1, MANY, _extreme(min)),
        "round": Function("round(x) or round(x, step)", 1, 2, _stepwise("round", round)),
        "ceil": Function("ceil(x) or ceil(x, step)", 1, 2, _stepwise("ceil", ceil)),
        "log2": Function("log2(x)", 1, 1, _log2),
    }
)
"""By name."""
