import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from drill.errors import StorageError
from drill.paths import Paths
from drill.services.bootstrap import Services, open_services
from drill.services.safekeeping import back_up, back_up_daily
from drill.storage import backup
from drill.storage.database import open_locked
from tests.factories import BEGIN, FakeClock
from tests.services.keeping import at_desk, audit, damage, practised, recorded


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def begin_a_mock(services: Services, session: str) -> None:
    from tests.services.playing import Desk

    clock = services.clock
    assert isinstance(clock, FakeClock)
    mock = Desk(services.connection, clock).begin(session)
    mock.discard()


@pytest.fixture
def services(home: Path, clock: FakeClock) -> Services:
    return open_services(Paths(home), clock)


def names(paths: Paths) -> list[str]:
    return sorted(each.name for each in paths.backups.iterdir()) if paths.backups.exists() else []


def test_before_anything_is_recorded_there_is_no_backup(services: Services) -> None:
    assert back_up_daily(services) is None
    assert names(services.paths) == []


def test_a_day_of_work_is_backed_up_once(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    made = back_up_daily(services)
    assert made is not None
    assert made.name == "drill-20261120T180000Z-daily.db"
    assert recorded(made) == recorded(services.paths.database)
    begin_a_mock(services, "s2")
    clock.advance(3600)
    assert back_up_daily(services) is None


def test_the_next_day_has_a_backup_of_its_own(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    back_up_daily(services)
    begin_a_mock(services, "s2")
    clock.next_day()
    assert back_up_daily(services) is not None
    assert len(names(services.paths)) == 2


def test_the_small_hours_belong_to_the_day_before(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    back_up_daily(services)
    begin_a_mock(services, "s2")
    clock.advance(8 * 3600)  # 3 in the morning in Berlin
    assert back_up_daily(services) is None
    clock.advance(2 * 3600)
    assert back_up_daily(services) is not None


def test_a_day_on_which_nothing_was_recorded_needs_no_backup(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    back_up_daily(services)
    clock.next_day(5)
    assert back_up_daily(services) is None


def test_a_damaged_backup_counts_as_none(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    made = back_up_daily(services)
    assert made is not None
    made.write_bytes(made.read_bytes()[:5000])
    clock.next_day()
    assert back_up_daily(services) is not None


def test_old_backups_thin_out(services: Services, clock: FakeClock) -> None:
    for day in range(40):
        begin_a_mock(services, f"s{day}")
        back_up_daily(services)
        clock.next_day()
    assert 16 < len(names(services.paths)) < 25


def test_the_newest_good_backup_outlives_newer_damaged_ones(services: Services, clock: FakeClock) -> None:
    begin_a_mock(services, "s1")
    good = back_up_daily(services)
    assert good is not None
    for day in range(3):
        (services.paths.backups / f"drill-2029010{day + 1}T090000Z-daily.db").write_bytes(b"rotten")
    backup.thin(services.paths.backups, BEGIN + timedelta(days=3000))
    assert good.exists()


def test_what_a_killed_backup_left_is_cleared_away(services: Services) -> None:
    services.paths.backups.mkdir()
    left = services.paths.backups / ".drill-4194305.new"  # beyond the largest process id
    left.write_bytes(b"half")
    back_up_daily(services)
    assert not left.exists()


def test_what_another_drill_is_writing_now_is_left_alone(services: Services) -> None:
    services.paths.backups.mkdir()
    writing = services.paths.backups / ".drill-1.new"
    writing.write_bytes(b"half")
    back_up_daily(services)
    assert writing.exists()


def test_a_backup_is_for_the_users_eyes_only(services: Services) -> None:
    begin_a_mock(services, "s1")
    made = back_up_daily(services)
    assert made is not None
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_damage_in_the_journal_is_told_instead_of_copied(home: Path, clock: FakeClock) -> None:
    paths = practised(home, clock)
    good = back_up(paths, clock)
    damage(paths.database)
    clock.next_day()
    with pytest.raises(StorageError, match="not whole") as told:
        back_up(paths, clock)
    assert "drill doctor" in told.value.hint
    assert names(paths) == [good.name]


def test_a_folder_that_cannot_be_made_is_told_and_harms_nothing(services: Services) -> None:
    begin_a_mock(services, "s1")
    services.paths.backups.write_text("in the way")
    with pytest.raises(StorageError, match="backups"):
        back_up_daily(services)
    begin_a_mock(services, "s2")


def test_a_backup_beside_a_running_drill_holds_what_was_saved(home: Path, clock: FakeClock) -> None:
    with at_desk(Paths(home), clock) as desk:
        desk.begin()
        made = back_up(Paths(home), clock)
        assert recorded(made) == recorded(home / "drill.db")


def test_a_backup_goes_where_the_user_wants_it(home: Path, clock: FakeClock, tmp_path: Path) -> None:
    paths = practised(home, clock)
    file = back_up(paths, clock, tmp_path / "stick" / "mine.db")
    assert file == tmp_path / "stick" / "mine.db"
    in_folder = back_up(paths, clock, tmp_path / "stick")
    assert in_folder.name == "drill-20261124T181200Z-manual.db"
    for made in (file, in_folder):
        audit(made)
    assert not paths.backups.exists()


def test_a_backup_overwrites_nothing(home: Path, clock: FakeClock, tmp_path: Path) -> None:
    paths = practised(home, clock)
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(StorageError, match="exists already"):
        back_up(paths, clock, tmp_path / "thesis.txt")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_two_backups_of_one_second_are_both_kept(home: Path, clock: FakeClock) -> None:
    paths = practised(home, clock)
    back_up(paths, clock)
    back_up(paths, clock)
    assert [each.number for each in backup.list_backups(paths.backups)] == [1, 2]


def test_without_data_there_is_nothing_to_back_up(home: Path, clock: FakeClock) -> None:
    with pytest.raises(StorageError, match="no data"):
        back_up(Paths(home), clock)
    assert not home.exists()


def test_no_empty_database_is_made_where_there_was_a_full_one(home: Path, clock: FakeClock) -> None:
    paths = practised(home, clock)
    made = back_up(paths, clock)
    paths.database.unlink()
    with pytest.raises(StorageError, match="there are backups") as refused:
        open_locked(paths.database)
    assert f"drill restore {made}" in refused.value.hint
    assert not paths.database.exists()


def test_other_files_among_the_backups_are_left_alone(home: Path, clock: FakeClock) -> None:
    paths = practised(home, clock)
    back_up(paths, clock)
    for name in ("notes.txt", "drill-99999999T999999Z-daily.db", "drill-latest.db"):
        (paths.backups / name).write_text("mine")
    assert len(backup.list_backups(paths.backups)) == 1
    backup.thin(paths.backups, clock.now() + timedelta(days=3000))
    assert len(names(paths)) == 4


def test_verifying_a_backup_changes_no_byte_of_it(home: Path, clock: FakeClock) -> None:
    paths = practised(home, clock)
    made = back_up(paths, clock)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("pragma journal_mode = wal")
    before = made.read_bytes()
    backup.verify_backup(made)
    assert made.read_bytes() == before
    assert names(paths) == [made.name]
