"""Walking through a problem: the reasoning step by step, each step after a moment of one's own thought."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from drill.domain.events import Fact, StepRevealed, StudyFinished
from drill.domain.study.stage import Stage
from drill.domain.study.step import Step
from drill.domain.study.walkthrough import walkthrough
from drill.services.study_run import StudyRun


class Walkthrough(StudyRun):
    """A walkthrough, from its first step or from where it was left."""

    STAGE: ClassVar[Stage] = Stage.WALKTHROUGH

    @cached_property
    def steps(self) -> Sequence[Step]:
        """All steps."""
        return walkthrough(self.problem)

    def place(self) -> int:
        """The index of the step to go on at: the first one that was not revealed."""
        return next((index for index, step in enumerate(self.steps) if not self.is_revealed(step)), len(self.steps) - 1)

    def is_revealed(self, step: Step) -> bool:
        """Whether the body of a step may be shown."""
        return step.id in self.record.revealed

    def reveal(self, step: Step) -> None:
        """Show the body of a step; the last one ends the walkthrough."""
        if self.is_revealed(step):
            return
        others = (each for each in self.steps if each.id != step.id)
        ended: tuple[Fact, ...] = (StudyFinished(self.record.id),) if all(map(self.is_revealed, others)) else ()
        self._record(StepRevealed(self.record.id, step.id), *self._exposing(step.phase), *ended)
