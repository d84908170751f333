import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import StorageError
from drill.storage import backup, database, health, schema
from drill.storage.database import open_for_reading, open_locked
from tests.services.keeping import audit, change, computed, practised, recorded

NOW = schema.SCHEMA_VERSION
NEXT_STEP = ("9999_test", "delete from review;\ncreate index review_by_card on review (card);\n")


@pytest.fixture
def older(home: Path) -> Path:
    """A database of this drill, which to the later one of the test is an older one."""
    return practised(home).database


@pytest.fixture
def later(older: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drill whose schema has one step more, beside a database that has not taken it."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, NEXT_STEP))
    for module in (schema, database, health):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NOW + 1)
    return older


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def test_an_older_database_is_upgraded_when_drill_starts_to_write(later: Path) -> None:
    events = recorded(later)
    open_locked(later).close()
    assert version(later) == NOW + 1
    assert recorded(later) == events
    audit(later)


def test_what_is_computed_is_computed_anew_after_an_upgrade(later: Path) -> None:
    tables = computed(later)
    assert tables["review"]
    open_locked(later).close()
    assert computed(later) == tables


def test_a_verified_backup_of_the_older_one_is_made_first(later: Path) -> None:
    events = recorded(later)
    open_locked(later).close()
    (made,) = backup.list_backups(later.parent / "backups")
    assert made.reason == "before-upgrade"
    assert version(made.path) == NOW
    assert backup.verify_backup(made.path) == ()
    assert recorded(made.path) == events


def test_without_a_backup_there_is_no_upgrade(later: Path) -> None:
    (later.parent / "backups").write_text("in the way")
    before = later.read_bytes()
    with pytest.raises(StorageError, match="backup"):
        open_locked(later)
    assert later.read_bytes() == before


def test_a_look_upgrades_nothing_and_says_how_to(later: Path) -> None:
    before = later.read_bytes()
    with pytest.raises(StorageError, match="start `drill` once to upgrade"):
        open_for_reading(later)
    assert later.read_bytes() == before


def test_the_second_start_upgrades_nothing(later: Path) -> None:
    open_locked(later).close()
    before = later.read_bytes()
    open_locked(later).close()
    assert later.read_bytes() == before
    assert len(backup.list_backups(later.parent / "backups")) == 1


def test_an_upgrade_that_was_cut_short_goes_on(later: Path) -> None:
    tables = computed(later)
    with closing(sqlite3.connect(later, isolation_level=None)) as connection:
        schema.take_steps(connection)
    assert version(later) == NOW
    open_locked(later).close()
    assert (version(later), computed(later)) == (NOW + 1, tables)


def test_a_database_of_a_later_drill_is_refused_untouched(older: Path) -> None:
    change(older, f"pragma user_version = {NOW + 1}")
    before = older.read_bytes()
    with pytest.raises(StorageError, match="a newer drill wrote it"):
        open_locked(older)
    assert older.read_bytes() == before
    assert not (older.parent / "backups").exists()
