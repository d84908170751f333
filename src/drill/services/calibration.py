"""Calibrating the eye: authored answers are graded, then held against their keys; every grade is on disk at once.

An answer counts for the figures when its key is news: it was never graded on that dimension before, and it is either
shown nowhere else or belongs to a phase whose sample answers were not yet shown after a mock.
"""

import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from drill.domain.authored_answers import AuthoredAnswer, authored_answers
from drill.domain.calibration import ROUND, Eye, agreement, choose_round, rater_bias
from drill.domain.events import AnswerGraded, PhasesExposed
from drill.domain.exposure import Exposure
from drill.domain.problem_summary import ProblemSummary
from drill.domain.vocabulary import CORE_PHASES, Dimension
from drill.errors import ContentError, SessionError
from drill.services.bootstrap import Services
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage import exposure, grades, sessions
from drill.storage.sessions import SessionState

SEEDS = 2**31


@dataclass(frozen=True)
class Graded:
    """An answer of the round with the levels given to it.

    Args:
        counts: Whether it counts for the figures.
    """

    answer: AuthoredAnswer
    given: Mapping[Dimension, int]
    counts: bool

    @property
    def errors(self) -> tuple[int, ...]:
        """By how many levels each was too high; below zero, too low."""
        return tuple(level - self.answer.exemplar.keys[dimension] for dimension, level in self.given.items())


class Calibration:
    """Rounds of five answers.

    Args:
        recorder: Where facts go.
        library: Where the answers come from.
        seed: Decides what is drawn.
    """

    def __init__(self, recorder: Recorder, library: Library, seed: int) -> None:
        self._recorder = recorder
        self._library = library
        self._chance = Random(seed)
        self._authored: dict[str, tuple[AuthoredAnswer, ...]] = {}
        self.begin_round()

    @property
    def current(self) -> AuthoredAnswer | None:
        """The answer that is graded now, or was just now; None at the end of a round, or without one."""
        return self.round[self._place] if self._place < len(self.round) else None

    @property
    def number(self) -> int:
        """Which answer of the round the present one is, from 1."""
        return self._place + 1

    @property
    def given(self) -> Mapping[Dimension, int]:
        """The levels given to the present answer so far."""
        return self._given

    @property
    def wanted(self) -> Dimension | None:
        """The dimension to grade now; None when the present answer has all its levels, and its key may be shown."""
        dimensions = () if self.current is None else self.current.dimensions
        return next((dimension for dimension in dimensions if dimension not in self._given), None)

    @property
    def counts(self) -> bool:
        """Whether the present answer counts for the figures."""
        return bool(self._news)

    @property
    def graded(self) -> tuple[Graded, ...]:
        """The answers of this round that have all their levels."""
        return tuple(self._graded)

    @property
    def offers(self) -> tuple[ProblemSummary, ...]:
        """The problems that hold answers back because they were not tried yet, easiest first."""
        met = exposure.met(self._recorder.connection)
        held = (each for each in self._playable() if not met.issuperset((each.id, phase) for phase in CORE_PHASES))
        return tuple(sorted(held, key=lambda problem: (problem.tier.rank, problem.title)))

    def eye(self) -> Eye:
        """The figures so far."""
        return load_eye(self._recorder.connection)

    def open_problem(self, problem_id: str) -> None:
        """Take the answers of a problem in, though it was not tried yet; its phases are seen from now on."""
        self._recorder.record(PhasesExposed(problem_id, CORE_PHASES, Exposure.SEEN))
        if not self.round:
            self.begin_round()

    def begin_round(self) -> None:
        """Draw five answers of those that are open; none while fewer are."""
        answers = {each.reference: each for each in self._open_answers()}
        self.open_count = len(answers)
        times = Counter[str]()
        for (reference, _), count in grades.times_graded(self._recorder.connection).items():
            times[reference] = max(times[reference], count)
        known = [each.known_as for each in answers.values()] if self.open_count >= ROUND else []
        drawn = choose_round(known, times, self._chance)
        self.round: tuple[AuthoredAnswer, ...] = tuple(answers[f"{each.problem}/{each.id}"] for each in drawn)
        self._graded: list[Graded] = []
        self._show(0)

    def grade(self, level: int) -> None:
        """Give the present answer a level on the dimension that is wanted.

        Raises:
            SessionError: when nothing is to be graded now.
        """
        answer, dimension = self.current, self.wanted
        if answer is None or dimension is None:
            raise SessionError("There is nothing to grade now.")
        key = answer.exemplar.keys[dimension]
        self._recorder.record(AnswerGraded(answer.reference, dimension, level, key, dimension in self._news))
        self._given[dimension] = level
        if self.wanted is None:
            self._graded.append(Graded(answer, dict(self._given), self.counts))

    def go_on(self) -> None:
        """Show the next answer of the round, or its end.

        Raises:
            SessionError: when the present answer still lacks a level.
        """
        if self.current is None or self.wanted is not None:
            raise SessionError("The present answer is not graded yet.")
        self._show(self._place + 1)

    def _show(self, place: int) -> None:
        self._place = place
        self._given: dict[Dimension, int] = {}
        self._news = frozenset[Dimension]() if self.current is None else self._dimensions_with_news(self.current)

    def _dimensions_with_news(self, answer: AuthoredAnswer) -> frozenset[Dimension]:
        known = answer.known_as
        shown = exposure.exemplars_shown(self._recorder.connection)
        if not known.only_here and (known.problem, known.phase) in shown:
            return frozenset()
        times = grades.times_graded(self._recorder.connection)
        return frozenset(each for each in answer.dimensions if not times[answer.reference, each])

    def _open_answers(self) -> Iterator[AuthoredAnswer]:
        met = exposure.met(self._recorder.connection)
        touched = {problem for problem, _ in met}
        for problem in self._playable():
            if problem.id in touched:
                answers = self._answers_to(problem.id)
                yield from (each for each in answers if (problem.id, each.known_as.phase) in met)

    def _playable(self) -> Iterator[ProblemSummary]:
        """All problems but that of a running mock, which must not be looked up meanwhile."""
        unfinished = sessions.unfinished(self._recorder.connection)
        running = {row.problem for row in unfinished if row.state is SessionState.RUNNING}
        return (problem for problem in self._library.problems if problem.id not in running)

    def _answers_to(self, problem_id: str) -> tuple[AuthoredAnswer, ...]:
        if problem_id not in self._authored:
            self._authored[problem_id] = answers_to(self._library, problem_id)
        return self._authored[problem_id]


def open_calibration(services: Services) -> Calibration:
    """Begin to calibrate."""
    return Calibration(services.recorder, services.library, secrets.randbelow(SEEDS))


def all_answers(library: Library) -> tuple[AuthoredAnswer, ...]:
    """Every keyed answer there is, by problem and phase."""
    ids = sorted(problem.id for problem in library.problems)
    return tuple(answer for problem_id in ids for answer in answers_to(library, problem_id))


def answers_to(library: Library, problem_id: str) -> tuple[AuthoredAnswer, ...]:
    """All keyed answers to a problem; none where its file cannot be read, of which Home tells."""
    try:
        problem = library.problem(problem_id)
    except ContentError:
        return ()
    return authored_answers(problem, library.calibration(problem))


def load_eye(connection: sqlite3.Connection, *, with_agreement: bool = False) -> Eye:
    """How a user's levels stand to the keys so far.

    Args:
        connection: The database.
        with_agreement: Whether to compute the agreement too, whose interval takes a moment.
    """
    counting = grades.counting(connection)
    answers = len({grade.answer for grade in counting})
    return Eye(answers, rater_bias(counting), agreement(counting) if with_agreement else None)
