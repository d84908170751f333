"""Studying a problem: how far each stage has come, and which one to take next."""

from dataclasses import dataclass
from typing import Final

from drill.domain.problem import Problem
from drill.domain.study.gaps import gaps
from drill.domain.study.stage import Stage
from drill.domain.study.suggestion import Known, Suggestion, suggest
from drill.domain.study.walkthrough import walkthrough
from drill.domain.vocabulary import CORE_PHASES, Verdict
from drill.services.bootstrap import Services
from drill.services.cold_attempt import ColdAttempt
from drill.services.completion import Completion
from drill.services.home import suggested_problem
from drill.services.study_run import StudyRun
from drill.services.walkthrough import Walkthrough
from drill.storage import exposure, sessions, study
from drill.storage.study import StudyRow

RUNS: Final[dict[Stage, type[StudyRun]]] = {
    Stage.WALKTHROUGH: Walkthrough,
    Stage.COMPLETION: Completion,
    Stage.COLD: ColdAttempt,
}
HIRED: Final = (Verdict.HIRE, Verdict.STRONG_HIRE)
POINTS_A_LEVEL: Final = 100
"""The weights of the dimensions add up to so much."""


@dataclass(frozen=True)
class StageProgress:
    """How far a stage has come.

    Args:
        last: The run to go on with, else the one finished last; None before the first.
        finished: The run finished last; None before the first.
        steps: How many steps, gaps or phases it has.
    """

    stage: Stage
    last: StudyRow | None
    finished: StudyRow | None
    steps: int

    @property
    def is_under_way(self) -> bool:
        """Whether there is a run to go on with."""
        return self.last is not None and self.last.finished_on is None


@dataclass(frozen=True)
class StudyStart:
    """What is known before one chooses a stage.

    Args:
        stages: In their order.
        suggestion: What to do next, and why.
        left: The stage that was begun last and is not finished; None where there is none.
        is_news: Whether some answers to the problem were never shown, so that a later mock of it would be marked.
    """

    problem: Problem
    stages: tuple[StageProgress, ...]
    suggestion: Suggestion
    left: Stage | None
    is_news: bool


def load_start(services: Services, problem_id: str) -> StudyStart:
    """How far the study of a problem has come.

    Raises:
        ContentError: when the problem cannot be read.
    """
    problem = services.library.problem(problem_id)
    rows = study.of_problem(services.connection, problem_id)
    stages = tuple(_progress(problem, stage, rows) for stage in Stage)
    suggestion = suggest(_known(services, problem, stages))
    left = next((row.stage for row in rows if row.finished_on is None), None)
    met = exposure.of_problem(services.connection, problem_id)
    return StudyStart(problem, stages, suggestion, left, not met.keys() >= set(CORE_PHASES))


def problem_to_study(services: Services) -> str:
    """The problem whose study was left last; else the one to try next.

    Raises:
        ContentError: when there is no problem at all.
    """
    problems = services.library.problems
    known = {problem.id for problem in problems}
    left = (problem for problem in study.left(services.connection) if problem in known)
    return next(left, None) or suggested_problem(services.connection, problems)


def open_run(services: Services, problem_id: str, stage: Stage) -> StudyRun:
    """Go on with a stage of a problem, or begin it.

    Raises:
        ContentError: when the problem cannot be read.
        SessionError: while a mock of it runs.
    """
    return RUNS[stage].open(services.recorder, services.library.problem(problem_id))


def _progress(problem: Problem, stage: Stage, rows: tuple[StudyRow, ...]) -> StageProgress:
    own = [row for row in rows if row.stage is stage]
    steps = {
        Stage.WALKTHROUGH: lambda: len(walkthrough(problem)),
        Stage.COMPLETION: lambda: len(gaps(problem, 0)),
        Stage.COLD: lambda: len(CORE_PHASES),
    }[stage]()
    left = (row for row in own if row.finished_on is None)
    finished = next((row for row in own if row.finished_on is not None), None)
    return StageProgress(stage, next(left, finished), finished, steps)


def _known(services: Services, problem: Problem, stages: tuple[StageProgress, ...]) -> Known:
    finished = {each.stage: each.finished for each in stages if each.finished is not None}
    filled = finished.get(Stage.COMPLETION)
    patterns = {each.id: frozenset(each.patterns) for each in services.library.problems}
    alike = [
        row
        for row in sessions.scored(services.connection)
        if row.verdict is not None and not patterns.get(row.problem, frozenset()).isdisjoint(problem.patterns)
    ]
    level = next((row.points / POINTS_A_LEVEL for row in alike if row.points is not None), None)
    return Known(
        frozenset(finished),
        None if filled is None or not filled.done else filled.right / filled.done,
        any(row.verdict in HIRED for row in alike),
        level,
    )
