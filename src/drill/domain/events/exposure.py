"""The facts of what was met, and of grading authored answers."""

from dataclasses import dataclass

from drill.domain.exposure import Exposure
from drill.domain.vocabulary import Dimension, Phase


@dataclass(frozen=True)
class PhasesExposed:
    """Phases of a problem were attempted, or answers to them were shown.

    Args:
        exemplars: Whether all their sample answers could be read together with their levels.
    """

    problem: str
    phases: tuple[Phase, ...]
    exposure: Exposure
    exemplars: bool = False


@dataclass(frozen=True)
class AnswerGraded:
    """An authored answer was given a level.

    Args:
        answer: As `problem/id`.
        level: The level that the user gave.
        key: The level that its author gave.
        first: Whether neither this answer's levels nor this question were met before; else it counts for no figure.
    """

    answer: str
    dimension: Dimension
    level: int
    key: int
    first: bool
