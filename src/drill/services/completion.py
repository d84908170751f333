"""Filling the gaps of a problem: each answer judged at once, by the computer or by the user's own word."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from drill.domain.events import Fact, GapAnswered, GapJudged, StudyFinished
from drill.domain.study.gaps import Gap, gaps
from drill.domain.study.judging import BoxCheck, Nearness, Verdict
from drill.domain.study.record import Judgement
from drill.domain.study.stage import Judge, Stage
from drill.errors import SessionError
from drill.services.study_run import StudyRun


class Completion(StudyRun):
    """A completion, from its first gap or from where it was left."""

    STAGE: ClassVar[Stage] = Stage.COMPLETION

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """All gaps."""
        return gaps(self.problem, self.record.seed)

    def place(self) -> int:
        """The index of the gap to go on at; beyond the last one when all are judged."""
        undecided = (index for index, gap in enumerate(self.gaps) if self.judgement(gap) is None)
        return next(undecided, len(self.gaps))

    def draft(self, gap: Gap) -> str:
        """What is being typed into a gap."""
        return self._texts.get(gap.id, "")

    def write(self, gap: Gap, text: str) -> None:
        """Take over what is being typed; `save` puts it on disk."""
        self._note({gap.id: text})

    def is_answered(self, gap: Gap) -> bool:
        """Whether what belongs into a gap may be shown."""
        return gap.id in self.record.typed or gap.id in self.record.judged

    def typed(self, gap: Gap) -> str:
        """The answer that was given; empty where none was, or where it was erased."""
        return self.record.typed.get(gap.id, "")

    def verdict(self, gap: Gap) -> Verdict | None:
        """What the computer says of an answer; None where it cannot, or where nothing was answered."""
        typed = self.typed(gap)
        return gap.check.judge(typed) if gap.check is not None and typed else None

    def judgement(self, gap: Gap) -> Judgement | None:
        """How a gap was judged; None until it was."""
        return self.record.judged.get(gap.id)

    def answer(self, gap: Gap, text: str) -> None:
        """Answer a gap, or with an empty text give it up; what belongs there may be shown from now on.

        Raises:
            EstimateError: when a figure is asked for and this is none; then nothing was recorded.
            SessionError: when it was answered before.
        """
        if self.is_answered(gap):
            raise SessionError("This gap is filled already.")
        self._note({gap.id: text.strip()})
        kept = self._texts[gap.id]
        judged: tuple[Fact, ...] = ()
        if gap.check is not None:
            is_right = bool(kept) and gap.check.judge(kept).nearness is Nearness.RIGHT
            judged = self._judging(gap, Judge.COMPUTED, is_right)
        answered = GapAnswered(self.record.id, gap.id, kept)
        self._record(answered, *judged, *self._exposing(gap.phase), typed=(gap.id,))

    def judge(self, gap: Gap, right: bool) -> None:
        """Say whether one's own answer holds what belongs there.

        Raises:
            SessionError: when it was not answered, or the computer has judged it.
        """
        if not self.is_answered(gap) or gap.check is not None:
            raise SessionError("There is nothing to judge here.")
        self._record(*self._judging(gap, Judge.OWN, right))

    def can_be_counted(self, gap: Gap) -> bool:
        """Whether a name that the computer did not know may be counted as right: it may be a synonym."""
        judgement = self.judgement(gap)
        is_name = isinstance(gap.check, BoxCheck) and bool(self.typed(gap))
        return is_name and judgement is not None and not judgement.right

    def count_as_right(self, gap: Gap) -> None:
        """Count a name as right by one's own word.

        Raises:
            SessionError: when it cannot be.
        """
        if not self.can_be_counted(gap):
            raise SessionError("Only a name that was not recognised can be counted as right.")
        self._record(GapJudged(self.record.id, gap.id, gap.phase, Judge.OWN, True))

    def _judging(self, gap: Gap, judge: Judge, right: bool) -> tuple[Fact, ...]:
        others = (each for each in self.gaps if each.id != gap.id)
        is_last = not self.record.finished and all(self.judgement(each) is not None for each in others)
        judged = GapJudged(self.record.id, gap.id, gap.phase, judge, right)
        return (judged, StudyFinished(self.record.id)) if is_last else (judged,)
