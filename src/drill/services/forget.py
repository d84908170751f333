"""Forgetting what was written in an attempt, or in studying a problem: here and in every backup within reach."""

from contextlib import closing
from dataclasses import dataclass

from drill.clock import Clock
from drill.domain.events import AnswersErased
from drill.errors import SessionError, StorageError, UsageError
from drill.paths import Paths
from drill.services.history import find_attempt
from drill.services.recorder import Recorder
from drill.storage import backup, erasure, journal, study
from drill.storage.database import locked, open_for_reading, open_locked, transaction
from drill.storage.sessions import SessionRow, SessionState


@dataclass(frozen=True)
class Forgotten:
    """What was erased.

    Args:
        texts: How many snapshots of answers, in the database and in all backups.
        backups: How many backups were rewritten.
        exports: How many files that `drill` itself wrote out were deleted.
        unreached: Files among the backups that could not be rewritten, with the reason.
    """

    texts: int
    backups: int
    exports: int
    unreached: tuple[str, ...]


def attempt_to_forget(paths: Paths, prefix: str) -> SessionRow:
    """The attempt of an id, or of the beginning of one.

    Raises:
        UsageError: when there is none, or the beginning fits several.
        SessionError: when it still runs.
    """
    connection = open_for_reading(paths.database)
    row = None
    if connection is not None:
        with closing(connection):
            row = find_attempt(connection, prefix)
    if row is None:
        raise UsageError(f"There is no attempt {prefix}.", "`drill history` lists them.")
    if row.state is SessionState.RUNNING:
        raise SessionError("This mock is not finished.", "Lock or discard it first, then forget it.")
    return row


def studies_to_forget(paths: Paths, problem: str) -> tuple[str, ...]:
    """The runs of study mode through a problem; none where it was never studied."""
    connection = open_for_reading(paths.database)
    if connection is None:
        return ()
    with closing(connection):
        return tuple(row.id for row in study.of_problem(connection, problem))


def forget(paths: Paths, clock: Clock, *sessions: str) -> Forgotten:
    """Erase what was written in attempts or runs of study mode; scores, cards, schedule and progress stay.

    The backups come first: while the database still holds the text, a killed attempt to forget is seen and repeated.

    Raises:
        StorageError: when another drill is open, or something cannot be written.
    """
    with locked(paths.database, paths.lock), closing(open_locked(paths.database)) as connection:
        backup.remove_unfinished(paths.backups)
        counts: list[int] = []
        unreached: list[str] = []
        for path in sorted(paths.backups.iterdir()) if paths.backups.is_dir() else []:
            try:
                counts.append(sum(erasure.erase_in_backup(path, session) for session in sessions))
            except StorageError as error:
                unreached.append(error.message)
        erasure.overwrite_freed_bytes(connection)
        recorder = Recorder(connection, clock)
        with transaction(connection):
            for session in sessions:
                if not any(isinstance(event.fact, AnswersErased) for event in journal.read(connection, session)):
                    recorder.append(AnswersErased(session))
            here = sum(erasure.erase(connection, session) for session in sessions)
        erasure.vacuum(connection)
    exports = sum(_delete_exports(paths, session, unreached) for session in sessions)
    return Forgotten(here + sum(counts), sum(count > 0 for count in counts), exports, tuple(unreached))


def _delete_exports(paths: Paths, session: str, unreached: list[str]) -> int:
    """Delete what was written out of an attempt, its text and its drawing; such files end with the attempt's id."""
    deleted = 0
    for path in paths.exports.glob(f"*-{session}.*"):
        try:
            path.unlink()
            deleted += 1
        except OSError as error:
            unreached.append(f"The file {path} could not be deleted: {error.strerror}.")
    return deleted
