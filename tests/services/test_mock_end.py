from collections.abc import Callable

import pytest

from drill.domain.events import MockLocked
from drill.domain.session import ClockStage
from drill.errors import SessionError
from drill.services.mock import MockInterview, Tick
from drill.storage import journal, sessions
from drill.storage.sessions import SessionState
from tests.services.playing import NOTES, Desk, Open, gaps, killed, snapshots, state_of


def test_the_clock_locks_after_the_total_and_a_minute_of_grace(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 2759)
    assert mock.stage is ClockStage.GRACE
    mock.write(NOTES, "The last word.")
    desk.clock.advance(1.0)
    assert mock.tick() == Tick(locked=True)
    assert desk.facts(MockLocked) == [MockLocked("s1", 2760.0, by_clock=True)]
    assert desk.attempt().answers[NOTES] == "The last word."
    assert state_of(desk) is SessionState.LOCKED


def test_a_clock_nobody_looked_at_locks_at_the_same_moment(desk: Desk) -> None:
    mock = desk.begin()
    desk.clock.advance(99_999.0)
    assert mock.tick().locked
    assert desk.attempt().session.locked_at == 2760


def test_a_locked_mock_hears_nothing_and_takes_no_time(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 30)
    mock.lock()
    assert desk.pass_time(mock, 500) == []
    assert mock.elapsed == 30


@pytest.mark.parametrize("move", [MockInterview.next_step, MockInterview.undo_next, MockInterview.lock])
def test_a_locked_mock_does_not_move(desk: Desk, move: Callable[[MockInterview], None]) -> None:
    mock = desk.begin()
    mock.lock()
    before = list(journal.read(desk.connection))
    with pytest.raises(SessionError):
        move(mock)
    assert list(journal.read(desk.connection)) == before


@pytest.mark.parametrize("end", [MockInterview.lock, MockInterview.discard])
def test_an_ended_mock_leaves_no_draft(desk: Desk, end: Callable[[MockInterview], None]) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Typed.")
    mock.tick()
    end(mock)
    assert sessions.draft(desk.connection, "s1") == {}
    assert sessions.heartbeat(desk.connection, "s1") is None


def written_on(desk: Desk) -> MockInterview:
    """A locked mock whose notes were gone on with."""
    mock = desk.begin()
    mock.write(NOTES, "Locked.")
    mock.lock()
    mock.write(NOTES, "Locked. And more.")
    mock.tick()
    return mock


def test_going_on_after_the_lock_is_kept_apart(desk: Desk) -> None:
    written_on(desk).leave()
    attempt = desk.attempt()
    assert attempt.answers == {NOTES: "Locked."}
    assert attempt.afterword == {NOTES: "Locked. And more."}


def test_going_on_after_the_lock_survives_a_kill(desk: Desk, open_database: Open) -> None:
    written_on(desk)
    desk = killed(desk, open_database)
    assert desk.resume().answers[NOTES] == "Locked. And more."
    assert desk.attempt().answers == {NOTES: "Locked."}


def test_going_on_can_itself_be_gone_on_with(desk: Desk, open_database: Open) -> None:
    written_on(desk).leave()
    desk = killed(desk, open_database)
    mock = desk.resume()
    mock.write(NOTES, "Third.")
    mock.leave()
    assert killed(desk, open_database).resume().answers[NOTES] == "Third."
    assert desk.attempt().answers == {NOTES: "Locked."}


def test_leaving_an_afterword_unchanged_adds_no_event(desk: Desk) -> None:
    mock = written_on(desk)
    mock.leave()
    mock.leave()
    assert len(snapshots(desk)) == 2


def test_a_discard_after_the_lock_leaves_the_locked_answers_alone(desk: Desk) -> None:
    written_on(desk).discard()
    assert desk.attempt().answers == {NOTES: "Locked."}


def test_a_gap_after_the_lock_is_no_gap_of_the_mock(desk: Desk) -> None:
    mock = written_on(desk)
    desk.clock.advance(900.0)
    mock.note_gap(900.0)
    assert gaps(desk) == []
    assert not mock.session.interrupted
