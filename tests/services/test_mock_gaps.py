from dataclasses import replace

import pytest

from drill.errors import SessionError
from tests.factories import FakeClock
from tests.services.playing import NOTES, Desk, Open, gaps, killed


@pytest.mark.parametrize("seconds", [0, 1, 4, 5, 6, 29, 30, 301])
def test_a_kill_loses_at_most_five_seconds_of_the_time(desk: Desk, open_database: Open, seconds: int) -> None:
    desk.pass_time(desk.begin(), seconds)
    desk.clock.advance(3600.0)
    elapsed = killed(desk, open_database).resume().elapsed
    assert max(0, seconds - 5) <= elapsed <= seconds


def test_a_kill_loses_what_was_typed_since_the_last_tick_and_nothing_else(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Two features.")
    desk.pass_time(mock, 1)
    mock.write(NOTES, "Two features. And a th")
    assert killed(desk, open_database).resume().answers == {NOTES: "Two features."}


def test_a_kill_after_a_move_loses_nothing_typed_before_it(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Two.")
    mock.tick()
    mock.write(NOTES, "Two features.")
    mock.next_step()
    assert killed(desk, open_database).resume().answers[NOTES] == "Two features."


def test_a_kill_keeps_the_step_and_the_lines(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 200)
    mock.next_step()
    before = mock.session
    again = killed(desk, open_database).resume().session
    assert (again.entries, again.said, again.seed) == (before.entries, before.said, before.seed)


def test_a_resumed_mock_goes_on_counting(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    mock.leave()
    desk.clock.advance(100.0)
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 20)
    assert mock.elapsed == 30


def test_the_time_away_is_recorded_as_a_gap(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    mock.leave()
    desk.clock.advance(400.0)
    mock = killed(desk, open_database).resume()
    assert gaps(desk) == [400.0]
    assert not mock.session.interrupted


def test_more_than_ten_minutes_of_gaps_mark_the_attempt_interrupted(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    for _ in range(2):
        mock.leave()
        desk.clock.advance(301.0)
        desk = killed(desk, open_database)
        mock = desk.resume()
    assert gaps(desk) == [301.0, 301.0]
    assert desk.attempt().session.interrupted


def test_a_second_kill_before_the_first_tick_counts_no_gap_twice(desk: Desk, open_database: Open) -> None:
    desk.begin().leave()
    desk.clock.advance(400.0)
    desk = killed(desk, open_database)
    desk.resume()
    desk.clock.advance(50.0)
    desk = killed(desk, open_database)
    desk.resume()
    assert gaps(desk) == [400.0, 50.0]


def test_a_wall_clock_set_back_while_away_gives_no_negative_gap(desk: Desk, open_database: Open) -> None:
    desk.begin().leave()
    desk.clock.wall = desk.clock.wall.replace(year=2020)
    mock = killed(desk, open_database).resume()
    assert gaps(desk) == [0.0]
    assert mock.session.gap_seconds == 0


@pytest.mark.parametrize("away", [30.0, 7200.0, 99_999.0])
def test_the_time_a_program_was_stopped_does_not_count(desk: Desk, away: float) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 600)
    mock.next_step()
    desk.clock.advance(away)
    mock.note_gap(away)
    assert mock.elapsed == 600
    assert mock.step_seconds == 0
    assert gaps(desk) == [away]
    desk.pass_time(mock, 7)
    assert mock.elapsed == 607


def test_a_stop_between_writing_and_saving_leaves_the_time_as_it_was(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 60)
    mock.write(NOTES, "Not saved yet.")
    desk.clock.advance(1000.0)
    mock.note_gap(1000.0)
    again = killed(desk, open_database).resume()
    assert again.elapsed == 60
    assert again.answers[NOTES] == "Not saved yet."


def test_a_stop_said_to_be_longer_than_it_can_have_been_takes_no_step_away(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 100)
    mock.next_step()
    desk.pass_time(mock, 10)
    mock.note_gap(5000.0)
    assert mock.elapsed == 100
    assert mock.step_seconds == 0


def test_a_sleeping_machine_is_a_gap_that_takes_no_time(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    desk.clock.sleep_machine(1200.0)
    desk.pass_time(mock, 1)
    assert mock.elapsed == 11
    assert gaps(desk) == [1200.0]
    assert desk.attempt().session.interrupted


def test_a_small_step_of_the_wall_clock_is_no_gap(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    desk.clock.sleep_machine(4.0)
    desk.pass_time(mock, 10)
    desk.clock.sleep_machine(-3600.0)
    desk.pass_time(mock, 10)
    assert gaps(desk) == []


class RestlessClock(FakeClock):
    """A clock that goes on between any two looks at it, as clocks do."""

    def monotonic(self) -> float:
        self.seconds += 0.01
        return super().monotonic()


@pytest.mark.parametrize("wait", [0.0, 4.9, 4.97, 4.98, 4.99, 5.0])
def test_a_move_taken_back_at_the_last_moment_stays_readable(desk: Desk, wait: float) -> None:
    desk = replace(desk, clock=RestlessClock())
    mock = desk.begin()
    mock.write(NOTES, "Unsaved.")
    mock.next_step()
    desk.clock.advance(wait)
    try:
        mock.undo_next()
    except SessionError:
        assert wait > 4.9
    assert desk.attempt().session.entries == mock.session.entries


def test_the_journal_tells_the_times_of_the_moves_as_they_were_counted(desk: Desk) -> None:
    desk = replace(desk, clock=RestlessClock())
    mock = desk.begin()
    for _ in range(3):
        desk.clock.advance(61.0)
        mock.next_step()
    mock.lock()
    told = desk.attempt().session
    assert (told.entries, told.locked_at) == (mock.session.entries, mock.session.locked_at)
