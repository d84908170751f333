"""A running mock interview: the session, what is being written, and all of it saved within a second."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from drill.domain.answers import Answers, Part, part_name, parts_of, quoted
from drill.domain.attempt import Attempt
from drill.domain.diving import Dive, dive_order, dive_titles
from drill.domain.events import (
    Fact,
    GapRecorded,
    HotSpotsChosen,
    LineSaid,
    MockDiscarded,
    MockLocked,
    PhasesExposed,
    ProbeHandled,
    SilenceEnded,
    StepEntered,
    StepUndone,
)
from drill.domain.exposure import Exposure
from drill.domain.interviewer import line_due
from drill.domain.problem import Problem
from drill.domain.session import ClockStage, Handled, Said
from drill.domain.settled import settled_answers
from drill.domain.silence import Silence
from drill.domain.vocabulary import Handling, Phase
from drill.services.clocked_session import ClockedSession
from drill.services.recorder import Recorder
from drill.services.sleep_watch import SleepWatch
from drill.services.writing import Writing


@dataclass(frozen=True)
class Tick:
    """What a second brought.

    Args:
        said: Lines the interviewer said now.
        changed: Parts that the interviewer wrote into.
        locked: Whether the clock has just locked the answers.
    """

    said: tuple[Said, ...] = ()
    changed: tuple[Part, ...] = ()
    locked: bool = False


class MockInterview(ClockedSession):
    """One mock, from its beginning or from where it is gone on with to the lock and what is written after it.

    Args:
        recorder: Where facts go.
        problem: What the author wrote.
        attempt: The attempt so far.
        answers: The text of each part, drafts included.
    """

    def __init__(self, recorder: Recorder, problem: Problem, attempt: Attempt, answers: Answers) -> None:
        super().__init__(attempt.session, recorder.clock)
        self.problem = problem
        self._settled = settled_answers(problem, drilled) if (drilled := attempt.session.drilled) else {}
        self._recorder = recorder
        self._writing = Writing(recorder, attempt, answers)
        self._silence = Silence(attempt.session.counted)
        self._sleep = SleepWatch(recorder.clock)

    @property
    def answers(self) -> dict[Part, str]:
        """The text of each part as it stands."""
        return self._writing.answers

    def parts(self) -> tuple[Part, ...]:
        """Every part of the format's phases, in the order of the agenda."""
        phases = dict.fromkeys(phase for step in self.session.format.steps for phase in step.phases)
        ordered = [phase for phase in Phase if phase in phases]
        return parts_of(ordered, self._hot_spots)

    def step_parts(self) -> tuple[Part, ...]:
        """The parts that the present step is about."""
        step = self.session.step
        if step.parts:
            return tuple(Part.parse(part) for part in step.parts)
        return parts_of(step.phases, self._hot_spots)

    def write(self, part: Part, text: str) -> None:
        """Take over what stands in an editor; `save` and `tick` put it on disk."""
        self._silence.end_by_typing(self.elapsed)
        # The database takes no half of a surrogate pair, which a paste may hold.
        self.answers[part] = text.encode("utf-8", "replace").decode("utf-8")

    def say(self, line: Said, written: tuple[Part, str] | None = None) -> None:
        """Let the interviewer say something that no clock asked for.

        Args:
            line: What is said.
            written: The part that it is written into, with its whole new text.

        Raises:
            SessionError: after the lock.
            StorageError: when it could not be written; then nothing was said.
        """
        self._silence.end(self.elapsed)
        with self._inserting(written):
            self._say(self.now, line)

    def handle(self, line_id: str, how: Handling, written: tuple[Part, str] | None = None) -> None:
        """Remember what the candidate does with a question of the interviewer.

        Args:
            line_id: The line that asked it.
            how: What is done with it.
            written: The part that it is written into, with its whole new text.

        Raises:
            SessionError: after the lock.
            StorageError: when it could not be written; then nothing was done.
        """
        at = self.now
        elapsed = self.session.elapsed(at)
        handled = self.session.handle(Handled(line_id, how, elapsed))
        self._silence.end(elapsed)
        with self._inserting(written):
            self._record(at, ProbeHandled(self.session.id, line_id, how, elapsed))
        self.session = handled

    def dive_into(self, dive: Dive) -> None:
        """Remember what the candidate takes apart in the deep dive.

        Raises:
            SessionError: after the lock.
            StorageError: when it could not be written; then nothing was chosen.
        """
        at = self.now
        elapsed = self.session.elapsed(at)
        chosen = self.session.dive_into(dive)
        self._silence.end(elapsed)
        self._record(at, HotSpotsChosen(self.session.id, elapsed, dive.chosen, dive.own))
        self.session = chosen

    def name_of(self, part: Part) -> str:
        """The name of a part: fixed, the title of its hot spot, or the candidate's own name for it."""
        return part_name(part, dive_titles(self.problem, self.session.dive))

    def save(self) -> None:
        """Put the drafts that changed, and the time passed, on disk.

        Raises:
            StorageError: when they could not be written; they stay in memory and the next call tries again.
        """
        at = self.now
        self._writing.save(at, self.session.elapsed(at))

    def tick(self) -> Tick:
        """Let a moment pass: save, snapshot, let the interviewer speak, and lock when the time is over."""
        if self.session.locked_at is not None:
            if not self._writing.is_drafted:
                self.save()
            return Tick()
        asleep = self._sleep.seconds()
        if asleep:
            # The monotonic clock stood meanwhile: nothing to take out, but the gap is kept.
            self.remember_gap(self.elapsed, asleep)
            self.session = replace(self.session, gap_seconds=self.session.gap_seconds + asleep)
        if self.stage is ClockStage.OVER:
            self.lock(by_clock=True)
            return Tick(locked=True)
        said, changed = self._let_interviewer_speak()
        self._tell_silences()
        if self._writing.needs_snapshot(self.elapsed):
            self._record(self.now)
        elif self._writing.needs_draft(self.now):
            self.save()
        return Tick(said, changed)

    def next_step(self) -> None:
        """Move the agenda on.

        Raises:
            SessionError: in the last step.
        """
        at = self.now
        moved = self.session.next_step(at)
        self._silence.end(self.session.elapsed(at))
        self._record(at, StepEntered(self.session.id, self.session.elapsed(at)))
        self.session = moved

    def undo_next(self) -> None:
        """Take the last move of the agenda back.

        Raises:
            SessionError: when it is too late.
        """
        at = self.now
        moved = self.session.undo_next(at)
        self._silence.end(self.session.elapsed(at))
        self._record(at, StepUndone(self.session.id, self.session.elapsed(at)))
        self.session = moved

    def lock(self, by_clock: bool = False) -> None:
        """End the attempt: what is written now is what will be scored."""
        at = self.now
        locked = self.session.lock(at)
        self._silence.end(self.session.elapsed(at))
        reached = tuple(phase for phase in Phase if phase in locked.reached)
        self._record(
            at,
            MockLocked(self.session.id, self.session.elapsed(at), by_clock),
            PhasesExposed(self.problem.id, reached, Exposure.ATTEMPTED),
            forget_draft=True,
        )
        self.session = locked

    def note_gap(self, seconds: float) -> None:
        """Take out of the time what passed while the program was stopped; nothing to do after the lock."""
        if self.session.locked_at is not None:
            return
        at = self.now
        paused = self.session.pause(at - seconds).paused_at(self.session.entries[-1].elapsed)
        self.session = paused.resume(at, seconds)
        self.remember_gap(paused.counted, seconds)

    def remember_gap(self, elapsed: float, seconds: float) -> None:
        """Store that the user was away.

        Args:
            elapsed: Seconds of the mock at which it began.
            seconds: How long it was.
        """
        self._record(self.now, GapRecorded(self.session.id, elapsed, seconds))

    def leave(self) -> None:
        """Stop here, to go on another time; after the lock, keep what was written since then apart."""
        if self.session.locked_at is None:
            self._silence.end(self.elapsed)
            self._tell_silences()
            self.save()
            return
        if not self._writing.is_recorded:
            self._record(self.now, forget_draft=True)

    def discard(self) -> None:
        """Throw the attempt away. Its events stay in the journal, it is never scored."""
        self._record(self.now, MockDiscarded(self.session.id), forget_draft=True)

    @property
    def _hot_spots(self) -> tuple[str, ...]:
        return dive_order(self.problem, self.session.dive)

    @property
    def _known(self) -> Answers:
        """What the interviewer goes by: in a drill, what earlier phases settled counts as said."""
        return {**self._settled, **self.answers}

    def _tell_silences(self) -> None:
        if self._silence.ended:
            self._recorder.record(*self._ended_silences())
            self._silence.ended.clear()

    def _ended_silences(self) -> tuple[Fact, ...]:
        return tuple(SilenceEnded(self.session.id, *each) for each in self._silence.ended)

    def _inserting(self, written: tuple[Part, str] | None) -> AbstractContextManager[None]:
        return nullcontext() if written is None else self._writing.with_insertion(*written)

    def _record(self, at: float, *facts: Fact, forget_draft: bool = False) -> None:
        """Store facts of one reading of the clock, after the silences that ended before and what changed."""
        is_locked = self.session.locked_at is not None
        facts = (*self._ended_silences(), *facts)
        self._writing.record(at, self.session.elapsed(at), *facts, after_lock=is_locked, forget_draft=forget_draft)
        self._silence.ended.clear()

    def _let_interviewer_speak(self) -> tuple[tuple[Said, ...], tuple[Part, ...]]:
        said: list[Said] = []
        changed: list[Part] = []
        at = self.now
        elapsed = int(self.session.elapsed(at))
        silent_for = self._silence.seconds(self.session.elapsed(at))
        while (line := line_due(self.problem, self.session, self._known, elapsed, silent_for)) is not None:
            if line.insert_into is not None:
                inserted, present = quoted(line.text), self.answers.get(line.insert_into, "")
                # It stands there already when saving failed a second ago.
                if not present.startswith(inserted):
                    self.answers[line.insert_into] = f"{inserted}\n\n{present}"
                changed.append(line.insert_into)
            spoken = Said(line.id, line.phase, line.text, line.reason, float(elapsed))
            self._say(at, spoken)
            said.append(spoken)
        return tuple(said), tuple(changed)

    def _say(self, at: float, spoken: Said) -> None:
        heard = self.session.say(spoken)
        fact = LineSaid(self.session.id, spoken.id, spoken.phase, spoken.text, spoken.reason, spoken.elapsed)
        self._record(at, fact)
        self.session = heard
