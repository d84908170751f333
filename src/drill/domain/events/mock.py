"""The facts of a mock: what was begun, written, said and locked."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.format import Format
from drill.domain.vocabulary import Phase, Seniority


@dataclass(frozen=True)
class MockBegun:
    """A mock was begun; its first step was entered.

    Args:
        exposed: The phases whose answers were seen before they were ever attempted.
    """

    session: str
    problem: str
    title: str
    content_hash: str
    format: Format
    seniority: Seniority
    seed: int
    exposed: tuple[Phase, ...] = ()


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
