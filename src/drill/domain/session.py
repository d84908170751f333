"""A mock interview as a state machine of frozen values.

Time enters every transition as `at`, a monotonic reading in seconds. What remains is derived, never counted down.
"""

from dataclasses import dataclass, replace
from enum import Enum

from drill.domain.diving import Dive
from drill.domain.format import Format, Step
from drill.domain.settings import USUAL_SILENCE
from drill.domain.vocabulary import Handling, Phase, Seniority
from drill.errors import SessionError

GRACE_SECONDS = 60.0
UNDO_SECONDS = 5.0
INTERRUPTED_SECONDS = 600.0
"""With more gaps than this, an attempt stays out of pacing trends."""


class ClockStage(Enum):
    """Where the clock of a mock stands."""

    RUNNING = "running"
    GRACE = "grace"
    OVER = "over"


@dataclass(frozen=True)
class Entry:
    """A move of the agenda: the step, and the elapsed seconds at which it was entered."""

    step: int
    elapsed: float


@dataclass(frozen=True)
class Said:
    """A line that the interviewer has said."""

    id: str
    phase: Phase
    text: str
    reason: str
    elapsed: float


@dataclass(frozen=True)
class Handled:
    """What was done with a line of the interviewer that asks for something.

    Args:
        line: Its id.
    """

    line: str
    how: Handling
    elapsed: float


@dataclass(frozen=True)
class Session:
    """One attempt at one problem.

    Args:
        counted: Seconds of ended running segments.
        running_since: The monotonic reading at which the present segment began; None while paused.
        entries: The moves of the agenda, oldest first.
        gap_seconds: Wall-clock seconds spent away: quit, crashed or suspended.
        locked_at: Elapsed seconds at the lock; None before it.
        drilled: The one phase of a phase drill; None for a whole mock.
        silence: Seconds without a key after which the interviewer speaks up; 0 for never.
        handled: What was done with the interviewer's questions, oldest first.
        dive: What the candidate said to take apart in the deep dive; None as long as nothing was said.
    """

    id: str
    problem: str
    title: str
    format: Format
    seniority: Seniority
    seed: int
    counted: float = 0.0
    running_since: float | None = None
    entries: tuple[Entry, ...] = (Entry(0, 0.0),)
    said: tuple[Said, ...] = ()
    gap_seconds: float = 0.0
    locked_at: float | None = None
    drilled: Phase | None = None
    silence: int = USUAL_SILENCE
    handled: tuple[Handled, ...] = ()
    dive: Dive | None = None

    @property
    def noun(self) -> str:
        """What it is called in a sentence."""
        return "mock" if self.drilled is None else "drill"

    @property
    def step_index(self) -> int:
        """The index of the present step in the agenda."""
        return self.entries[-1].step

    @property
    def step(self) -> Step:
        """The present step."""
        return self.format.steps[self.step_index]

    def step_at(self, elapsed: float) -> Step:
        """The step that one was in after so many seconds."""
        entered = [entry.step for entry in self.entries if entry.elapsed <= elapsed]
        return self.format.steps[entered[-1] if entered else 0]

    @property
    def is_last_step(self) -> bool:
        """Whether nothing but the lock follows."""
        return self.step_index == len(self.format.steps) - 1

    @property
    def interrupted(self) -> bool:
        """Whether the gaps were too long for the attempt to say anything about pacing."""
        return self.gap_seconds > INTERRUPTED_SECONDS

    @property
    def reached(self) -> frozenset[Phase]:
        """The phases of every step that was entered."""
        return frozenset(phase for entry in self.entries for phase in self.format.steps[entry.step].phases)

    def elapsed(self, at: float) -> float:
        """Seconds that count against the total, at most the total and the grace."""
        if self.locked_at is not None:
            return self.locked_at
        running = 0.0 if self.running_since is None else max(0.0, at - self.running_since)
        return min(self.counted + running, self.format.seconds + GRACE_SECONDS)

    def stage(self, at: float) -> ClockStage:
        """Where the clock stands; `OVER` asks for the lock."""
        over = self.elapsed(at) - self.format.seconds
        if over < 0:
            return ClockStage.RUNNING
        return ClockStage.GRACE if over < GRACE_SECONDS else ClockStage.OVER

    def step_seconds(self, step: int, at: float) -> float:
        """Seconds spent in a step so far, over all its visits."""
        ends = [*(entry.elapsed for entry in self.entries[1:]), self.elapsed(at)]
        return sum(end - entry.elapsed for entry, end in zip(self.entries, ends, strict=True) if entry.step == step)

    def phase_seconds(self, phase: Phase, at: float) -> float:
        """Seconds spent in all steps that cover a phase."""
        steps = self.format.steps
        return sum(self.step_seconds(i, at) for i, step in enumerate(steps) if phase in step.phases)

    def resume(self, at: float, gap: float = 0.0) -> "Session":
        """Start the clock, after `gap` seconds away.

        Raises:
            SessionError: when it runs already or is locked.
        """
        self._refuse_when_locked()
        if self.running_since is not None:
            raise SessionError("The clock is running already.")
        return replace(self, running_since=at, gap_seconds=self.gap_seconds + max(0.0, gap))

    def pause(self, at: float) -> "Session":
        """Stop the clock.

        Raises:
            SessionError: when it stands already or is locked.
        """
        self._refuse_when_locked()
        if self.running_since is None:
            raise SessionError("The clock stands already.")
        return replace(self, counted=self.elapsed(at), running_since=None)

    def paused_at(self, elapsed: float) -> "Session":
        """The session as it stood when so many seconds had been counted; for replay and after a crash."""
        return replace(self, counted=max(self.counted, elapsed), running_since=None)

    def next_step(self, at: float) -> "Session":
        """Move the agenda on.

        Raises:
            SessionError: in the last step, or after the lock.
        """
        self._refuse_when_locked()
        if self.is_last_step:
            raise SessionError("This is the last step; what follows is the lock.")
        return replace(self, entries=(*self.entries, Entry(self.step_index + 1, self.elapsed(at))))

    def can_undo_next(self, at: float) -> bool:
        """Whether the last move of the agenda is recent enough to be taken back."""
        return (
            self.locked_at is None
            and len(self.entries) > 1
            and self.elapsed(at) - self.entries[-1].elapsed <= UNDO_SECONDS
        )

    def undo_next(self, at: float) -> "Session":
        """Take the last move of the agenda back.

        Raises:
            SessionError: when there is none or it is older than five seconds.
        """
        if not self.can_undo_next(at):
            raise SessionError("Moving on can be taken back for five seconds only.")
        return replace(self, entries=self.entries[:-1])

    def say(self, line: Said) -> "Session":
        """Remember that a line was said."""
        self._refuse_when_locked()
        return replace(self, said=(*self.said, line))

    def handle(self, handled: Handled) -> "Session":
        """Remember what was done with a line."""
        self._refuse_when_locked()
        return replace(self, handled=(*self.handled, handled))

    def dive_into(self, dive: Dive) -> "Session":
        """Say what to take apart in the deep dive; the last word counts."""
        self._refuse_when_locked()
        return replace(self, dive=dive)

    def lock(self, at: float) -> "Session":
        """End the attempt; nothing of it changes afterwards.

        Raises:
            SessionError: when it is locked already.
        """
        self._refuse_when_locked()
        elapsed = self.elapsed(at)
        return replace(self, locked_at=elapsed, counted=elapsed, running_since=None)

    def _refuse_when_locked(self) -> None:
        if self.locked_at is not None:
            raise SessionError("The answers of this mock are locked.")
