"""The rubric: what is judged, by which anchors and weights, and which verdict follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from drill.domain.problem import EvidenceItem
from drill.domain.vocabulary import Dimension, Seniority, Verdict


@dataclass(frozen=True)
class DimensionRubric:
    """One dimension with its anchors.

    Args:
        question: What it asks of an answer, as one sentence.
        anchors: For each seniority, what each level from 1 to 4 looks like.
        weights: For each seniority, its share of the whole in percent.
    """

    id: Dimension
    title: str
    question: str
    anchors: Mapping[Seniority, Mapping[int, str]]
    weights: Mapping[Seniority, int]


@dataclass(frozen=True)
class RedFlag:
    """Something that, once the user confirms it, caps the level of a dimension."""

    id: str
    dimension: Dimension
    cap: int
    text: str


class TimelineFact(StrEnum):
    """What drill can compute about how the time was spent."""

    ALL_PHASES_REACHED = "all-phases-reached"
    NO_STEP_FAR_OVER = "no-step-far-over"
    NOTES_IN_EVERY_PHASE = "notes-in-every-phase"
    LOCKED_BEFORE_TIME = "locked-before-time"


@dataclass(frozen=True)
class TimelineItem:
    """An evidence item of D7: decided by a computed fact, never ticked by hand."""

    id: str
    fact: TimelineFact
    text: str
    critical: bool = False


@dataclass(frozen=True)
class VerdictRule:
    """A verdict and what it takes.

    Args:
        points: The smallest sum of weight in percent times level, 100 to 400.
        lowest_level: The lowest level that any dimension may have.
    """

    verdict: Verdict
    points: int
    lowest_level: int


@dataclass(frozen=True)
class Pattern:
    """A family of problems that share what makes them hard."""

    id: str
    title: str
    constraint: str


@dataclass(frozen=True)
class Rubric:
    """The rubric, whole. Verdict rules stand in the order in which they are tried; the last one always holds."""

    id: str
    title: str
    dimensions: Mapping[Dimension, DimensionRubric]
    verdicts: tuple[VerdictRule, ...]
    red_flags: tuple[RedFlag, ...]
    timeline: tuple[TimelineItem, ...]
    generic_evidence: tuple[EvidenceItem, ...]
    patterns: tuple[Pattern, ...]

    def weights(self, seniority: Seniority) -> dict[Dimension, int]:
        """The weight of each dimension in percent."""
        return {dimension: rubric.weights[seniority] for dimension, rubric in self.dimensions.items()}
