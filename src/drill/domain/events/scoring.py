"""The facts of a scoring: what was asked, decided and concluded."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.rubric import RedFlag, VerdictRule
from drill.domain.scorecard import ScoringStage
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import Dimension, Verdict


@dataclass(frozen=True)
class ScoringBegun:
    """Scoring was opened, with all that was asked and how it counts.

    Args:
        dimensions: Those that are scored: all, or the home dimensions of a drilled phase.
    """

    session: str
    weights: Mapping[Dimension, int]
    verdicts: tuple[VerdictRule, ...]
    items: tuple[AskedItem, ...]
    red_flags: tuple[RedFlag, ...]
    not_reached: tuple[Dimension, ...]
    dimensions: tuple[Dimension, ...] = tuple(Dimension)


@dataclass(frozen=True)
class StageEntered:
    """Scoring went on: to the evidence after the predictions, given or skipped; to the revision after that."""

    session: str
    stage: ScoringStage


@dataclass(frozen=True)
class EvidenceSkipped:
    """The user scores by levels only from here on."""

    session: str


@dataclass(frozen=True)
class ItemDecided:
    """The user said whether an item was found, and in which lines (`phase/name:line`).

    Args:
        reason: Why the first decision was changed; only in the revision.
    """

    session: str
    stage: ScoringStage
    item: str
    held: bool
    lines: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class FlagConfirmed:
    """The user confirmed a red flag, or took it back."""

    session: str
    stage: ScoringStage
    flag: str
    confirmed: bool


@dataclass(frozen=True)
class LevelChosen:
    """The user chose the level of a dimension.

    Args:
        sureness: 1 a guess, 3 certain; only with a prediction.
        reason: Why the first level was changed; only in the revision.
    """

    session: str
    stage: ScoringStage
    dimension: Dimension
    level: int
    sureness: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class ScoringFinished:
    """Scoring was closed; what the levels gave.

    Args:
        levels: By dimension, of those that were scored.
        points: None for a phase drill, which gives no verdict.
        verdict: The same.
    """

    session: str
    levels: Mapping[Dimension, int]
    points: int | None
    verdict: Verdict | None
