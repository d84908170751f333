"""How far an estimate is from a reference, and which slip explains it."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf, log10
from typing import Final

from drill.domain.estimation.quantity import Quantity

FULL_WITHIN: Final = 2.0
GOOD_WITHIN: Final = 3.0
ORDER_WITHIN: Final = 10.0

_ROUNDING = 1e-9
"""What arithmetic with floats may add to a ratio."""


class Grade(StrEnum):
    """How near an estimate is. Near enough is a matter of factors, not of differences."""

    FULL = "full"
    GOOD = "good"
    ORDER = "right order"
    MISS = "miss"


class Slip(StrEnum):
    """A mistake that multiplies or divides the result by a factor of its own."""

    BITS = "bits for bytes"
    AVERAGE = "average for peak"
    DAY = "a day for a second"
    BINARY = "decimal for binary"
    REPLICATION = "replication forgotten"
    THOUSAND = "a factor of 1000"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A slip that explains an estimate.

    Args:
        slip: Which.
        factor: The estimate is the reference times this, nearly; below 1 it is too small.
    """

    slip: Slip
    factor: float


_CLOSE, _ROUGH, _EXACT = 0.1, 0.2, 0.003
"""How far a ratio may be from a factor: a day is often taken for 100,000 s, and binary units differ by little."""

_EITHER_WAY = (
    (Slip.BITS, 8.0, _CLOSE),
    (Slip.DAY, 86_400.0, _ROUGH),
    (Slip.THOUSAND, 1000.0, _CLOSE),
    *((Slip.BINARY, (1024 / 1000) ** power, _EXACT) for power in range(1, 6)),
)


def distance(estimate: Quantity, reference: Quantity) -> float:
    """How many times an estimate is too large or too small; infinite if it is of another kind or sign."""
    return 10 ** log_error(estimate, reference)


def log_error(estimate: Quantity, reference: Quantity) -> float:
    """How many powers of ten lie between an estimate and its reference, by their best guesses."""
    ratio = _ratio(estimate, reference)
    return inf if ratio is None else abs(log10(ratio))


def grade(estimate: Quantity, reference: Quantity) -> Grade:
    """The grade of an estimate."""
    times_off = distance(estimate, reference) * (1 - _ROUNDING)
    steps = ((FULL_WITHIN, Grade.FULL), (GOOD_WITHIN, Grade.GOOD), (ORDER_WITHIN, Grade.ORDER))
    return next((found for most, found in steps if times_off <= most), Grade.MISS)


def slips(
    estimate: Quantity, reference: Quantity, *, peak_factor: float | None = None, replication: float | None = None
) -> tuple[Recognised, ...]:
    """The slips that could explain an estimate, the nearest first; none where it is right.

    Args:
        estimate: What was answered.
        reference: What is right.
        peak_factor: What the reference was multiplied by for its peak, if it was.
        replication: How many copies are in the reference, if any.
    """
    ratio = _ratio(estimate, reference)
    if ratio is None:
        return ()
    candidates: list[tuple[Slip, float, float]] = []
    for slip, factor, tolerance in _EITHER_WAY:
        candidates += [(slip, factor, tolerance), (slip, 1 / factor, tolerance)]
    for slip, known in ((Slip.AVERAGE, peak_factor), (Slip.REPLICATION, replication)):
        if known is not None and known > 1 + _CLOSE:
            candidates.append((slip, 1 / known, _CLOSE))
    found = [
        (abs(log10(ratio / factor)), Recognised(slip, factor))
        for slip, factor, tolerance in candidates
        if abs(log10(ratio / factor)) <= log10(1 + tolerance)
    ]
    return tuple(recognised for _, recognised in sorted(found, key=lambda pair: pair[0]))


def _ratio(estimate: Quantity, reference: Quantity) -> float | None:
    if estimate.dimension.joined(reference.dimension) is None or estimate.nominal * reference.nominal <= 0:
        return None
    return estimate.nominal / reference.nominal
