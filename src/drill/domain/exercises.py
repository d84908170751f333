"""Exercises of the estimation gym: families of tasks and numbers to know, when they come back, and who is asked next.

An exercise is known by its kind and its id: `family/peak-rate`, `number/ssd-random-read`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from drill.domain.cards import Memory
from drill.domain.interleaving import interleaved
from drill.domain.vocabulary import Rating

if TYPE_CHECKING:
    from random import Random

SITTING: Final = 5
"""So many exercises make a sitting."""

FEW_NUMBERS, MORE_NUMBERS = 1, 2
"""So many of them are numbers to know; the more where so many are due."""


class ExerciseKind(StrEnum):
    """What is asked: a task to work out, or a number to know."""

    FAMILY = "family"
    NUMBER = "number"

    def exercise(self, name: str) -> str:
        """The exercise of this kind with an id."""
        return f"{self.value}/{name}"


class Outcome(StrEnum):
    """What an answer was."""

    QUICK = "right and quick"
    RIGHT = "right"
    CLOSE = "close"
    SLIP = "slip"
    WRONG = "wrong"
    SHOWN = "shown"

    @property
    def is_right(self) -> bool:
        """Whether it counts as right."""
        return self in (Outcome.QUICK, Outcome.RIGHT)

    @property
    def rating(self) -> Rating:
        """What the schedule is told. Close passes, as far as orders of magnitude go; what is not known is Again."""
        return _RATINGS.get(self, Rating.AGAIN)


_RATINGS: Final = MappingProxyType({Outcome.QUICK: Rating.EASY, Outcome.RIGHT: Rating.GOOD, Outcome.CLOSE: Rating.HARD})


@dataclass(frozen=True, slots=True)
class ExerciseState:
    """An exercise that was asked before.

    Args:
        due: The study day from which on it is due.
        last_seen: The study day on which it was last asked, in its schedule or beyond it.
        retired: Its file was gone when the gym was last opened.
    """

    id: str
    due: date
    memory: Memory
    last_seen: date
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise that could be asked.

    Args:
        topic: What it is about.
        state: None if it was never asked.
    """

    id: str
    kind: ExerciseKind
    topic: str
    state: ExerciseState | None = None

    def counts_on(self, day: date) -> bool:
        """Whether an answer moves its due day: it is new or due. Else it is asked beyond its schedule."""
        return self.state is None or self.state.due <= day

    def rank(self, day: date) -> tuple[int, date]:
        """The due ones come first, the longest due before the others, then new ones, then those seen longest ago."""
        if self.state is None:
            return 1, day
        return (0, self.state.due) if self.state.due <= day else (2, self.state.last_seen)


def choose_sitting(candidates: Iterable[Candidate], today: date, chance: "Random") -> tuple[Candidate, ...]:
    """The exercises of a sitting, in their order: mixed topics, and a number to know between the tasks.

    Args:
        candidates: All there are.
        today: The study day.
        chance: Decides between equals.
    """
    drawn = sorted(((chance.random(), each) for each in candidates), key=lambda pair: (pair[1].rank(today), pair[0]))
    ordered = [candidate for _, candidate in drawn]
    families = [each for each in ordered if each.kind is ExerciseKind.FAMILY]
    numbers = [each for each in ordered if each.kind is ExerciseKind.NUMBER]
    due = sum(each.rank(today)[0] == 0 for each in numbers)
    wanted = MORE_NUMBERS if due >= MORE_NUMBERS else FEW_NUMBERS
    wanted = min(len(numbers), max(wanted, SITTING - len(families)))
    tasks = interleaved(_mixed(families, SITTING - wanted, today), lambda task: task.topic)
    return tuple(_between(tasks, _mixed(numbers, wanted, today)))


def _mixed(ordered: Sequence[Candidate], count: int, today: date) -> list[Candidate]:
    """The first ones, of topics as different as their rank allows."""
    left, chosen = list(ordered), list[Candidate]()
    while left and len(chosen) < count:
        topics = {each.topic for each in chosen}
        best = left[0].rank(today)[0]
        peers = [each for each in left if each.rank(today)[0] == best]
        chosen.append(next((each for each in peers if each.topic not in topics), peers[0]))
        left.remove(chosen[-1])
    return chosen


def _between(tasks: Sequence[Candidate], numbers: Sequence[Candidate]) -> Iterator[Candidate]:
    """A number after each task, as long as there are numbers."""
    waiting = list(numbers)
    for task in tasks:
        yield task
        yield from waiting[:1]
        del waiting[:1]
    yield from waiting
