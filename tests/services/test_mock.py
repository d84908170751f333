import pytest

from drill.domain.events import StepEntered, StepUndone
from drill.errors import SessionError
from drill.storage import sessions
from drill.storage.sessions import SessionState
from tests.factories import FOUR_STEPS, part
from tests.services.playing import NOTES, WORKSHEET, Desk, Open, killed, snapshots, state_of

DATA = part("high-level-design/data")


def test_the_clock_starts_at_begin(desk: Desk) -> None:
    mock = desk.begin()
    desk.clock.advance(12.5)
    assert mock.elapsed == 12.5
    assert state_of(desk) is SessionState.RUNNING


def test_there_is_one_unfinished_mock_at_a_time(desk: Desk) -> None:
    desk.begin("s1")
    with pytest.raises(SessionError, match="unfinished"):
        desk.begin("s2")
    assert sessions.find(desk.connection, "s2") is None


def test_a_discarded_mock_makes_room_for_another(desk: Desk) -> None:
    desk.begin("s1").discard()
    desk.begin("s2")
    assert (state_of(desk, "s1"), state_of(desk, "s2")) == (SessionState.DISCARDED, SessionState.RUNNING)


def test_a_mock_shows_all_parts_of_its_format_and_those_of_its_step(desk: Desk) -> None:
    mock = desk.begin(agenda=FOUR_STEPS)
    assert part("qa/notes") not in mock.parts()
    assert [str(each) for each in mock.parts()] == [
        "requirements/notes",
        "estimation/worksheet",
        "high-level-design/api",
        "high-level-design/data",
        "high-level-design/diagram",
        "high-level-design/notes",
        "deep-dive/last-space",
        "deep-dive/gate",
        "deep-dive/own",
        "trade-offs/decisions",
    ]
    assert mock.step_parts() == (NOTES, WORKSHEET)


def test_a_step_with_parts_of_its_own_shows_those(desk: Desk) -> None:
    mock = desk.begin(agenda=FOUR_STEPS)
    for _ in range(3):
        mock.next_step()
    assert mock.step_parts() == (part("trade-offs/decisions"),)


def test_every_part_stays_writable_after_its_step(desk: Desk) -> None:
    mock = desk.begin()
    mock.next_step()
    mock.write(NOTES, "An afterthought.")
    mock.lock()
    assert desk.attempt().answers[NOTES] == "An afterthought."


def test_moving_on_can_be_taken_back_and_both_are_events(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 30)
    mock.next_step()
    desk.pass_time(mock, 5)
    mock.undo_next()
    assert desk.facts(StepEntered, StepUndone) == [StepEntered("s1", 30.0), StepUndone("s1", 35.0)]
    assert mock.session.step_index == 0


def test_moving_on_cannot_be_taken_back_after_five_seconds(desk: Desk) -> None:
    mock = desk.begin()
    mock.next_step()
    desk.pass_time(mock, 6)
    with pytest.raises(SessionError):
        mock.undo_next()
    assert desk.facts(StepUndone) == []


def test_a_move_of_the_agenda_stores_the_parts_that_changed(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(NOTES, "One.")
    mock.next_step()
    mock.write(DATA, "Two.")
    mock.next_step()
    assert snapshots(desk) == [{str(NOTES): "One."}, {str(DATA): "Two."}]


def test_a_snapshot_is_stored_every_five_minutes(desk: Desk) -> None:
    mock = desk.begin(seed=0)
    desk.pass_time(mock, 200)  # the only line of the first step is said at 180
    mock.write(NOTES, "Typed at 200.")
    desk.pass_time(mock, 279)
    assert snapshots(desk) == []
    desk.pass_time(mock, 1)
    assert snapshots(desk) == [{str(NOTES): "Typed at 200."}]


def test_the_lock_stores_what_was_written_last(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Typed a moment ago.")
    mock.lock()
    assert desk.attempt().answers == {NOTES: "Typed a moment ago."}


def test_a_text_that_was_deleted_is_stored_as_deleted(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(NOTES, "A mistake.")
    mock.next_step()
    mock.write(NOTES, "")
    mock.lock()
    assert desk.attempt().answers == {NOTES: ""}


@pytest.mark.parametrize("text", ["a\0b", "\ud800 half a pair", "🅿️ Parkplätze", "> quoted", "x" * 300_000, "\r\n\t"])
def test_any_text_survives_a_kill(desk: Desk, open_database: Open, text: str) -> None:
    mock = desk.begin()
    mock.write(NOTES, text)
    mock.tick()
    again = killed(desk, open_database).resume()
    assert again.answers[NOTES] == text.replace("\ud800", "?")
