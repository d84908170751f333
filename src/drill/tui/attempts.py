"""Which screen an attempt is shown on, by how far it has come."""

from textual.screen import Screen

from drill.config import Config
from drill.domain.problem import Problem
from drill.domain.scorecard import ScoringStage
from drill.errors import ContentError, SessionError
from drill.services import mock_opening
from drill.services.bootstrap import Services
from drill.services.history import load_record
from drill.services.result import load_result
from drill.services.scoring import Scoring
from drill.storage import sessions
from drill.storage.sessions import SessionState
from drill.tui.messages import Way
from drill.tui.screens.attempt import AttemptScreen
from drill.tui.screens.drill_result import DrillResultScreen
from drill.tui.screens.held_against import HeldAgainstScreen
from drill.tui.screens.locked import LockedScreen
from drill.tui.screens.mock import MockScreen
from drill.tui.screens.predict import PredictScreen
from drill.tui.screens.result import ResultScreen
from drill.tui.screens.revise import ReviseScreen
from drill.tui.screens.score import ScoreScreen


def screen_of(services: Services, config: Config, session_id: str, way: Way) -> Screen[None]:
    """The screen for an attempt: the mock, what to do after its lock, its scoring, or its result.

    Args:
        services: Where the attempt is.
        config: How a mock looks.
        session_id: The attempt.
        way: Whether only to read it; after the lock, whether to score, to write on, or to ask which.

    Raises:
        DrillError: when the attempt or its problem cannot be opened.
    """
    row = sessions.find(services.connection, session_id)
    if row is None:
        raise SessionError("This attempt is gone.")
    if row.state is SessionState.SCORED:
        record = load_record(services.connection, services.library, session_id)
        result = load_result(services.connection, session_id, _problem_if_known(services, row.problem))
        screen = DrillResultScreen if row.drilled else ResultScreen
        return screen(services, record, result)
    if way is Way.READ or row.state is SessionState.DISCARDED:
        return AttemptScreen(services, load_record(services.connection, services.library, session_id))
    problem = services.library.problem(row.problem)
    if row.state is SessionState.RUNNING or way is Way.WRITE_ON:
        mock = mock_opening.resume(services.recorder, problem, session_id)
        return MockScreen(mock, config, services.paths.home)
    if row.state is SessionState.LOCKED and way is Way.AS_IT_STANDS:
        return LockedScreen(row)
    return _scoring_screen(Scoring.open(services.recorder, problem, services.library.rubric, session_id))


def measures_of(services: Services, session_id: str) -> Screen[None]:
    """The authored answers once more, for someone who revises.

    Raises:
        DrillError: when the attempt or its problem cannot be opened.
    """
    row = sessions.find(services.connection, session_id)
    if row is None:
        raise SessionError("This attempt is gone.")
    problem = services.library.problem(row.problem)
    return HeldAgainstScreen(Scoring.open(services.recorder, problem, services.library.rubric, session_id))


def _problem_if_known(services: Services, problem_id: str) -> Problem | None:
    """The problem; None when its file is gone or broken, for an attempt stays readable without."""
    try:
        return services.library.problem(problem_id)
    except ContentError:
        return None


def _scoring_screen(scoring: Scoring) -> Screen[None]:
    """The screen at which a scoring goes on."""
    match scoring.card.stage:
        case ScoringStage.PREDICTED:
            return PredictScreen(scoring)
        case ScoringStage.REVISED:
            return ReviseScreen(scoring)
        case ScoringStage.FIRST:
            return ScoreScreen(scoring) if scoring.page is None else HeldAgainstScreen(scoring)
