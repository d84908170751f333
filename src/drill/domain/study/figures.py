"""The quantities of a problem worked out: the formula, the same with its figures put in, and what it comes to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drill.domain.estimation.evaluator import names_in
from drill.domain.estimation.formatting import Figure, Shape, figure
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.reference import Reference, given_values, name_of_quantity, references
from drill.domain.estimation.statement import read_statement
from drill.domain.estimation.substitution import literal_of, substituted
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node, spoken
from drill.domain.problem import Estimation, Quantity
from drill.domain.wording import one_line


@dataclass(frozen=True, slots=True)
class Worked:
    """A quantity worked out.

    Args:
        quantity: What is asked.
        formula: As its author wrote it, on one line.
        with_figures: The same with figures in place of names.
        known: What goes into it, by name: givens as authored, other quantities as computed.
        constants: The figures that stand in the formula itself.
        reference: What is right.
        unit: In which it is asked for.
    """

    quantity: Quantity
    formula: str
    with_figures: str
    known: Mapping[str, str]
    constants: tuple[str, ...]
    reference: Reference
    unit: Shape

    @property
    def name(self) -> str:
        """The name by which other formulas use it."""
        return name_of_quantity(self.quantity.id)

    @property
    def value(self) -> Figure:
        """What it comes to, in the unit asked for."""
        return figure(self.reference.value, self.unit)


def worked_out(estimation: Estimation) -> tuple[Worked, ...]:
    """The quantities that can be computed, in the author's order."""
    right = references(estimation, {})
    units = {each.id: parse_unit(each.unit) for each in estimation.quantities}
    figures = {name: figure(value) for name, value in given_values(estimation).items()}
    figures |= {name_of_quantity(id_): figure(found.value, units[id_]) for id_, found in right.items()}
    values = {**given_values(estimation), **{name_of_quantity(id_): found.value for id_, found in right.items()}}
    literals: dict[str, Node] = {name: literal_of(values[name], shown) for name, shown in figures.items()}
    told = {name: str(shown) for name, shown in figures.items()}
    told |= {name: one_line(text) for name, text in estimation.givens.items()}
    found: list[Worked] = []
    for quantity in estimation.quantities:
        formula = one_line(quantity.formula)
        expression = read_statement(formula).expression
        if quantity.id in right and expression is not None:
            named = frozenset(names_in(expression.node))
            found.append(
                Worked(
                    quantity,
                    formula,
                    spoken(substituted(expression.node, literals)),
                    {name: text for name, text in told.items() if name in named},
                    tuple(dict.fromkeys(_constants(expression.node))),
                    right[quantity.id],
                    units[quantity.id],
                )
            )
    return tuple(found)


def _constants(node: Node) -> Iterator[str]:
    """The figures with their units, as they would be read aloud."""
    match node:
        case Literal(number=None) | Name():
            pass
        case Literal():
            yield spoken(node)
        case Binary(is_close=True) if not any(names_in(node)):
            yield spoken(node)
        case Binary():
            yield from _constants(node.left)
            yield from _constants(node.right)
        case Negated():
            yield from _constants(node.operand)
        case Call():
            for argument in node.arguments:
                yield from _constants(argument)
