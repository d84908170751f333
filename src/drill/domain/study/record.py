"""One run through one stage of a problem, as its facts tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from drill.domain.answers import Part
from drill.domain.events import (
    Event,
    GapAnswered,
    GapJudged,
    HintTaken,
    StepRevealed,
    StudyBegun,
    StudyFinished,
    StudyWritten,
)
from drill.domain.study.stage import Judge, Stage
from drill.domain.vocabulary import Phase
from drill.errors import SessionError


@dataclass(frozen=True)
class Judgement:
    """How a gap was judged.

    Args:
        judge: Who said so.
    """

    phase: Phase
    judge: Judge
    right: bool


@dataclass(frozen=True)
class StudyRecord:
    """What has happened in a run.

    Args:
        revealed: The steps that were revealed, in their order.
        typed: What was typed into gaps, by gap.
        judged: How gaps were judged, by gap.
        hints: How many hints were read in each phase.
        written: What was written in a cold attempt.
    """

    id: str
    problem: str
    title: str
    stage: Stage
    seed: int
    revealed: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    hints: Mapping[Phase, int] = field(default_factory=dict)
    written: Mapping[Part, str] = field(default_factory=dict)
    finished: bool = False

    @property
    def right(self) -> int:
        """How many gaps were filled rightly."""
        return sum(judgement.right for judgement in self.judged.values())

    def after(self, event: Event) -> "StudyRecord":
        """The run after one more fact; facts of other things change nothing."""
        match event.fact:
            case StepRevealed(_, step) if step not in self.revealed:
                return replace(self, revealed=(*self.revealed, step))
            case HintTaken(_, phase, number):
                return replace(self, hints={**self.hints, phase: max(number, self.hints.get(phase, 0))})
            case GapAnswered(_, gap, text):
                return replace(self, typed={**self.typed, gap: text})
            case GapJudged(_, gap, phase, judge, right):
                return replace(self, judged={**self.judged, gap: Judgement(phase, judge, right)})
            case StudyWritten(_, parts):
                texts = {Part.parse(part): text for part, text in parts.items()}
                return replace(self, written={**self.written, **texts})
            case StudyFinished():
                return replace(self, finished=True)
            case _:
                return self


def record_of(events: Iterable[Event]) -> StudyRecord:
    """The run that events tell of, from its beginning.

    Raises:
        SessionError: when they tell of none.
    """
    record: StudyRecord | None = None
    for event in events:
        if isinstance(event.fact, StudyBegun):
            begun = event.fact
            record = StudyRecord(begun.session, begun.problem, begun.title, begun.stage, begun.seed)
        elif record is not None:
            record = record.after(event)
    if record is None:
        raise SessionError("What was studied there is gone.")
    return record
