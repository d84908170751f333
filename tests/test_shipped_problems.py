"""Every problem that comes with drill plays: a mock from its first minute to its result."""

import sqlite3

import pytest

from drill.content.files import shipped_folder
from drill.domain.session import GRACE_SECONDS, Said
from drill.domain.vocabulary import Seniority
from drill.services.library import Library
from drill.storage.sessions import SessionState
from tests.services.playing import Desk, said_ids, state_of

PROBLEMS = sorted(path.stem for path in (shipped_folder("problems") / "interviews").glob("*.yaml"))


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_mock_of_it_is_played_and_scored(name: str, database: sqlite3.Connection) -> None:
    library = Library(database, writable=True)
    desk = Desk(database, problem=library.problem(name), rubric=library.rubric)
    mock = desk.begin()
    for step in mock.session.format.steps:
        for phase in step.phases:
            script = desk.problem.script(phase)
            exemplar = min(script.exemplars, key=lambda each: each.level) if script else None
            part = next(part for part in mock.parts() if part.phase is phase)
            if exemplar is not None:
                spot = exemplar.hot_spot
                part = next((each for each in mock.parts() if each.phase is phase and each.name == spot), part)
            mock.write(part, exemplar.text if exemplar else "An answer.")
        desk.pass_time(mock, step.seconds)
        if not mock.session.is_last_step:
            mock.next_step()
    desk.pass_time(mock, GRACE_SECONDS)
    assert state_of(desk) is SessionState.LOCKED
    said = said_ids(desk)
    assert "givens" in said
    assert sum(line.startswith("curveball:") for line in said) == 1
    assert sum(line.startswith("probe:") for line in said) > 2  # weak answers leave much to ask
    desk.score()
    assert state_of(desk) is SessionState.SCORED


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_silent_staff_candidate_hears_later_and_deeper_probes(name: str, database: sqlite3.Connection) -> None:
    desk = Desk(database, problem=Library(None).problem(name))
    senior = probes_heard(desk, "s1", Seniority.SENIOR)
    staff = probes_heard(desk, "s2", Seniority.STAFF)
    only_staff = {f"probe:{probe.id}" for probe in desk.problem.deep_dive.probes if probe.seniority is Seniority.STAFF}
    assert only_staff
    assert only_staff <= staff.keys()
    assert not only_staff & senior.keys()
    heard_by_both = staff.keys() & senior.keys()
    assert len(heard_by_both) > 8
    assert all(staff[line].elapsed > senior[line].elapsed for line in heard_by_both)
    assert all("staff leads" in line.reason for line in staff.values())
    assert not any("staff leads" in line.reason for line in senior.values())


def probes_heard(desk: Desk, session: str, seniority: Seniority) -> dict[str, Said]:
    """The probes of a mock in which nothing is written, by their ids."""
    mock = desk.begin(session, seniority=seniority)
    for step in mock.session.format.steps:
        desk.pass_time(mock, step.seconds)
        if not mock.session.is_last_step:
            mock.next_step()
    mock.lock()
    return {line.id: line for line in mock.session.said if line.id.startswith("probe:")}
