"""The facts of marking a worksheet."""

from dataclasses import dataclass

from drill.domain.marking import GivenPair, QuantityMark


@dataclass(frozen=True)
class GivenPaired:
    """The user said in which line another given was assumed, or that none was."""

    session: str
    pair: GivenPair


@dataclass(frozen=True)
class QuantityMarked:
    """The user said which line answers a quantity, or that none does; what that is worth.

    Marked anew when a given is paired, for the reference follows the givens.
    """

    session: str
    mark: QuantityMark
