"""Writing a problem by oneself, phase by phase and without a clock; after each phase its reference and examples."""

from collections.abc import Mapping
from typing import ClassVar

from drill.domain.answers import Part, parts_of
from drill.domain.events import Fact, StepRevealed, StudyFinished, StudyWritten
from drill.domain.problem import Exemplar
from drill.domain.study.blocks import Block
from drill.domain.study.stage import Stage
from drill.domain.study.walkthrough import reference
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.services.study_run import StudyRun


class ColdAttempt(StudyRun):
    """A cold attempt, from its first phase or from where it was left."""

    STAGE: ClassVar[Stage] = Stage.COLD

    @property
    def answers(self) -> Mapping[Part, str]:
        """The text of each part, drafts included."""
        return {**self.record.written, **{Part.parse(key): text for key, text in self._texts.items()}}

    def place(self) -> int:
        """The index of the phase to go on at: the first one whose reference was not shown."""
        hidden = (index for index, phase in enumerate(CORE_PHASES) if not self.is_revealed(phase))
        return next(hidden, len(CORE_PHASES) - 1)

    def is_revealed(self, phase: Phase) -> bool:
        """Whether the reference of a phase may be shown."""
        return phase.value in self.record.revealed

    def parts(self, phase: Phase) -> tuple[Part, ...]:
        """The parts to write in."""
        return parts_of((phase,), [spot.id for spot in self.problem.deep_dive.hot_spots])

    def write(self, part: Part, text: str) -> None:
        """Take over what stands in an editor; `save` puts it on disk."""
        if text != self.answers.get(part, ""):
            self._note({str(part): text})

    def reveal(self, phase: Phase) -> None:
        """Show the reference and the examples of a phase; the last one ends the attempt."""
        if self.is_revealed(phase):
            return
        texts = {str(part): self.answers[part] for part in self.parts(phase) if self.answers.get(part, "").strip()}
        written: tuple[Fact, ...] = (StudyWritten(self.record.id, texts),) if texts else ()
        others = (each for each in CORE_PHASES if each is not phase)
        ended: tuple[Fact, ...] = (StudyFinished(self.record.id),) if all(map(self.is_revealed, others)) else ()
        shown = (StepRevealed(self.record.id, phase.value), *self._exposing(phase, exemplars=True))
        self._record(*written, *shown, *ended, typed=tuple(str(part) for part in self.parts(phase)))

    def reference(self, phase: Phase) -> tuple[Block, ...]:
        """What its author thought."""
        return reference(self.problem, phase)

    def exemplars(self, phase: Phase) -> tuple[Exemplar, ...]:
        """The sample answers of a phase, by their hot spots and levels."""
        script = self.problem.script(phase)
        found = () if script is None else script.exemplars
        return tuple(sorted(found, key=lambda each: (each.hot_spot or "", each.level)))
