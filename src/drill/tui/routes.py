"""From a message to its screen. Each screen is imported when it is first asked for."""

from collections.abc import Callable

from textual.screen import Screen

from drill.config import Config
from drill.services.bootstrap import Services
from drill.services.home import suggested_problem
from drill.storage import sessions
from drill.storage.sessions import SessionState
from drill.tui.messages import (
    BeginDrill,
    BeginMock,
    Open,
    OpenCalibration,
    OpenComparison,
    OpenDrawing,
    OpenDrill,
    OpenGym,
    OpenHistory,
    OpenMarking,
    OpenMeasures,
    OpenMock,
    OpenPreview,
    OpenProblems,
    OpenReview,
    OpenSample,
    OpenSession,
    OpenSettings,
    OpenStage,
    OpenStudy,
    Way,
)


def screen_for(message: Open, services: Services, config: Config, say: Callable[[str], None]) -> Screen[None]:
    """The screen that a message asks for.

    Args:
        message: What is asked.
        services: What the screen works with.
        config: How it looks.
        say: Tells the user a sentence.

    Raises:
        DrillError: when it cannot be opened.
    """
    match message:
        case OpenMock() | BeginMock() | OpenSession() | OpenSample() | OpenMarking() | OpenMeasures():
            return _practice_screen(message, services, config, say)
        case OpenDrill() | BeginDrill():
            return _drill_screen(message, services, config, say)
        case OpenReview() | OpenGym() | OpenCalibration():
            return _exercise_screen(message, services, config)
        case OpenDrawing() | OpenPreview() | OpenStudy() | OpenStage():
            return _content_screen(message, services, config)
        case OpenComparison(session):
            from drill.services.history import comparable
            from drill.tui.screens.compare import CompareScreen

            return CompareScreen(services, comparable(services.connection, session), session)
        case OpenHistory():
            from drill.tui.screens.history import HistoryScreen

            return HistoryScreen(services)
        case OpenProblems():
            from drill.tui.screens.problems import ProblemsScreen

            return ProblemsScreen(services)
        case OpenSettings():
            from drill.tui.screens.settings import SettingsScreen

            return SettingsScreen(services, config)
        case _:
            raise NotImplementedError(f"no screen for {message}")


def _exercise_screen(
    message: OpenReview | OpenGym | OpenCalibration, services: Services, config: Config
) -> Screen[None]:
    match message:
        case OpenReview(beyond):
            from drill.tui.screens.review import ReviewScreen

            return ReviewScreen(services, config, beyond)
        case OpenGym():
            from drill.services.gym import open_sitting
            from drill.tui.screens.gym import GymScreen

            return GymScreen(lambda: open_sitting(services), config)
        case OpenCalibration():
            from drill.services.calibration import open_calibration
            from drill.tui.screens.calibrate import CalibrateScreen

            return CalibrateScreen(open_calibration(services), services.library.rubric)


def _content_screen(
    message: OpenDrawing | OpenPreview | OpenStudy | OpenStage, services: Services, config: Config
) -> Screen[None]:
    match message:
        case OpenDrawing():
            from drill.tui.screens.drawing import DrawingScreen

            return DrawingScreen(message, services.library.capacities, services.paths.exports)
        case OpenPreview(path):
            from drill.services.preview import Preview
            from drill.tui.screens.preview import PreviewScreen

            return PreviewScreen(Preview(path, services.library))
        case OpenStudy(problem):
            from drill.services.study import problem_to_study
            from drill.tui.screens.study import StudyScreen

            return StudyScreen(services, problem or problem_to_study(services))
        case OpenStage(problem, stage):
            from drill.services.study import open_run
            from drill.tui.studies import screen_of_run

            return screen_of_run(open_run(services, problem, stage), config, services.paths.home)


def _practice_screen(
    message: OpenMock | BeginMock | OpenSession | OpenSample | OpenMarking | OpenMeasures,
    services: Services,
    config: Config,
    say: Callable[[str], None],
) -> Screen[None]:
    match message:
        case OpenSession(session, way):
            from drill.tui.attempts import screen_of

            return screen_of(services, config, session, way)
        case OpenMeasures(session):
            from drill.tui.attempts import measures_of

            return measures_of(services, session)
        case BeginMock(problem, agenda, seniority):
            from drill.services.start import begin_mock
            from drill.tui.screens.mock import MockScreen

            return MockScreen(begin_mock(services, problem, agenda, seniority), config, services.paths.home)
        case OpenMarking(session):
            from drill.services.marking import open_marking
            from drill.tui.screens.marking import MarkingScreen

            return MarkingScreen(open_marking(services.recorder, services.library, session))
        case OpenSample():
            from drill.services.sample import Sample
            from drill.tui.screens.sample import SampleScreen

            suggested = suggested_problem(services.connection, services.library.problems)
            return SampleScreen(Sample(services.recorder, services.library.problem(suggested)))
        case OpenMock(problem):
            return _mock_or_setup(problem, services, config, say)


def _drill_screen(
    message: OpenDrill | BeginDrill, services: Services, config: Config, say: Callable[[str], None]
) -> Screen[None]:
    from drill.services.start import begin_drill, prepare_drill

    if isinstance(message, BeginDrill):
        from drill.tui.screens.mock import MockScreen

        mock = begin_drill(services, message.problem, message.phase, item=message.item)
        return MockScreen(mock, config, services.paths.home)
    unfinished = _unfinished(services, config, say)
    if unfinished is not None:
        return unfinished
    from drill.tui.screens.drill import PhaseDrillScreen

    drill = prepare_drill(services, message.problem, message.phase, item=message.item)
    return PhaseDrillScreen(drill, services.library.rubric)


def _unfinished(services: Services, config: Config, say: Callable[[str], None]) -> Screen[None] | None:
    """The unfinished mock, if there is one: only one runs at a time."""
    for row in sessions.unfinished(services.connection):
        if row.state is SessionState.RUNNING:
            say(f"Going on with the unfinished {'drill' if row.drilled else 'mock'} of {row.title}.")
            return screen_for(OpenSession(row.id, Way.AS_IT_STANDS), services, config, say)
    return None


def _mock_or_setup(problem: str | None, services: Services, config: Config, say: Callable[[str], None]) -> Screen[None]:
    unfinished = _unfinished(services, config, say)
    if unfinished is not None:
        return unfinished
    from drill.tui.screens.setup import SetupScreen

    return SetupScreen(services, problem or suggested_problem(services.connection, services.library.problems))
