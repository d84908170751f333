"""Scoring: what the ticked evidence supports, and which verdict the levels give.

All rules are conventions ruled in the design, not validated predictions; screens say so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations

from drill.domain.answers import LineReference
from drill.domain.rubric import RedFlag, VerdictRule
from drill.domain.vocabulary import LEVELS, Dimension, Phase, Seniority, Verdict
from drill.errors import SessionError

CRITICAL_MISSING_CAP = 2
HALF_HELD_SUPPORT = 3
FULL_SUPPORT = 4


class ScoringStage(StrEnum):
    """The stages of scoring, in their order. A scorecard remembers the stage at which each value was given."""

    PREDICTED = "predicted"
    FIRST = "first"
    REVISED = "revised"


@dataclass(frozen=True)
class AskedItem:
    """An evidence item as it was worded when the attempt was scored.

    Args:
        computed: The answer, for a timeline fact; None for an item that the user decides.
        reached: Whether a phase in which it is looked for was entered.
    """

    id: str
    dimension: Dimension
    phases: tuple[Phase, ...]
    text: str
    critical: bool
    ask: str = ""
    answer: str = ""
    computed: bool | None = None
    reached: bool = True


@dataclass(frozen=True)
class Decision:
    """Whether an item was found in the answers, and where."""

    held: bool
    lines: tuple[LineReference, ...] = ()


@dataclass(frozen=True)
class Scorecard:
    """The scoring of one locked attempt, at any moment of it.

    Args:
        weights: Percent of each dimension at this seniority.
        decisions: By item id; an item without one was not decided yet.
        levels: By dimension; a dimension without one was not levelled yet.
    """

    session: str
    seniority: Seniority
    weights: Mapping[Dimension, int]
    verdicts: tuple[VerdictRule, ...]
    items: tuple[AskedItem, ...]
    red_flags: tuple[RedFlag, ...]
    not_reached: frozenset[Dimension]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    levels: Mapping[Dimension, int] = field(default_factory=dict)
    finished: bool = False

    def items_of(self, dimension: Dimension) -> tuple[AskedItem, ...]:
        """The items of one dimension, in the author's order."""
        return tuple(item for item in self.items if item.dimension is dimension)

    def holds(self, item: AskedItem) -> bool:
        """Whether an item counts as found; undecided ones do not."""
        if item.computed is not None:
            return item.computed
        decision = self.decisions.get(item.id)
        return decision is not None and decision.held

    def support_of(self, dimension: Dimension) -> "Support":
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
        chosen = self.levels.get(dimension)
        return None if chosen is None else min(chosen, self.flag_cap(dimension))

    def above_evidence(self, dimension: Dimension) -> bool:
        """Whether the level stands above what the evidence supports."""
        level = self.level(dimension)
        return level is not None and level > self.support_of(dimension).level

    def is_decided(self, dimension: Dimension) -> bool:
        """Whether every item of a dimension was answered and its level chosen."""
        undecided = [item for item in self.items_of(dimension) if item.computed is None]
        answered = all(item.id in self.decisions for item in undecided)
        return dimension in self.not_reached or (answered and dimension in self.levels)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to decide."""
        return all(self.is_decided(dimension) for dimension in Dimension)

    def decide(self, item_id: str, decision: Decision) -> "Scorecard":
        """Say whether an item was found.

        Raises:
            SessionError: when the item is not asked, is computed, or the scoring is finished.
        """
        self._refuse_when_finished()
        if not any(item.id == item_id and item.computed is None for item in self.items):
            raise SessionError(f"The item {item_id} is not one to decide here.")
        return replace(self, decisions={**self.decisions, item_id: decision})

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
            SessionError: when the dimension was not reached, a red flag forbids the level, or the scoring is finished.
        """
        self._refuse_when_finished()
        if dimension in self.not_reached:
            raise SessionError(f"{dimension} was not reached and stays at level 1.")
        if level not in LEVELS or level > self.flag_cap(dimension):
            raise SessionError(f"Level {level} is not open for {dimension}: a confirmed red flag caps it.")
        return replace(self, levels={**self.levels, dimension: level})

    def final_levels(self) -> dict[Dimension, int]:
        """The levels that count, all seven.

        Raises:
            SessionError: when something is still undecided.
        """
        levels = {dimension: self.level(dimension) for dimension in Dimension}
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

    def _refuse_when_finished(self) -> None:
        if self.finished:
            raise SessionError("This scoring is finished.")


@dataclass(frozen=True)
class Support:
    """The level that ticked evidence carries, and why it is not higher."""

    level: int
    held: int
    asked: int
    critical_missing: tuple[AskedItem, ...]


def support(items: Sequence[AskedItem], held: Collection[str]) -> Support:
    """How high a level the evidence carries.

    A critical item missing: 2. All critical and half of the items: 3. Also all but one or fewer: 4.

    Args:
        items: The items asked in one dimension.
        held: The ids of those that were found.
    """
    missing = [item for item in items if item.id not in held]
    critical = tuple(item for item in missing if item.critical)
    found = len(items) - len(missing)
    if critical or 2 * found < len(items):
        level = CRITICAL_MISSING_CAP
    else:
        level = FULL_SUPPORT if len(missing) <= 1 else HALF_HELD_SUPPORT
    return Support(level, found, len(items), critical)


def points(levels: Mapping[Dimension, int], weights: Mapping[Dimension, int]) -> int:
    """The sum of weight in percent times level: 100 to 400 when the weights sum to 100."""
    return sum(weights[dimension] * level for dimension, level in levels.items())


def verdict_of(
    levels: Mapping[Dimension, int], weights: Mapping[Dimension, int], rules: Iterable[VerdictRule]
) -> Verdict:
    """The first verdict whose rule the levels meet.

    Raises:
        ValueError: when no rule holds; decoded rubrics always end with one that does.
    """
    total, lowest = points(levels, weights), min(levels.values())
    for rule in rules:
        if total >= rule.points and lowest >= rule.lowest_level:
            return rule.verdict
    raise ValueError("no verdict rule holds")


@dataclass(frozen=True)
class Raise:
    """A dimension lifted by one level."""

    dimension: Dimension
    level: int


def raises_to_hire(
    levels: Mapping[Dimension, int], weights: Mapping[Dimension, int], rules: Sequence[VerdictRule]
) -> tuple[Raise, ...]:
    """The smallest set of one-level raises that would make it a hire, the most weight first among equals.

    Empty when it is one already, or when one level everywhere would not do.
    """
    hires = (Verdict.HIRE, Verdict.STRONG_HIRE)
    if verdict_of(levels, weights, rules) in hires:
        return ()
    raisable = sorted((d for d in levels if levels[d] < LEVELS[-1]), key=lambda d: (levels[d], -weights[d]))
    for count in range(1, len(raisable) + 1):
        for chosen in combinations(raisable, count):
            raised = {dimension: level + (dimension in chosen) for dimension, level in levels.items()}
            if verdict_of(raised, weights, rules) in hires:
                return tuple(Raise(dimension, raised[dimension]) for dimension in chosen)
    return ()
