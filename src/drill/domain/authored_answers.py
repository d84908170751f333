"""Answers that an author wrote and keyed: the exemplars of a problem, and those that only calibration shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drill.domain.calibration import KeyedAnswer
from drill.domain.problem import EvidenceItem, Exemplar, Problem
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Seniority

GRADED_AS = Seniority.SENIOR
"""Authors key their answers by the anchors of this seniority."""


@dataclass(frozen=True)
class CalibrationAnswer:
    """An answer to a phase that is shown in calibration only."""

    phase: Phase
    exemplar: Exemplar


@dataclass(frozen=True)
class CalibrationSet:
    """The answers of one file, all to the same problem."""

    id: str
    problem: str
    answers: tuple[CalibrationAnswer, ...]


@dataclass(frozen=True)
class AuthoredAnswer:
    """An answer to be graded, with everything that is shown before and after.

    Args:
        title: The problem's.
        task: What the phase asks for.
        hot_spot: The title of the hot spot it deals with; empty if there is none.
        evidence: The items that it holds.
    """

    known_as: KeyedAnswer
    title: str
    task: str
    hot_spot: str
    exemplar: Exemplar
    evidence: tuple[EvidenceItem, ...]

    @property
    def reference(self) -> str:
        """The answer as `problem/id`."""
        return f"{self.known_as.problem}/{self.known_as.id}"

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What it is graded on."""
        return tuple(dimension for dimension in Dimension if dimension in self.exemplar.keys)


def authored_answers(problem: Problem, only_here: Iterable[CalibrationAnswer]) -> tuple[AuthoredAnswer, ...]:
    """All keyed answers to a problem, in the order of its phases.

    Args:
        problem: Its exemplars are answers too.
        only_here: The answers that only calibration shows.
    """
    by_id = {item.id: item for item in problem.evidence}
    hot_spots = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
    return tuple(
        AuthoredAnswer(
            KeyedAnswer(problem.id, exemplar.id, phase, exemplar.level, exemplar.hot_spot, hidden),
            problem.title,
            task,
            hot_spots.get(exemplar.hot_spot or "", ""),
            exemplar,
            tuple(by_id[id_] for id_ in exemplar.evidence if id_ in by_id),
        )
        for phase, task, exemplar, hidden in _of_problem(problem, tuple(only_here))
    )


def items_for_answer(
    items: Iterable[EvidenceItem], dimension: Dimension, phase: Phase, hot_spot: str | None
) -> tuple[AskedItem, ...]:
    """The evidence that an answer to one phase could hold, of a dimension; it bounds the answer's key."""
    return tuple(
        AskedItem(item.id, item.dimension, item.phases, item.text, item.critical)
        for item in items
        if item.dimension is dimension
        and phase in item.phases
        and item.seniority.rank <= GRADED_AS.rank
        and item.hot_spot in (None, hot_spot)
    )


def _of_problem(
    problem: Problem, only_here: Sequence[CalibrationAnswer]
) -> Iterator[tuple[Phase, str, Exemplar, bool]]:
    for phase in CORE_PHASES:
        script = problem.script(phase)
        if script is None:
            continue
        for exemplar in script.exemplars:
            yield phase, script.task, exemplar, False
        for answer in only_here:
            if answer.phase is phase:
                yield phase, script.task, answer.exemplar, True
