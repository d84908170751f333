"""The facts of study mode. Their `session` is one run through one stage of a problem.

What was typed is in facts of its own, so that it can be erased and everything else stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.study.stage import Judge, Stage
from drill.domain.vocabulary import Phase


@dataclass(frozen=True)
class StudyBegun:
    """A stage of a problem was begun.

    Args:
        seed: Draws the gaps of a completion.
    """

    session: str
    problem: str
    title: str
    stage: Stage
    seed: int


@dataclass(frozen=True)
class StepRevealed:
    """The body of a step was revealed; of a cold attempt, the reference of a phase.

    Args:
        step: The id of the step, or the phase.
    """

    session: str
    step: str


@dataclass(frozen=True)
class HintTaken:
    """A hint was read.

    Args:
        number: Which one of its phase, from 1.
    """

    session: str
    phase: Phase
    number: int


@dataclass(frozen=True)
class GapAnswered:
    """Something was typed into a gap, and what belongs there was shown."""

    session: str
    gap: str
    text: str


@dataclass(frozen=True)
class GapJudged:
    """A gap was judged, or judged otherwise by the user's own word; the last judgement counts."""

    session: str
    gap: str
    phase: Phase
    judge: Judge
    right: bool


@dataclass(frozen=True)
class StudyWritten:
    """What was written for a phase of a cold attempt, as it stood when its reference was shown.

    Args:
        parts: Text by `phase/name`.
    """

    session: str
    parts: Mapping[str, str]


@dataclass(frozen=True)
class StudyFinished:
    """A stage was gone through to its end."""

    session: str
