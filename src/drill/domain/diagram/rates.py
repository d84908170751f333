"""Rates in words: how often a box is asked, as typed or as a worksheet has it."""

from dataclasses import dataclass
from typing import Final

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import number_text
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.units import PLAIN, TIME, Dimension
from drill.domain.estimation.worksheet import Answer, compute, evaluate_worksheet

_MEASURED: Final = ("byte", "dollar", "euro")


@dataclass(frozen=True)
class NamedRate:
    """A rate of a worksheet.

    Args:
        name: What the worksheet calls it; what is computed where it has no name.
        per_second: How often in a second.
        line: Where it stands, from 1.
    """

    name: str
    per_second: float
    line: int


def rate_of(text: str) -> float:
    """A rate per second from what was typed: `10k/s`, `300M users * 5 /user/day`; a plain number is per second.

    Raises:
        EstimateError: It is no rate.
    """
    answer = compute(text)
    quantity = answer.quantity
    if quantity.dimension != PLAIN and not _is_rate(quantity.dimension):
        raise EstimateError(f"{answer.figure} is no rate; write how often in a second, such as 10k/s")
    if quantity.nominal <= 0:
        raise EstimateError("a rate is more than nothing")
    return quantity.nominal


def rates_in(worksheet: str) -> tuple[NamedRate, ...]:
    """The rates that a worksheet comes to, in its order."""
    outcomes = enumerate(evaluate_worksheet(worksheet).outcomes, start=1)
    return tuple(
        NamedRate(answer.name or answer.understood, answer.quantity.nominal, line)
        for line, answer in outcomes
        if isinstance(answer, Answer) and _is_positive_rate(answer.quantity)
    )


def rate_text(per_second: float) -> str:
    """A rate for a reader: `17.4k/s`."""
    return f"{number_text(per_second)}/s"


def _is_positive_rate(quantity: Quantity) -> bool:
    return quantity.nominal > 0 and _is_rate(quantity.dimension)


def _is_rate(dimension: Dimension) -> bool:
    """Whether something is counted per time; bytes and money per time say nothing about requests."""
    return dimension.of(TIME) == -1 and not any(dimension.of(base) for base in _MEASURED)
