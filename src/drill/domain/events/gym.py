"""The facts of the estimation gym."""

from dataclasses import dataclass

from drill.domain.exercises import Outcome


@dataclass(frozen=True)
class TaskMarked:
    """An answer in the gym was marked, or asked for.

    Args:
        exercise: What was asked: `family/peak-rate`, `number/ssd-random-read`.
        topic: What that is about.
        seed: Draws the same task of the family again.
        asked: The question as it was shown.
        answer: What was typed.
        value: What that came to, in `unit`; None where the answer was asked for.
        right: What was right, in `unit`.
        unit: The unit asked for, else one that suits.
        slips: The slips that explain the answer, by their ids.
        seconds: How long it took.
        target_seconds: A practised engineer's time; None where there is none.
        scheduled: Whether it was due or new. Else it moves no due day.
        params_id: The adopted parameters of the schedule.
    """

    exercise: str
    topic: str
    seed: int
    asked: str
    answer: str
    value: float | None
    right: float
    unit: str
    outcome: Outcome
    slips: tuple[str, ...]
    seconds: float
    target_seconds: int | None
    scheduled: bool
    params_id: str
    retention: float
    maximum_interval: int


@dataclass(frozen=True)
class ExerciseRetired:
    """The file of a due exercise was gone when the gym was opened: it is not counted as due until it is asked again."""

    exercise: str
