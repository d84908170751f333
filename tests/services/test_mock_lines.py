from dataclasses import replace

import pytest

from drill.domain.answers import own_lines
from drill.domain.pushing_back import PUSH_BACK
from drill.domain.vocabulary import Phase, Seniority
from drill.errors import StorageError
from tests.factories import part
from tests.services.playing import NOTES, WORKSHEET, Desk, Open, killed, said_ids


def test_the_interviewer_speaks_at_the_ticks_and_is_recorded(desk: Desk) -> None:
    mock = desk.begin()
    said = desk.pass_time(mock, 200)
    assert [(line.id, line.elapsed) for line in said] == [("probe:last-space", 180.0)]
    assert said_ids(desk) == ["probe:last-space"]


def test_the_givens_are_quoted_into_the_worksheet(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(WORKSHEET, "peak = 5 * mean")
    mock.next_step()
    tick = mock.tick()
    assert tick.changed == (WORKSHEET,)
    text = mock.answers[WORKSHEET]
    assert text.startswith("> Let us agree on these figures:\n> garages = 400\n> spaces = 600 spaces\n\n")
    assert [line for _, line in own_lines(text)] == ["peak = 5 * mean"]


def test_the_givens_stand_there_once_after_a_kill(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    mock.write(WORKSHEET, "peak")
    mock.tick()
    mock.next_step()
    mock.tick()
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 3)
    assert mock.answers[WORKSHEET].count("garages = 400") == 1
    assert said_ids(desk) == ["givens"]


def test_a_resumed_interview_repeats_nothing(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    for _ in range(5):
        desk.pass_time(mock, 440)
        desk = killed(desk, open_database)
        mock = desk.resume()
        if not mock.session.is_last_step:
            mock.next_step()
    desk.pass_time(mock, 600)
    ids = said_ids(desk)
    assert {"probe:last-space", "givens", "curveball:event-day", "closing", "time"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_resumed_interview_hears_what_an_undisturbed_one_hears(desk: Desk, open_database: Open) -> None:
    mock = desk.begin("s1")
    for minutes in (4, 4, 10, 16, 6, 5):
        desk.pass_time(mock, 60 * minutes)
        if not mock.session.is_last_step:
            mock.next_step()
    mock.lock()
    undisturbed = mock.session.said
    mock = desk.begin("s2")
    for minutes in (4, 4, 10, 16, 6, 5):
        desk.pass_time(mock, 60 * minutes)
        mock.leave()
        desk = killed(desk, open_database)
        mock = desk.resume("s2")
        if not mock.session.is_last_step:
            mock.next_step()
    assert mock.session.said == undisturbed


def test_a_probe_for_a_higher_seniority_is_not_asked(desk: Desk) -> None:
    probes = tuple(replace(probe, seniority=Seniority.STAFF) for probe in desk.problem.requirements.probes)
    requirements = replace(desk.problem.requirements, probes=probes)
    desk.problem = replace(desk.problem, requirements=requirements)
    assert desk.pass_time(desk.begin(), 290) == []


def test_text_that_could_not_be_saved_is_saved_by_the_next_tick(desk: Desk, open_database: Open) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Precious.")
    desk.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        mock.tick()
    desk.connection.execute("pragma query_only = off")
    desk.pass_time(mock, 1)
    assert killed(desk, open_database).resume().answers[NOTES] == "Precious."


def test_a_move_that_could_not_be_saved_was_not_made(desk: Desk) -> None:
    mock = desk.begin()
    desk.connection.execute("pragma query_only = on")
    for move in (mock.next_step, mock.lock):
        with pytest.raises(StorageError):
            move()
    desk.connection.execute("pragma query_only = off")
    assert mock.session.step_index == 0
    assert desk.attempt().session.entries == mock.session.entries


def test_a_line_that_could_not_be_saved_is_said_once_when_it_can_be(desk: Desk) -> None:
    mock = desk.begin()
    mock.next_step()
    desk.connection.execute("pragma query_only = on")
    for _ in range(3):
        with pytest.raises(StorageError):
            mock.tick()
    desk.connection.execute("pragma query_only = off")
    assert [line.phase for line in mock.tick().said] == [Phase.ESTIMATION]
    assert mock.answers[WORKSHEET].count("garages = 400") == 1
    assert desk.attempt().answers[WORKSHEET] == mock.answers[WORKSHEET]


def test_a_decision_without_its_price_is_pushed_back_on_once_also_after_a_kill(desk: Desk, open_database: Open) -> None:
    desk.problem = replace(desk.problem, curveballs=())
    mock = desk.begin()
    for _ in range(4):
        mock.next_step()
    mock.write(part("trade-offs/decisions"), "chose: Redis\nover: Postgres\n\nchose: ")
    said = desk.pass_time(mock, 70)
    assert [(line.id, line.elapsed, line.text) for line in said if line.id.startswith(PUSH_BACK)] == [
        ("pushback:redis", 60.0, "You chose “Redis”. What does it cost you?")
    ]
    mock.leave()
    desk = killed(desk, open_database)
    assert desk.pass_time(desk.resume(), 150) == []
    assert said_ids(desk).count("pushback:redis") == 1
