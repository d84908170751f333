"""The gym: answers to tasks and to numbers to know, marked at once.

A recognised slip comes first, then the distance from what is right, as model.md rules. The limits are conventions.
"""

from dataclasses import dataclass
from math import inf
from types import MappingProxyType
from typing import Final

from drill.domain.estimation import slips
from drill.domain.estimation.drawing import value_of
from drill.domain.estimation.family import KnownNumber
from drill.domain.estimation.formatting import Shape, suitable_shape
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.reading import Reading, asked_text, read_answer
from drill.domain.estimation.slips import distance
from drill.domain.estimation.task import Task
from drill.domain.estimation.units import DATA, SECOND, TIME
from drill.domain.exercises import Outcome

NEAR: Final = 1.3
"""Within so many times of what is right an answer is right: heads round."""

NUMBER_RIGHT, NUMBER_CLOSE = 3.0, 10.0
"""A number to know is right within 3 times, and close within its order of magnitude."""

_SAME = 1.01
"""Two slips that come out so near to each other cannot be told apart."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Recognised:
    """A slip that explains an answer: its id, and what to tell about it."""

    id: str
    say: str


_COMMON: Final = MappingProxyType(
    {
        slips.Slip.BITS: Recognised(
            "bits-for-bytes", "That is 8 times off: bits were taken for bytes, or bytes for bits."
        ),
        slips.Slip.DAY: Recognised(
            "day-for-second", "That is a day's seconds off: per day was taken for per second, or the other way round."
        ),
        slips.Slip.THOUSAND: Recognised(
            "factor-of-1000", "That is 1000 times off: a prefix slipped, such as mega for giga, or ms for s."
        ),
    }
)
"""What to tell about each. Decimal for binary is within what heads round."""

_NEEDED: Final = MappingProxyType({slips.Slip.BITS: DATA, slips.Slip.DAY: TIME})
"""What must go into a quantity for a slip to be possible in it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer was marked.

    Args:
        times_off: How many times it is too large or too small; infinite for another sign, and where none was given.
        is_above: Whether it is too large.
        slips: What explains it; two where both would have come to the same.
    """

    outcome: Outcome
    times_off: float = inf
    is_above: bool = False
    slips: tuple[Recognised, ...] = ()


GAVE_UP: Final = Mark(Outcome.SHOWN)
"""The mark of an answer that was asked for instead of given."""


def mark_task(task: Task, reading: Reading, seconds: float) -> Mark:
    """Mark the answer to a task.

    Args:
        task: What was asked.
        reading: What was answered.
        seconds: How long that took.
    """
    value = reading.value
    off, is_above = distance(value, task.answer) * (1 - _ROUNDING), value.nominal > task.answer.nominal
    recognised = _authored_slips(task, value, off)
    if not recognised and off > NEAR:
        recognised = _common_slips(value, task.answer)
    if recognised:
        return Mark(Outcome.SLIP, off, is_above, recognised)
    if off > NEAR:
        return Mark(Outcome.WRONG, off, is_above)
    return Mark(Outcome.QUICK if seconds <= task.family.target_seconds else Outcome.RIGHT, off, is_above)


def read_for_task(task: Task, text: str) -> Reading:
    """Read an answer to a task; a bare number is taken to be in the unit asked for.

    Raises:
        EstimateError: It has no value, or one of another kind.
    """
    return read_answer(text, task.answer.dimension, task.unit, task.givens)


def read_for_number(number: KnownNumber, text: str) -> Reading:
    """Read an answer to a number to know.

    Raises:
        EstimateError: It has no value, or one of another kind.
    """
    return read_answer(text, value_of(number.answer).dimension, unit_asked(number), {})


def unit_asked(number: KnownNumber) -> Shape | None:
    """The unit in which a number to know is asked for. Of a time or of data it would be half of the answer: None."""
    value = value_of(number.answer)
    is_telling = value.dimension == SECOND.dimension or bool(value.dimension.of(DATA))
    return None if is_telling else suitable_shape(value)


def wanted_for_number(number: KnownNumber) -> str:
    """How the answer to a number to know is to be given, as words that follow on "Answer"."""
    return asked_text(value_of(number.answer).dimension, unit_asked(number))


def wanted_for_task(task: Task) -> str:
    """How the answer to a task is to be given, as words that follow on "Answer"."""
    return asked_text(task.answer.dimension, task.unit)


def mark_number(number: KnownNumber, reading: Reading) -> Mark:
    """Mark the answer to a number to know, by its order of magnitude."""
    value, right = reading.value, value_of(number.answer)
    off, is_above = distance(value, right) * (1 - _ROUNDING), value.nominal > right.nominal
    in_range = value_of(number.low).nominal <= value.nominal <= value_of(number.high).nominal
    if in_range or off <= NUMBER_RIGHT:
        return Mark(Outcome.RIGHT, off, is_above)
    return Mark(Outcome.CLOSE if off <= NUMBER_CLOSE else Outcome.WRONG, off, is_above)


def _authored_slips(task: Task, value: Quantity, off: float) -> tuple[Recognised, ...]:
    """The family's slips that explain a value: the nearest, and what cannot be told apart from it."""
    distances = [(distance(value, expected), slip) for slip, expected in task.slips]
    nearest = min((times for times, _ in distances), default=inf)
    if nearest * (1 - _ROUNDING) > NEAR or nearest >= off:
        return ()
    return tuple(Recognised(slip.id, slip.say) for times, slip in distances if times <= nearest * _SAME)


def _common_slips(value: Quantity, right: Quantity) -> tuple[Recognised, ...]:
    """The nearest of the slips that everybody makes, where the family names none that fits."""
    for found in slips.slips(value, right):
        needed = _NEEDED.get(found.slip)
        if found.slip in _COMMON and (needed is None or right.dimension.of(needed)):
            return (_COMMON[found.slip],)
    return ()
