"""Answering, putting off and dismissing what the interviewer asks."""

from dataclasses import replace

import pytest

from drill.domain.answers import DIAGRAM, Part, own_lines
from drill.domain.events import ProbeHandled
from drill.domain.handling import outcome_text
from drill.domain.problem import Probe
from drill.domain.vocabulary import Handling
from drill.errors import SessionError, StorageError
from drill.services.history import load_record
from drill.services.library import Library
from drill.services.mock import MockInterview
from drill.services.probes import Probes
from drill.storage import journal
from tests.factories import part
from tests.services.playing import NOTES, Desk, Open, killed, projections, said_ids

ASKED = "> Two drivers tap the last space?"


@pytest.fixture
def mock(desk: Desk) -> MockInterview:
    """A mock in which the first probe has just been said."""
    mock = desk.begin()
    desk.pass_time(mock, 180)
    return mock


def handled(desk: Desk) -> list[tuple[str, Handling, float]]:
    return [(fact.line, fact.how, fact.elapsed) for fact in desk.facts(ProbeHandled) if isinstance(fact, ProbeHandled)]


def test_an_answer_begins_below_the_question_as_quoted_lines(desk: Desk, mock: MockInterview) -> None:
    mock.write(NOTES, "Reserve.\nDrive in.")
    probes = Probes(mock)
    put = probes.answer(probes.newest_open(), NOTES, 0)
    assert mock.answers[NOTES] == f"Reserve.\n\n{ASKED}\n\nDrive in."
    assert (put.part, put.line) == (NOTES, 0)
    assert [line for _, line in own_lines(mock.answers[NOTES])] == ["Reserve.", "Drive in."]
    assert handled(desk) == [("probe:last-space", Handling.ANSWERED, 180.0)]
    assert desk.attempt().answers[NOTES] == mock.answers[NOTES]
    assert probes.open == ()


@pytest.mark.parametrize("place", [part("estimation/worksheet"), part("trade-offs/decisions"), part("deep-dive/own")])
def test_a_question_is_answered_in_whatever_part_is_being_written(mock: MockInterview, place: Part) -> None:
    probes = Probes(mock)
    assert probes.answer(probes.newest_open(), place).part == place
    assert mock.answers[place] == f"{ASKED}\n\n"


def test_a_drawing_takes_no_question_so_the_notes_of_the_design_do(mock: MockInterview) -> None:
    mock.write(DIAGRAM, "app -> api")
    probes = Probes(mock)
    put = probes.answer(probes.newest_open(), DIAGRAM, 0)
    assert put.part == part("high-level-design/notes")
    assert mock.answers[put.part] == f"{ASKED}\n\n"
    assert mock.answers[DIAGRAM] == "app -> api"


def test_what_is_put_off_is_said_once_more_after_three_minutes(desk: Desk, mock: MockInterview) -> None:
    probes = Probes(mock)
    desk.pass_time(mock, 5)
    probes.postpone(probes.newest_open())
    said = desk.pass_time(mock, 400)
    assert [(line.id, line.text, line.elapsed) for line in said] == [
        ("again:probe:last-space", "Back to this: Two drivers tap the last space?", 365.0)
    ]
    (asked,) = probes.open
    assert outcome_text(asked) == "put off at 3:05, said again at 6:05, open"


def test_it_does_not_come_back_in_mid_typing(desk: Desk, mock: MockInterview) -> None:
    probes = Probes(mock)
    probes.postpone(probes.newest_open())
    desk.pass_time(mock, 178)
    for second in range(6):
        mock.write(NOTES, "x" * second)
        assert desk.pass_time(mock, 1) == []
    assert [line.elapsed for line in desk.pass_time(mock, 5)] == [366.0]


def test_a_resumed_mock_knows_what_was_put_off(desk: Desk, mock: MockInterview, open_database: Open) -> None:
    Probes(mock).postpone(Probes(mock).newest_open())
    desk.pass_time(mock, 100)
    mock.leave()
    desk = killed(desk, open_database)
    mock = desk.resume()
    desk.pass_time(mock, 100)
    assert said_ids(desk) == ["probe:last-space", "again:probe:last-space"]
    Probes(mock).dismiss(Probes(mock).newest_open())
    mock.leave()
    desk = killed(desk, open_database)
    assert Probes(desk.resume()).open == ()


def test_a_question_is_put_off_once_only(mock: MockInterview) -> None:
    probes = Probes(mock)
    probes.postpone(probes.newest_open())
    with pytest.raises(SessionError, match="put off once already"):
        probes.postpone(probes.newest_open())
    probes.dismiss(probes.newest_open())
    with pytest.raises(SessionError, match="No question"):
        probes.newest_open()


def test_a_dismissed_question_can_still_be_answered_and_an_answered_one_is_done(mock: MockInterview) -> None:
    probes = Probes(mock)
    probes.dismiss(probes.all[0])
    probes.answer(probes.all[0], NOTES)
    for refused in (probes.postpone, probes.dismiss):
        with pytest.raises(SessionError, match="answered already"):
            refused(probes.all[0])


def test_after_the_lock_nothing_is_dealt_with(desk: Desk, mock: MockInterview) -> None:
    probes = Probes(mock)
    asked = probes.newest_open()
    mock.lock()
    with pytest.raises(SessionError, match="The mock is over"):
        probes.dismiss(asked)
    assert handled(desk) == []


def test_what_could_not_be_stored_was_not_done(desk: Desk, mock: MockInterview) -> None:
    mock.write(NOTES, "Mine.")
    probes = Probes(mock)
    desk.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        probes.answer(probes.newest_open(), NOTES)
    desk.connection.execute("pragma query_only = off")
    assert mock.answers[NOTES] == "Mine."
    assert len(probes.open) == 1
    probes.answer(probes.newest_open(), NOTES)
    assert mock.answers[NOTES].count(ASKED) == 1


def test_open_questions_come_first_and_the_latest_of_them_at_the_top(desk: Desk) -> None:
    requirements = replace(
        desk.problem.requirements, probes=tuple(Probe(name, 0.1, f"{name}?") for name in ("a", "b", "c"))
    )
    desk.problem = replace(desk.problem, requirements=requirements)
    mock = desk.begin()
    desk.pass_time(mock, 200)
    probes = Probes(mock)
    probes.dismiss(probes.newest_open())
    assert [each.line.id for each in probes.all] == ["probe:b", "probe:a", "probe:c"]


def test_what_was_never_answered_is_known_after_the_lock(desk: Desk, mock: MockInterview) -> None:
    library = Library(None)
    assert load_record(desk.connection, library, "s1").never_answered == ()
    mock.lock()
    (left,) = load_record(desk.connection, library, "s1").never_answered
    assert outcome_text(left) == "open"


def test_a_replay_finds_what_is_stored(desk: Desk, mock: MockInterview) -> None:
    Probes(mock).postpone(Probes(mock).newest_open())
    desk.pass_time(mock, 200)
    Probes(mock).answer(Probes(mock).newest_open(), NOTES)
    stored, session = projections(desk.connection), desk.attempt().session
    journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored
    assert (session.said, session.handled) == (mock.session.said, mock.session.handled)
