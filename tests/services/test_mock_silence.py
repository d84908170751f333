"""Long silences of a mock as facts, and the silence that the interviewer waits for."""

from dataclasses import replace

import pytest

from drill.domain.events import MockBegun, SilenceEnded
from drill.domain.problem import Probe
from drill.domain.settings import USUAL_SILENCE
from drill.domain.signals import Idle, signals_of
from drill.services.probes import Probes
from drill.storage import journal
from tests.services.playing import NOTES, Desk, Open, gaps, killed, projections, said_ids


def silences(desk: Desk) -> list[tuple[float, float]]:
    return [(fact.elapsed, fact.seconds) for fact in desk.facts(SilenceEnded) if isinstance(fact, SilenceEnded)]


def test_a_long_silence_is_recorded_when_a_key_ends_it(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    mock.write(NOTES, "Reserve.")
    desk.pass_time(mock, 95)
    assert silences(desk) == []
    mock.write(NOTES, "Reserve a space.")
    desk.pass_time(mock, 1)
    assert silences(desk) == [(10.0, 95.0)]
    desk.pass_time(mock, 30)
    assert len(silences(desk)) == 1


def test_a_short_silence_is_not_worth_a_fact(desk: Desk) -> None:
    mock = desk.begin()
    for _ in range(5):
        desk.pass_time(mock, 89)
        mock.write(NOTES, f"Typed at {mock.elapsed}.")
    desk.pass_time(mock, 1)
    assert silences(desk) == []


def test_moving_on_dealing_with_a_question_leaving_and_locking_end_a_silence(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 100)
    mock.next_step()
    desk.pass_time(mock, 100)
    mock.undo_next() if mock.can_undo_next else mock.next_step()
    desk.pass_time(mock, 110)
    mock.leave()
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 120)
    mock.lock()
    assert silences(desk) == [(0.0, 100.0), (100.0, 100.0), (200.0, 110.0), (310.0, 120.0)]


def test_answering_a_question_ends_a_silence(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 185)
    probes = Probes(mock)
    probes.answer(probes.newest_open(), NOTES)
    assert silences(desk) == [(0.0, 185.0)]


def test_time_away_is_no_silence(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    mock.leave()
    desk.clock.advance(4000.0)
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 50)
    mock.write(NOTES, "Back.")
    desk.clock.advance(500.0)
    mock.note_gap(500.0)
    desk.pass_time(mock, 60)
    mock.write(NOTES, "Back again.")
    desk.pass_time(mock, 1)
    assert gaps(desk) == [4000.0, 500.0]
    assert silences(desk) == []


def test_silences_are_signals_with_their_step_and_a_replay_finds_the_same(desk: Desk) -> None:
    mock = desk.begin()
    desk.pass_time(mock, 10)
    mock.next_step()
    desk.pass_time(mock, 100)
    mock.next_step()
    mock.lock()
    attempt = desk.attempt()
    assert signals_of(attempt, journal.read(desk.connection, "s1")).idle == (Idle(10.0, 100.0, "Estimation"),)
    assert attempt.session.gap_seconds == 0.0
    stored = projections(desk.connection)
    journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored


@pytest.mark.parametrize(("silence", "said_at"), [(60, 81.0), (90, 111.0), (180, 201.0)])
def test_the_interviewer_waits_for_the_silence_that_was_chosen_before(desk: Desk, silence: int, said_at: float) -> None:
    stuck = Probe("stuck", 0.1, "What is on your mind?", silence=True)
    desk.problem = replace(
        desk.problem, requirements=replace(desk.problem.requirements, probes=(stuck,)), curveballs=()
    )
    desk.recorder.change_settings(replace(desk.recorder.settings, silence=silence))
    mock = desk.begin()
    desk.pass_time(mock, 20)
    mock.write(NOTES, "A")
    desk.pass_time(mock, 1)
    mock.write(NOTES, "A space")
    desk.recorder.change_settings(replace(desk.recorder.settings, silence=120))
    said = desk.pass_time(mock, 270)
    assert [(line.id, line.elapsed) for line in said] == [("probe:stuck", said_at)]


def test_silence_can_be_left_alone(desk: Desk, open_database: Open) -> None:
    stuck = Probe("stuck", 0.1, "What is on your mind?", silence=True)
    desk.problem = replace(
        desk.problem, requirements=replace(desk.problem.requirements, probes=(stuck,)), curveballs=()
    )
    desk.recorder.change_settings(replace(desk.recorder.settings, silence=0))
    mock = desk.begin()
    desk.pass_time(mock, 200)
    mock.leave()
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 90)
    assert said_ids(desk) == []


def test_mocks_begun_before_the_choice_existed_wait_as_long_as_ever() -> None:
    assert MockBegun.__dataclass_fields__["silence"].default == USUAL_SILENCE == 90
