"""Pairs of runs, and what their ratios say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb
from statistics import median

RUNS = 21
WARM_UPS = 1
CONFIDENCE = 0.95

Run = Callable[[], float]


@dataclass(frozen=True)
class Ratio:
    """How a subject compares with its reference.

    Args:
        median: Of the ratios of all pairs.
        low: The ratio lies above this.
        high: And below this, with a confidence of 95 %.
        subject: The median of the subject alone.
        reference: The median of the reference alone.
        pairs: How many there were.
    """

    median: float
    low: float
    high: float
    subject: float
    reference: float
    pairs: int


def interleaved(subject: Run, reference: Run, runs: int = RUNS) -> Ratio:
    """Run subject and reference in turn; which of them goes first changes from pair to pair."""
    for _ in range(WARM_UPS):
        subject(), reference()
    pairs = []
    for number in range(runs):
        if number % 2:
            below = reference()
            pairs.append((subject(), below))
        else:
            pairs.append((subject(), reference()))
    return ratio_of(pairs)


def ratio_of(pairs: Sequence[tuple[float, float]]) -> Ratio:
    """What pairs of a subject's and a reference's figures say."""
    ratios = sorted(above / below for above, below in pairs)
    left_out = _ranks_left_out(len(ratios))
    return Ratio(
        median(ratios),
        ratios[left_out],
        ratios[-1 - left_out],
        median(above for above, _ in pairs),
        median(below for _, below in pairs),
        len(pairs),
    )


def _ranks_left_out(count: int) -> int:
    """How many ratios lie outside of the interval for the median on either side: it takes no distribution for granted.

    Each ratio lies below the true median with a chance of a half, so their number is binomial.
    """
    tail, ranks = 0.0, 0
    while ranks < count // 2:
        tail += comb(count, ranks) / 2**count
        if tail > (1 - CONFIDENCE) / 2:
            break
        ranks += 1
    return max(0, ranks - 1)
