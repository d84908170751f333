"""Starting a mock or a phase drill: the content is read, the session gets its name and its seed."""

import secrets
import sqlite3
from dataclasses import dataclass

from drill.domain.drilling import drill_format, refuse_undrilled
from drill.domain.events import PhasesExposed
from drill.domain.exposure import Exposure
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.settled import phases_before
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import UsageError
from drill.services import mock_opening
from drill.services.bootstrap import Services
from drill.services.drills import drill_problems
from drill.services.mock import MockInterview
from drill.storage import exposure, practice, sessions, settings

SEEDS = 2**31
USUAL_FORMAT = "45-minute"


@dataclass(frozen=True)
class Choice:
    """What a mock is played with."""

    format: str = USUAL_FORMAT
    seniority: Seniority = Seniority.SENIOR


def last_choice(connection: sqlite3.Connection) -> Choice:
    """Format and seniority of the latest mock; the usual ones before the first."""
    row = sessions.latest_mock(connection)
    return Choice(seniority=settings.load(connection).seniority) if row is None else Choice(row.format, row.seniority)


def begin_mock(services: Services, problem_id: str, format_id: str, seniority: Seniority) -> MockInterview:
    """Begin a mock of a problem.

    Raises:
        DrillError: when the problem cannot be read, there is no such format, or another mock is unfinished.
    """
    problem, content_hash = services.library.problem_with_hash(problem_id)
    agenda = find_format(services.library.formats, format_id)
    session_id, seed = _drawn()
    return mock_opening.begin(
        services.recorder, problem, content_hash, agenda, seniority, session_id=session_id, seed=seed
    )


@dataclass(frozen=True)
class PhaseDrill:
    """A phase drill before its clock starts.

    Args:
        agenda: Its one step.
        revealed: The earlier phases whose reference was news until it was shown here.
        practice: The problem whose planned practice it is for; None when it is for none.
    """

    problem: Problem
    content_hash: str
    phase: Phase
    agenda: Format
    seniority: Seniority
    revealed: tuple[Phase, ...]
    practice: str | None


def prepare_drill(
    services: Services, problem_id: str, phase: Phase, *, seniority: Seniority | None = None, item: str | None = None
) -> PhaseDrill:
    """Look at a phase drill; what earlier phases settled counts as seen from now on.

    Args:
        services: Content and history.
        problem_id: The problem to drill on.
        phase: The phase.
        seniority: The level interviewed for; that of the latest mock by default.
        item: The problem whose planned practice it is for; by default the earliest that this drill can be for.

    Raises:
        DrillError: when the problem cannot be read, or the phase is not one to drill.
    """
    refuse_undrilled(phase)
    problem, content_hash = services.library.problem_with_hash(problem_id)
    agenda = drill_format(find_format(services.library.formats, USUAL_FORMAT), phase)
    met = exposure.of_problem(services.connection, problem_id)
    revealed = tuple(each for each in phases_before(phase) if each not in met)
    if revealed:
        services.recorder.record(PhasesExposed(problem_id, revealed, Exposure.SEEN))
    return PhaseDrill(
        problem,
        content_hash,
        phase,
        agenda,
        seniority or last_choice(services.connection).seniority,
        revealed,
        item or _item_for(services, problem_id, phase),
    )


def begin_drill(
    services: Services, problem_id: str, phase: Phase, *, seniority: Seniority | None = None, item: str | None = None
) -> MockInterview:
    """Begin a phase drill: a mock whose agenda has one step. The arguments are those of `prepare_drill`.

    Raises:
        DrillError: when the problem cannot be read, the phase is not one to drill, or another mock is unfinished.
    """
    drill = prepare_drill(services, problem_id, phase, seniority=seniority, item=item)
    session_id, seed = _drawn()
    return mock_opening.begin(
        services.recorder,
        drill.problem,
        drill.content_hash,
        drill.agenda,
        drill.seniority,
        session_id=session_id,
        seed=seed,
        drilled=phase,
        practice=drill.practice,
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


def _item_for(services: Services, problem_id: str, phase: Phase) -> str | None:
    """The problem whose planned practice a drill can be for: its own, or one that would be drilled on it."""
    planned = [item for item in practice.planned(services.connection) if item.phase is phase]
    played = drill_problems(services.connection, services.library.problems, planned)
    return next((each.problem for each in planned if problem_id in (each.problem, played[each.problem])), None)


def _drawn() -> tuple[str, int]:
    """The name and the seed of a new session."""
    return secrets.token_hex(6), secrets.randbelow(SEEDS)
