"""Packs that outsiders wrote from the page for authors, and the problem of that page: each decodes, draws and plays."""

import sqlite3
from pathlib import Path

import pytest

from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import read
from drill.domain.estimation.reference import references
from drill.services.history import load_history
from drill.services.library import Library
from drill.services.preview import Preview
from drill.storage.sessions import SessionState
from tests.services.playing import Desk, said_ids, state_of
from tests.test_docs import WORKED_EXAMPLE, whole_example

PACKS = Path(__file__).with_name("packs")
OUTSIDERS = sorted(PACKS.glob("*/interviews/*.yaml"))


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    """A process at work on an empty database."""
    return Desk(database)


@pytest.fixture(params=[None, *OUTSIDERS], ids=lambda path: path.stem if path else WORKED_EXAMPLE)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A problem of a pack."""
    if isinstance(request.param, Path):
        return request.param
    path = tmp_path / "acme" / "interviews" / f"{WORKED_EXAMPLE}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(whole_example(), encoding="utf-8")
    return path


@pytest.fixture
def library(database: sqlite3.Connection, file: Path) -> Library:
    """A library with its pack."""
    return Library(database, writable=True, packs=[file.parents[1]])


def known_as(file: Path) -> str:
    """The id by which the problem is known."""
    return f"{file.parents[1].name}/{file.stem}"


def test_its_pack_has_no_fault(library: Library, file: Path) -> None:
    assert library.faults == ()
    assert known_as(file) in [problem.id for problem in library.problems]


def test_every_figure_computes_and_the_drawing_is_drawn(library: Library, file: Path) -> None:
    problem = library.problem(known_as(file))
    assert len(references(problem.estimation, {})) == len(problem.estimation.quantities)
    for width in (60, 80, 120):
        assert draw(read(problem.high_level_design.diagram).graph, width).lines
    assert "does not compute" not in Preview(file, library).markdown()


def test_it_plays_from_the_brief_to_the_verdict(desk: Desk, library: Library, file: Path) -> None:
    desk.problem, desk.rubric = library.problem(known_as(file)), library.rubric
    desk.play()
    desk.score()
    assert state_of(desk) is SessionState.SCORED
    assert [row.session.problem for row in load_history(desk.connection)] == [known_as(file)]


def test_the_interviewer_says_its_lines_in_an_interview_of_silence(desk: Desk, library: Library, file: Path) -> None:
    desk.problem = library.problem(known_as(file))
    mock = desk.begin()
    desk.pass_time(mock, 5 * 60)
    assert any(line.startswith("probe:") for line in said_ids(desk))
