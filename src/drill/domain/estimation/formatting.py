"""How quantities are shown: three significant digits in a unit that suits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10

from drill.domain.estimation.quantity import Quantity, per_second
from drill.domain.estimation.units import (
    DATA,
    DAY,
    MEASURED,
    PERCENT,
    PLAIN,
    SECOND,
    TIME,
    UNITS,
    Dimension,
    Unit,
    count_of,
)

_BYTES = tuple(UNITS[name] for name in ("B", "kB", "MB", "GB", "TB", "PB", "EB"))
_BINARY = tuple(UNITS[name] for name in ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"))
_BITS = tuple(UNITS[name] for name in ("bit", "kbit", "Mbit", "Gbit", "Tbit"))
_TIMES = tuple(UNITS[name] for name in ("ns", "µs", "ms", "s", "min", "h", "day", "year"))
_MONEY = ("$", "€")
_HOLDING = frozenset({DATA, "dollar", "euro"})
_MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, "M"), (1e3, "k"))
_MOST_DIGITS = 9
_HALF_UP = 1 + 1e-12
"""9.125 is 9.13 to people, and 9.12 to printf."""


@dataclass(frozen=True)
class Shape:
    """The unit in which a quantity is shown.

    Args:
        above: The units above the stroke.
        below: The units below it.
    """

    above: tuple[Unit, ...] = ()
    below: tuple[Unit, ...] = ()

    @classmethod
    def of(cls, unit: Unit) -> "Shape":
        """The shape of a unit; that of Mbps is Mbit/s."""
        return cls(unit.parts[:-1], unit.parts[-1:]) if unit.parts else cls((unit,))

    def times(self, other: "Shape") -> "Shape":
        """The product of two."""
        return Shape(self.above + other.above, self.below + other.below)

    def over(self, other: "Shape") -> "Shape":
        """The quotient of two."""
        return Shape(self.above + other.below, self.below + other.above)

    @cached_property
    def scale(self) -> float:
        """How many base units one of it is."""
        scale = 1.0
        for unit in self.above:
            scale *= unit.scale
        for unit in self.below:
            scale /= unit.scale
        return scale

    @cached_property
    def dimension(self) -> Dimension:
        """What it measures."""
        dimension = PLAIN
        for unit in self.above:
            dimension *= unit.dimension
        for unit in self.below:
            dimension /= unit.dimension
        return dimension

    def label(self, *, single: bool = False) -> str:
        """The unit in letters, such as `tweets/user/day`; empty for a plain number."""
        above = "·".join(unit.symbol if single else unit.many for unit in self.above)
        return above + "".join(f"/{unit.symbol}" for unit in self.below)

    def __str__(self) -> str:
        label = self.label()
        return f"1{label}" if not self.above else label


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in numbers of one unit."""

    low: float
    value: float
    high: float
    shape: Shape

    @property
    def unit(self) -> str:
        """The unit; `1` for a plain number."""
        return str(self.shape)

    def __str__(self) -> str:
        text = self._with_unit(self.value)
        if self.low == self.high:
            return text
        return f"{text} ({self._number(self.low)} to {self._number(self.high)})"

    def _with_unit(self, value: float) -> str:
        number = self._number(value)
        label = self.shape.label(single=number == "1")
        if label.startswith(_MONEY):
            return f"-{label[0]}{number[1:]}{label[1:]}" if value < 0 else f"{label[0]}{number}{label[1:]}"
        return f"{number}{label}" if not label or label[0] in "/%" else f"{number} {label}"

    def _number(self, value: float) -> str:
        return percentage(value) if self.shape.above == (PERCENT,) else number_text(value)


def figure(quantity: Quantity, shape: Shape | None = None) -> Figure:
    """A quantity in the unit asked for, else in one that suits."""
    shape = suitable_shape(quantity) if shape is None else shape
    scale = shape.scale
    return Figure(quantity.low / scale, quantity.nominal / scale, quantity.high / scale, shape)


def figure_per_second(quantity: Quantity) -> Figure | None:
    """A rate per minute, day or year told per second, where that is one at least."""
    slow = [unit for unit in suitable_shape(quantity).below if unit.dimension == SECOND.dimension]
    if len(slow) != 1 or slow[0] is SECOND:
        return None
    told = figure(per_second(quantity))
    return told if abs(told.value) >= 1 else None


def suitable_shape(quantity: Quantity) -> Shape:
    """The unit that suits a quantity: rates per the time they were written in, data and times by their size."""
    dimension = quantity.dimension
    if dimension == PLAIN:
        return Shape((PERCENT,)) if quantity.habits.is_percent else Shape()
    chosen = {TIME: quantity.habits.time or SECOND, DATA: quantity.habits.data or _BYTES[0]}
    data, time = dimension.of(DATA), dimension.of(TIME)
    if time == 1 and data != 1:
        chosen[TIME] = SECOND
    shape = _shape(dimension, chosen | {DATA: _BYTES[0]} if data > 0 else chosen)
    size = abs(quantity.nominal) / shape.scale
    if not size:
        return shape
    if data == 1:
        chosen[DATA] = _step(size, _ladder(chosen[DATA]))
    elif time == 1:
        chosen[TIME] = _step(size, _TIMES)
    else:
        return shape
    return _shape(dimension, chosen)


def number_text(value: float) -> str:
    """A number with three significant digits, such as `17.4k`."""
    if not value:
        return "0"
    value *= _HALF_UP
    rounded = float(f"{value:.3g}")
    size = abs(rounded)
    if size < 1e-3 or size >= 1e15:
        digits, exponent = f"{value:.2e}".split("e")
        return f"{digits.rstrip('0').rstrip('.')}e{int(exponent)}"
    for scale, name in _MAGNITUDES:
        if size >= scale:
            return f"{rounded / scale:.3g}{name}"
    return f"{rounded:.3g}"


def percentage(value: float) -> str:
    """A number of percents. Near 100 the digits that matter are those of what is missing: `99.999`."""
    missing = 100 - value
    if not 0 < missing < 10:
        return number_text(value)
    digits = min(2 - floor(log10(missing)), _MOST_DIGITS)
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def written_number(value: float) -> str:
    """A number as one would write it, to all its digits: `300M`, `1.5 billion`, `86,400`."""
    for scale, name in _MAGNITUDES[:3]:
        if abs(value) >= scale and float(f"{value / scale:.6g}") * scale == value and abs(value) < 1e15:
            return f"{value / scale:.6g}{name}"
    return f"{value:,.12g}"


def _shape(dimension: Dimension, chosen: dict[str, Unit]) -> Shape:
    above: list[Unit] = []
    below: list[Unit] = []
    holds = any(power > 0 and base in _HOLDING for base, power in dimension.exponents)
    for base, power in dimension.exponents:
        if holds and power > 0 and base not in MEASURED:
            continue  # 1M links * 500 B is 500 MB: to say MB·links would be right and of no help
        unit = chosen.get(base) or UNITS.get(base) or count_of(base)
        (above if power > 0 else below).extend([unit] * abs(power))
    return Shape(tuple(sorted(above, key=_rank)), tuple(sorted(below, key=_rank)))


def _rank(unit: Unit) -> int:
    """Money stands first, time last."""
    if unit.symbol in _MONEY:
        return 0
    return 2 if unit.dimension == DAY.dimension else 1


def _ladder(habit: Unit) -> Sequence[Unit]:
    ladders = (_BYTES, _BINARY, _BITS)
    return next(ladder for ladder in ladders if habit in ladder)


def _step(size: float, ladder: Sequence[Unit]) -> Unit:
    """The largest unit of which there is one at least."""
    rounded = float(f"{size:.3g}")
    return next((unit for unit in reversed(ladder) if rounded >= float(f"{unit.scale:.3g}")), ladder[0])
