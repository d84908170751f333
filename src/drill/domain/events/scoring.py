"""The facts of a scoring: what was asked, decided and concluded."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.rubric import RedFlag, VerdictRule
from drill.domain.scoring import AskedItem, ScoringStage
from drill.domain.vocabulary import Dimension, Verdict


@dataclass(frozen=True)
class ScoringBegun:
    """Scoring was opened, with all that was asked and how it counts."""

    session: str
    weights: Mapping[Dimension, int]
    verdicts: tuple[VerdictRule, ...]
    items: tuple[AskedItem, ...]
    red_flags: tuple[RedFlag, ...]
    not_reached: tuple[Dimension, ...]


@dataclass(frozen=True)
class ItemDecided:
    """The user said whether an item was found, and in which lines (`phase/name:line`)."""

    session: str
    stage: ScoringStage
    item: str
    held: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FlagConfirmed:
    """The user confirmed a red flag, or took it back."""

    session: str
    stage: ScoringStage
    flag: str
    confirmed: bool


@dataclass(frozen=True)
class LevelChosen:
    """The user chose the level of a dimension; `sureness` (1-3) goes with predictions."""

    session: str
    stage: ScoringStage
    dimension: Dimension
    level: int
    sureness: int | None = None


@dataclass(frozen=True)
class ScoringFinished:
    """Scoring was closed; what the levels gave."""

    session: str
    levels: Mapping[Dimension, int]
    points: int
    verdict: Verdict
