"""The result: the verdict first, the rest in tabs."""

from typing import ClassVar

from textual.content import Content

from drill.domain.vocabulary import Phase
from drill.errors import DrillError
from drill.services.bootstrap import Services
from drill.services.history import Record
from drill.services.reference import reference
from drill.services.result import Result
from drill.tui.commands import Place, bindings
from drill.tui.markdown import render
from drill.tui.result_view import levels_page, missed_page, schedule_page, verdict_page
from drill.tui.rows import Row, Rows
from drill.tui.screens.record import RecordScreen
from drill.tui.words import heading, muted


class ResultScreen(RecordScreen):
    """A scored attempt: its result, and all that an attempt shows.

    Args:
        services: Rubric and problem come from here.
        record: The attempt.
        result: What its scoring gave.
    """

    PLACE = Place.RESULT
    BINDINGS: ClassVar = bindings(Place.RESULT)
    PAGES: ClassVar = ("Verdict", "Levels", "Time", "Missed", "Answers", "Transcript", "Reference", "Schedule")

    def __init__(self, services: Services, record: Record, result: Result) -> None:
        super().__init__(services, record)
        self._result = result
        self._rubric = services.library.rubric

    def page(self, name: str) -> Rows:
        """What a tab shows."""
        today = self._services.recorder.today
        match name:
            case "verdict" | "result":
                return verdict_page(self._result, self._rubric, today)
            case "levels":
                return levels_page(self._result, self._rubric)
            case "missed":
                return missed_page(self._result)
            case "reference":
                return self._reference()
            case "schedule":
                return schedule_page(self._result, today)
            case _:
                return super().page(name)

    def action_discard(self) -> None:
        """Say why a scored attempt stays, and how its text is erased."""
        self.discard()

    @property
    def reference_phases(self) -> tuple[Phase, ...]:
        """The phases whose reference is shown."""
        return tuple(Phase)

    def _reference(self) -> Rows:
        session = self._record.attempt.session
        try:
            problem = self._services.library.problem(session.problem)
        except DrillError as error:
            return Rows([muted(f"{error.message} The reference is part of that file.")])
        sections: list[Row | Content | str] = []
        for phase in self.reference_phases:
            sections += [heading(f"━━ {phase.label} ━━"), "", *render(reference(problem, phase, session)).rows, ""]
        return Rows(sections)
