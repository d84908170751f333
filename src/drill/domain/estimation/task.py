"""A task of a family: its figures, its situation in words, and its worked solution with these figures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drill.domain.estimation.drawing import givens_of, read_formula, value_of
from drill.domain.estimation.evaluator import check_convertible, evaluate
from drill.domain.estimation.family import ANSWER, Family, Slip
from drill.domain.estimation.formatting import Figure, Shape, figure
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.substitution import literal_of, substituted
from drill.domain.estimation.syntax import Node, spoken

PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Where a given's figure stands in a situation."""


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """A step with the figures of one task.

    Args:
        say: What is done, in words.
        formula: What is computed, with the figures in place of the names.
        value: What it comes to, in the step's unit.
    """

    say: str
    formula: str
    value: Figure


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked, and what is right.

    Args:
        seed: Draws the same task of the family again.
        situation: The question, with its figures.
        givens: The value of each given.
        unit: The unit in which the answer is asked for.
        slips: What each of the family's slips would come to.
    """

    family: Family
    seed: int
    situation: str
    givens: Mapping[str, Quantity]
    steps: tuple[WorkedStep, ...]
    answer: Quantity
    unit: Shape
    slips: tuple[tuple[Slip, Quantity], ...]

    @property
    def right(self) -> Figure:
        """The answer in the unit asked for."""
        return figure(self.answer, self.unit)


def draw_task(family: Family, seed: int) -> Task:
    """The task of a family that belongs to a seed.

    Raises:
        EstimateError: The family was not checked, and does not compute.
    """
    figures = givens_of(family.draws, seed)
    givens = {name: value_of(text) for name, text in figures.items()}
    nodes: dict[str, Node] = {name: read_formula(text).node for name, text in figures.items()}
    values = dict(givens)
    steps = []
    for step in family.steps:
        formula, unit = read_formula(step.formula), parse_unit(step.unit)
        value = evaluate(formula, values)
        check_convertible(value, unit)
        result = figure(value, unit)
        steps.append(WorkedStep(step.say, spoken(substituted(formula.node, nodes)), result))
        values[step.name], nodes[step.name] = value, literal_of(value, result)
    return Task(
        family,
        seed,
        PLACEHOLDER.sub(lambda found: figures.get(found[1], found[0]), family.situation),
        givens,
        tuple(steps),
        values[ANSWER],
        parse_unit(family.unit),
        tuple((slip, evaluate(read_formula(slip.formula), values)) for slip in family.slips),
    )
