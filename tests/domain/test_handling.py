"""What becomes of the interviewer's questions."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.handling import (
    POSTPONED_SECONDS,
    Asked,
    asked_in,
    asks,
    never_answered,
    open_questions,
    outcome_text,
    to_say_again,
)
from drill.domain.session import Handled, Said, Session
from drill.domain.vocabulary import Handling, Phase
from drill.errors import SessionError
from tests.factories import a_session

FIRST, SECOND = "probe:first", "curveball:second"


def said(line: str, elapsed: float) -> Said:
    return Said(line, Phase.REQUIREMENTS, f"{line}?", "", elapsed)


def session_of(*happened: Said | Handled) -> Session:
    session = a_session()
    for each in happened:
        session = session.say(each) if isinstance(each, Said) else session.handle(each)
    return session


def ids(asked: Iterable[Asked]) -> list[str]:
    return [each.line.id for each in asked]


@pytest.mark.parametrize("line", ["probe:a", "curveball:a", "question:1", "pushback:a"])
def test_these_lines_ask_for_something(line: str) -> None:
    assert asks(line)


@pytest.mark.parametrize("line", ["givens", "closing", "time", "answer:size", "offer:1", "none:1", "again:probe:a"])
def test_figures_replies_and_closing_words_ask_for_nothing(line: str) -> None:
    assert not asks(line)


def test_a_question_is_open_until_something_is_done_with_it() -> None:
    session = session_of(said(FIRST, 90.0), said("givens", 95.0), said(SECOND, 150.0))
    assert ids(open_questions(session)) == [FIRST, SECOND]
    session = session.handle(Handled(SECOND, Handling.ANSWERED, 160.0))
    assert ids(open_questions(session)) == [FIRST]
    session = session.handle(Handled(FIRST, Handling.DISMISSED, 170.0))
    assert open_questions(session) == ()
    assert ids(never_answered(session)) == [FIRST]


def test_what_was_put_off_stays_open_and_comes_back_once() -> None:
    session = session_of(said(FIRST, 90.0), Handled(FIRST, Handling.POSTPONED, 100.0))
    assert ids(open_questions(session)) == [FIRST]
    assert to_say_again(session, 100.0 + POSTPONED_SECONDS - 1) is None
    back = to_say_again(session, 100.0 + POSTPONED_SECONDS)
    assert back is not None
    session = session.say(said(f"again:{FIRST}", 280.0))
    assert to_say_again(session, 900.0) is None
    assert ids(open_questions(session)) == [FIRST]


@pytest.mark.parametrize("how", [Handling.ANSWERED, Handling.DISMISSED])
def test_what_was_dealt_with_meanwhile_does_not_come_back(how: Handling) -> None:
    session = session_of(said(FIRST, 90.0), Handled(FIRST, Handling.POSTPONED, 100.0), Handled(FIRST, how, 120.0))
    assert to_say_again(session, 900.0) is None


def test_of_two_that_were_put_off_the_first_comes_back_first() -> None:
    session = session_of(
        said(FIRST, 90.0),
        said(SECOND, 150.0),
        Handled(SECOND, Handling.POSTPONED, 155.0),
        Handled(FIRST, Handling.POSTPONED, 160.0),
    )
    back = to_say_again(session, 900.0)
    assert back is not None
    assert back.line.id == SECOND


def test_the_question_that_was_said_last_is_the_latest_open_one() -> None:
    session = session_of(
        said(FIRST, 90.0),
        Handled(FIRST, Handling.POSTPONED, 100.0),
        said(SECOND, 150.0),
        said(f"again:{FIRST}", 280.0),
    )
    assert ids(open_questions(session)) == [SECOND, FIRST]


@pytest.mark.parametrize(
    ("done", "allowed"),
    [
        ([], {Handling.ANSWERED, Handling.POSTPONED, Handling.DISMISSED}),
        ([Handling.POSTPONED], {Handling.ANSWERED, Handling.DISMISSED}),
        ([Handling.DISMISSED], {Handling.ANSWERED}),
        ([Handling.ANSWERED], set()),
        ([Handling.POSTPONED, Handling.DISMISSED], {Handling.ANSWERED}),
        ([Handling.DISMISSED, Handling.ANSWERED], set()),
    ],
)
def test_putting_off_works_once_and_an_answer_is_the_end(done: list[Handling], allowed: set[Handling]) -> None:
    handled = (Handled(FIRST, how, 100.0) for how in done)
    (asked,) = asked_in(session_of(said(FIRST, 90.0), *handled))
    assert {how for how in Handling if asked.allows(how)} == allowed


@pytest.mark.parametrize(
    ("happened", "text"),
    [
        ([], "open"),
        ([Handled(FIRST, Handling.ANSWERED, 125.0)], "answered at 2:05"),
        ([Handled(FIRST, Handling.DISMISSED, 125.0)], "dismissed at 2:05"),
        ([Handled(FIRST, Handling.POSTPONED, 125.0)], "put off at 2:05"),
        (
            [Handled(FIRST, Handling.POSTPONED, 125.0), said(f"again:{FIRST}", 305.0)],
            "put off at 2:05, said again at 5:05, open",
        ),
        (
            [Handled(FIRST, Handling.POSTPONED, 125.0), Handled(FIRST, Handling.ANSWERED, 190.0)],
            "put off at 2:05, answered at 3:10",
        ),
    ],
)
def test_what_became_of_a_question_is_told_in_words(happened: list[Said | Handled], text: str) -> None:
    (asked,) = asked_in(session_of(said(FIRST, 90.0), *happened))
    assert outcome_text(asked) == text


def test_nothing_is_dealt_with_after_the_lock() -> None:
    locked = session_of(said(FIRST, 90.0)).resume(0.0).lock(100.0)
    with pytest.raises(SessionError):
        locked.handle(Handled(FIRST, Handling.ANSWERED, 101.0))


@given(st.lists(st.tuples(st.sampled_from([FIRST, SECOND]), st.sampled_from(Handling)), max_size=6))
def test_a_question_is_either_answered_or_among_those_never_answered(done: list[tuple[str, Handling]]) -> None:
    session = session_of(said(FIRST, 1.0), said(SECOND, 2.0), *(Handled(line, how, 3.0) for line, how in done))
    answered = {each.line.id for each in asked_in(session) if each.how is Handling.ANSWERED}
    assert answered | set(ids(never_answered(session))) == {FIRST, SECOND}
    assert not answered & set(ids(never_answered(session)))
    assert set(ids(open_questions(session))) <= set(ids(never_answered(session)))
