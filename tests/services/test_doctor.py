import os
from pathlib import Path

import pytest

from drill.errors import StorageError
from drill.paths import Paths
from drill.services.doctor import Diagnosis, Finding, examine, rebuild
from drill.services.restore import restore
from drill.services.safekeeping import back_up
from drill.services.transfer import export_to, import_from
from drill.storage.schema import SCHEMA_VERSION
from tests.factories import FakeClock
from tests.services.keeping import at_desk, audit, change, computed, damage, practised, recorded


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(home: Path, clock: FakeClock) -> Paths:
    return practised(home, clock)


def state(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def words(diagnosis: Diagnosis, what: str) -> list[str]:
    return [check.words for check in diagnosis.checks if check.what == what]


def faults(diagnosis: Diagnosis) -> list[str]:
    return [check.words for check in diagnosis.checks if check.finding is Finding.FAULT]


def test_whole_data_is_called_whole(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    diagnosis = examine(paths)
    assert diagnosis.is_whole
    assert diagnosis.advice == ()
    assert "2 attempts" in words(diagnosis, "database")[0]
    assert str(made) in words(diagnosis, "backups")[0]


def test_before_anything_is_recorded_all_is_well(home: Path) -> None:
    assert examine(Paths(home)).is_whole
    assert not home.exists()


def test_it_looks_beside_a_drill_that_writes(home: Path, clock: FakeClock) -> None:
    with at_desk(Paths(home), clock) as desk:
        desk.begin()
        assert examine(Paths(home)).is_whole


def test_a_changed_letter_in_an_event_is_found(paths: Paths) -> None:
    damage(paths.database)
    assert "is not as it was written" in faults(examine(paths))[0]


@pytest.mark.parametrize(
    "statement",
    [
        "drop trigger event_is_never_deleted",
        "drop index card_by_due",
        "create trigger mine after insert on event begin select 1; end",
        "update head set own = 2",
        "insert into head values ('ffffffffffff', 0, '', 1)",
        "insert into head values ('ffffffffffff', 3, '', 0)",
        "update head set hash = 'x' || hash",
    ],
)
def test_what_does_not_belong_there_or_is_missing_is_found(paths: Paths, statement: str) -> None:
    change(paths.database, statement)
    diagnosis = examine(paths)
    assert not diagnosis.is_whole
    assert not diagnosis.rebuildable


@pytest.mark.parametrize(
    "statement",
    [
        "update card set due = '2000-01-01' where rowid = 1",
        "delete from review",
        "update session set verdict = 'hire'",
        "update practice set due = '2000-01-01'",
        "delete from session_event where seq = 3",
        "update scheduler set parameters = '[]'",
    ],
)
def test_computed_tables_that_differ_are_found_and_computed_anew(
    paths: Paths, clock: FakeClock, statement: str
) -> None:
    events, tables = recorded(paths.database), computed(paths.database)
    change(paths.database, statement)
    diagnosis = examine(paths)
    assert diagnosis.rebuildable
    assert diagnosis.advice == ("drill doctor --rebuild",)
    kept = rebuild(paths, clock)
    assert recorded(kept) == events
    assert computed(paths.database) == tables
    assert examine(paths).is_whole


def test_a_damaged_journal_is_not_built_upon(paths: Paths, clock: FakeClock) -> None:
    damage(paths.database)
    before = paths.database.read_bytes()
    with pytest.raises(StorageError, match="not whole"):
        rebuild(paths, clock)
    assert paths.database.read_bytes() == before


def make_wrong(path: Path, kind: str) -> None:
    content = path.read_bytes()
    path.unlink()
    match kind:
        case "missing":
            pass
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("Dear diary")
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "newer":
            path.write_bytes(content)
            change(path, f"pragma user_version = {SCHEMA_VERSION + 1}")
        case "foreign":
            path.write_bytes(content)
            change(path, "pragma application_id = 7")
        case _:
            path.write_bytes(content[:8192] + bytes(4096) + content[12288:])


@pytest.mark.parametrize(
    "kind", ["missing", "empty", "text", "cut", "folder", "fifo", "newer", "foreign", "a-page-of-zeros"]
)
def test_whatever_lies_in_the_databases_place_the_way_back_is_named_and_nothing_touched(
    paths: Paths, clock: FakeClock, kind: str
) -> None:
    made = back_up(paths, clock)
    make_wrong(paths.database, kind)
    before = state(paths.home)
    diagnosis = examine(paths)
    assert not diagnosis.is_whole
    assert f"drill restore {made}" in diagnosis.advice
    assert state(paths.home) == before


def test_without_any_backup_it_says_to_keep_what_there_is(paths: Paths) -> None:
    damage(paths.database)
    assert any(step.startswith("cp -p") for step in examine(paths).advice)


def test_of_the_backups_the_newest_good_one_is_named(paths: Paths, clock: FakeClock) -> None:
    good = back_up(paths, clock)
    clock.next_day()
    bad = back_up(paths, clock)
    damage(bad)
    damage(paths.database)
    diagnosis = examine(paths)
    assert f"drill restore {good}" in diagnosis.advice
    assert "1 newer is damaged" in words(diagnosis, "backups")[0]


def test_a_backup_folder_that_cannot_be_read_is_a_note_not_a_loss(paths: Paths) -> None:
    paths.backups.write_text("in the way")
    diagnosis = examine(paths)
    assert diagnosis.is_whole
    assert "cannot be used" in words(diagnosis, "backups")[0]


@pytest.mark.parametrize("text", ["{", "[]", "\udcff"])
def test_a_configuration_that_makes_no_sense_is_a_note(paths: Paths, text: str) -> None:
    paths.config.write_bytes(text.encode("utf-8", "surrogateescape"))
    diagnosis = examine(paths)
    assert diagnosis.is_whole
    assert "makes no sense" in words(diagnosis, "configuration")[0]


def test_following_the_advice_loses_nothing_that_can_be_read(paths: Paths, clock: FakeClock, tmp_path: Path) -> None:
    back_up(paths, clock)
    with at_desk(paths, clock) as desk:
        desk.play("later")
    events = recorded(paths.database)
    # The index of a table of no consequence is broken: SQLite finds damage, but every event can be read.
    change(paths.database, "drop index review_by_day")
    diagnosis = examine(paths)
    export_to(paths, tmp_path / "saved.jsonl")
    restore(paths, clock, Path(diagnosis.advice[1].removeprefix("drill restore ")))
    import_from(paths, clock, tmp_path / "saved.jsonl", lambda _: True)
    assert recorded(paths.database) == events
    assert examine(paths).is_whole
    audit(paths.database)
