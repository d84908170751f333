"""What was met of each problem, phase by phase."""

import sqlite3
from typing import TYPE_CHECKING

from drill.domain.exposure import Exposure
from drill.domain.vocabulary import Phase

if TYPE_CHECKING:
    # Only for the hint: looking up what was met needs no facts.
    from drill.domain.events import PhasesExposed


def of_problem(connection: sqlite3.Connection, problem: str) -> dict[Phase, Exposure]:
    """How far each phase of a problem was met; a phase that is missing was not."""
    rows = connection.execute("select phase, exposure from exposure where problem = ?", (problem,))
    return {Phase(phase): Exposure(exposure) for phase, exposure in rows}


def met(connection: sqlite3.Connection) -> set[tuple[str, Phase]]:
    """The phases whose answers were seen or attempted, with their problems."""
    rows = connection.execute("select problem, phase from exposure where exposure <> ?", (Exposure.UNSEEN,))
    return {(problem, Phase(phase)) for problem, phase in rows}


def exemplars_shown(connection: sqlite3.Connection) -> set[tuple[str, Phase]]:
    """The phases whose sample answers could be read together with their levels, with their problems."""
    rows = connection.execute("select problem, phase from exposure where exemplars = 1")
    return {(problem, Phase(phase)) for problem, phase in rows}


def note(connection: sqlite3.Connection, exposed: "PhasesExposed") -> None:
    """Take over what was met now; what was met before is never taken back."""
    before = of_problem(connection, exposed.problem)
    now = {phase: before.get(phase, Exposure.UNSEEN).with_more(exposed.exposure) for phase in exposed.phases}
    connection.executemany(
        "insert into exposure (problem, phase, exposure, exemplars) values (?, ?, ?, ?)"
        " on conflict (problem, phase) do update set exposure = excluded.exposure,"
        " exemplars = max(exemplars, excluded.exemplars)",
        [(exposed.problem, phase, exposure, int(exposed.exemplars)) for phase, exposure in now.items()],
    )
