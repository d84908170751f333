"""A running mock interview: the session, what is being written, and all of it saved within a second."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from drill.domain.answers import Answers, Part, parts_of, quoted
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.events import (
    Fact,
    GapRecorded,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartsSaved,
    PhasesExposed,
    StepEntered,
    StepUndone,
)
from drill.domain.exposure import Exposure, seen_before_trying
from drill.domain.format import Format
from drill.domain.interviewer import PAUSE_SECONDS, line_due
from drill.domain.problem import Problem
from drill.domain.session import ClockStage, Said, Session
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import DrillError, SessionError
from drill.services.recorder import Recorder
from drill.storage import exposure, journal, sessions
from drill.storage.database import transaction

SNAPSHOT_SECONDS = 300.0
HEARTBEAT_SECONDS = 5.0
NOTICED_SLEEP_SECONDS = 5.0
"""A wall clock that ran so much further than the monotonic one means that the machine slept."""


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


class MockInterview:
    """One mock, from `begin` or `resume` to the lock and what is written after it.

    Args:
        recorder: Where facts go.
        problem: What the author wrote.
        attempt: The attempt so far.
        answers: The text of each part, drafts included.
    """

    def __init__(self, recorder: Recorder, problem: Problem, attempt: Attempt, answers: Answers) -> None:
        self.problem = problem
        self.session: Session = attempt.session
        self.answers: dict[Part, str] = dict(answers)
        self._recorder = recorder
        self._saved: dict[Part, str] = {**attempt.answers, **attempt.afterword}
        self._drafted: dict[Part, str] = dict(answers)
        self._snapshot_at = attempt.session.counted
        self._beat_at = float("-inf")
        self._written_at = recorder.clock.monotonic() - PAUSE_SECONDS
        self._ticked = (recorder.clock.now(), recorder.clock.monotonic())

    @classmethod
    def begin(
        cls,
        recorder: Recorder,
        problem: Problem,
        content_hash: str,
        agenda: Format,
        seniority: Seniority,
        *,
        session_id: str,
        seed: int,
    ) -> Self:
        """Start the clock of a new mock.

        Raises:
            SessionError: when another mock is unfinished.
        """
        if any(row.state is sessions.SessionState.RUNNING for row in sessions.unfinished(recorder.connection)):
            raise SessionError("Another mock is unfinished.", "Go on with it or discard it first; Home shows it.")
        exposed = seen_before_trying(exposure.of_problem(recorder.connection, problem.id))
        fact = MockBegun(session_id, problem.id, problem.title, content_hash, agenda, seniority, seed, exposed)
        with transaction(recorder.connection):
            mock = cls(recorder, problem, attempt_of(recorder.append(fact)), {})
            mock._keep_draft(0.0)
        mock.session = mock.session.resume(mock.now)
        return mock

    @classmethod
    def resume(cls, recorder: Recorder, problem: Problem, session_id: str) -> Self:
        """Go on with a mock that was left, or that a crash ended; after its lock, with the unscored afterword."""
        connection = recorder.connection
        attempt = attempt_of(journal.read(connection, session_id))
        draft = {Part.parse(part): text for part, text in sessions.draft(connection, session_id).items()}
        answers = {**attempt.answers, **attempt.afterword, **draft}
        if attempt.session.locked_at is not None:
            return cls(recorder, problem, attempt, answers)
        beat = sessions.heartbeat(connection, session_id)
        paused = attempt.session if beat is None else attempt.session.paused_at(beat.elapsed)
        mock = cls(recorder, problem, replace(attempt, session=paused), answers)
        away = 0.0 if beat is None else max(0.0, (recorder.clock.now() - beat.at).total_seconds())
        at = mock.now
        mock.session = paused.resume(at, away)
        mock._record(at, GapRecorded(session_id, paused.counted, away))
        return mock

    @property
    def now(self) -> float:
        """The monotonic reading of the clock, in seconds."""
        return self._recorder.clock.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds counted so far."""
        return self.session.elapsed(self.now)

    def seconds_of(self, step: int) -> float:
        """Seconds spent in a step."""
        return self.session.step_seconds(step, self.now)

    @property
    def step_seconds(self) -> float:
        """Seconds spent in the present step."""
        return self.session.step_seconds(self.session.step_index, self.now)

    @property
    def stage(self) -> ClockStage:
        """Where the clock stands."""
        return self.session.stage(self.now)

    @property
    def can_undo_next(self) -> bool:
        """Whether the last move of the agenda can still be taken back."""
        return self.session.can_undo_next(self.now)

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
        # The database takes no half of a surrogate pair, which a paste may hold.
        self.answers[part] = text.encode("utf-8", "replace").decode("utf-8")
        self._written_at = self.now

    def say(self, line: Said, written: tuple[Part, str] | None = None) -> None:
        """Let the interviewer say something that no clock asked for.

        Args:
            line: What is said.
            written: The part that it is written into, with its whole new text.

        Raises:
            SessionError: after the lock.
            StorageError: when it could not be written; then nothing was said.
        """
        before = dict(self.answers)
        if written is not None:
            self.answers[written[0]] = written[1]
        try:
            self._say(self.now, line)
        except DrillError:
            self.answers = before
            raise

    def save(self) -> None:
        """Put the drafts that changed, and the time passed, on disk.

        Raises:
            StorageError: when they could not be written; they stay in memory and the next call tries again.
        """
        at = self.now
        with transaction(self._recorder.connection):
            self._keep_draft(self.session.elapsed(at))
        self._drafted, self._beat_at = dict(self.answers), at

    def tick(self) -> Tick:
        """Let a moment pass: save, snapshot, let the interviewer speak, and lock when the time is over."""
        if self.session.locked_at is not None:
            if self.answers != self._drafted:
                self.save()
            return Tick()
        self._notice_sleep()
        if self.stage is ClockStage.OVER:
            self.lock(by_clock=True)
            return Tick(locked=True)
        said, changed = self._let_interviewer_speak()
        if self.elapsed - self._snapshot_at >= SNAPSHOT_SECONDS:
            self._record(self.now)
        elif self.answers != self._drafted or self.now - self._beat_at >= HEARTBEAT_SECONDS:
            self.save()
        return Tick(said, changed)

    def next_step(self) -> None:
        """Move the agenda on.

        Raises:
            SessionError: in the last step.
        """
        at = self.now
        moved = self.session.next_step(at)
        self._record(at, StepEntered(self.session.id, self.session.elapsed(at)))
        self.session = moved

    def undo_next(self) -> None:
        """Take the last move of the agenda back.

        Raises:
            SessionError: when it is too late.
        """
        at = self.now
        moved = self.session.undo_next(at)
        self._record(at, StepUndone(self.session.id, self.session.elapsed(at)))
        self.session = moved

    def lock(self, by_clock: bool = False) -> None:
        """End the attempt: what is written now is what will be scored."""
        at = self.now
        locked = self.session.lock(at)
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
        self._record(at, GapRecorded(self.session.id, paused.counted, seconds))

    def leave(self) -> None:
        """Stop here, to go on another time; after the lock, keep what was written since then apart."""
        if self.session.locked_at is None:
            self.save()
            return
        if self._changed_parts():
            self._record(self.now, forget_draft=True)

    def discard(self) -> None:
        """Throw the attempt away. Its events stay in the journal, it is never scored."""
        self._record(self.now, MockDiscarded(self.session.id), forget_draft=True)

    @property
    def _hot_spots(self) -> tuple[str, ...]:
        return tuple(spot.id for spot in self.problem.deep_dive.hot_spots)

    def _changed_parts(self) -> Mapping[str, str]:
        return {str(part): text for part, text in self.answers.items() if self._saved.get(part, "") != text}

    def _keep_draft(self, elapsed: float) -> None:
        """Store the drafts that changed and a sign of life, inside a transaction."""
        texts = {str(part): text for part, text in self.answers.items() if self._drafted.get(part) != text}
        beat = sessions.Heartbeat(elapsed, self._recorder.clock.now())
        sessions.save_draft(self._recorder.connection, self.session.id, texts, beat)

    def _record(self, at: float, *facts: Fact, forget_draft: bool = False) -> None:
        """Store facts of one reading of the clock, after a snapshot of the parts that changed.

        The draft goes with them: an older one would win over the snapshot after a crash.
        """
        elapsed = self.session.elapsed(at)
        parts = self._changed_parts()
        after_lock = self.session.locked_at is not None
        snapshot = (PartsSaved(self.session.id, elapsed, parts, after_lock),) if parts else ()
        with transaction(self._recorder.connection):
            self._recorder.append(*snapshot, *facts)
            if forget_draft:
                sessions.clear_draft(self._recorder.connection, self.session.id)
            else:
                self._keep_draft(elapsed)
        self._saved.update(self.answers)
        self._drafted, self._snapshot_at, self._beat_at = dict(self.answers), elapsed, at

    def _let_interviewer_speak(self) -> tuple[tuple[Said, ...], tuple[Part, ...]]:
        said: list[Said] = []
        changed: list[Part] = []
        at = self.now
        elapsed = int(self.session.elapsed(at))
        silent_for = at - self._written_at
        while (line := line_due(self.problem, self.session, self.answers, elapsed, silent_for)) is not None:
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

    def _notice_sleep(self) -> None:
        """A sleeping machine stops the monotonic clock: nothing to take out, but the gap is kept."""
        wall, monotonic = self._ticked
        now, at = self._recorder.clock.now(), self.now
        asleep = (now - wall).total_seconds() - (at - monotonic)
        if asleep > NOTICED_SLEEP_SECONDS:
            self._record(at, GapRecorded(self.session.id, self.session.elapsed(at), asleep))
            self.session = replace(self.session, gap_seconds=self.session.gap_seconds + asleep)
        self._ticked = (now, at)
