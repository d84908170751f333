"""A sitting in the estimation gym: five exercises one by one, each mark on disk before the next one."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from drill.domain.estimation.drawing import SEEDS_TRIED, value_of
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.family import Family, KnownNumber
from drill.domain.estimation.formatting import Figure, figure
from drill.domain.estimation.gym import (
    GAVE_UP,
    Mark,
    mark_number,
    mark_task,
    read_for_number,
    read_for_task,
    wanted_for_number,
    wanted_for_task,
)
from drill.domain.estimation.reading import Reading
from drill.domain.estimation.task import Task, draw_task
from drill.domain.events import ExerciseRetired, TaskMarked
from drill.domain.exercises import Candidate, ExerciseKind, choose_sitting
from drill.domain.fluency import DAYS_OF_FLUENCY, Fluency, fluency
from drill.domain.scheduling import DEFAULT_PARAMETERS_ID
from drill.errors import ContentError, SessionError
from drill.services.bootstrap import Services
from drill.services.parameters import parameters_once
from drill.services.recorder import Recorder
from drill.storage import exercises

if TYPE_CHECKING:
    from drill.content.library import Exercises

SEEDS = 2**31


@dataclass(frozen=True)
class Question:
    """What is asked now.

    Args:
        candidate: The exercise, with its schedule before this answer.
        asked: The task with its figures, or the number to know.
        scheduled: Whether the answer moves its due day.
    """

    candidate: Candidate
    asked: Task | KnownNumber
    scheduled: bool

    @property
    def title(self) -> str:
        """Its name."""
        return self.asked.family.title if isinstance(self.asked, Task) else "Number to know"

    @property
    def text(self) -> str:
        """The question."""
        return self.asked.situation if isinstance(self.asked, Task) else self.asked.ask

    @property
    def wanted(self) -> str:
        """How it is to be answered, as words that follow on "Answer"."""
        return wanted_for_task(self.asked) if isinstance(self.asked, Task) else wanted_for_number(self.asked)

    @property
    def target_seconds(self) -> int | None:
        """A practised engineer's time; a number to know has none."""
        return self.asked.family.target_seconds if isinstance(self.asked, Task) else None

    @property
    def right(self) -> Figure:
        """The right answer."""
        return self.asked.right if isinstance(self.asked, Task) else figure(value_of(self.asked.answer))

    def read(self, text: str) -> Reading:
        """What an answer is understood to be.

        Raises:
            EstimateError: It has no value, or one of another kind.
        """
        return read_for_task(self.asked, text) if isinstance(self.asked, Task) else read_for_number(self.asked, text)

    def mark(self, reading: Reading, seconds: float) -> Mark:
        """How an answer is marked."""
        if isinstance(self.asked, Task):
            return mark_task(self.asked, reading, seconds)
        return mark_number(self.asked, reading)


@dataclass(frozen=True)
class Answered:
    """A question with its answer.

    Args:
        reading: What was answered; None where the answer was asked for.
        seconds: How long it took.
        due: The study day on which the exercise comes back.
    """

    question: Question
    reading: Reading | None
    mark: Mark
    seconds: float
    due: date


class GymSitting:
    """Five exercises of today.

    Args:
        recorder: Where facts go.
        content: What can be asked.
        seed: Decides what is drawn.

    Raises:
        ContentError: when there is nothing to ask.
    """

    def __init__(self, recorder: Recorder, content: "Exercises", seed: int) -> None:
        self._recorder = recorder
        self._chance = Random(seed)
        self._families = {ExerciseKind.FAMILY.exercise(family.id): family for family in content.families}
        self._numbers = {ExerciseKind.NUMBER.exercise(number.id): number for number in content.numbers}
        if not self._families and not self._numbers:
            raise ContentError("The estimation gym has no task.", "`drill check` tells what is wrong with the files.")
        self.is_first = not exercises.everything(recorder.connection)
        self.unreadable = tuple(dict.fromkeys(fault.file for fault in content.faults))
        self._answered: list[Answered] = []
        self.questions = self._chosen()
        self._shown_at = recorder.clock.monotonic()

    @property
    def current(self) -> Question | None:
        """The question to answer now; None at the end of the sitting."""
        place = len(self._answered)
        return self.questions[place] if place < self.size else None

    @property
    def size(self) -> int:
        """How many questions the sitting has."""
        return len(self.questions)

    @property
    def answered(self) -> tuple[Answered, ...]:
        """What was answered so far."""
        return tuple(self._answered)

    @property
    def seconds(self) -> float:
        """How long the present question has been there."""
        return max(0.0, self._recorder.clock.monotonic() - self._shown_at)

    @property
    def today(self) -> date:
        """The present study day."""
        return self._recorder.today

    @property
    def due_count(self) -> int:
        """How many exercises are due still."""
        return exercises.count_due(self._recorder.connection, self._recorder.today)

    @property
    def next_day(self) -> tuple[date, int] | None:
        """The next day with exercises, and how many there are; None where none waits for any day."""
        return exercises.next_due(self._recorder.connection, self._recorder.today)

    def answer(self, text: str) -> Answered:
        """Mark an answer.

        Raises:
            EstimateError: It has no value, or one of another kind; nothing is marked then.
            SessionError: when no question is left.
        """
        question, seconds = self._asked_now(), round(self.seconds, 1)
        reading = question.read(text)
        return self._record(question, text, reading, question.mark(reading, seconds), seconds)

    def give_up(self) -> Answered:
        """Show the answer instead of giving one; that counts as not known.

        Raises:
            SessionError: when no question is left.
        """
        return self._record(self._asked_now(), "", None, GAVE_UP, round(self.seconds, 1))

    def go_on(self) -> None:
        """The next question is shown: its time begins."""
        self._shown_at = self._recorder.clock.monotonic()

    def fluency(self) -> tuple[Fluency, ...]:
        """Accuracy and time by topic over the last weeks."""
        first = self._recorder.today - timedelta(days=DAYS_OF_FLUENCY - 1)
        return fluency(exercises.answers_since(self._recorder.connection, first))

    def _chosen(self) -> tuple[Question, ...]:
        today = self._recorder.today
        states = {state.id: state for state in exercises.everything(self._recorder.connection)}
        known: Mapping[str, Family | KnownNumber] = {**self._families, **self._numbers}
        gone = [ExerciseRetired(state.id) for state in states.values() if state.id not in known and not state.retired]
        if gone:
            self._recorder.record(*gone)
        candidates = [
            Candidate(exercise, _kind(content), content.topic, states.get(exercise))
            for exercise, content in sorted(known.items())
        ]
        return tuple(self._question(chosen, today) for chosen in choose_sitting(candidates, today, self._chance))

    def _question(self, candidate: Candidate, today: date) -> Question:
        family = self._families.get(candidate.id)
        asked = self._numbers[candidate.id] if family is None else task_of(family, int(self._chance.random() * SEEDS))
        return Question(candidate, asked, candidate.counts_on(today))

    def _asked_now(self) -> Question:
        question = self.current
        if question is None:
            raise SessionError("No question is left in this sitting.")
        return question

    def _record(self, question: Question, text: str, reading: Reading | None, mark: Mark, seconds: float) -> Answered:
        recorder, right = self._recorder, question.right
        scale = right.shape.scale
        fact = TaskMarked(
            exercise=question.candidate.id,
            topic=question.candidate.topic,
            seed=question.asked.seed if isinstance(question.asked, Task) else 0,
            asked=question.text,
            answer=text,
            value=None if reading is None else reading.value.nominal / scale,
            right=right.value,
            unit=right.unit,
            outcome=mark.outcome,
            slips=tuple(slip.id for slip in mark.slips),
            seconds=seconds,
            target_seconds=question.target_seconds,
            scheduled=question.scheduled,
            params_id=DEFAULT_PARAMETERS_ID,
            retention=recorder.settings.desired_retention,
            maximum_interval=recorder.settings.maximum_interval(recorder.today),
        )
        recorder.record(*parameters_once(recorder.connection), fact)
        state = exercises.find(recorder.connection, question.candidate.id)
        if state is None:
            raise SessionError(f"The exercise {question.candidate.id} is gone.")
        done = Answered(question, reading, mark, seconds, state.due)
        self._answered.append(done)
        return done


def open_sitting(services: Services) -> GymSitting:
    """Begin a sitting.

    Raises:
        ContentError: when there is nothing to ask.
    """
    return GymSitting(services.recorder, services.library.exercises, secrets.randbelow(SEEDS))


def _kind(content: Family | KnownNumber) -> ExerciseKind:
    return ExerciseKind.FAMILY if isinstance(content, Family) else ExerciseKind.NUMBER


def task_of(family: Family, seed: int) -> Task:
    """The task of a seed; where the family has none for it, of one of the seeds that it was checked with."""
    try:
        return draw_task(family, seed)
    except EstimateError:
        return draw_task(family, seed % SEEDS_TRIED)
