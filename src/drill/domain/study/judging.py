"""Whether what was typed into a gap is right, where that can be computed: figures, and the names of boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from drill.domain.diagram.declaring import kind_named
from drill.domain.diagram.graph import Box, Graph
from drill.domain.diagram.kinds import kind_of, name_of, words_of
from drill.domain.diagram.matching import are_named_alike
from drill.domain.estimation.formatting import Shape, figure
from drill.domain.estimation.grading import grade, likeliest_slip
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.reading import Reading, read_answer
from drill.domain.estimation.reference import Reference
from drill.domain.marking import Grade

BLANK = "?"
"""What stands in a box whose name is asked for."""


class Nearness(StrEnum):
    """How near an answer is."""

    RIGHT = "right"
    CLOSE = "close"
    NOT = "not"


@dataclass(frozen=True)
class Verdict:
    """What an answer is worth.

    Args:
        told: What to say about it, in a sentence; may be empty.
    """

    nearness: Nearness
    told: str = ""


@dataclass(frozen=True)
class FigureCheck:
    """A figure is right within the factor that its author allows.

    Args:
        reference: What is right.
        unit: The unit it is asked for in; a bare number is taken to be in it.
        factor: How many times off is still right.
        known: The values that may be used by name.
    """

    reference: Reference
    unit: Shape
    factor: float
    known: Mapping[str, Quantity]

    @property
    def answer(self) -> str:
        """What is right."""
        return str(figure(self.reference.value, self.unit))

    def read(self, text: str) -> Reading:
        """What a text is taken for.

        Raises:
            EstimateError: It has no value, or one of another kind.
        """
        return read_answer(text, self.reference.value.dimension, self.unit, self.known)

    def judge(self, text: str) -> Verdict:
        """What an answer is worth.

        Raises:
            EstimateError: It has no value, or one of another kind.
        """
        value, right = self.read(text).value, self.reference
        slip = likeliest_slip(value, right.value, peak_factor=right.peak_factor, copies=right.copies)
        told = f"It looks like {slip}." if slip else ""
        match grade(value, right.value, self.factor):
            case Grade.FULL | Grade.GOOD:
                return Verdict(Nearness.RIGHT, told)
            case Grade.ORDER:
                return Verdict(Nearness.CLOSE, told or "The order of magnitude is right.")
            case _:
                return Verdict(Nearness.NOT, told)


@dataclass(frozen=True)
class BoxCheck:
    """The name of a box, in any spelling; or its kind, where the drawing has only one such box.

    Args:
        graph: The whole drawing.
        box: The box whose name is asked for.
    """

    graph: Graph
    box: Box

    @property
    def answer(self) -> str:
        """What is right."""
        return name_of(self.box)

    def judge(self, text: str) -> Verdict:
        """What an answer is worth."""
        typed = Box(id=text, label=text)
        called = f"Here it is called {self.answer}."
        if not words_of(text):
            return Verdict(Nearness.NOT)
        if words_of(text) in (words_of(self.answer), words_of(self.box.id)):
            return Verdict(Nearness.RIGHT)
        if are_named_alike(typed, self.box):
            return Verdict(Nearness.RIGHT, called)
        kind = kind_named(text)
        if kind is None or kind is not kind_of(self.box):
            return Verdict(Nearness.NOT)
        if sum(kind_of(box) is kind for box in self.graph.boxes) == 1:
            return Verdict(Nearness.RIGHT, called)
        return Verdict(Nearness.CLOSE, f"That is its kind, of which there are several. {called}")


Check: TypeAlias = FigureCheck | BoxCheck
