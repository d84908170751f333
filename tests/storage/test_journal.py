import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.events import Event, Fact, GapRecorded, LineSaid, MockBegun, MockDiscarded, PartsSaved, StepEntered
from drill.domain.vocabulary import Phase, Seniority
from drill.storage import journal, stored_events
from drill.storage.database import transaction
from drill.storage.journal import Moment
from drill.storage.schema import create_tables
from tests.factories import BEGIN, FORTY_FIVE

MOMENT = Moment(BEGIN, date(2026, 11, 20), 60)
FACTS: tuple[Fact, ...] = (
    MockBegun("s1", "garage", "Garage", "hash", FORTY_FIVE, Seniority.SENIOR, 7),
    PartsSaved("s1", 3.5, {"requirements/notes": 'Schließfächer 🅿\0 and "quotes"\n'}),
    StepEntered("s1", 300.25),
    LineSaid("s1", "probe:x", Phase.ESTIMATION, "And?", "at 60%", 480.0),
    MockDiscarded("s1"),
)
OTHER = MockBegun("s2", "garage", "Garage", "hash", FORTY_FIVE, Seniority.MID, 8)
TEXT_COLUMNS = ("device", "at", "study_day", "kind", "payload", "digest", "hash")
NUMBER_COLUMNS = ("seq", "turn", "utc_offset")


def record(connection: sqlite3.Connection, *facts: Fact) -> tuple[Event, ...]:
    with transaction(connection):
        return journal.append(connection, MOMENT, facts)


def facts_of(connection: sqlite3.Connection, session: str | None = None) -> list[Fact]:
    return [event.fact for event in journal.read(connection, session)]


@pytest.fixture
def told(database: sqlite3.Connection) -> sqlite3.Connection:
    """A journal of one discarded mock."""
    record(database, *FACTS)
    return database


def without_triggers(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A journal that anything may happen to, as to a file on a bad disk."""
    names = connection.execute("select name from sqlite_master where type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"drop trigger {name}")
    return connection


@pytest.fixture(scope="module")
def original() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_tables(connection)
        record(connection, *FACTS)
        yield without_triggers(connection)


@pytest.fixture
def rotten(original: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A copy of a journal that can be damaged."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        original.backup(connection)
        yield connection


def test_facts_come_back_in_their_order(told: sqlite3.Connection) -> None:
    assert facts_of(told) == list(FACTS)


def test_an_event_tells_where_and_when_it_was_recorded(told: sqlite3.Connection) -> None:
    events = list(journal.read(told))
    assert [event.seq for event in events] == [1, 2, 3, 4, 5]
    assert len({event.device for event in events}) == 1
    assert {(event.at, event.study_day, event.utc_offset) for event in events} == {(BEGIN, date(2026, 11, 20), 60)}


def test_what_is_returned_is_what_was_stored(database: sqlite3.Connection) -> None:
    assert list(record(database, *FACTS)) == list(journal.read(database))


def test_numbering_goes_on_in_the_next_process(open_database: Callable[[], sqlite3.Connection]) -> None:
    first = record(open_database(), FACTS[0])
    second = record(open_database(), FACTS[1])
    assert (second[0].device, second[0].seq) == (first[0].device, 2)


def test_the_events_of_a_session_are_read_alone(told: sqlite3.Connection) -> None:
    record(told, OTHER)
    assert facts_of(told, "s2") == [OTHER]
    assert facts_of(told, "s1") == list(FACTS)
    assert facts_of(told, "s3") == []


def test_facts_of_a_failed_transaction_leave_nothing(told: sqlite3.Connection) -> None:
    before = "\n".join(told.iterdump())

    def fail() -> None:
        with transaction(told):
            journal.append(told, MOMENT, [OTHER])
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert "\n".join(told.iterdump()) == before
    assert record(told, OTHER)[0].seq == 6


@pytest.mark.parametrize("column", TEXT_COLUMNS + NUMBER_COLUMNS)
def test_no_column_of_an_event_can_be_updated(told: sqlite3.Connection, column: str) -> None:
    before = told.execute("select * from event").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        told.execute(f"update event set {column} = {column} || '1' where seq = 2")
    assert told.execute("select * from event").fetchall() == before


def test_no_event_can_be_deleted(told: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        told.execute("delete from event where seq = 5")
    assert facts_of(told) == list(FACTS)


@pytest.mark.parametrize("verb", ["insert or replace", "replace"])
def test_no_event_can_be_replaced(told: sqlite3.Connection, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
        told.execute(f"{verb} into event select * from event where seq = 5")
    assert facts_of(told) == list(FACTS)


def test_a_text_can_be_erased_without_breaking_the_chain(told: sqlite3.Connection) -> None:
    told.execute("update event set payload = null where seq = 2")
    assert journal.verify(told) == ()
    assert facts_of(told) == [FACTS[0], *FACTS[2:]]
    assert facts_of(told, "s1") == [FACTS[0], *FACTS[2:]]


def test_an_erased_text_does_not_come_back(told: sqlite3.Connection) -> None:
    told.execute("update event set payload = null where seq = 2")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        told.execute("update event set payload = '{}' where seq = 2")


@pytest.mark.parametrize("column", [column for column in TEXT_COLUMNS + NUMBER_COLUMNS if column != "payload"])
def test_erasing_does_not_hide_another_change(told: sqlite3.Connection, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        told.execute(f"update event set payload = null, {column} = {column} || '1' where seq = 2")


def test_a_whole_journal_has_no_fault(told: sqlite3.Connection) -> None:
    assert journal.verify(told) == ()


def test_an_empty_journal_has_no_fault(database: sqlite3.Connection) -> None:
    assert journal.verify(database) == ()


@pytest.mark.parametrize("seq", [1, 3, 5])
@pytest.mark.parametrize("column", TEXT_COLUMNS + NUMBER_COLUMNS)
def test_a_change_in_any_column_of_any_event_is_found(rotten: sqlite3.Connection, column: str, seq: int) -> None:
    changed = f"{column} + 100" if column in NUMBER_COLUMNS else f"{column} || 'x'"
    rotten.execute(f"update event set {column} = {changed} where seq = ?", (seq,))
    assert journal.verify(rotten)


@given(
    st.sampled_from([column for column in TEXT_COLUMNS if column != "device"]),
    st.integers(1, 5),
    st.integers(0),
    st.sampled_from("0123456789abcdefT:-"),
)
def test_a_single_wrong_character_is_found(
    original: sqlite3.Connection, column: str, seq: int, position: int, wrong: str
) -> None:
    original.execute("begin")
    try:
        (text,) = original.execute(f"select {column} from event where seq = ?", (seq,)).fetchone()
        place = position % len(text)
        changed = text[:place] + wrong + text[place + 1 :]
        original.execute(f"update event set {column} = ? where seq = ?", (changed, seq))
        assert bool(journal.verify(original)) is (changed != text)
    finally:
        original.execute("rollback")


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_missing_event_is_found(rotten: sqlite3.Connection, seq: int) -> None:
    rotten.execute("delete from event where seq = ?", (seq,))
    assert journal.verify(rotten)


def test_a_missing_end_is_named(rotten: sqlite3.Connection) -> None:
    rotten.execute("delete from event where seq > 3")
    (fault,) = journal.verify(rotten)
    assert fault.endswith("ends at event 3, not at 5")


def test_a_journal_of_which_only_the_head_is_left_is_not_whole(rotten: sqlite3.Connection) -> None:
    rotten.execute("delete from event")
    assert journal.verify(rotten)


def test_events_without_their_head_are_not_whole(rotten: sqlite3.Connection) -> None:
    rotten.execute("delete from head")
    assert journal.verify(rotten)


def test_two_events_that_changed_places_are_found(rotten: sqlite3.Connection) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        rotten.execute("update event set seq = ? where seq = ?", (new, old))
    assert journal.verify(rotten)


def test_an_event_that_was_added_by_another_hand_is_found(rotten: sqlite3.Connection) -> None:
    rotten.execute(
        "insert into event select device, 6, turn + 1, at, study_day, utc_offset, kind, payload, digest, hash"
        " from event where seq = 5"
    )
    assert journal.verify(rotten)


def test_an_erased_text_does_not_hide_a_wrong_digest(rotten: sqlite3.Connection) -> None:
    rotten.execute("update event set payload = null, digest = 'x' || digest where seq = 2")
    assert journal.verify(rotten)


def test_every_kind_of_fact_has_a_name_of_its_own() -> None:
    assert stored_events.FACTS["mock-begun"] is MockBegun
    assert stored_events.FACTS["gap-recorded"] is GapRecorded
    assert len(stored_events.FACTS) == len(set(stored_events.FACTS.values()))


def test_the_moment_is_stored_as_it_is_given(database: sqlite3.Connection) -> None:
    lord_howe = Moment(BEGIN + timedelta(hours=2), date(2026, 11, 21), 630)
    with transaction(database):
        (event,) = journal.append(database, lord_howe, [OTHER])
    assert (event.at, event.study_day, event.utc_offset) == (lord_howe.at, lord_howe.study_day, 630)
    assert list(journal.read(database)) == [event]
