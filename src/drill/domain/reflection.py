"""Looking at one's own scoring: what was missed for sure, which authored answers to compare with, and what decided."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from drill.domain.answers import Answers, LineReference
from drill.domain.evidence import suggested_lines
from drill.domain.plan import weakest_dimension
from drill.domain.problem import EvidenceItem, Exemplar, Problem
from drill.domain.scorecard import CERTAIN, Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, LEVELS, Dimension, Phase

GOOD = LEVELS[-2]
"""From this level on a prediction says that the answer is good."""


def sure_but_missed(card: Scorecard) -> tuple[AskedItem, ...]:
    """The evidence not found where one was certain of a good level, critical first: it teaches most."""
    certain = {
        dimension
        for dimension, prediction in card.predictions.items()
        if prediction.level >= GOOD and prediction.sureness == CERTAIN
    }
    return tuple(item for item in card.missed() if item.dimension in certain)


@dataclass(frozen=True)
class Movement:
    """The level of a dimension through the stages of scoring.

    Args:
        predicted: None where the prediction was skipped.
        supports: The level that the evidence carries in the end; None when none was asked for.
    """

    dimension: Dimension
    predicted: int | None
    first: int | None
    revised: int | None
    supports: int | None

    @property
    def prediction_error(self) -> int | None:
        """By how many levels the prediction was too high; below zero, too low."""
        return None if self.predicted is None or self.revised is None else self.predicted - self.revised

    @property
    def evidence_gap(self) -> int | None:
        """By how many levels the final level stands above what the evidence carries; never below zero."""
        return None if self.supports is None or self.revised is None else max(0, self.revised - self.supports)


def movements(card: Scorecard) -> tuple[Movement, ...]:
    """How the level of each dimension moved; dimensions that were not reached did not."""
    first = card.as_first_given()
    return tuple(
        Movement(
            dimension,
            prediction.level if (prediction := card.predictions.get(dimension)) else None,
            first.level(dimension),
            card.level(dimension),
            None if card.levels_only or not card.items_of(dimension) else card.support_of(dimension).level,
        )
        for dimension in card.predicted_dimensions
    )


def mean_prediction_error(moved: Iterable[Movement]) -> float | None:
    """By how many levels the predictions were too high on average; None without a prediction."""
    return _mean(each.prediction_error for each in moved)


def mean_evidence_gap(moved: Iterable[Movement]) -> float | None:
    """By how many levels the final levels stand above their evidence on average; None where none was asked for."""
    return _mean(each.evidence_gap for each in moved)


def _mean(figures: Iterable[int | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


# Comparing with authored answers


@dataclass(frozen=True)
class Measure:
    """One phase, or one hot spot of it, to be held against authored answers.

    Args:
        dimension: The one whose level chooses the answer to begin with.
        hot_spot: The hot spot dived into; None outside the deep dive.
        exemplars: Lowest level first.
        start: The index of the one to begin with: the lowest that stands above one's own level, else the highest.
    """

    phase: Phase
    dimension: Dimension
    hot_spot: str | None
    exemplars: tuple[Exemplar, ...]
    start: int


def measures(problem: Problem, card: Scorecard, dived: Collection[str]) -> tuple[Measure, ...]:
    """What there is to compare, phase by phase; a deep dive, hot spot by hot spot.

    Someone who dived into a hot spot of their own is shown the authored dives, as examples of depth.

    Args:
        problem: What the author wrote.
        card: One's own levels.
        dived: The hot spots that were dived into.
    """
    return tuple(_measures(problem, card, dived))


def _measures(problem: Problem, card: Scorecard, chosen: Collection[str]) -> Iterator[Measure]:
    for phase in CORE_PHASES:
        dimension = next(each for each in Dimension if HOME_PHASES[each] == (phase,))
        script = problem.script(phase)
        if script is None or dimension not in card.predicted_dimensions:
            continue
        groups: dict[str | None, list[Exemplar]] = {}
        for exemplar in sorted(script.exemplars, key=lambda each: each.level):
            groups.setdefault(exemplar.hot_spot, []).append(exemplar)
        dived = {spot: group for spot, group in groups.items() if spot in chosen}
        for spot, group in (dived or groups).items():
            own = card.level(dimension) or LEVELS[0]
            start = next((i for i, each in enumerate(group) if each.level > own), len(group) - 1)
            yield Measure(phase, dimension, spot, tuple(group), start)


def lacking(exemplar: Exemplar, card: Scorecard) -> tuple[AskedItem, ...]:
    """The evidence that an authored answer holds and one's own does not, critical first."""
    lacked = [item for item in card.items if item.id in exemplar.evidence and not card.holds(item)]
    return tuple(sorted(lacked, key=lambda item: not item.critical))


# What decided


@dataclass(frozen=True)
class PivotalMoment:
    """The piece of evidence on which the result turned, and the line of one's own that came nearest to it.

    Args:
        line: The line that shows it, or the one that came closest; None where no line came near.
    """

    item: AskedItem
    held: bool
    line: LineReference | None


def pivotal_moment(problem: Problem, card: Scorecard, answers: Answers) -> PivotalMoment | None:
    """Where the result was decided.

    Below the bar: the first missed item, critical before others, of the dimension that cost most. At or above it in
    every dimension: the critical item that was shown in the dimension of the greatest weight.
    """
    weakest = weakest_dimension(card.final_levels(), card.weights)
    if weakest is not None:
        missed = [item for item in card.missed() if item.dimension is weakest]
        return _moment(problem, missed[0], False, card, answers) if missed else None
    shown = [item for item in card.items if item.critical and item.computed is None and card.holds(item)]
    heaviest = sorted(shown, key=lambda item: -card.weights[item.dimension])
    return _moment(problem, heaviest[0], True, card, answers) if heaviest else None


def _moment(problem: Problem, item: AskedItem, held: bool, card: Scorecard, answers: Answers) -> PivotalMoment:
    decision = card.decision_on(item.id)
    pointed = decision.lines if decision else ()
    authored: EvidenceItem | None = next((each for each in problem.evidence if each.id == item.id), None)
    near = pointed or (() if authored is None else suggested_lines(authored, problem, answers))
    return PivotalMoment(item, held, near[0] if near else None)
