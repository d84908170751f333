"""What a line says, as a tree."""

from dataclasses import dataclass
from typing import TypeAlias

from drill.domain.estimation.formatting import Shape, written_number
from drill.domain.estimation.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Literal:
    """A number with its unit, or a unit alone.

    Args:
        number: The plain number; None for a unit alone.
        is_percent: Whether it was written with a percent sign.
        unit: The unit as a quantity, if it has one.
        shape: The unit as it is shown.
        value: Both together.
    """

    number: float | None
    is_percent: bool
    unit: Quantity | None
    shape: Shape
    value: Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A word whose meaning is known only when the line is computed: a defined name, else maybe a count.

    Args:
        word: The word.
        column: Where it stands.
        may_count: Whether it stands where an unknown noun is something counted.
    """

    word: str
    column: int
    may_count: bool = False


@dataclass(frozen=True, slots=True)
class Negated:
    """A minus sign before something."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two things and the sign between them.

    Args:
        sign: One of `+ - * / ^ .. +-`.
        left: What stands before it.
        right: What stands behind it.
        column: Where the sign stands.
        is_close: Whether it belongs to a unit, as in `5 tweets/user`.
    """

    sign: str
    left: "Node"
    right: "Node"
    column: int
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    function: str
    arguments: "tuple[Node, ...]"
    column: int


Node: TypeAlias = Literal | Name | Negated | Binary | Call

_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4, "..": 5, "+-": 5}
_NEGATION = 3
_CLOSE = 6
_ATOM = 7
_SHOWN = {"*": " × ", "..": "..", "^": "^", "+-": " ± "}


def spoken(node: Node) -> str:
    """What was understood, in words that leave no doubt: `1.5 B tweets` is `1.5 billion tweets`."""
    match node:
        case Literal():
            return _literal_text(node)
        case Name():
            return node.word
        case Negated():
            return "-" + _inside(node.operand, _NEGATION)
        case Call():
            return f"{node.function}({', '.join(map(spoken, node.arguments))})"
        case Binary():
            return _binary_text(node)


def _binary_text(node: Binary) -> str:
    rank = _rank(node)
    match node:
        case Binary(sign="*", right=Literal(shape=shape), is_close=True):
            return f"({spoken(node.left)}) {shape.label()}"
        case Binary(sign="..", left=Literal() as low, right=Literal() as high) if low.shape == high.shape:
            return f"{_literal_text(low) if _is_money(low) else _number_text(low)}..{_literal_text(high)}"
        case _:
            sign = "/" if node.is_close else _SHOWN.get(node.sign, f" {node.sign} ")
            left = _inside(node.left, rank + (node.sign == "^"))
            return left + sign + _inside(node.right, rank + (node.sign != "^"))


def _rank(node: Node) -> int:
    if isinstance(node, Binary):
        return _CLOSE if node.is_close else _RANKS[node.sign]
    return _NEGATION if isinstance(node, Negated) else _ATOM


def _inside(node: Node, least: int) -> str:
    return spoken(node) if _rank(node) >= least else f"({spoken(node)})"


def _literal_text(literal: Literal) -> str:
    if literal.number is None:
        return literal.shape.label(single=True)
    number = _number_text(literal)
    label = literal.shape.label(single=number == "1")
    if _is_money(literal):
        return label[0] + number + label[1:]
    return f"{number}{label}" if not label or label.startswith("/") else f"{number} {label}"


def _number_text(literal: Literal) -> str:
    return written_number(literal.number or 0) + ("%" if literal.is_percent else "")


def _is_money(literal: Literal) -> bool:
    return literal.shape.label().startswith(("$", "€"))
