"""How far an estimate is from what is right, and the slips that everybody makes."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf, log10
from typing import Final

from drill.domain.estimation.quantity import Quantity


class Slip(StrEnum):
    """A mistake that multiplies or divides the result by a factor of its own."""

    BITS = "bits for bytes"
    DAY = "a day for a second"
    BINARY = "decimal for binary"
    THOUSAND = "a factor of 1000"
    AVERAGE = "average for peak"
    REPLICATION = "replication forgotten"


@dataclass(frozen=True)
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

_EITHER_WAY: Final = (
    (Slip.BITS, 8.0, _CLOSE),
    (Slip.DAY, 86_400.0, _ROUGH),
    (Slip.THOUSAND, 1000.0, _CLOSE),
    *((Slip.BINARY, (1024 / 1000) ** power, _EXACT) for power in range(1, 6)),
)


def distance(estimate: Quantity, reference: Quantity) -> float:
    """How many times an estimate is too large or too small; infinite if it is of another kind or sign."""
    ratio = _ratio(estimate, reference)
    return inf if ratio is None else max(ratio, 1 / ratio)


def slips(
    estimate: Quantity, reference: Quantity, *, peak_factor: float = 1.0, copies: float = 1.0
) -> tuple[Recognised, ...]:
    """The slips that could explain an estimate, the nearest first; none where it is right.

    Args:
        estimate: What was answered.
        reference: What is right.
        peak_factor: What the reference was multiplied by for its peak; 1 if it was not.
        copies: How many copies are in the reference.
    """
    ratio = _ratio(estimate, reference)
    if ratio is None:
        return ()
    candidates = [(slip, factor, tolerance) for slip, times, tolerance in _EITHER_WAY for factor in (times, 1 / times)]
    for slip, times in ((Slip.AVERAGE, peak_factor), (Slip.REPLICATION, copies)):
        if times > 1 + _CLOSE:
            candidates.append((slip, 1 / times, _CLOSE))
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
