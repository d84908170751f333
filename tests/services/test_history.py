import pytest

from drill.domain.events import AnswersErased, MockDiscarded
from drill.domain.session import INTERRUPTED_SECONDS
from drill.errors import SessionError, UsageError
from drill.services.history import Record, comparable, discard, find_attempt, load_history, load_record
from drill.services.library import Library
from drill.storage import sessions
from drill.storage.sessions import SessionState
from tests.factories import part
from tests.services.playing import NOTES, Desk

OWN = part("deep-dive/own")


def record_of(desk: Desk, session: str = "s1") -> Record:
    return load_record(desk.connection, Library(desk.connection), session)


def states(desk: Desk) -> dict[str, SessionState]:
    return {row.session.id: row.session.state for row in load_history(desk.connection)}


# The list


def test_nothing_was_attempted_before_the_first_mock(desk: Desk) -> None:
    assert load_history(desk.connection) == ()


def test_attempts_are_listed_with_the_latest_first(desk: Desk) -> None:
    desk.play("s1")
    desk.clock.next_day()
    desk.play("s2")
    desk.score("s2")
    assert [(row.session.id, row.session.state, row.seconds) for row in load_history(desk.connection)] == [
        ("s2", SessionState.SCORED, 360.0),
        ("s1", SessionState.LOCKED, 360.0),
    ]


def test_an_attempt_after_midnight_belongs_to_the_evening_before(desk: Desk) -> None:
    desk.clock.advance(7 * 3600)  # 2:00 on Saturday in Berlin
    desk.play()
    (row,) = load_history(desk.connection)
    assert (row.day.isoformat(), record_of(desk).row.day) == ("2026-11-20", row.day)


def test_an_attempt_with_long_gaps_is_marked_in_the_list_and_in_itself(desk: Desk) -> None:
    mock = desk.begin()
    mock.leave()
    desk.clock.advance(INTERRUPTED_SECONDS + 1)
    desk.resume().lock()
    (row,) = load_history(desk.connection)
    assert row.interrupted
    assert record_of(desk).row.interrupted


def test_a_running_mock_shows_the_time_at_its_last_sign_of_life(desk: Desk) -> None:
    mock = desk.begin()
    desk.clock.advance(90.0)
    mock.leave()
    (row,) = load_history(desk.connection)
    assert row.seconds == 90.0


# One attempt


def test_an_attempt_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    desk.play("abc1")
    desk.play("abd1")
    found = find_attempt(desk.connection, "abc")
    assert found is not None
    assert found.id == "abc1"
    assert find_attempt(desk.connection, "%") is None


def test_a_beginning_that_several_ids_share_is_refused(desk: Desk) -> None:
    desk.play("abc1")
    desk.play("abd1")
    with pytest.raises(UsageError, match="2 attempts begin with ab: abd1, abc1"):
        find_attempt(desk.connection, "ab")


def test_a_whole_id_is_found_though_another_begins_with_it(desk: Desk) -> None:
    desk.play("abc")
    desk.play("abcd")
    found = find_attempt(desk.connection, "abc")
    assert found is not None
    assert found.id == "abc"


def test_there_is_no_record_of_an_unknown_attempt(desk: Desk) -> None:
    with pytest.raises(SessionError, match="no attempt nothing"):
        record_of(desk, "nothing")


def test_the_record_of_a_running_mock_holds_what_is_being_typed(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(NOTES, "A space is never sold twice.")
    desk.clock.advance(30.0)
    mock.tick()
    record = record_of(desk)
    assert record.attempt.answers[NOTES] == "A space is never sold twice."
    assert record.attempt.session.elapsed(0.0) == 30.0


def test_what_is_typed_after_the_lock_stays_apart(desk: Desk) -> None:
    desk.play(texts={NOTES: "Scope."})
    mock = desk.resume()
    mock.write(NOTES, "Scope. And later this.")
    mock.save()
    attempt = record_of(desk).attempt
    assert (attempt.answers[NOTES], attempt.afterword) == ("Scope.", {NOTES: "Scope. And later this."})


def test_an_attempt_whose_problem_is_gone_is_still_readable(desk: Desk) -> None:
    desk.play(texts={OWN: "My own part."})
    record = record_of(desk)
    assert (record.attempt.answers[OWN], record.hot_spots) == ("My own part.", {})


def test_the_record_of_an_erased_attempt_says_so(desk: Desk) -> None:
    desk.play()
    desk.recorder.record(AnswersErased("s1"))
    record = record_of(desk)
    assert record.attempt.erased
    assert record.course[-1].text == "What was written was erased"


# Comparing


def test_attempts_at_one_problem_can_be_compared(desk: Desk) -> None:
    for session in ("s1", "s2", "s3"):
        desk.play(session)
        desk.clock.next_day()
    discard(desk.recorder, "s1")
    assert [row.session.id for row in comparable(desk.connection, "s3")] == ["s3", "s2"]
    assert [row.session.id for row in comparable(desk.connection, "s1")] == ["s3", "s2", "s1"]


def test_a_single_attempt_has_nothing_to_be_compared_with(desk: Desk) -> None:
    desk.play()
    with pytest.raises(SessionError, match="no other attempt"):
        comparable(desk.connection, "s1")


# Discarding


def test_a_locked_attempt_is_discarded_and_stays_readable(desk: Desk) -> None:
    desk.play(texts={NOTES: "Scope."})
    discard(desk.recorder, "s1")
    assert states(desk) == {"s1": SessionState.DISCARDED}
    assert record_of(desk).attempt.answers[NOTES] == "Scope."


def test_a_running_mock_is_discarded_with_its_draft(desk: Desk) -> None:
    desk.begin().leave()
    discard(desk.recorder, "s1")
    assert sessions.heartbeat(desk.connection, "s1") is None
    desk.begin("s2")


def test_a_scored_attempt_is_not_discarded(desk: Desk) -> None:
    desk.play()
    desk.score()
    with pytest.raises(SessionError) as caught:
        discard(desk.recorder, "s1")
    assert "drill forget s1" in caught.value.hint
    assert states(desk) == {"s1": SessionState.SCORED}


def test_an_attempt_is_discarded_once(desk: Desk) -> None:
    desk.play()
    discard(desk.recorder, "s1")
    with pytest.raises(SessionError, match="gone already"):
        discard(desk.recorder, "s1")
    assert len(desk.facts(MockDiscarded)) == 1
