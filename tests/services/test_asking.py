"""Asking the interviewer: what comes back, where it is written, and what is remembered of it."""

from dataclasses import replace

import pytest

from drill.domain.answers import DIAGRAM, own_lines
from drill.domain.clarifying.replies import ASSUME, LONGEST_QUESTION, never_asked
from drill.domain.events import LineSaid
from drill.domain.problem import Clarification
from drill.errors import SessionError, StorageError
from drill.services.asking import SAY_SOMETHING, Asking
from drill.services.mock import MockInterview
from tests.services.playing import NOTES, WORKSHEET, Desk, Open, killed, said_ids

SIZE = Clarification("size", "Size", ("how many garages are there",), "About 400 garages.", important=True)
OPENING = Clarification("opening", "Opening", ("who opens the gate",), "A camera does.")
CLOSING = Clarification("closing", "Closing", ("who closes the gate",), "It falls by itself.", important=True)
ASKED_SIZE = "> You asked: How many garages?\n> About 400 garages."


@pytest.fixture
def mock(desk: Desk) -> MockInterview:
    desk.problem = replace(desk.problem, clarifications=(SIZE, OPENING, CLOSING))
    return desk.begin()


def test_an_answer_stands_quoted_below_its_question_and_is_nobodys_own_line(mock: MockInterview) -> None:
    reply = Asking(mock).ask("How many garages?")
    assert reply.text == SIZE.answer
    assert mock.answers[NOTES] == f"{ASKED_SIZE}\n\n"
    assert own_lines(mock.answers[NOTES]) == ()


def test_it_goes_below_the_line_being_written(mock: MockInterview) -> None:
    mock.write(NOTES, "first\nsecond")
    Asking(mock).ask("How many garages?", NOTES, 0)
    assert mock.answers[NOTES] == f"first\n\n{ASKED_SIZE}\n\nsecond"


def test_it_never_parts_an_earlier_answer(mock: MockInterview) -> None:
    asking = Asking(mock)
    asking.ask("How many garages?")
    asking.ask("How many garages?", NOTES, 0)
    assert mock.answers[NOTES].count(ASKED_SIZE) == 2


def test_a_drawing_is_left_alone(mock: MockInterview) -> None:
    mock.write(DIAGRAM, "client -> api")
    Asking(mock).ask("How many garages?", DIAGRAM, 0)
    assert mock.answers[DIAGRAM] == "client -> api"
    assert ASKED_SIZE in mock.answers[NOTES]


def test_it_is_recorded_with_its_question_and_the_text_it_went_into(desk: Desk, mock: MockInterview) -> None:
    desk.clock.advance(42.0)
    Asking(mock).ask("How many garages?", WORKSHEET)
    (fact,) = desk.facts(LineSaid)
    assert isinstance(fact, LineSaid)
    assert (fact.line, fact.text, fact.elapsed) == ("answer:size", SIZE.answer, 42.0)
    assert fact.reason == 'asked: "How many garages?"'
    assert ASKED_SIZE in desk.attempt().answers[WORKSHEET]


def test_a_resumed_mock_knows_what_was_asked(desk: Desk, mock: MockInterview, open_database: Open) -> None:
    Asking(mock).ask("How many garages?")
    again = killed(desk, open_database).resume()
    assert again.session.said == mock.session.said
    assert again.answers == mock.answers


def test_a_near_miss_offers_topics_and_gives_none_of_their_answers(desk: Desk, mock: MockInterview) -> None:
    asking = Asking(mock)
    reply = asking.ask("The gate?")
    assert set(reply.topics) == {OPENING, CLOSING}
    assert not any(topic.answer in reply.text for topic in reply.topics)
    assert mock.answers.get(NOTES, "") == ""
    asking.answer(CLOSING, "The gate?")
    assert CLOSING.answer in mock.answers[NOTES]
    assert said_ids(desk) == ["offer:1", "answer:closing"]


def test_what_nobody_prepared_is_to_be_assumed(desk: Desk, mock: MockInterview) -> None:
    asking = Asking(mock)
    assert [asking.ask(question).text for question in ("Zebras?", "Xylophones?")] == [ASSUME, ASSUME]
    assert said_ids(desk) == ["none:1", "none:2"]


@pytest.mark.parametrize("question", ["", "  \n\t ", "\r"])
def test_an_empty_question_is_met_with_advice_and_forgotten(desk: Desk, mock: MockInterview, question: str) -> None:
    assert Asking(mock).ask(question).text == SAY_SOMETHING
    assert said_ids(desk) == []


@pytest.mark.parametrize(
    "question", ["zebra " * 2000, "x" * 10_240, "\x1b[2J\x00\x07", "\ud800 \u202e", "[bold]garages[/", "?!", "\n" * 9]
)
def test_any_question_gets_a_calm_reply(desk: Desk, mock: MockInterview, question: str) -> None:
    assert Asking(mock).ask(question).text
    for fact in desk.facts(LineSaid):
        assert isinstance(fact, LineSaid)
        assert fact.reason.isprintable()
        assert len(fact.reason) <= len('asked: ""') + LONGEST_QUESTION


def test_control_characters_of_a_question_do_not_reach_the_answer(mock: MockInterview) -> None:
    Asking(mock).answer(SIZE, "How many\x1b[2J garages\r\nare there?")
    assert mock.answers[NOTES].replace("\n", "").isprintable()
    assert own_lines(mock.answers[NOTES]) == ()


def test_nobody_answers_after_the_lock(desk: Desk, mock: MockInterview) -> None:
    mock.lock()
    with pytest.raises(SessionError):
        Asking(mock).ask("How many garages?")
    with pytest.raises(SessionError):
        Asking(mock).answer(SIZE, "How many?")
    assert said_ids(desk) == []


def test_an_answer_that_could_not_be_saved_was_not_given(desk: Desk, mock: MockInterview) -> None:
    mock.write(NOTES, "mine")
    desk.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        Asking(mock).ask("How many garages?")
    desk.connection.execute("pragma query_only = off")
    assert mock.answers[NOTES] == "mine"
    assert mock.session.said == ()


def test_asking_does_not_keep_the_script_silent(desk: Desk, mock: MockInterview) -> None:
    desk.pass_time(mock, 170)
    Asking(mock).ask("How many garages?")
    assert [(line.id, line.elapsed) for line in desk.pass_time(mock, 20)] == [("probe:last-space", 180.0)]


def test_important_answers_that_were_never_asked_for_are_listed(mock: MockInterview) -> None:
    assert never_asked(mock.problem, mock.session) == (SIZE, CLOSING)
    Asking(mock).ask("How many garages?")
    assert never_asked(mock.problem, mock.session) == (CLOSING,)
