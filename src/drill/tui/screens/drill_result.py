"""The result of a phase drill: its levels first, the rest in tabs."""

from typing import ClassVar

from drill.domain.settled import phases_before
from drill.domain.vocabulary import Phase
from drill.tui.screens.result import ResultScreen


class DrillResultScreen(ResultScreen):
    """A scored phase drill. Its arguments are those of a result."""

    PAGES: ClassVar = ("Result", "Levels", "Time", "Missed", "Answers", "Transcript", "Reference", "Schedule")

    @property
    def reference_phases(self) -> tuple[Phase, ...]:
        """The drilled phase and those before it; what comes after stays news."""
        drilled = self._record.attempt.session.drilled
        return tuple(Phase) if drilled is None else (*phases_before(drilled), drilled)
