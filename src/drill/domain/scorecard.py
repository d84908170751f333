"""The scoring of one attempt as a frozen value: predicted, first given, and revised once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drill.domain.answers import LineReference
from drill.domain.rubric import RedFlag, VerdictRule
from drill.domain.scoring import AskedItem, Support, support
from drill.domain.vocabulary import LEVELS, Dimension, Seniority
from drill.errors import SessionError

SURENESSES = (1, 2, 3)
"""How sure one can be of a prediction."""

SURENESS_WORDS = {1: "a guess", 2: "fairly sure", 3: "certain"}

GUESS, CERTAIN = SURENESSES[0], SURENESSES[-1]


class ScoringStage(StrEnum):
    """The stages of scoring, in their order. A scorecard remembers the stage at which each value was given."""

    PREDICTED = "predicted"
    FIRST = "first"
    REVISED = "revised"


@dataclass(frozen=True)
class Decision:
    """Whether an item was found in the answers, and where; `reason` says why a first decision was revised."""

    held: bool
    lines: tuple[LineReference, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Prediction:
    """The level expected before the rubric was seen, and how sure one was."""

    level: int
    sureness: int


@dataclass(frozen=True)
class LevelRevision:
    """The level to which a first one was changed, and why."""

    level: int
    reason: str


@dataclass(frozen=True)
class Scorecard:
    """The scoring of one locked attempt, at any moment of it.

    Args:
        weights: Percent of each dimension at this seniority.
        stage: Which values are given now.
        predictions: By dimension; what was skipped has none.
        decisions: By item id, as first given; an item without one was not decided yet.
        levels: By dimension, as first given; a dimension without one was not levelled yet.
        revised_decisions: The decisions that were changed after comparing.
        revised_levels: The levels that were changed after comparing.
        levels_only: Scored without evidence: only the levels say anything, and no card follows.
        dimensions: Those that are scored: all, or the home dimensions of a drilled phase.
    """

    session: str
    seniority: Seniority
    weights: Mapping[Dimension, int]
    verdicts: tuple[VerdictRule, ...]
    items: tuple[AskedItem, ...]
    red_flags: tuple[RedFlag, ...]
    not_reached: frozenset[Dimension]
    stage: ScoringStage = ScoringStage.PREDICTED
    predictions: Mapping[Dimension, Prediction] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    levels: Mapping[Dimension, int] = field(default_factory=dict)
    revised_decisions: Mapping[str, Decision] = field(default_factory=dict)
    revised_levels: Mapping[Dimension, LevelRevision] = field(default_factory=dict)
    levels_only: bool = False
    finished: bool = False
    dimensions: tuple[Dimension, ...] = tuple(Dimension)

    @property
    def predicted_dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions there is something to predict for."""
        return tuple(dimension for dimension in self.dimensions if dimension not in self.not_reached)

    def as_first_given(self) -> "Scorecard":
        """The scorecard without its revisions."""
        return replace(self, revised_decisions={}, revised_levels={})

    def decision_on(self, item_id: str) -> Decision | None:
        """The decision that counts: the revised one, else the first."""
        return self.revised_decisions.get(item_id) or self.decisions.get(item_id)

    def items_of(self, dimension: Dimension) -> tuple[AskedItem, ...]:
        """The items of one dimension, in the author's order."""
        return tuple(item for item in self.items if item.dimension is dimension)

    def holds(self, item: AskedItem) -> bool:
        """Whether an item counts as found; undecided ones do not."""
        if item.computed is not None:
            return item.computed
        decision = self.decision_on(item.id)
        return decision is not None and decision.held

    def support_of(self, dimension: Dimension) -> Support:
        """How high a level the evidence of a dimension carries."""
        items = self.items_of(dimension)
        return support(items, {item.id for item in items if self.holds(item)})

    def flag_cap(self, dimension: Dimension) -> int:
        """The highest level that the confirmed red flags leave."""
        caps = (flag.cap for flag in self.red_flags if flag.dimension is dimension and flag.id in self.flags)
        return min(caps, default=LEVELS[-1])

    def level(self, dimension: Dimension) -> int | None:
        """The level that counts: as chosen, under the caps, and 1 where no home phase was reached."""
        if dimension in self.not_reached:
            return LEVELS[0]
        revised = self.revised_levels.get(dimension)
        chosen = revised.level if revised else self.levels.get(dimension)
        return None if chosen is None else min(chosen, self.flag_cap(dimension))

    def above_evidence(self, dimension: Dimension) -> bool:
        """Whether the level stands above what the evidence supports; never where no evidence was asked for."""
        level = self.level(dimension)
        return not self.levels_only and level is not None and level > self.support_of(dimension).level

    def is_decided(self, dimension: Dimension) -> bool:
        """Whether every item of a dimension was answered and its level chosen; by levels only, the level is enough."""
        undecided = [item for item in self.items_of(dimension) if item.computed is None]
        answered = self.levels_only or all(item.id in self.decisions for item in undecided)
        return dimension in self.not_reached or (answered and dimension in self.levels)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to decide."""
        return all(self.is_decided(dimension) for dimension in self.dimensions)

    def predict(self, dimension: Dimension, prediction: Prediction) -> "Scorecard":
        """Say which level to expect, before the rubric is seen.

        Raises:
            SessionError: when the evidence was opened already, the dimension was not reached or is no part of a drill,
                or there is no such level or sureness.
        """
        if self.stage is not ScoringStage.PREDICTED:
            raise SessionError("The evidence was seen already: it is too late to predict.")
        self._refuse_when_not_reached(dimension)
        if prediction.level not in LEVELS or prediction.sureness not in SURENESSES:
            raise SessionError("Levels go from 1 to 4, sureness from 1 to 3.")
        return replace(self, predictions={**self.predictions, dimension: prediction})

    def enter(self, stage: ScoringStage) -> "Scorecard":
        """Go on to the next stage; what was given in the one before stays as it is.

        Raises:
            SessionError: when it does not come next, or something of the first stage is still undecided.
        """
        self._refuse_when_finished()
        stages = list(ScoringStage)
        if stages.index(stage) != stages.index(self.stage) + 1:
            raise SessionError(f"The scoring stands at {self.stage}; {stage} does not come next.")
        if stage is ScoringStage.REVISED:
            self.final_levels()
        return replace(self, stage=stage)

    def score_levels_only(self) -> "Scorecard":
        """Leave the evidence out from here on.

        Raises:
            SessionError: when the first levels stand already.
        """
        card = self._in_first_stage()
        return replace(card, levels_only=True)

    def decide(self, item_id: str, decision: Decision) -> "Scorecard":
        """Say whether an item was found. A first decision closes the predictions.

        Raises:
            SessionError: when the item is not asked, is computed, or its first decision stands already.
        """
        card = self._in_first_stage()
        self._refuse_unknown(item_id)
        return replace(card, decisions={**self.decisions, item_id: decision})

    def revise_decision(self, item_id: str, decision: Decision) -> "Scorecard":
        """Change a decision, once and with a reason.

        Raises:
            SessionError: outside the revision, without a reason, or when it was changed already.
        """
        self._refuse_outside_revision(decision.reason, item_id in self.revised_decisions)
        self._refuse_unknown(item_id)
        return replace(self, revised_decisions={**self.revised_decisions, item_id: decision})

    def confirm_flag(self, flag_id: str, confirmed: bool) -> "Scorecard":
        """Confirm a red flag, or take it back.

        Raises:
            SessionError: when there is no such flag or the scoring is finished.
        """
        self._refuse_when_finished()
        if not any(flag.id == flag_id for flag in self.red_flags):
            raise SessionError(f"There is no red flag {flag_id}.")
        return replace(self, flags=self.flags | {flag_id} if confirmed else self.flags - {flag_id})

    def choose_level(self, dimension: Dimension, level: int) -> "Scorecard":
        """Choose the level of a dimension.

        Raises:
            SessionError: when the dimension was not reached, a red flag forbids the level, or the first levels stand
                already.
        """
        card = self._in_first_stage()
        self._refuse_closed_level(dimension, level)
        return replace(card, levels={**self.levels, dimension: level})

    def revise_level(self, dimension: Dimension, revision: LevelRevision) -> "Scorecard":
        """Change a level, once and with a reason.

        Raises:
            SessionError: outside the revision, without a reason, when it was changed already, or when it is closed.
        """
        self._refuse_outside_revision(revision.reason, dimension in self.revised_levels)
        self._refuse_closed_level(dimension, revision.level)
        return replace(self, revised_levels={**self.revised_levels, dimension: revision})

    def final_levels(self) -> dict[Dimension, int]:
        """The levels that count, of all dimensions that are scored.

        Raises:
            SessionError: when something is still undecided.
        """
        levels = {dimension: self.level(dimension) for dimension in self.dimensions}
        final = {dimension: level for dimension, level in levels.items() if level is not None}
        if not self.is_complete or len(final) < len(levels):
            raise SessionError("The scoring is not complete yet.")
        return final

    def missed(self) -> tuple[AskedItem, ...]:
        """The items of reached phases that were looked for and not found, critical ones first."""
        missed = [item for item in self.items if item.id in self.decisions and item.reached and not self.holds(item)]
        return tuple(sorted(missed, key=lambda item: not item.critical))

    def finish(self) -> "Scorecard":
        """Close the scoring.

        Raises:
            SessionError: when something is still undecided, or it is closed already.
        """
        self._refuse_when_finished()
        self.final_levels()
        return replace(self, finished=True)

    def _in_first_stage(self) -> "Scorecard":
        """This scorecard in the stage of first values: whoever ticks or levels has done with predicting."""
        self._refuse_when_finished()
        if self.stage is ScoringStage.REVISED:
            raise SessionError("The first scores stand already; they can be revised once, with a reason.")
        return replace(self, stage=ScoringStage.FIRST)

    def _refuse_unknown(self, item_id: str) -> None:
        if not any(item.id == item_id and item.computed is None for item in self.items):
            raise SessionError(f"The item {item_id} is not one to decide here.")

    def _refuse_closed_level(self, dimension: Dimension, level: int) -> None:
        self._refuse_when_not_reached(dimension)
        if level not in LEVELS or level > self.flag_cap(dimension):
            raise SessionError(f"Level {level} is not open for {dimension}: a confirmed red flag caps it.")

    def _refuse_when_not_reached(self, dimension: Dimension) -> None:
        if dimension not in self.dimensions:
            raise SessionError(f"{dimension} is not part of this drill.")
        if dimension in self.not_reached:
            raise SessionError(f"{dimension} was not reached and stays at level 1.")

    def _refuse_outside_revision(self, reason: str, revised: bool) -> None:
        self._refuse_when_finished()
        if self.stage is not ScoringStage.REVISED:
            raise SessionError("There is nothing to revise before all first scores are given.")
        if revised:
            raise SessionError("This was revised once already; that stands.")
        if not reason.strip():
            raise SessionError("A revision needs a reason.", "One line is enough: what you saw that you had not seen.")

    def _refuse_when_finished(self) -> None:
        if self.finished:
            raise SessionError("This scoring is finished.")
