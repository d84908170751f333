import os
import sqlite3
from pathlib import Path

import pytest

from drill.errors import ContentError
from drill.services.library import Library
from drill.storage import content_index
from tests.factories import problem_yaml


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of one's own with two sound problems and a broken one."""
    folder = tmp_path / "pack"
    folder.mkdir()
    for name in ("arcade", "bakery"):
        (folder / f"{name}.yaml").write_text(problem_yaml(id=name, title=f"The {name}"))
    (folder / "broken.yaml").write_text("id: broken\n")
    return folder


def own(library: Library) -> list[str]:
    """The titles of the pack's problems."""
    return [problem.title for problem in library.problems if problem.title.startswith("The ")]


def rewrite_unseen(file: Path, old: str, new: str) -> None:
    """Change a file so that its time and size stay as they were."""
    before = file.stat()
    file.write_text(file.read_text().replace(old, new))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def test_sound_problems_are_listed_and_faults_are_told(database: sqlite3.Connection, pack: Path) -> None:
    library = Library(database, writable=True, packs=[pack])
    assert own(library) == ["The arcade", "The bakery"]
    assert any("broken.yaml:1:1: " in fault for fault in library.faults)


def test_a_file_that_did_not_change_is_not_read_again(database: sqlite3.Connection, pack: Path) -> None:
    Library(database, writable=True, packs=[pack]).problems  # noqa: B018
    rewrite_unseen(pack / "arcade.yaml", "The arcade", "The ARCADE")
    assert own(Library(database, packs=[pack])) == ["The arcade", "The bakery"]


def test_a_file_that_changed_is_read_again(database: sqlite3.Connection, pack: Path) -> None:
    Library(database, writable=True, packs=[pack]).problems  # noqa: B018
    (pack / "arcade.yaml").write_text(problem_yaml(id="arcade", title="The new arcade"))
    assert own(Library(database, writable=True, packs=[pack])) == ["The new arcade", "The bakery"]
    assert own(Library(database, packs=[pack])) == ["The new arcade", "The bakery"]


def test_a_file_that_is_gone_leaves_the_list(database: sqlite3.Connection, pack: Path) -> None:
    Library(database, writable=True, packs=[pack]).problems  # noqa: B018
    (pack / "bakery.yaml").unlink()
    assert own(Library(database, writable=True, packs=[pack])) == ["The arcade"]
    assert str(pack / "bakery.yaml") not in [file.path for file in content_index.load(database)]


def test_a_look_lists_the_problems_and_writes_nothing(database: sqlite3.Connection, pack: Path) -> None:
    assert own(Library(database, packs=[pack])) == ["The arcade", "The bakery"]
    assert content_index.load(database) == ()


def test_a_problem_is_read_from_its_file_when_it_is_opened(database: sqlite3.Connection, pack: Path) -> None:
    library = Library(database, writable=True, packs=[pack])
    assert library.problem("pack/arcade").title == "The arcade"
    assert library.problem("pack/arcade").deep_dive.hot_spots[0].id == "last-space"


def test_an_edit_is_noticed_by_the_hash(database: sqlite3.Connection, pack: Path) -> None:
    library = Library(database, packs=[pack])
    _, before = library.problem_with_hash("pack/arcade")
    assert library.problem_with_hash("pack/arcade")[1] == before
    (pack / "arcade.yaml").write_text(problem_yaml(id="arcade", title="The edited arcade"))
    assert library.problem_with_hash("pack/arcade")[1] != before


def test_a_problem_that_nobody_has_is_told_with_a_next_step(database: sqlite3.Connection, pack: Path) -> None:
    with pytest.raises(ContentError, match="no problem zoo") as refused:
        Library(database, packs=[pack]).problem("zoo")
    assert "drill problems" in refused.value.hint


def test_a_problem_broken_since_it_was_listed_is_refused_with_its_faults(
    database: sqlite3.Connection, pack: Path
) -> None:
    library = Library(database, packs=[pack])
    assert own(library)
    (pack / "arcade.yaml").write_text("id: arcade\n")
    with pytest.raises(ContentError, match=r"arcade\.yaml:1:1: "):
        library.problem("pack/arcade")
