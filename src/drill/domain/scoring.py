"""Scoring: what the ticked evidence supports, and which verdict the levels give.

All rules are conventions ruled in the design, not validated predictions; screens say so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from drill.domain.rubric import VerdictRule
from drill.domain.vocabulary import LEVELS, Dimension, Phase, Verdict

CRITICAL_MISSING_CAP = 2
HALF_HELD_SUPPORT = 3
FULL_SUPPORT = 4


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
