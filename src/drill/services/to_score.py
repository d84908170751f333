"""Which attempt is to be scored."""

import sqlite3

from drill.errors import SessionError
from drill.services.history import find_attempt
from drill.storage import sessions
from drill.storage.sessions import SessionRow, SessionState


def attempt_to_score(connection: sqlite3.Connection, session_id: str | None) -> SessionRow:
    """The attempt to score.

    Args:
        connection: Where it is stored.
        session_id: It, or the beginning of its id; by default the one that has waited longest.

    Raises:
        SessionError: when it is none that can be scored, or none waits.
        UsageError: when several begin so.
    """
    scorable = (SessionState.LOCKED, SessionState.SCORING)
    if session_id is None:
        waiting = [row for row in sessions.unfinished(connection) if row.state in scorable]
        if not waiting:
            raise SessionError("No attempt waits to be scored.", "`drill mock` begins one; `drill history` lists all.")
        return waiting[-1]
    row = find_attempt(connection, session_id)
    if row is None:
        raise SessionError(f"There is no attempt {session_id}.", "`drill history` lists them.")
    if row.state is SessionState.SCORED:
        raise SessionError("This attempt is scored already.", f"`drill show {row.id}` tells its result.")
    if row.state not in scorable:
        raise SessionError(f"This attempt is {row.state}.", "Only a locked mock can be scored.")
    return row
