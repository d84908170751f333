from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import SessionError, StorageError, UsageError
from drill.paths import Paths
from drill.services.forget import attempt_to_forget, forget
from drill.services.restore import restore
from drill.services.safekeeping import back_up
from drill.services.transfer import export_to, import_from
from drill.storage import backup, journal
from drill.storage.database import locked, open_locked
from tests.factories import FakeClock, part
from tests.services.keeping import MARKER, at_desk, audit, computed, damage, practised, recorded

SPELLINGS = {MARKER.encode(), MARKER.encode("ascii", "backslashreplace"), b"Schlie"}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(home: Path, clock: FakeClock) -> Paths:
    return practised(home, clock)


def traces(folder: Path) -> Iterator[Path]:
    """The files in which something of the forgotten answer can still be read."""
    for path in folder.rglob("*"):
        if path.is_file() and any(spelling in path.read_bytes() for spelling in SPELLINGS):
            yield path


def test_no_byte_of_the_answer_is_left_in_any_file(paths: Paths, clock: FakeClock) -> None:
    for _ in range(3):
        back_up(paths, clock)
    assert len(list(traces(paths.home))) == 4
    done = forget(paths, clock, "s1")
    assert list(traces(paths.home)) == []
    assert (done.backups, done.unreached) == (3, ())


def test_what_history_wrote_out_of_the_attempt_is_deleted_and_nothing_else_there(
    paths: Paths, clock: FakeClock
) -> None:
    paths.exports.mkdir()
    (paths.exports / "2026-11-21-garage-s1.md").write_text(MARKER)
    (paths.exports / "garage-s1.svg").write_text(MARKER)
    (paths.exports / "2026-11-21-garage-s2.md").write_text("another attempt")
    assert forget(paths, clock, "s1").exports == 2
    assert [path.name for path in paths.exports.iterdir()] == ["2026-11-21-garage-s2.md"]


def test_drafts_are_erased_too(paths: Paths, clock: FakeClock) -> None:
    with closing(open_locked(paths.database)) as connection:
        connection.execute("insert into draft values ('s1', 'requirements/notes', ?)", (f"{MARKER} again",))
        connection.execute("insert into draft values ('s2', 'requirements/notes', 'kept')")
    forget(paths, clock, "s1")
    assert list(traces(paths.home)) == []
    with closing(open_locked(paths.database)) as connection:
        assert connection.execute("select text from draft").fetchall() == [("kept",)]


def test_scores_cards_and_schedule_stay(paths: Paths, clock: FakeClock) -> None:
    before = computed(paths.database)
    forget(paths, clock, "s1")
    after = computed(paths.database)
    assert {table for table in before if before[table] != after[table]} == {"session_event"}
    audit(paths.database)


def test_the_attempt_reads_as_erased(paths: Paths, clock: FakeClock) -> None:
    forget(paths, clock, "s1")
    with at_desk(paths, clock) as desk:
        forgotten, other = desk.attempt("s1"), desk.attempt("s2")
    assert (forgotten.erased, forgotten.answers) == (True, {})
    assert forgotten.finished is not None
    assert (other.erased, other.answers[part("requirements/notes")]) == (False, "A queue.")


def test_the_backups_are_whole_afterwards_and_can_be_restored(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    events = len(recorded(made))
    forget(paths, clock, "s1")
    assert backup.verify_backup(made) == ()
    assert len(recorded(made)) == events
    restore(paths, clock, made)
    audit(paths.database)
    assert list(traces(paths.home)) == []


def test_a_backup_without_such_a_text_is_left_as_it_is(home: Path, clock: FakeClock) -> None:
    paths = Paths(home)
    with at_desk(paths, clock) as desk:
        desk.play("s2", texts={part("requirements/notes"): "A queue."})
        desk.score("s2")
    made = back_up(paths, clock)
    before = made.read_bytes()
    with at_desk(paths, clock) as desk:
        desk.play("s1")
    forget(paths, clock, "s1")
    assert made.read_bytes() == before


def test_forgetting_again_does_no_harm(paths: Paths, clock: FakeClock) -> None:
    forget(paths, clock, "s1")
    before = recorded(paths.database)
    assert forget(paths, clock, "s1").texts == 0
    assert recorded(paths.database) == before


def test_a_backup_that_is_not_whole_is_named(paths: Paths, clock: FakeClock) -> None:
    made = back_up(paths, clock)
    damage(made)
    done = forget(paths, clock, "s1")
    assert len(done.unreached) == 1
    assert str(made) in done.unreached[0]
    assert list(traces(paths.home)) == [made]


def test_a_later_import_of_an_old_export_brings_no_erased_text_back(
    paths: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    export_to(paths, tmp_path / "before.jsonl")
    forget(paths, clock, "s1")
    assert import_from(paths, clock, tmp_path / "before.jsonl", lambda _: True) is None
    assert list(traces(paths.home)) == []


def test_an_export_made_afterwards_does_not_hold_it_and_can_be_taken_in(
    paths: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    forget(paths, clock, "s1")
    export_to(paths, tmp_path / "after.jsonl")
    laptop = Paths(tmp_path / "laptop")
    import_from(laptop, clock, tmp_path / "after.jsonl", lambda _: True)
    assert list(traces(tmp_path)) == []
    with closing(open_locked(laptop.database)) as connection:
        assert journal.verify(connection) == ()


def test_an_attempt_is_found_by_the_beginning_of_its_id(paths: Paths) -> None:
    assert attempt_to_forget(paths, "s1").id == "s1"
    with pytest.raises(UsageError, match="2 attempts"):
        attempt_to_forget(paths, "s")
    with pytest.raises(UsageError, match="no attempt"):
        attempt_to_forget(paths, "t")


def test_before_anything_is_recorded_there_is_nothing_to_forget(home: Path) -> None:
    with pytest.raises(UsageError, match="no attempt"):
        attempt_to_forget(Paths(home), "s1")


def test_a_mock_that_runs_is_not_forgotten(paths: Paths, clock: FakeClock) -> None:
    with at_desk(paths, clock) as desk:
        desk.begin("running")
    with pytest.raises(SessionError, match="not finished"):
        attempt_to_forget(paths, "running")


def test_while_another_drill_is_open_nothing_is_forgotten(paths: Paths, clock: FakeClock) -> None:
    with locked(paths.database, paths.lock), pytest.raises(StorageError, match="another terminal"):
        forget(paths, clock, "s1")
    assert list(traces(paths.home)) == [paths.database]
