import json
import os
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from drill.domain.vocabulary import Rating
from drill.errors import StorageError
from drill.paths import Paths
from drill.services.restore import restore
from drill.services.safekeeping import back_up
from drill.services.transfer import Preview, export_to, exporting, import_from, look_into
from drill.services.undo_import import undo_import
from drill.storage import journal
from drill.storage.database import locked, open_locked
from drill.storage.journal import chained, digest_of
from tests.factories import BEGIN, FakeClock
from tests.services.keeping import MARKER, at_desk, audit, computed, practised, recorded


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(home: Path, clock: FakeClock) -> Paths:
    return practised(home, clock)


@pytest.fixture
def exported(paths: Paths, tmp_path: Path) -> Path:
    export_to(paths, tmp_path / "all.jsonl")
    return tmp_path / "all.jsonl"


@pytest.fixture
def laptop(tmp_path: Path) -> Paths:
    """A second machine."""
    return Paths(tmp_path / "laptop")


def take_in(paths: Paths, clock: FakeClock, file: Path) -> Path | None:
    return import_from(paths, clock, file, lambda preview: True)


def exchange(one: Paths, other: Paths, clock: FakeClock, folder: Path) -> None:
    """Both take in what the other has."""
    for source, target in ((one, other), (other, one)):
        file = folder / f"{source.home.name}-{len(list(folder.iterdir()))}.jsonl"
        export_to(source, file)
        take_in(target, clock, file)


def due_days(paths: Paths) -> dict[str, str]:
    return {str(row[0]): str(row[7]) for row in computed(paths.database)["card"]}


def test_an_export_taken_into_an_empty_home_gives_the_same(
    paths: Paths, laptop: Paths, clock: FakeClock, exported: Path
) -> None:
    take_in(laptop, clock, exported)
    assert recorded(laptop.database) == recorded(paths.database)
    assert computed(laptop.database) == computed(paths.database)
    assert len(set(due_days(laptop).values())) > 1
    audit(laptop.database)


def test_an_export_says_in_its_first_line_what_follows(exported: Path) -> None:
    header, *events = [json.loads(line) for line in exported.read_text().splitlines()]
    assert (header["format"], header["version"], header["count"]) == ("drill-export", 1, len(events))
    assert header["heads"] == {header["device"]: events[-1]["hash"]}


def test_an_export_holds_no_byte_that_a_terminal_would_obey(exported: Path) -> None:
    assert set(exported.read_bytes()) <= {10, *range(32, 127)}


def test_an_export_without_answers_holds_none_and_is_taken_in_all_the_same(
    paths: Paths, laptop: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    file = tmp_path / "scores.jsonl"
    export_to(paths, file, answers=False)
    assert json.dumps(MARKER)[1:-1] not in file.read_text()
    assert look_into(laptop, file).left_out > 0
    take_in(laptop, clock, file)
    with at_desk(laptop, clock) as desk:
        assert desk.attempt("s1").answers == {}
        assert desk.attempt("s1").finished is not None
        assert journal.verify(desk.connection) == ()
    assert due_days(laptop) == due_days(paths)


def test_the_second_import_changes_nothing(paths: Paths, laptop: Paths, clock: FakeClock, exported: Path) -> None:
    take_in(laptop, clock, exported)
    before = laptop.database.read_bytes()
    assert look_into(laptop, exported).new == 0
    assert take_in(laptop, clock, exported) is None
    assert laptop.database.read_bytes() == before


def test_ones_own_export_brings_nothing_new(paths: Paths, clock: FakeClock, exported: Path) -> None:
    assert take_in(paths, clock, exported) is None


def test_a_look_tells_what_would_come_and_changes_nothing(paths: Paths, laptop: Paths, exported: Path) -> None:
    preview = look_into(laptop, exported)
    assert preview.new == len(recorded(paths.database))
    assert (preview.before.attempts, preview.after.attempts) == (0, 2)
    assert preview.after.cards == len(due_days(paths))
    assert not laptop.home.exists()


def test_what_is_not_wanted_is_not_taken_in(laptop: Paths, clock: FakeClock, exported: Path) -> None:
    asked: list[Preview] = []

    def decline(preview: Preview) -> bool:
        asked.append(preview)
        return False

    assert import_from(laptop, clock, exported, decline) is None
    assert [preview.new for preview in asked] == [len(exported.read_text().splitlines()) - 1]
    assert recorded(laptop.database) == []


def test_a_verified_backup_is_made_first(paths: Paths, laptop: Paths, clock: FakeClock, exported: Path) -> None:
    practised(laptop.home, FakeClock(BEGIN + timedelta(days=30)), first="t")
    before = recorded(laptop.database)
    kept = take_in(laptop, clock, exported)
    assert kept is not None
    assert recorded(kept) == before


def test_two_machines_that_exchange_what_they_have_agree(
    paths: Paths, laptop: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    practised(laptop.home, FakeClock(BEGIN + timedelta(hours=5)), first="t")
    exchange(paths, laptop, clock, tmp_path)
    assert recorded(laptop.database) == recorded(paths.database)
    assert computed(laptop.database) == computed(paths.database)
    audit(paths.database)
    audit(laptop.database)


def test_reviews_of_one_card_on_two_machines_both_count(
    paths: Paths, laptop: Paths, clock: FakeClock, exported: Path, tmp_path: Path
) -> None:
    take_in(laptop, clock, exported)
    clock.next_day(30)
    rated = []
    for machine in (paths, laptop):
        with at_desk(machine, clock) as desk:
            rated.append(desk.sit().rate(Rating.GOOD).card)
        clock.next_day()
    exchange(paths, laptop, clock, tmp_path)
    assert computed(laptop.database) == computed(paths.database)
    with at_desk(paths, clock) as desk:
        assert rated[0].id == rated[1].id
        assert desk.card(rated[0].id).reviews == rated[0].reviews + 1


def test_an_undo_takes_back_its_own_review_and_none_that_another_machine_made_since(
    paths: Paths, laptop: Paths, clock: FakeClock, exported: Path, tmp_path: Path
) -> None:
    take_in(laptop, clock, exported)
    clock.next_day(30)
    with at_desk(paths, clock) as desk:
        sitting = desk.sit()
        undone = sitting.rate(Rating.AGAIN).card.id
        clock.next_day()
        with at_desk(laptop, clock) as other:
            stays = other.sit().rate(Rating.EASY).card
        clock.advance(60.0)
        sitting.undo()
    exchange(paths, laptop, clock, tmp_path)
    for machine in (paths, laptop):
        with at_desk(machine, clock) as desk:
            assert undone == stays.id
            assert desk.card(undone) == stays
        audit(machine.database)


def test_an_attempt_that_two_machines_went_on_with_stays_readable(
    paths: Paths, laptop: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    with at_desk(paths, clock) as desk:
        desk.begin("shared")
    export_to(paths, tmp_path / "begun.jsonl")
    take_in(laptop, clock, tmp_path / "begun.jsonl")
    for machine in (paths, laptop):
        with at_desk(machine, clock) as desk:
            mock = desk.resume("shared")
            clock.advance(60.0)
            mock.next_step()
            mock.lock()
            desk.score("shared", level=2)
    exchange(paths, laptop, clock, tmp_path)
    assert computed(laptop.database) == computed(paths.database)
    for machine in (paths, laptop):
        with at_desk(machine, clock) as desk:
            attempt = desk.attempt("shared")
            assert attempt.session.locked_at is not None
            assert attempt.finished is not None
        audit(machine.database)


def test_a_clock_that_lags_behind_what_was_taken_in_puts_nothing_out_of_order(
    laptop: Paths, clock: FakeClock, exported: Path, tmp_path: Path
) -> None:
    slow = FakeClock(BEGIN - timedelta(days=400))
    take_in(laptop, slow, exported)
    with at_desk(laptop, slow) as desk:
        desk.play("slow")
        desk.score("slow", level=2)
    audit(laptop.database)


def test_what_a_restore_lost_comes_back_from_an_export(paths: Paths, clock: FakeClock, tmp_path: Path) -> None:
    made = back_up(paths, clock)
    with at_desk(paths, clock) as desk:
        desk.play("later")
    export_to(paths, tmp_path / "all.jsonl")
    restore(paths, clock, made)
    with at_desk(paths, clock) as desk:
        desk.play("after")
    take_in(paths, clock, tmp_path / "all.jsonl")
    with at_desk(paths, clock) as desk:
        assert desk.attempt("later").session.locked_at is not None
        assert desk.attempt("after").session.locked_at is not None
    audit(paths.database)


def test_a_copied_folder_that_was_used_twice_is_refused(
    paths: Paths, laptop: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    laptop.home.mkdir()
    laptop.database.write_bytes(paths.database.read_bytes())
    for machine, session in ((paths, "here"), (laptop, "there")):
        with at_desk(machine, clock) as desk:
            desk.play(session)
    export_to(laptop, tmp_path / "twin.jsonl")
    before = recorded(paths.database)
    with pytest.raises(StorageError, match="Two different histories"):
        take_in(paths, clock, tmp_path / "twin.jsonl")
    assert recorded(paths.database) == before


Change = Callable[[list[dict[str, Any]]], object]


def rechained(rows: list[dict[str, Any]]) -> None:
    """Make a forged history fit its hashes, as someone would who wants to be believed."""
    previous = ""
    for row in rows:
        if row["payload"] is not None:
            row["digest"] = digest_of(row["payload"])
        columns = [row[name] for name in ("device", "seq", "turn", "at", "study_day", "utc_offset", "kind")]
        previous = row["hash"] = chained(previous, *columns, row["digest"])


def forge(row: dict[str, Any], **changes: object) -> None:
    row["payload"] = json.dumps(json.loads(row["payload"]) | changes)


def find(rows: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(row for row in rows if row["kind"] == kind)


HOSTILE: dict[str, Change] = {
    "unknown-kind": lambda rows: rows[0].update(kind="mock-cloned"),
    "wrong-type": lambda rows: rows[0].update(seq="1"),
    "no-device": lambda rows: rows[0].pop("device"),
    "strange-device": lambda rows: [row.update(device="../../etc") for row in rows],
    "huge-number": lambda rows: rows[0].update(turn=2**63),
    "boundless-number": lambda rows: rows[0].update(turn=10**400),
    "negative-seq": lambda rows: rows[0].update(seq=-1),
    "a-year-that-is-none": lambda rows: rows[0].update(at="99999-01-01T00:00:00+00:00"),
    "no-zone": lambda rows: rows[0].update(at="2026-11-20T18:00:00"),
    "a-day-that-is-none": lambda rows: rows[0].update(study_day="2026-02-30"),
    "another-way-to-write-a-day": lambda rows: rows[0].update(study_day="20261120"),
    "offset": lambda rows: rows[0].update(utc_offset=10**6),
    "nothing-happened": lambda rows: rows[0].update(payload=None),
    "payload-of-another-kind": lambda rows: rows[0].update(payload="{}"),
    "deep-payload": lambda rows: rows[0].update(payload='{"session":' + "[" * 90_000 + "]" * 90_000 + "}"),
    "control-characters": lambda rows: forge(rows[0], title="\x1b]52;c;aGk=\x07"),
    "hidden-direction": lambda rows: forge(find(rows, "card-added"), session="\u202e"),
    "session-begun-twice": lambda rows: rows[1].update(kind=rows[0]["kind"], payload=rows[0]["payload"]),
    "review-of-no-card": lambda rows: forge(find(rows, "card-reviewed"), card="no such card"),
    "retention": lambda rows: forge(find(rows, "card-reviewed"), retention=7.0),
    "parameters": lambda rows: forge(find(rows, "scheduler-adopted"), parameters=[1.0]),
    "not-a-number": lambda rows: find(rows, "card-reviewed").update(
        payload=find(rows, "card-reviewed")["payload"].replace('"retention":0.9', '"retention":NaN')
    ),
    "agenda-without-steps": lambda rows: forge(rows[0], format={"id": "x", "title": "x", "steps": []}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_forged_event_is_refused_and_nothing_changed(
    laptop: Paths, clock: FakeClock, exported: Path, kind: str
) -> None:
    lines = exported.read_text().splitlines()
    rows = [json.loads(line) for line in lines[1:]]
    HOSTILE[kind](rows)
    if all(set(row) >= {"device", "seq"} for row in rows):
        rechained(rows)
    exported.write_text("\n".join([lines[0], *map(json.dumps, rows)]) + "\n")
    with pytest.raises(StorageError) as refused:
        take_in(laptop, clock, exported)
    assert "\x1b" not in refused.value.message
    assert "othing was changed" in refused.value.hint
    assert recorded(laptop.database) == [] if laptop.database.exists() else True


FILES: dict[str, Callable[[list[bytes]], bytes]] = {
    "empty": lambda lines: b"",
    "text": lambda lines: b"Dear diary\n",
    "no-header": lambda lines: b"".join(lines[1:]),
    "header-of-another": lambda lines: b'{"format": "bookmarks"}\n',
    "later-version": lambda lines: lines[0].replace(b'"version": 1', b'"version": 2') + b"".join(lines[1:]),
    "hole": lambda lines: b"".join(lines[:5] + lines[6:]),
    "changed-text": lambda lines: b"".join(lines).replace(b"A queue.", b"A quaue."),
    "changed-day": lambda lines: b"".join(lines).replace(b"2026-11-21", b"2026-11-19", 1),
    "not-utf-8": lambda lines: lines[0] + b"\xff\n",
    "not-json": lambda lines: lines[0] + b"{\n",
    "a-list": lambda lines: lines[0] + b"[]\n",
    "deep": lambda lines: lines[0] + b"[" * 500_000 + b"\n",
    "endless-line": lambda lines: lines[0] + b'"' + b"x" * (5 * 1024 * 1024) + b'"\n',
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_whole_export_is_refused(laptop: Paths, clock: FakeClock, exported: Path, kind: str) -> None:
    exported.write_bytes(FILES[kind](exported.read_bytes().splitlines(keepends=True)))
    with pytest.raises(StorageError):
        take_in(laptop, clock, exported)
    assert not laptop.database.exists() or recorded(laptop.database) == []


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_not_a_file_is_refused_at_once(
    laptop: Paths, clock: FakeClock, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "strange")
    with pytest.raises(StorageError, match="not a regular file"):
        take_in(laptop, clock, tmp_path / "strange")


def test_a_file_beyond_all_measure_is_refused_without_reading_it(
    laptop: Paths, clock: FakeClock, tmp_path: Path
) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(513 * 1024 * 1024)  # a hole: it takes no room
    with pytest.raises(StorageError, match="larger than 512 MB"):
        take_in(laptop, clock, tmp_path / "large")


def test_a_last_line_that_is_not_written_to_its_end_is_left_out_and_told(
    paths: Paths, laptop: Paths, clock: FakeClock, exported: Path
) -> None:
    exported.write_bytes(exported.read_bytes()[:-40])
    notes = look_into(laptop, exported).notes
    assert "last line" in notes[0]
    assert "ends early" in notes[1]
    take_in(laptop, clock, exported)
    assert recorded(laptop.database) == recorded(paths.database)[:-1]
    audit(laptop.database)


def test_lines_in_another_order_and_lines_that_stand_twice_do_no_harm(
    paths: Paths, laptop: Paths, clock: FakeClock, exported: Path
) -> None:
    header, *lines = exported.read_bytes().splitlines(keepends=True)
    exported.write_bytes(header + b"".join(reversed(lines)) + b"".join(lines))
    take_in(laptop, clock, exported)
    assert computed(laptop.database) == computed(paths.database)


def test_an_export_overwrites_nothing(paths: Paths, exported: Path) -> None:
    before = exported.read_bytes()
    with pytest.raises(StorageError, match="exists already"):
        export_to(paths, exported)
    assert exported.read_bytes() == before


def test_an_export_that_cannot_be_written_leaves_nothing(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        export_to(paths, tmp_path / "no" / "such" / "folder.jsonl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="exists already"):
        export_to(paths, tmp_path / "folder")
    assert list((tmp_path / "folder").iterdir()) == []


def test_without_data_there_is_nothing_to_export(home: Path) -> None:
    with pytest.raises(StorageError, match="no data"), exporting(Paths(home)):
        raise AssertionError("there was something")


def test_an_export_beside_a_running_drill_holds_what_was_saved(home: Path, clock: FakeClock, tmp_path: Path) -> None:
    with at_desk(Paths(home), clock) as desk:
        desk.begin()
        assert export_to(Paths(home), tmp_path / "beside.jsonl") == 1


def test_while_another_drill_is_open_nothing_is_taken_in(paths: Paths, clock: FakeClock, exported: Path) -> None:
    with locked(paths.database, paths.lock), pytest.raises(StorageError, match="another terminal"):
        take_in(paths, clock, exported)


def test_an_import_is_taken_back(laptop: Paths, clock: FakeClock, exported: Path) -> None:
    practised(laptop.home, FakeClock(BEGIN + timedelta(days=30)), first="t")
    events, tables = recorded(laptop.database), computed(laptop.database)
    take_in(laptop, clock, exported)
    undone = undo_import(laptop, clock)
    assert undone.kept is not None
    assert recorded(laptop.database) == events
    assert computed(laptop.database) == tables
    with pytest.raises(StorageError, match="taken back already"):
        undo_import(laptop, clock)


def test_an_import_that_was_taken_back_can_be_made_again(laptop: Paths, clock: FakeClock, exported: Path) -> None:
    take_in(laptop, clock, exported)
    undo_import(laptop, clock)
    assert take_in(laptop, clock, exported) is not None
    audit(laptop.database)


def test_where_something_was_recorded_since_an_import_is_not_taken_back(
    laptop: Paths, clock: FakeClock, exported: Path
) -> None:
    kept = take_in(laptop, clock, exported)
    with at_desk(laptop, clock) as desk:
        desk.begin("since")
    before = recorded(laptop.database)
    with pytest.raises(StorageError, match="recorded since") as refused:
        undo_import(laptop, clock)
    assert f"drill restore {kept}" in refused.value.hint
    assert recorded(laptop.database) == before


def test_what_was_only_typed_since_an_import_is_not_lost_either(
    laptop: Paths, clock: FakeClock, exported: Path
) -> None:
    with at_desk(laptop, clock) as desk:
        desk.begin("running")
    take_in(laptop, clock, exported)
    with closing(open_locked(laptop.database)) as connection:
        connection.execute("insert into draft values ('running', 'requirements/notes', 'half a tho')")
    with pytest.raises(StorageError, match="recorded since"):
        undo_import(laptop, clock)


def test_without_an_import_there_is_none_to_take_back(paths: Paths, clock: FakeClock) -> None:
    with pytest.raises(StorageError, match="no import"):
        undo_import(paths, clock)
