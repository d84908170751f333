from pathlib import Path

import pytest

from drill.errors import StorageError
from drill.paths import Paths
from drill.services.restore import restore
from drill.services.safekeeping import back_up
from drill.storage.database import journal_of, locked, unfinished
from tests.factories import FakeClock
from tests.services.keeping import at_desk, audit, change, computed, damage, practised, recorded


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(home: Path, clock: FakeClock) -> Paths:
    return practised(home, clock)


def record_more(paths: Paths, clock: FakeClock) -> None:
    with at_desk(paths, clock) as desk:
        desk.play("later")


def test_a_backup_brings_back_what_was_there(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    events, tables = recorded(paths.database), computed(paths.database)
    record_more(paths, clock)
    restored = restore(paths, clock, made)
    assert recorded(paths.database) == events
    assert computed(paths.database) == tables
    assert (restored.now.attempts, restored.now.cards, restored.now.events) == (2, len(tables["card"]), len(events))
    assert str(restored.now.last_day) == "2026-11-23"
    audit(paths.database)


def test_a_backup_is_found_by_its_name_alone(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    assert restore(paths, clock, Path(made.name)).now.attempts == 2


def test_what_was_there_before_is_backed_up_and_can_be_restored_in_turn(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    record_more(paths, clock)
    events = recorded(paths.database)
    kept = restore(paths, clock, made).kept
    assert kept is not None
    assert "before-restore" in kept.name
    restore(paths, clock, kept)
    assert recorded(paths.database) == events


def test_a_backup_is_restored_where_there_is_no_database(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    events = recorded(paths.database)
    paths.database.unlink()
    assert restore(paths, clock, made).kept is None
    assert recorded(paths.database) == events


@pytest.mark.parametrize("wrong", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(9000)])
def test_a_database_that_cannot_be_opened_is_set_aside_as_it_is(paths: Paths, clock: FakeClock, wrong: bytes) -> None:
    made = back_up(paths, clock)
    events = recorded(paths.database)
    paths.database.write_bytes(wrong)
    restored = restore(paths, clock, made)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == wrong
    assert not restored.was_whole
    assert recorded(paths.database) == events
    assert paths.database.stat().st_ino != restored.kept.stat().st_ino


def test_a_database_with_damage_in_its_journal_is_set_aside(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    damage(paths.database)
    restored = restore(paths, clock, made)
    assert not restored.was_whole
    assert restored.kept is not None
    assert restored.kept.suffix == ".set-aside"
    audit(paths.database)


def test_what_would_roll_the_damaged_database_back_never_reaches_the_restored_one(
    paths: Paths, clock: FakeClock
) -> None:
    made = back_up(paths, clock)
    events = recorded(paths.database)
    paths.database.write_bytes(b"")
    journal_of(paths.database).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
    restore(paths, clock, made)
    assert not journal_of(paths.database).exists()
    assert recorded(paths.database) == events


@pytest.mark.parametrize("kind", ["damaged", "cut", "text", "missing", "folder"])
def test_a_file_that_is_no_whole_backup_is_refused(paths: Paths, clock: FakeClock, kind: str) -> None:
    made = back_up(paths, clock)
    match kind:
        case "damaged":
            damage(made)
        case "cut":
            made.write_bytes(made.read_bytes()[:-4096])
        case "text":
            made.write_text("Dear diary")
        case "missing":
            made = made.with_name("nowhere.db")
        case _:
            made = paths.backups
    record_more(paths, clock)
    before = paths.database.read_bytes()
    with pytest.raises(StorageError) as refused:
        restore(paths, clock, made)
    assert "othing was changed" in refused.value.hint
    assert paths.database.read_bytes() == before
    assert not unfinished(paths.database).exists()


def test_while_another_drill_is_open_nothing_is_restored(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    with locked(paths.database, paths.lock), pytest.raises(StorageError, match="another terminal"):
        restore(paths, clock, made)


def test_the_backup_itself_is_not_touched(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    before = made.read_bytes()
    restore(paths, clock, made)
    assert made.read_bytes() == before


def test_after_a_restore_drill_records_as_another_device(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    (before,) = {row[0] for row in recorded(paths.database)}
    restore(paths, clock, made)
    record_more(paths, clock)
    devices = [row[0] for row in recorded(paths.database)]
    assert len(set(devices)) == 2
    assert devices.count(before) < len(devices)
    audit(paths.database)


def test_a_backup_whose_computed_tables_differ_is_computed_anew(paths: Paths, clock: FakeClock) -> None:
    tables = computed(paths.database)
    change(paths.database, "update card set due = '2000-01-01'")
    restore(paths, clock, back_up(paths, clock))
    assert computed(paths.database) == tables
