"""How far an estimate is from a reference, and which slip explains it."""

from typing import Final

from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.slips import Slip, distance, slips
from drill.domain.estimation.units import DATA, TIME
from drill.domain.marking import Grade

FULL_WITHIN: Final = 2.0
GOOD_WITHIN: Final = 3.0
ORDER_WITHIN: Final = 10.0

_ROUNDING = 1e-9
"""What arithmetic with floats may add to a ratio."""

_NEEDED: Final = {Slip.BITS: DATA, Slip.BINARY: DATA, Slip.DAY: TIME}
"""What must go into a quantity for a slip to be possible in it."""


def grade(estimate: Quantity, reference: Quantity, good_within: float = GOOD_WITHIN) -> Grade:
    """The grade of an estimate.

    Args:
        estimate: What was answered.
        reference: What is right.
        good_within: How many times off still counts as good, where that is more than usual.
    """
    good = max(GOOD_WITHIN, good_within)
    times_off = distance(estimate, reference) * (1 - _ROUNDING)
    steps = ((FULL_WITHIN, Grade.FULL), (good, Grade.GOOD), (max(ORDER_WITHIN, good), Grade.ORDER))
    return next((found for most, found in steps if times_off <= most), Grade.MISS)


def likeliest_slip(
    estimate: Quantity, reference: Quantity, *, peak_factor: float = 1.0, copies: float = 1.0
) -> Slip | None:
    """The slip that explains an estimate best, of those that its kind of quantity allows.

    Args:
        estimate: What was answered.
        reference: What is right.
        peak_factor: What the reference was multiplied by for its peak; 1 if it was not.
        copies: How many copies are in the reference.
    """
    found = slips(estimate, reference, peak_factor=peak_factor, copies=copies)
    possible = (each.slip for each in found if each.slip not in _NEEDED or reference.dimension.of(_NEEDED[each.slip]))
    return next(possible, None)
