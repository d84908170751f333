"""How well someone's eye agrees with the keys of authored answers: bias, agreement, and how sure that is.

A rater is compared with a key on answers not seen before. One's own answers have no key and never count here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import fmean

from drill.domain.vocabulary import LEVELS, Dimension, Phase

LEAST_ANSWERS_FOR_BIAS = 10
LEAST_ANSWERS_FOR_KAPPA = 60
RESAMPLES = 1_000
INTERVAL = 0.95
ROUND = 5


@dataclass(frozen=True)
class KeyedAnswer:
    """An authored answer that can be graded.

    Args:
        id: Unique in its problem.
        level: The level of the answer as a whole.
        hot_spot: The hot spot it deals with, in a deep dive.
        only_here: Whether it is shown nowhere but in calibration.
    """

    problem: str
    id: str
    phase: Phase
    level: int
    hot_spot: str | None = None
    only_here: bool = False


@dataclass(frozen=True)
class Grade:
    """A level given to a keyed answer.

    Args:
        day: The study day on which it was given.
        answer: The answer as `problem/id`.
        given: The level that the rater gave.
        key: The level that its author gave.
    """

    day: date
    answer: str
    dimension: Dimension
    given: int
    key: int

    @property
    def error(self) -> int:
        """By how many levels it was too high; below zero, too low."""
        return self.given - self.key


@dataclass(frozen=True)
class RaterBias:
    """How a rater's levels stand to the keys.

    Args:
        answers: How many answers were graded.
        grades: How many levels were given; an answer may have keys for several dimensions.
        mean: The mean of given minus key: above zero is generous.
        exact: How many levels equal the key.
        within_one: How many are at most one level away.
    """

    answers: int
    grades: int
    mean: float
    exact: int
    within_one: int


def rater_bias(grades: Sequence[Grade]) -> RaterBias | None:
    """The bias of a rater; None while fewer than ten answers were graded."""
    answers = len({grade.answer for grade in grades})
    if answers < LEAST_ANSWERS_FOR_BIAS:
        return None
    errors = [grade.error for grade in grades]
    return RaterBias(
        answers,
        len(grades),
        fmean(errors),
        sum(error == 0 for error in errors),
        sum(abs(error) <= 1 for error in errors),
    )


@dataclass(frozen=True)
class Agreement:
    """Agreement with the keys beyond chance.

    Args:
        kappa: Quadratically weighted kappa: 1 is perfect, 0 what chance would give.
        low, high: The bounds of its interval.
    """

    kappa: float
    low: float
    high: float


def weighted_kappa(pairs: Iterable[tuple[int, int]]) -> float | None:
    """Quadratically weighted kappa of pairs of levels; None where all given levels or all keys are one and the same.

    Source: Cohen, Weighted kappa, Psychological Bulletin 70 (1968): one minus the observed squared distance over the
    one expected if both had been given independently.
    """
    counted = Counter(pairs)
    total = counted.total()
    given = Counter[int]()
    keys = Counter[int]()
    for (one, other), count in counted.items():
        given[one] += count
        keys[other] += count
    expected = sum(given[i] * keys[j] * (i - j) ** 2 for i in LEVELS for j in LEVELS)
    if not expected:
        return None
    observed = sum(count * (i - j) ** 2 for (i, j), count in counted.items())
    return 1 - observed * total / expected


def agreement(grades: Sequence[Grade], seed: int = 0) -> Agreement | None:
    """The agreement of a rater with the keys; None while fewer than sixty answers were graded.

    The interval is the 95 % percentile bootstrap over answers, not over grades: the levels of one answer belong
    together. (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.)

    Args:
        grades: What was given.
        seed: The same grades and seed give the same interval.
    """
    by_answer: dict[str, list[tuple[int, int]]] = {}
    for grade in grades:
        by_answer.setdefault(grade.answer, []).append((grade.given, grade.key))
    kappa = weighted_kappa(pair for pairs in by_answer.values() for pair in pairs)
    if len(by_answer) < LEAST_ANSWERS_FOR_KAPPA or kappa is None:
        return None
    answers, chance = list(by_answer.values()), Random(seed)
    drawn = (chance.choices(answers, k=len(answers)) for _ in range(RESAMPLES))
    kappas = (weighted_kappa(pair for pairs in sample for pair in pairs) for sample in drawn)
    found = sorted(each for each in kappas if each is not None)
    outside = round((1 - INTERVAL) / 2 * len(found))
    return Agreement(kappa, found[outside], found[-1 - outside])


@dataclass(frozen=True)
class Eye:
    """What is known of a rater so far.

    Args:
        answers: How many answers not seen before were graded.
        bias: None while they are too few.
        agreement: None while they are too few, or where all levels are one and the same.
    """

    answers: int
    bias: RaterBias | None
    agreement: Agreement | None = None


def choose_round(
    open_answers: Iterable[KeyedAnswer], times_graded: Counter[str], chance: Random
) -> tuple[KeyedAnswer, ...]:
    """Five answers to grade: those graded least often first, of mixed level, phase and problem.

    Answers are taken one after the other; each differs from those taken before in as much as it can.

    Args:
        open_answers: The answers that may be shown.
        times_graded: How often each was graded, by `problem/id`.
        chance: Decides between equals.
    """
    left = sorted(open_answers, key=lambda each: (each.problem, each.id))
    chance.shuffle(left)
    taken: list[KeyedAnswer] = []
    while left and len(taken) < ROUND:
        best = min(left, key=lambda each: (times_graded[f"{each.problem}/{each.id}"], _likeness(each, taken)))
        taken.append(best)
        left.remove(best)
    return tuple(taken)


def _likeness(answer: KeyedAnswer, taken: Sequence[KeyedAnswer]) -> int:
    """How much an answer resembles those taken: nothing gives more away than two levels of one task side by side."""
    return sum(
        2 * (answer.level == other.level)
        + 2 * (answer.phase is other.phase)
        + (answer.problem == other.problem)
        + 4 * ((answer.problem, answer.phase) == (other.problem, other.phase))
        for other in taken
    )
