"""The units that a quantity was written in; they guide how it is shown."""

from typing import NamedTuple

from drill.domain.estimation.units import DATA, TIME, Unit


class Habits(NamedTuple):
    """How somebody writes a quantity.

    Args:
        time: The unit of its times, if it has any.
        data: The unit of its data, if it has any.
        is_percent: Whether it is a percentage; then it has no units.
    """

    time: Unit | None = None
    data: Unit | None = None
    is_percent: bool = False

    @classmethod
    def of(cls, *units: Unit) -> "Habits":
        """Those of units that go into one quantity."""
        by_base = {unit.dimension.exponents: unit for unit in units}
        return cls(by_base.get(((TIME, 1),)), by_base.get(((DATA, 1),)))

    def of_product(self, other: "Habits") -> "Habits":
        """Those of a product; where both have a unit, that of the left. A percentage of something is no percentage."""
        if self is other:
            return self
        return Habits(self.time or other.time, self.data or other.data, self.is_percent and other.is_percent)

    def of_sum(self, other: "Habits") -> "Habits":
        """Those of a sum: of its first part that has any."""
        return other if self == NO_HABITS else self


NO_HABITS = Habits()
PERCENTAGE = Habits(is_percent=True)
