"""The result of a scored attempt: verdict, why, what next, and all that stands behind them."""

import sqlite3
from dataclasses import dataclass

from drill.domain.attempt import Attempt, attempt_of
from drill.domain.cards import CardState
from drill.domain.history import StepPace, pace
from drill.domain.plan import Practice, weakest_dimension
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem, Raise, points, raises_to_hire
from drill.domain.vocabulary import Dimension, Verdict
from drill.errors import SessionError
from drill.storage import cards, journal, practice


@dataclass(frozen=True)
class Result:
    """All that a result screen shows.

    Args:
        weakest: The dimension that cost most; None when all stand at 3 or above.
        raises: For a missed hire, the smallest set of raises that would have made it one.
        missed: The evidence not found, critical first.
        scheduled: The cards that this attempt added or pulled nearer.
    """

    attempt: Attempt
    card: Scorecard
    verdict: Verdict
    points: int
    levels: dict[Dimension, int]
    weakest: Dimension | None
    raises: tuple[Raise, ...]
    missed: tuple[AskedItem, ...]
    pace: tuple[StepPace, ...]
    scheduled: tuple[CardState, ...]
    practice: Practice | None


def load_result(connection: sqlite3.Connection, session_id: str) -> Result:
    """The result of a scored attempt.

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
        points(levels, card.weights),
        levels,
        weakest_dimension(levels, card.weights),
        raises_to_hire(levels, card.weights, card.verdicts),
        card.missed(),
        pace(attempt.session),
        cards.scheduled_by(connection, session_id),
        practice.planned_by(connection, session_id),
    )
