"""What an author writes for the gym: families of estimation tasks, and numbers worth knowing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # Only for the hint: what is due is looked up without problems.
    from drill.domain.problem import DeclaredFact

ANSWER: Final = "answer"
"""The name of the last step of every family."""


class Topic(StrEnum):
    """What a family is about. A sitting mixes topics."""

    RATES = "rates"
    STORAGE = "storage"
    BANDWIDTH = "bandwidth"
    MEMORY = "memory"
    SERVERS = "servers"
    CONCURRENCY = "concurrency"
    KEYS = "keys"
    AVAILABILITY = "availability"
    LATENCY = "latency"
    TIME = "time"
    MONEY = "money"


class NumberTopic(StrEnum):
    """What a number to know is about."""

    LATENCY = "latency"
    CAPACITY = "capacity"
    SIZE = "size"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Draw:
    """How a given gets its figure: somewhere between two, or one of a few.

    Args:
        low: The smallest figure, with its unit; empty where one of a few is chosen.
        high: The largest one.
        choices: The few.
    """

    low: str = ""
    high: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the worked solution.

    Args:
        name: What later steps call its result; the last step is the `answer`.
        say: What is done, in words.
        formula: The same over givens and earlier steps.
        unit: The unit of its result.
    """

    name: str
    say: str
    formula: str
    unit: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake that somebody may make.

    Args:
        formula: What they would get, over givens and steps.
        say: What to tell them.
    """

    id: str
    formula: str
    say: str


@dataclass(frozen=True, slots=True)
class Family:
    """Tasks that differ only in their figures.

    Args:
        situation: The task, with the names of givens in curly brackets.
        draws: By the name of each given.
        target_seconds: A practised engineer's time.
        shortcut: How one does it in the head.
    """

    id: str
    title: str
    topic: Topic
    as_of: str
    situation: str
    draws: Mapping[str, Draw]
    steps: tuple[Step, ...]
    target_seconds: int
    slips: tuple[Slip, ...]
    shortcut: str
    covers: tuple[str, ...] = ()
    facts: "tuple[DeclaredFact, ...]" = ()

    @property
    def unit(self) -> str:
        """The unit in which the answer is asked for."""
        return self.steps[-1].unit


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A number that is worth knowing by heart.

    Args:
        ask: The question.
        answer: A figure with its unit.
        low: The lowest figure that serious sources give.
        high: The highest one.
        as_of: The day, month or year for which it holds.
        why: What makes it stick.
    """

    id: str
    topic: NumberTopic
    ask: str
    answer: str
    low: str
    high: str
    source: str
    as_of: str
    why: str


@dataclass(frozen=True, slots=True)
class NumberSet:
    """A file of numbers to know."""

    id: str
    title: str
    as_of: str
    numbers: tuple[KnownNumber, ...]
