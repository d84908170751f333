"""The facts of a mock: what was begun, written, said and locked."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.format import Format
from drill.domain.settings import USUAL_SILENCE
from drill.domain.vocabulary import Handling, Phase, Seniority


@dataclass(frozen=True)
class MockBegun:
    """A mock was begun; its first step was entered.

    Args:
        exposed: The phases whose answers were seen before they were ever attempted.
        drilled: The one phase of a phase drill; None for a whole mock.
        practice: The problem whose planned practice the drill is for; None when it is for none.
        silence: Seconds without a key after which the interviewer speaks up; 0 for never.
    """

    session: str
    problem: str
    title: str
    content_hash: str
    format: Format
    seniority: Seniority
    seed: int
    exposed: tuple[Phase, ...] = ()
    drilled: Phase | None = None
    practice: str | None = None
    silence: int = USUAL_SILENCE


@dataclass(frozen=True)
class StepEntered:
    """The agenda moved on."""

    session: str
    elapsed: float


@dataclass(frozen=True)
class StepUndone:
    """The last move of the agenda was taken back."""

    session: str
    elapsed: float


@dataclass(frozen=True)
class PartsSaved:
    """The parts that changed since the last snapshot, as they stood.

    Args:
        parts: Text by `phase/name`.
        after_lock: Written after the lock: kept apart and not scored.
    """

    session: str
    elapsed: float
    parts: Mapping[str, str]
    after_lock: bool = False


@dataclass(frozen=True)
class LineSaid:
    """The interviewer said something."""

    session: str
    line: str
    phase: Phase
    text: str
    reason: str
    elapsed: float


@dataclass(frozen=True)
class ProbeHandled:
    """A question of the interviewer was answered, put off, or dismissed.

    Args:
        line: The id of the line that asked it.
    """

    session: str
    line: str
    how: Handling
    elapsed: float


@dataclass(frozen=True)
class SilenceEnded:
    """A long time without a key in a running mock was over. It counts, unlike an absence.

    Args:
        elapsed: Seconds of the mock at which it had begun.
        seconds: How long it was.
    """

    session: str
    elapsed: float
    seconds: float


@dataclass(frozen=True)
class HotSpotsChosen:
    """The candidate said what to take apart in the deep dive; it replaces what was said before.

    Args:
        chosen: The ids of authored hot spots, in the order of choosing.
        own: The name of one's own; empty when there is none.
    """

    session: str
    elapsed: float
    chosen: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True)
class GapRecorded:
    """The user was away: quit, crashed or suspended."""

    session: str
    elapsed: float
    seconds: float


@dataclass(frozen=True)
class MockLocked:
    """The answers were locked, by the user or by the clock."""

    session: str
    elapsed: float
    by_clock: bool


@dataclass(frozen=True)
class MockDiscarded:
    """The user threw the attempt away."""

    session: str


@dataclass(frozen=True)
class AnswersErased:
    """The user had everything that was written in an attempt erased; what follows from it stays."""

    session: str
