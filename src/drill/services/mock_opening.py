"""Opening a mock: begun, or gone on with where it was left."""

from dataclasses import replace

from drill.domain.answers import Part
from drill.domain.attempt import attempt_of
from drill.domain.events import MockBegun
from drill.domain.exposure import seen_before_trying
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import SessionError
from drill.services.mock import MockInterview
from drill.services.recorder import Recorder
from drill.storage import exposure, journal, sessions
from drill.storage.database import transaction


def begin(
    recorder: Recorder,
    problem: Problem,
    content_hash: str,
    agenda: Format,
    seniority: Seniority,
    *,
    session_id: str,
    seed: int,
    drilled: Phase | None = None,
    practice: str | None = None,
) -> MockInterview:
    """Start the clock of a new mock.

    Args:
        recorder: Where facts go.
        problem: What the author wrote.
        content_hash: By which later edits of it are noticed.
        agenda: The format.
        seniority: The level interviewed for.
        session_id: The name of the new attempt.
        seed: What it draws from.
        drilled: The one phase of a phase drill; None for a whole mock.
        practice: The problem whose planned practice a drill is for.

    Raises:
        SessionError: when another mock is unfinished.
    """
    connection = recorder.connection
    if any(row.state is sessions.SessionState.RUNNING for row in sessions.unfinished(connection)):
        raise SessionError("Another mock is unfinished.", "Go on with it or discard it first; Home shows it.")
    seen = seen_before_trying(exposure.of_problem(connection, problem.id))
    exposed = tuple(phase for phase in seen if drilled in (None, phase))
    begun = (session_id, problem.id, problem.title, content_hash, agenda, seniority, seed, exposed)
    fact = MockBegun(*begun, drilled=drilled, practice=practice, silence=recorder.settings.silence)
    with transaction(connection):
        attempt = attempt_of(recorder.append(fact))
        sessions.save_draft(connection, session_id, {}, sessions.Heartbeat(0.0, recorder.clock.now()))
    running = attempt.session.resume(recorder.clock.monotonic())
    return MockInterview(recorder, problem, replace(attempt, session=running), {})


def resume(recorder: Recorder, problem: Problem, session_id: str) -> MockInterview:
    """Go on with a mock that was left, or that a crash ended; after its lock, with the unscored afterword."""
    connection = recorder.connection
    attempt = attempt_of(journal.read(connection, session_id))
    draft = {Part.parse(part): text for part, text in sessions.draft(connection, session_id).items()}
    answers = {**attempt.answers, **attempt.afterword, **draft}
    if attempt.session.locked_at is not None:
        return MockInterview(recorder, problem, attempt, answers)
    beat = sessions.heartbeat(connection, session_id)
    paused = attempt.session if beat is None else attempt.session.paused_at(beat.elapsed)
    away = 0.0 if beat is None else max(0.0, (recorder.clock.now() - beat.at).total_seconds())
    running = paused.resume(recorder.clock.monotonic(), away)
    mock = MockInterview(recorder, problem, replace(attempt, session=running), answers)
    mock.remember_gap(paused.counted, away)
    return mock
