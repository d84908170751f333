"""A formula with figures in place of its names, for readers."""

from collections.abc import Mapping
from dataclasses import replace

from drill.domain.estimation.formatting import Figure, Shape, percentage
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node
from drill.domain.estimation.units import PERCENT


def substituted(node: Node, figures: Mapping[str, Node]) -> Node:
    """A tree in which names are replaced by what they stand for."""
    match node:
        case Name():
            return figures.get(node.word, node)
        case Negated():
            return Negated(substituted(node.operand, figures))
        case Binary():
            return replace(node, left=substituted(node.left, figures), right=substituted(node.right, figures))
        case Call():
            arguments = tuple(substituted(argument, figures) for argument in node.arguments)
            return replace(node, arguments=arguments)
        case Literal():
            return node


def literal_of(value: Quantity, shown: Figure) -> Literal:
    """A result as one would write it down to go on with: rounded to the digits that are shown."""
    if shown.shape == Shape((PERCENT,)):
        return Literal(float(percentage(shown.value)), True, None, Shape(), value)
    return Literal(float(f"{shown.value:.3g}"), False, None, shown.shape, value)
