"""The marking of a worksheet: which line answers which quantity, and how near it came."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class Grade(StrEnum):
    """How near an estimate is. Near enough is a matter of factors, not of differences."""

    FULL = "full"
    GOOD = "good"
    ORDER = "right order"
    MISS = "miss"
    NO_LINE = "no line"


@dataclass(frozen=True)
class GivenPair:
    """A given, and the line in which the user assumed another value for it.

    Args:
        given: Its name.
        line: The line (`phase/name:line`); empty when the user stayed with the given.
        value: The value assumed, as it is shown; empty without a line.
    """

    given: str
    line: str = ""
    value: str = ""


@dataclass(frozen=True)
class QuantityMark:
    """How near the user came to a quantity.

    Args:
        quantity: Its id.
        ask: The figure in words, as it was asked then.
        decides: What hangs on it.
        line: The line that answers it (`phase/name:line`); empty when there is none.
        value: What the line comes to, in the unit of the quantity.
        reference: What is right, with the givens that the user assumed.
        grade: How near that is.
        slip: The mistake that explains it, in words; empty when none was recognised.
    """

    quantity: str
    ask: str
    decides: str
    line: str
    value: str
    reference: str
    grade: Grade
    slip: str = ""


@dataclass(frozen=True)
class Marking:
    """What was confirmed and marked so far, in the order in which it was first.

    Args:
        pairs: By the name of the given.
        marks: By the id of the quantity.
    """

    pairs: Mapping[str, GivenPair] = field(default_factory=dict)
    marks: Mapping[str, QuantityMark] = field(default_factory=dict)

    def with_pair(self, pair: GivenPair) -> Self:
        """With a given paired, or paired anew."""
        return replace(self, pairs={**self.pairs, pair.given: pair})

    def with_mark(self, mark: QuantityMark) -> Self:
        """With a quantity marked, or marked anew."""
        return replace(self, marks={**self.marks, mark.quantity: mark})
