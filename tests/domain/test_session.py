from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.session import ClockStage, Said, Session
from drill.domain.vocabulary import Phase
from drill.errors import SessionError
from tests.factories import FORTY_FIVE, FOUR_STEPS, a_session

TOTAL = 45 * 60.0
GRACE = 60.0
LINE = Said("probe:x", Phase.REQUIREMENTS, "And then?", "for a test", 0.0)

QUARTERS = st.one_of(st.integers(0, 30), st.integers(0, 8000)).map(lambda quarters: quarters / 4)
"""Waits in seconds that add up without rounding; many of them within the five seconds of an undo."""

MOVES: dict[str, Callable[[Session, float], Session]] = {
    "resume": lambda session, at: session.resume(at),
    "pause": lambda session, at: session.pause(at),
    "next": lambda session, at: session.next_step(at),
    "undo": lambda session, at: session.undo_next(at),
    "say": lambda session, _: session.say(LINE),
    "lock": lambda session, at: session.lock(at),
}
HISTORIES = st.lists(st.tuples(st.sampled_from([*MOVES, "next", "resume"]), QUARTERS), max_size=25)


@dataclass
class Played:
    """A session after a history, with the time that should have been counted."""

    session: Session = field(default_factory=a_session)
    at: float = 500.0
    counted: float = 0.0

    def wait(self, seconds: float) -> None:
        if self.session.running_since is not None:
            self.counted = min(self.counted + seconds, TOTAL + GRACE)
        self.at += seconds

    def move(self, name: str) -> None:
        before = self.session
        try:
            self.session = MOVES[name](before, self.at)
        except SessionError:
            assert self.session is before


def play(history: list[tuple[str, float]]) -> Played:
    played = Played()
    for name, wait in history:
        played.wait(wait)
        played.move(name)
    return played


def running() -> Session:
    return a_session().resume(0.0)


@given(HISTORIES, QUARTERS)
def test_elapsed_is_the_time_in_which_the_clock_ran_and_nothing_else(
    history: list[tuple[str, float]], wait: float
) -> None:
    played = play(history)
    played.wait(wait)
    assert played.session.elapsed(played.at) == played.counted


@given(HISTORIES, QUARTERS)
def test_elapsed_never_passes_the_total_and_the_grace(history: list[tuple[str, float]], wait: float) -> None:
    played = play(history)
    assert 0 <= played.session.elapsed(played.at + wait) <= TOTAL + GRACE


@given(HISTORIES, QUARTERS)
def test_the_times_of_the_steps_add_up_to_the_elapsed_time(history: list[tuple[str, float]], wait: float) -> None:
    session, at = play(history).session, play(history).at + wait
    times = [session.step_seconds(index, at) for index in range(len(session.format.steps))]
    assert min(times) >= 0
    assert sum(times) == session.elapsed(at)


@given(HISTORIES)
def test_the_agenda_never_leaves_the_format(history: list[tuple[str, float]]) -> None:
    entries = play(history).session.entries
    assert [entry.step for entry in entries] == list(range(len(entries)))
    assert len(entries) <= len(FORTY_FIVE.steps)


@given(HISTORIES, st.lists(st.tuples(st.sampled_from(list(MOVES)), QUARTERS), max_size=10))
def test_nothing_changes_a_locked_session(history: list[tuple[str, float]], later: list[tuple[str, float]]) -> None:
    played = play([*history, ("lock", 1.0)])
    locked, elapsed = played.session, played.session.elapsed(played.at)
    for name, wait in later:
        played.wait(wait)
        played.move(name)
    assert played.session == locked
    assert played.session.elapsed(played.at + 9999.0) == elapsed


@given(HISTORIES, QUARTERS, st.floats(0.0, 5.0))
def test_undo_next_takes_next_step_back(history: list[tuple[str, float]], wait: float, moment: float) -> None:
    played = play([*history, ("resume", 0.0)])
    session, at = played.session, played.at + wait
    if session.locked_at is None and not session.is_last_step:
        assert session.next_step(at).undo_next(at + moment) == session


@given(HISTORIES)
def test_a_move_leaves_the_value_it_was_made_from_alone(history: list[tuple[str, float]]) -> None:
    session = running()
    copy = replace(session)
    played = Played(session)
    for name, wait in history:
        played.wait(wait)
        played.move(name)
    assert session == copy


def test_the_clock_stands_until_it_is_started() -> None:
    assert a_session().elapsed(9999.0) == 0


def test_minutes_a_step_did_not_use_stay_in_the_total() -> None:
    session = running().next_step(60.0)
    assert session.stage(TOTAL - 1) is ClockStage.RUNNING


def test_a_step_may_take_longer_than_its_budget() -> None:
    assert running().step_seconds(0, 20 * 60.0) == 20 * 60


@pytest.mark.parametrize(
    ("elapsed", "stage"),
    [
        (0.0, ClockStage.RUNNING),
        (2699.9, ClockStage.RUNNING),
        (2700.0, ClockStage.GRACE),
        (2759.9, ClockStage.GRACE),
        (2760.0, ClockStage.OVER),
        (9000.0, ClockStage.OVER),
    ],
)
def test_the_total_is_hard_with_a_minute_of_grace(elapsed: float, stage: ClockStage) -> None:
    assert running().stage(elapsed) is stage


def test_a_clock_that_runs_backwards_takes_no_time_away() -> None:
    session = a_session().resume(100.0).pause(160.0).resume(200.0)
    assert session.elapsed(150.0) == 60


def test_a_pause_does_not_count() -> None:
    session = running().pause(30.0).resume(1000.0)
    assert session.elapsed(1010.0) == 40


def test_time_of_a_step_undone_belongs_to_the_step_before() -> None:
    session = running().next_step(60.0).undo_next(64.0)
    assert session.step_seconds(0, 70.0) == 70


@pytest.mark.parametrize(("wait", "possible"), [(0.0, True), (5.0, True), (5.25, False)])
def test_moving_on_can_be_taken_back_for_five_seconds(wait: float, possible: bool) -> None:
    assert running().next_step(60.0).can_undo_next(60.0 + wait) is possible


def test_what_was_never_done_cannot_be_taken_back() -> None:
    with pytest.raises(SessionError):
        running().undo_next(1.0)


def test_the_last_step_has_no_next() -> None:
    session = running()
    for _ in FORTY_FIVE.steps[1:]:
        session = session.next_step(1.0)
    with pytest.raises(SessionError):
        session.next_step(2.0)


@pytest.mark.parametrize("name", MOVES)
def test_every_move_after_the_lock_is_refused(name: str) -> None:
    with pytest.raises(SessionError):
        MOVES[name](running().lock(10.0), 11.0)


def test_a_running_clock_cannot_be_started_nor_a_standing_one_stopped() -> None:
    with pytest.raises(SessionError):
        running().resume(1.0)
    with pytest.raises(SessionError):
        a_session().pause(1.0)


@pytest.mark.parametrize(("away", "interrupted"), [([600.0], False), ([601.0], True), ([300.0, 301.0], True)])
def test_more_than_ten_minutes_of_gaps_make_an_interrupted_attempt(away: list[float], interrupted: bool) -> None:
    session = running()
    for seconds in away:
        session = session.pause(1.0).resume(2.0, gap=seconds)
    assert session.interrupted is interrupted


def test_a_gap_is_never_negative() -> None:
    assert a_session().resume(0.0, gap=-50.0).gap_seconds == 0


def test_a_phase_is_reached_when_a_step_of_it_was_entered() -> None:
    session = a_session(format=FOUR_STEPS)
    assert session.reached == {Phase.REQUIREMENTS, Phase.ESTIMATION}
    assert session.next_step(0.0).reached == {Phase.REQUIREMENTS, Phase.ESTIMATION, Phase.HIGH_LEVEL_DESIGN}


def test_a_phase_left_by_undo_was_not_reached() -> None:
    assert running().next_step(1.0).undo_next(2.0).reached == {Phase.REQUIREMENTS}


def test_a_phase_lasts_through_all_steps_that_cover_it() -> None:
    session = a_session(format=FOUR_STEPS).resume(0.0).next_step(400.0)
    assert session.phase_seconds(Phase.ESTIMATION, 500.0) == 400
    assert session.phase_seconds(Phase.HIGH_LEVEL_DESIGN, 500.0) == 100
    assert FOUR_STEPS.budget(Phase.ESTIMATION) == 600


def test_the_total_of_a_format_is_the_sum_of_its_steps() -> None:
    assert FORTY_FIVE.minutes == 45
    assert FOUR_STEPS.seconds == 45 * 60
