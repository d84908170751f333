"""A value with its range and its dimension, and the arithmetic of such values."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt
from typing import Final

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.habits import NO_HABITS, Habits
from drill.domain.estimation.units import PLAIN, SECOND, Dimension, Unit

LARGEST: Final = 1e200
"""In base units. What lies beyond is a slip, and could not be shown in small units."""


@dataclass(slots=True)
class Quantity:
    """A value somewhere between `low` and `high`, most likely `nominal`, in base units (seconds, bytes, dollars).

    Args:
        low: At least this.
        nominal: The best guess.
        high: At most this.
        dimension: What kind of thing it is.
        habits: How it was written, which guides how it is shown.
    """

    # Final, and not a frozen class, which takes four times as long to make: worksheets are computed while one types.
    low: Final[float]
    nominal: Final[float]
    high: Final[float]
    dimension: Final[Dimension] = PLAIN
    habits: Final[Habits] = NO_HABITS

    @property
    def is_exact(self) -> bool:
        """Whether it has no range."""
        return self.low == self.high

    def __add__(self, other: "Quantity") -> "Quantity":
        dimension = common_dimension(self, other, "added")
        values = (self.low + other.low, self.nominal + other.nominal, self.high + other.high)
        return _checked(*values, dimension, self.habits.of_sum(other.habits))

    def __sub__(self, other: "Quantity") -> "Quantity":
        dimension = common_dimension(self, other, "subtracted")
        values = (self.low - other.high, self.nominal - other.nominal, self.high - other.low)
        return _checked(*values, dimension, self.habits.of_sum(other.habits))

    def __mul__(self, other: "Quantity") -> "Quantity":
        dimension = self.dimension * other.dimension
        habits = self.habits.of_product(other.habits)
        nominal = self.nominal * other.nominal
        if self.is_exact and other.is_exact:
            return _checked(nominal, nominal, nominal, dimension, habits)
        low, high = other.low, other.high
        corners = (self.low * low, self.low * high, self.high * low, self.high * high)
        return _spanning(nominal, corners, dimension, habits)

    def __truediv__(self, other: "Quantity") -> "Quantity":
        if not other.nominal:
            raise EstimateError("division by zero")
        if other.low <= 0 <= other.high:
            raise EstimateError("division by a range that holds zero")
        dimension = self.dimension / other.dimension
        habits = self.habits.of_product(other.habits)
        nominal = self.nominal / other.nominal
        if self.is_exact and other.is_exact:
            return _checked(nominal, nominal, nominal, dimension, habits)
        low, high = other.low, other.high
        corners = (self.low / low, self.low / high, self.high / low, self.high / high)
        return _spanning(nominal, corners, dimension, habits)

    def __neg__(self) -> "Quantity":
        return Quantity(-self.high, -self.nominal, -self.low, self.dimension, self.habits)

    def __pow__(self, other: "Quantity") -> "Quantity":
        if other.dimension != PLAIN:
            raise EstimateError("an exponent is a plain number")
        dimension = PLAIN
        if self.dimension != PLAIN:
            if not (other.is_exact and other.nominal.is_integer() and abs(other.nominal) < 100):
                raise EstimateError("a quantity with a unit takes a small whole exponent")
            dimension = self.dimension ** int(other.nominal)
        corners = [_power(base, power) for base in (self.low, self.high) for power in (other.low, other.high)]
        if self.low < 0 < self.high:
            corners.append(_power(0.0, other.nominal))
        habits = self.habits.of_product(NO_HABITS)
        return _spanning(_power(self.nominal, other.nominal), corners, dimension, habits)

    def up_to(self, other: "Quantity") -> "Quantity":
        """The range from this to another.

        Its best guess is the geometric mean where both ends are positive: then the guess of a product is the middle of
        the product's range too. Else it is the arithmetic mean.
        """
        dimension = common_dimension(self, other, "ends of one range")
        if self.nominal > other.nominal:
            raise EstimateError("a range begins with its smaller end")
        middle = self.nominal + (other.nominal - self.nominal) / 2
        if self.nominal > 0:
            middle = sqrt(self.nominal) * sqrt(other.nominal)
        return _spanning(middle, (self.low, other.high), dimension, self.habits.of_sum(other.habits))

    def give_or_take(self, other: "Quantity") -> "Quantity":
        """This, with another more or less."""
        margin = _spanning(0.0, (other.low, other.high, -other.low, -other.high), other.dimension)
        return self + margin

    def shown_in(self, habits: Habits) -> "Quantity":
        """The same, to be shown in another way."""
        return Quantity(self.low, self.nominal, self.high, self.dimension, habits)


ONE: Final = Quantity(1.0, 1.0, 1.0)


def exactly(value: float, dimension: Dimension = PLAIN, habits: Habits = NO_HABITS) -> Quantity:
    """A value without a range."""
    return _checked(value, value, value, dimension, habits)


def one_of(unit: Unit) -> Quantity:
    """One of a unit, as a quantity."""
    return Quantity(unit.scale, unit.scale, unit.scale, unit.dimension, Habits.of(*(unit.parts or (unit,))))


def between(low: float, nominal: float, high: float, dimension: Dimension = PLAIN) -> Quantity:
    """A value with a range."""
    return _spanning(nominal, (low, high), dimension)


def per_second(quantity: Quantity) -> Quantity:
    """The same, to be shown per second."""
    return quantity.shown_in(Habits(SECOND, quantity.habits.data))


def common_dimension(one: Quantity, other: Quantity, done: str) -> Dimension:
    """The dimension of two quantities that are of one kind.

    Args:
        one: A quantity.
        other: Another.
        done: What they are to be, as a participle.

    Raises:
        EstimateError: They are not of one kind.
    """
    dimension = one.dimension.joined(other.dimension)
    if dimension is None:
        raise EstimateError(f"{one.dimension} and {other.dimension} cannot be {done}")
    return dimension


def _power(base: float, exponent: float) -> float:
    if base < 0 and not exponent.is_integer():
        raise EstimateError("a negative number takes a whole exponent")
    if base == 0 and exponent < 0:
        raise EstimateError("division by zero")
    try:
        return float(base**exponent)
    except OverflowError:
        return inf


def _spanning(nominal: float, corners: Sequence[float], dimension: Dimension, habits: Habits = NO_HABITS) -> Quantity:
    return _checked(min(nominal, *corners), nominal, max(nominal, *corners), dimension, habits)


def _checked(low: float, nominal: float, high: float, dimension: Dimension, habits: Habits) -> Quantity:
    if not -LARGEST <= low <= nominal <= high <= LARGEST:
        raise EstimateError("too large a number")
    return Quantity(low, nominal, high, dimension, habits)
