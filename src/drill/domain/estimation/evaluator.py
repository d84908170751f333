"""A tree in, a quantity out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import add, mul, sub, truediv
from typing import Final, NoReturn

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import Shape
from drill.domain.estimation.functions import FUNCTIONS
from drill.domain.estimation.parser import Expression
from drill.domain.estimation.quantity import ONE, Quantity, one_of
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node
from drill.domain.estimation.units import count_of

_SIGNS: Final[Mapping[str, Callable[[Quantity, Quantity], Quantity]]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    "^": pow,
    "..": Quantity.up_to,
    "+-": Quantity.give_or_take,
}
_RELATIVE = frozenset({"+", "-", "+-"})


class UnknownNameError(EstimateError):
    """A word that nothing defines."""


def evaluate(expression: Expression, values: Mapping[str, Quantity | None]) -> Quantity:
    """The value of an expression.

    Args:
        expression: What to compute.
        values: The values of names; None for a name whose own line has none.

    Raises:
        EstimateError: It has no value.
    """
    value = _value(expression.node, values)
    if expression.asked is not None:
        check_convertible(value, expression.asked)
    return value


def folded(expression: Expression) -> Expression:
    """The same expression with every part computed that rests on no defined name, nouns taken as counts.

    It has the value of the expression wherever none of those nouns is defined.
    """
    return replace(expression, node=_folded(expression.node))


def _folded(node: Node) -> Node:
    parts: tuple[Node, ...]
    if isinstance(node, Negated):
        parts = (_folded(node.operand),)
        node = Negated(*parts)
    elif isinstance(node, Binary):
        parts = (_folded(node.left), _folded(node.right))
        node = replace(node, left=parts[0], right=parts[1])
    elif isinstance(node, Call):
        parts = tuple(_folded(argument) for argument in node.arguments)
        node = replace(node, arguments=parts)
    else:
        parts = ()
    if isinstance(node, Literal) or not all(isinstance(part, Literal) for part in parts):
        return node
    try:
        return Literal(None, False, None, Shape(), _value(node, {}))
    except EstimateError:
        return node  # It is a name, or it fails, which has to be told when the line is computed.


def check_convertible(value: Quantity, asked: Shape) -> None:
    """Refuse a unit in which a quantity cannot be shown. Counts that one of both leaves out are taken on trust."""
    if value.dimension.joined(asked.dimension) is None:
        raise EstimateError(f"{value.dimension} cannot be shown in {asked}")


def names_in(node: Node) -> Iterator[str]:
    """The words in a tree that may be names."""
    return (name.word for name in name_nodes(node))


def name_nodes(node: Node) -> Iterator[Name]:
    """The places in a tree where a word may be a name."""
    match node:
        case Name():
            yield node
        case Negated():
            yield from name_nodes(node.operand)
        case Binary():
            yield from name_nodes(node.left)
            yield from name_nodes(node.right)
        case Call():
            for argument in node.arguments:
                yield from name_nodes(argument)
        case Literal():
            pass


def _value(node: Node, values: Mapping[str, Quantity | None]) -> Quantity:
    # Asked in the order in which they are met: a worksheet is computed anew while someone types.
    if isinstance(node, Binary):
        return _combined(node, _value(node.left, values), _value(node.right, values))
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Name):
        return values.get(node.word) or _undefined(node, values)
    if isinstance(node, Negated):
        return -_value(node.operand, values)
    arguments = [_value(argument, values) for argument in node.arguments]
    try:
        return FUNCTIONS[node.function].apply(arguments)
    except EstimateError as error:
        _place(error, node.column)


def _combined(node: Binary, left: Quantity, right: Quantity) -> Quantity:
    try:
        if node.sign in _RELATIVE and _is_percent(node.right) and not _is_percent(node.left):
            # As on any pocket calculator, a percentage is added to or taken from what stands before it.
            share = ONE.give_or_take(right) if node.sign == "+-" else _SIGNS[node.sign](ONE, right)
            return left * share
        return _SIGNS[node.sign](left, right)
    except EstimateError as error:
        _place(error, node.column)


def _is_percent(node: Node) -> bool:
    return isinstance(node, Literal) and node.is_percent


def _undefined(name: Name, values: Mapping[str, Quantity | None]) -> Quantity:
    """What a word is that has no value of its own: something counted, maybe."""
    if name.word in values:
        raise EstimateError(f"`{name.word}` has no value", name.column)
    if name.may_count:
        return one_of(count_of(name.word))
    raise UnknownNameError(f"nothing says what `{name.word}` is", name.column)


def _place(error: EstimateError, column: int) -> NoReturn:
    raise EstimateError(error.reason, column) if error.column is None else error
