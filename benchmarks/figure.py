"""A measured figure beside its budget."""

from dataclasses import dataclass

from benchmarks.pairs import Ratio


@dataclass(frozen=True)
class Figure:
    """A figure.

    Args:
        name: What was measured.
        against: What it was measured against.
        unit: Of subject and reference.
        ratio: The outcome.
        budget: What the ratio may be; None where it is only told.
    """

    name: str
    against: str
    unit: str
    ratio: Ratio
    budget: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the budget is kept; the interval says how sure that is."""
        if self.budget is None:
            return ""
        if self.ratio.median > self.budget:
            return "missed"
        return "kept" if self.ratio.high <= self.budget else "kept, narrowly"
