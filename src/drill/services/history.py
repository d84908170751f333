"""Past attempts: all of them in a list, one with everything in it, and throwing one away."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from drill.domain.answers import Part
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.clarifying.replies import never_asked
from drill.domain.diving import dive_titles, own_title
from drill.domain.events import MockDiscarded
from drill.domain.handling import Asked, never_answered
from drill.domain.history import Happening, happenings
from drill.domain.session import INTERRUPTED_SECONDS, Session
from drill.domain.signals import Signals, signals_of
from drill.errors import ContentError, SessionError, UsageError
from drill.paths import Paths
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage import history, journal, sessions
from drill.storage.database import empty_database, open_for_reading, transaction
from drill.storage.sessions import SessionRow, SessionState

SHOWN = 5
"""How many attempts a message names."""


@dataclass(frozen=True)
class HistoryRow:
    """An attempt in the list of all.

    Args:
        day: The study day on which it was begun.
        seconds: What was used of the total; None for one that was discarded before its lock.
        levels_only: Whether it was scored without evidence.
        exposed: Whether some of the answers were seen before they were ever attempted.
    """

    session: SessionRow
    day: date
    seconds: float | None
    interrupted: bool
    levels_only: bool = False
    exposed: bool = False


@dataclass(frozen=True)
class Record:
    """An attempt with all that is known of it.

    Args:
        attempt: With what was being typed when it was left.
        course: What happened in it.
        hot_spots: The titles of the hot spots, one's own among them, as far as the problem's file can be read.
        never_asked: The topics of important answers that were never asked for, once it is scored.
        signals: What can be told of it nearly without error; nothing before its lock.
    """

    row: HistoryRow
    attempt: Attempt
    course: tuple[Happening, ...]
    hot_spots: Mapping[str, str]
    signals: Signals = field(default_factory=Signals)
    never_asked: tuple[str, ...] = ()

    @property
    def never_answered(self) -> tuple[Asked, ...]:
        """The interviewer's questions that were left open, put off or dismissed; none before the lock."""
        return never_answered(self.attempt.session) if self.attempt.session.locked_at is not None else ()


def open_history(paths: Paths) -> sqlite3.Connection:
    """The database for a look back, beside whatever else is running; an empty one where there is none yet.

    Raises:
        StorageError: when the database is not ours.
    """
    return open_for_reading(paths.database) or empty_database()


def load_history(connection: sqlite3.Connection) -> tuple[HistoryRow, ...]:
    """All attempts, the latest first."""
    days, gaps = history.days_begun(connection), history.gap_seconds(connection)
    by_levels, exposed = history.scored_by_levels(connection), history.begun_exposed(connection)
    return tuple(
        HistoryRow(
            row,
            days.get(row.id, row.began_at.date()),
            _seconds(connection, row),
            gaps.get(row.id, 0.0) > INTERRUPTED_SECONDS,
            row.id in by_levels,
            row.id in exposed,
        )
        for row in sessions.attempts(connection)
    )


def find_attempt(connection: sqlite3.Connection, prefix: str) -> SessionRow | None:
    """The attempt of an id, or of the beginning of one; None when none begins so.

    Raises:
        UsageError: when several begin so.
    """
    exact = sessions.find(connection, prefix)
    found = sessions.matching(connection, prefix)
    if exact is None and len(found) > 1:
        listed = ", ".join(row.id for row in found[:SHOWN])
        raise UsageError(f"{len(found)} attempts begin with {prefix}: {listed}.", "Write more of the id.")
    return exact or next(iter(found), None)


def load_record(connection: sqlite3.Connection, library: Library, session_id: str) -> Record:
    """An attempt with all that is known of it.

    Raises:
        SessionError: when there is none of that id.
    """
    row = sessions.find(connection, session_id)
    if row is None:
        raise SessionError(f"There is no attempt {session_id}.", "`drill history` lists them.")
    events = tuple(journal.read(connection, session_id))
    attempt = _with_draft(connection, attempt_of(events))
    levels_only = attempt.scorecard is not None and attempt.scorecard.levels_only
    return Record(
        HistoryRow(
            row,
            events[0].study_day,
            _seconds(connection, row),
            attempt.session.interrupted,
            levels_only,
            bool(attempt.exposed),
        ),
        attempt,
        happenings(events),
        _hot_spots(library, attempt.session),
        signals_of(attempt, events),
        _never_asked(library, attempt),
    )


def comparable(connection: sqlite3.Connection, session_id: str) -> tuple[HistoryRow, ...]:
    """The attempts at the problem of an attempt, itself among them, the latest first. Discarded others are left out.

    Raises:
        SessionError: when there is nothing to compare it with.
    """
    rows = load_history(connection)
    problems = {row.session.problem for row in rows if row.session.id == session_id}
    found = tuple(
        row
        for row in rows
        if row.session.problem in problems
        and (row.session.id == session_id or row.session.state is not SessionState.DISCARDED)
    )
    if len(found) < 2:
        raise SessionError("There is no other attempt at this problem to compare with.", "Play it again first.")
    return found


def discard(recorder: Recorder, session_id: str) -> None:
    """Throw an attempt away that is not scored. Its events stay in the journal; it is never scored.

    Raises:
        SessionError: when it is scored or gone already.
    """
    row = sessions.find(recorder.connection, session_id)
    if row is None or row.state is SessionState.DISCARDED:
        raise SessionError("This attempt is gone already.")
    if row.state is SessionState.SCORED:
        raise SessionError(
            "A scored attempt stays in the history: cards and practice came from it.",
            f"`drill forget {row.id}` erases its text.",
        )
    with transaction(recorder.connection):
        recorder.append(MockDiscarded(session_id))
        sessions.clear_draft(recorder.connection, session_id)


def _seconds(connection: sqlite3.Connection, row: SessionRow) -> float | None:
    beat = sessions.heartbeat(connection, row.id) if row.state is SessionState.RUNNING else None
    return beat.elapsed if beat else row.elapsed or None


def _with_draft(connection: sqlite3.Connection, attempt: Attempt) -> Attempt:
    """The attempt with what was typed since its last snapshot."""
    session = attempt.session
    draft = {Part.parse(part): text for part, text in sessions.draft(connection, session.id).items()}
    if session.locked_at is not None:
        return replace(attempt, afterword={**attempt.afterword, **draft})
    beat = sessions.heartbeat(connection, session.id)
    paused = session if beat is None else session.paused_at(beat.elapsed)
    return replace(attempt, session=paused, answers={**attempt.answers, **draft})


def _never_asked(library: Library, attempt: Attempt) -> tuple[str, ...]:
    """The topics never asked about; before the result they are still to be found out."""
    if attempt.finished is None:
        return ()
    try:
        problem = library.problem(attempt.session.problem)
    except ContentError:
        return ()
    return tuple(each.topic for each in never_asked(problem, attempt.session))


def _hot_spots(library: Library, session: Session) -> Mapping[str, str]:
    try:
        return dive_titles(library.problem(session.problem), session.dive)
    except ContentError:
        return own_title(session.dive)
