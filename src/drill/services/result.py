"""The result of a scored attempt: verdict, why, what next, and all that stands behind them."""

import sqlite3
from dataclasses import dataclass

from drill.domain.attempt import Attempt, attempt_of
from drill.domain.calibration import Eye
from drill.domain.cards import CardState
from drill.domain.clarifying.replies import never_asked
from drill.domain.history import StepPace, pace
from drill.domain.plan import Practice, weakest_dimension
from drill.domain.problem import Clarification, Problem
from drill.domain.reflection import PivotalMoment, pivotal_moment
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem, Raise, raises_to_hire
from drill.domain.vocabulary import Dimension, Verdict
from drill.errors import SessionError
from drill.services.calibration import load_eye
from drill.storage import cards, journal, practice


@dataclass(frozen=True)
class Result:
    """All that a result screen shows.

    Args:
        verdict: None for a phase drill, as are the points.
        weakest: The dimension that cost most; None when all stand at 3 or above.
        raises: For a missed hire, the smallest set of raises that would have made it one.
        missed: The evidence not found, critical first.
        pivotal: Where it was decided; None where the problem's file cannot be read any more.
        scheduled: The cards that this attempt added or pulled nearer.
        never_asked: The important answers that the interviewer was never asked for.
        eye: How the user's levels stand to the keys of authored answers; it changes nothing here.
    """

    attempt: Attempt
    card: Scorecard
    verdict: Verdict | None
    points: int | None
    levels: dict[Dimension, int]
    weakest: Dimension | None
    raises: tuple[Raise, ...]
    missed: tuple[AskedItem, ...]
    pace: tuple[StepPace, ...]
    scheduled: tuple[CardState, ...]
    practice: Practice | None
    eye: Eye
    pivotal: PivotalMoment | None = None
    never_asked: tuple[Clarification, ...] = ()


def load_result(connection: sqlite3.Connection, session_id: str, problem: Problem | None = None) -> Result:
    """The result of a scored attempt.

    Args:
        connection: Where it is stored.
        session_id: The attempt.
        problem: What it was about, as far as that can be read.

    Raises:
        SessionError: when the attempt is not scored.
    """
    attempt = attempt_of(journal.read(connection, session_id))
    card, finished = attempt.scorecard, attempt.finished
    if card is None or finished is None:
        raise SessionError("This attempt is not scored yet.", "Score it first; Home shows it.")
    levels = dict(finished.levels)
    return Result(
        attempt,
        card,
        finished.verdict,
        finished.points,
        levels,
        weakest_dimension(levels, card.weights),
        () if finished.verdict is None else raises_to_hire(levels, card.weights, card.verdicts),
        card.missed(),
        pace(attempt.session),
        cards.scheduled_by(connection, session_id),
        practice.planned_by(connection, session_id),
        load_eye(connection),
        None if problem is None or card.levels_only else pivotal_moment(problem, card, attempt.answers),
        () if problem is None else never_asked(problem, attempt.session),
    )
