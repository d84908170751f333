"""Dimensions, and the units that drill knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.nouns import plural, singular

TIME: Final = "second"
DATA: Final = "byte"
MEASURED: Final = frozenset({TIME, DATA, "dollar", "euro"})
"""All other bases are counts: whatever noun people count."""

Exponents: TypeAlias = tuple[tuple[str, int], ...]

_HIGHEST_POWER = 9
_MOST_PAIRS = 1024


@dataclass(frozen=True, slots=True)
class Dimension:
    """What kind of thing a quantity is: how often each base goes into it. `tweets/day` is tweet 1, second -1.

    Args:
        exponents: By base, in the order of the bases; none is 0.
    """

    exponents: Exponents = ()

    def __mul__(self, other: "Dimension") -> "Dimension":
        if not other.exponents:
            return self
        return _combined(self.exponents, other.exponents, 1) if self.exponents else other

    def __truediv__(self, other: "Dimension") -> "Dimension":
        return _combined(self.exponents, other.exponents, -1) if other.exponents else self

    def __pow__(self, power: int) -> "Dimension":
        return _checked((base, exponent * power) for base, exponent in self.exponents)

    def of(self, base: str) -> int:
        """How often a base goes into it."""
        return dict(self.exponents).get(base, 0)

    @property
    def has_counts(self) -> bool:
        """Whether anything is counted in it, and not only measured."""
        return any(base not in MEASURED for base, _ in self.exponents)

    @property
    def without_counts(self) -> "Dimension":
        """What of it is measured."""
        return _measured(self.exponents)

    def joined(self, other: "Dimension") -> "Dimension | None":
        """The kind of a sum, or none if the two cannot be added. A plain number passes for a count of anything."""
        return self if self is other else _joined(self, other)

    def __str__(self) -> str:
        above = [_powered(plural(base), power) for base, power in self.exponents if power > 0]
        below = "".join("/" + _powered(base, -power) for base, power in self.exponents if power < 0)
        if not self.exponents:
            return "a plain number"
        return ("·".join(above) + below) if above else f"something per {below[1:]}"


PLAIN: Final = Dimension()


@lru_cache(_MOST_PAIRS)
def _combined(left: Exponents, right: Exponents, sign: int) -> Dimension:
    powers = dict(left)
    for base, power in right:
        powers[base] = powers.get(base, 0) + sign * power
    return _checked(sorted(powers.items()))


@lru_cache(_MOST_PAIRS)
def _measured(exponents: Exponents) -> Dimension:
    return Dimension(tuple(item for item in exponents if item[0] in MEASURED))


@lru_cache(_MOST_PAIRS)
def _joined(one: Dimension, other: Dimension) -> Dimension | None:
    if one == other:
        return one
    if one.without_counts != other.without_counts or (one.has_counts and other.has_counts):
        return None
    return one if one.has_counts else other


def _checked(powers: Iterable[tuple[str, int]]) -> Dimension:
    kept = tuple((base, power) for base, power in powers if power)
    if any(abs(power) > _HIGHEST_POWER for _, power in kept):
        raise EstimateError(f"a unit may be raised to the power of {_HIGHEST_POWER} at most")
    return Dimension(kept)


def _powered(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit.

    Args:
        symbol: How it is shown.
        scale: How many of the base units one of it is.
        dimension: What it measures.
        parts: For a rate such as Mbps: the units above and below the stroke.
    """

    symbol: str
    scale: float
    dimension: Dimension
    parts: "tuple[Unit, ...]" = ()

    @property
    def many(self) -> str:
        """How several are shown: `days`, but `min`."""
        return plural(self.symbol) if self.symbol in _SPELT or self.dimension.has_counts else self.symbol


_SPELT = frozenset({"day", "week", "month", "year"})
_TIMES = (
    ("ns", 1e-9, "nanosecond nanoseconds"),
    ("µs", 1e-6, "us μs microsecond microseconds"),  # two letters that look the same
    ("ms", 1e-3, "msec millisecond milliseconds"),
    ("s", 1, "sec secs second seconds"),
    ("min", 60, "mins minute minutes"),
    ("h", 3600, "hr hrs hour hours"),
    ("day", 86_400, "d days"),
    ("week", 604_800, "wk weeks"),
    ("month", 30 * 86_400, "mo months"),
    ("year", 365 * 86_400, "yr yrs years"),
)
_DATA = (
    ("bit", 1 / 8, "bits"),
    ("kbit", 1e3 / 8, "kbits Kb Kbit kilobit kilobits"),
    ("Mbit", 1e6 / 8, "Mbits Mb megabit megabits"),
    ("Gbit", 1e9 / 8, "Gbits Gb gigabit gigabits"),
    ("Tbit", 1e12 / 8, "Tbits Tb terabit terabits"),
    ("B", 1, "byte bytes"),
    ("kB", 1e3, "KB kb kilobyte kilobytes"),
    ("MB", 1e6, "mb megabyte megabytes"),
    ("GB", 1e9, "gb gigabyte gigabytes"),
    ("TB", 1e12, "tb terabyte terabytes"),
    ("PB", 1e15, "pb petabyte petabytes"),
    ("EB", 1e18, "exabyte exabytes"),
    ("KiB", 2**10, "kibibyte kibibytes"),
    ("MiB", 2**20, "mebibyte mebibytes"),
    ("GiB", 2**30, "gibibyte gibibytes"),
    ("TiB", 2**40, "tebibyte tebibytes"),
    ("PiB", 2**50, "pebibyte pebibytes"),
    ("EiB", 2**60, "exbibyte exbibytes"),
)
_MONEY = (("$", "dollar", "USD dollars"), ("€", "euro", "EUR euros"))
_RATES = (
    ("QPS", "", "qps RPS rps TPS tps"),
    ("bps", "bit", ""),
    ("kbps", "kbit", "Kbps"),
    ("Mbps", "Mbit", ""),
    ("Gbps", "Gbit", ""),
    ("Tbps", "Tbit", ""),
)


def _table() -> dict[str, Unit]:
    units: dict[str, Unit] = {}

    def add(unit: Unit, aliases: str) -> None:
        units.update(dict.fromkeys((unit.symbol, *aliases.split()), unit))

    for symbol, scale, aliases in _TIMES:
        add(Unit(symbol, float(scale), Dimension(((TIME, 1),))), aliases)
    for symbol, scale, aliases in _DATA:
        add(Unit(symbol, float(scale), Dimension(((DATA, 1),))), aliases)
    for symbol, currency, aliases in _MONEY:
        add(Unit(symbol, 1.0, Dimension(((currency, 1),))), f"{currency} {aliases}")
    second = units["s"]
    for symbol, above, aliases in _RATES:
        parts = (units[above], second) if above else (second,)
        scale = units[above].scale if above else 1.0
        dimension = units[above].dimension if above else PLAIN
        add(Unit(symbol, scale, dimension / second.dimension, parts), aliases)
    return units


UNITS: Final[Mapping[str, Unit]] = MappingProxyType(_table())
"""By every spelling."""

PERCENT: Final = Unit("%", 0.01, PLAIN)
SECOND: Final = UNITS["s"]
DAY: Final = UNITS["day"]

UNCLEAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "m": "`m` may be million, minutes or months: write M, min or months",
        "b": "`b` may be bits, bytes or a billion: write bit, B or bn",
    }
)
"""Words that mean too many things."""


def unit_named(word: str) -> Unit | None:
    """The unit with a name. Capitals matter in the shortest names only: `Mb` is not `MB`, `Days` are `days`."""
    return UNITS.get(word) or (UNITS.get(word.lower()) if len(word) >= 3 else None)


@lru_cache(_MOST_PAIRS)
def count_of(noun: str) -> Unit:
    """The unit in which something is counted."""
    return Unit(singular(noun), 1.0, Dimension(((singular(noun), 1),)))
