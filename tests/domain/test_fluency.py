"""Accuracy and time in the gym."""

from drill.domain.exercises import Outcome
from drill.domain.fluency import AnswerGiven, Fluency, fluency


def given(
    exercise: str, outcome: Outcome, seconds: float, target: int | None = 60, topic: str = "rates"
) -> AnswerGiven:
    return AnswerGiven(exercise, topic, outcome, seconds, target)


def test_each_topic_has_its_accuracy_and_the_median_time_of_what_was_right() -> None:
    answers = [
        given("family/a", Outcome.QUICK, 30.0),
        given("family/b", Outcome.RIGHT, 90.0, 80),
        given("family/a", Outcome.SLIP, 5.0),
        given("family/a", Outcome.SHOWN, 1.0),
        given("family/c", Outcome.WRONG, 9.0, topic="keys"),
    ]
    assert fluency(answers) == (
        Fluency("keys", 1, 0, 0, None, None),
        Fluency("rates", 4, 2, 1, 60.0, 70.0),
    )


def test_numbers_to_know_are_one_topic_at_the_end_without_a_target() -> None:
    answers = [
        given("number/a", Outcome.RIGHT, 4.0, None, "latency"),
        given("number/b", Outcome.CLOSE, 6.0, None, "size"),
        given("family/a", Outcome.QUICK, 30.0, topic="time"),
    ]
    assert fluency(answers)[1:] == (Fluency("numbers to know", 2, 1, 0, 4.0, None),)


def test_without_an_answer_there_is_no_figure() -> None:
    assert fluency([]) == ()
