"""Packs: folders of one's own problems, each under its name, none in another one's way."""

import os
import sqlite3
from pathlib import Path

import pytest

from drill.domain.vocabulary import Seniority
from drill.errors import ContentError
from drill.paths import find_paths
from drill.services.bootstrap import Services, open_library
from drill.services.history import load_history, load_record
from drill.services.library import Library
from drill.services.packs import pack_name
from drill.services.start import begin_mock
from drill.storage import content_index
from tests.factories import family_yaml, problem_yaml
from tests.services.playing import Desk


def pack(folder: Path, *names: str) -> Path:
    """A pack with problems of these ids."""
    (folder / "interviews").mkdir(parents=True)
    for name in names:
        (folder / "interviews" / f"{name}.yaml").write_text(problem_yaml(id=name, title=f"The {name}"))
    return folder


def ids(library: Library) -> list[str]:
    """The ids of all that did not come with drill."""
    return [problem.id for problem in library.problems if problem.pack]


@pytest.mark.parametrize(
    ("folder", "name"),
    [("acme", "acme"), ("My problems (2026)", "my-problems-2026"), ("ÄÖ_x", "x"), ("...", ""), ("a" * 99, "a" * 60)],
)
def test_a_pack_is_called_like_its_folder_in_small_letters_and_hyphens(folder: str, name: str) -> None:
    assert pack_name(Path("/somewhere") / folder) == name


def test_a_problem_is_known_by_its_pack_and_its_own_id(database: sqlite3.Connection, tmp_path: Path) -> None:
    library = Library(database, packs=[pack(tmp_path / "acme", "parking")])
    assert ids(library) == ["acme/parking"]
    problem, _ = library.problem_with_hash("acme/parking")
    assert (problem.id, problem.title, problem.in_short().pack) == ("acme/parking", "The parking", "acme")


def test_problems_of_one_id_in_two_packs_stand_beside_each_other(database: sqlite3.Connection, tmp_path: Path) -> None:
    library = Library(database, packs=[pack(tmp_path / name, "url-shortener") for name in ("acme", "zeta")])
    assert ids(library) == ["acme/url-shortener", "zeta/url-shortener"]
    assert library.problem("url-shortener").title == "URL shortener"


def test_of_two_packs_with_one_name_the_first_is_read_and_the_other_refused_with_a_way_out(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    first, second = pack(tmp_path / "a" / "acme", "parking"), pack(tmp_path / "b" / "ACME", "arcade")
    library = Library(database, packs=[first, second])
    assert ids(library) == ["acme/parking"]
    [fault] = library.faults
    assert str(second) in fault
    assert f"{first} is called acme too; rename" in fault


def test_a_folder_that_is_named_twice_is_one_pack(database: sqlite3.Connection, tmp_path: Path) -> None:
    folder = pack(tmp_path / "acme", "parking")
    (tmp_path / "link").symlink_to(folder)
    library = Library(database, packs=[folder, folder, tmp_path / "link"])
    assert ids(library) == ["acme/parking"]
    assert library.faults == ()


def test_a_faulty_file_is_told_and_hides_nothing_else(database: sqlite3.Connection, tmp_path: Path) -> None:
    folder = pack(tmp_path / "acme", "parking", "broken")
    (folder / "interviews" / "broken.yaml").write_text("id: broken\n")
    library = Library(database, packs=[folder, pack(tmp_path / "zeta", "arcade")])
    assert ids(library) == ["acme/parking", "zeta/arcade"]
    assert "url-shortener" in [problem.id for problem in library.problems]
    assert all("acme/interviews/broken.yaml:" in fault for fault in library.faults)
    assert library.faults


def test_what_would_lead_out_of_a_pack_block_or_never_end_is_refused(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    folder = pack(tmp_path / "acme", "parking")
    (tmp_path / "private.yaml").write_text(problem_yaml(id="link"))
    (folder / "interviews" / "link.yaml").symlink_to(tmp_path / "private.yaml")
    os.mkfifo(folder / "interviews" / "pipe.yaml")
    (folder / "interviews" / "large.yaml").write_text("#" * 1_000_001)
    library = Library(database, packs=[folder])
    assert ids(library) == ["acme/parking"]
    told = "\n".join(library.faults)
    assert all(reason in told for reason in ("leads out of the folder", "a pipe, not a file", "larger than"))


def test_a_pack_that_went_away_is_told_and_its_attempts_stay_readable(desk: Desk, tmp_path: Path) -> None:
    folder = pack(tmp_path / "acme", "parking")
    library = Library(desk.connection, writable=True, packs=[folder])
    services = Services(find_paths(), desk.clock, desk.recorder, library)
    mock = begin_mock(services, "acme/parking", "45-minute", Seniority.SENIOR)
    mock.lock()
    folder.rename(tmp_path / "elsewhere")

    without = Library(desk.connection, writable=True, packs=[folder])
    assert ids(without) == []
    assert any("acme:1:1: this pack is not there; attempts" in fault for fault in without.faults)
    assert str(folder / "interviews" / "parking.yaml") not in [
        file.path for file in content_index.load(desk.connection)
    ]
    [row] = load_history(desk.connection)
    assert row.session.problem == "acme/parking"
    assert load_record(desk.connection, without, row.session.id).attempt.session.id == row.session.id


def test_a_problem_of_a_pack_that_is_not_named_says_how_to_name_it(database: sqlite3.Connection) -> None:
    with pytest.raises(ContentError, match="no problem acme/parking") as refused:
        Library(database).problem("acme/parking")
    assert "--pack" in refused.value.hint


def test_tasks_of_the_gym_carry_the_name_of_the_pack_too(database: sqlite3.Connection, tmp_path: Path) -> None:
    folder = pack(tmp_path / "acme")
    (folder / "estimation").mkdir()
    (folder / "estimation" / "own-task.yaml").write_text(family_yaml(id="own-task"))
    families = [family.id for family in Library(database, packs=[folder]).exercises.families]
    assert "acme/own-task" in families
    assert len(set(families)) == len(families)


def test_packs_of_the_settings_and_of_the_command_line_are_both_there(home: Path, tmp_path: Path) -> None:
    chosen, named = pack(tmp_path / "acme", "parking"), pack(tmp_path / "zeta", "arcade")
    home.mkdir(exist_ok=True)
    (home / "config.json").write_text(f'{{"packs": ["{chosen}"]}}')
    assert ids(open_library(find_paths(), [named])) == ["acme/parking", "zeta/arcade"]
