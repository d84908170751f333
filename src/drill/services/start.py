"""Starting a mock: the content is read, the session gets its name and its seed."""

import secrets
import sqlite3
from dataclasses import dataclass

from drill.domain.format import Format
from drill.domain.vocabulary import Seniority
from drill.errors import UsageError
from drill.services.bootstrap import Services
from drill.services.mock import MockInterview
from drill.storage import sessions, settings

SEEDS = 2**31
USUAL_FORMAT = "45-minute"


@dataclass(frozen=True)
class Choice:
    """What a mock is played with."""

    format: str = USUAL_FORMAT
    seniority: Seniority = Seniority.SENIOR


def last_choice(connection: sqlite3.Connection) -> Choice:
    """Format and seniority of the latest mock; the usual ones before the first."""
    row = sessions.latest(connection)
    return Choice(seniority=settings.load(connection).seniority) if row is None else Choice(row.format, row.seniority)


def begin_mock(services: Services, problem_id: str, format_id: str, seniority: Seniority) -> MockInterview:
    """Begin a mock of a problem.

    Raises:
        DrillError: when the problem cannot be read, there is no such format, or another mock is unfinished.
    """
    problem, content_hash = services.library.problem_with_hash(problem_id)
    agenda = find_format(services.library.formats, format_id)
    session_id, seed = secrets.token_hex(6), secrets.randbelow(SEEDS)
    return MockInterview.begin(
        services.recorder, problem, content_hash, agenda, seniority, session_id=session_id, seed=seed
    )


def find_format(formats: tuple[Format, ...], format_id: str) -> Format:
    """The format of an id.

    Raises:
        UsageError: when there is none.
    """
    for agenda in formats:
        if agenda.id == format_id:
            return agenda
    raise UsageError(f"There is no format {format_id}.", f"There are {', '.join(each.id for each in formats)}.")
