"""How accurately and how fast someone estimates, by topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from drill.domain.exercises import ExerciseKind, Outcome

DAYS_OF_FLUENCY: Final = 30

NUMBERS: Final = "numbers to know"
"""They count as one topic."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An answer in the gym.

    Args:
        target_seconds: A practised engineer's time; None where there is none.
    """

    exercise: str
    topic: str
    outcome: Outcome
    seconds: float
    target_seconds: int | None


@dataclass(frozen=True)
class Fluency:
    """The answers of one topic.

    Args:
        right: How many were right.
        slips: How many were explained by a slip.
        seconds: The median time of the right ones; None where there is none.
        target_seconds: The median target of the same ones; None where they have none.
    """

    topic: str
    answered: int
    right: int
    slips: int
    seconds: float | None
    target_seconds: float | None


def fluency(answers: Iterable[AnswerGiven]) -> tuple[Fluency, ...]:
    """The figures of each topic, by its name; the numbers to know come last."""
    by_topic: dict[str, list[AnswerGiven]] = {}
    for answer in answers:
        is_number = answer.exercise.startswith(ExerciseKind.NUMBER.exercise(""))
        by_topic.setdefault(NUMBERS if is_number else answer.topic, []).append(answer)
    topics = sorted(by_topic, key=lambda topic: (topic == NUMBERS, topic))
    return tuple(_of_topic(topic, by_topic[topic]) for topic in topics)


def _of_topic(topic: str, answers: list[AnswerGiven]) -> Fluency:
    right = [answer for answer in answers if answer.outcome.is_right]
    targets = [answer.target_seconds for answer in right if answer.target_seconds is not None]
    return Fluency(
        topic,
        len(answers),
        len(right),
        sum(answer.outcome is Outcome.SLIP for answer in answers),
        float(median(answer.seconds for answer in right)) if right else None,
        float(median(targets)) if targets else None,
    )
