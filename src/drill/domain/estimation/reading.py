"""What somebody typed as an answer, and what it was taken for."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.estimation.evaluator import evaluate
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import Figure, Shape, figure
from drill.domain.estimation.habits import Habits
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.statement import read_statement
from drill.domain.estimation.substitution import literal_of, substituted
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node, spoken
from drill.domain.estimation.units import PERCENT, PLAIN, SECOND, UNITS, Dimension

BYTE = UNITS["B"]
_MONEY = ((UNITS["$"],), (UNITS["€"],))


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as it was understood.

    Args:
        value: What it comes to.
        unit: The unit in which the answer is asked for, if one is.
        understood: What was typed, in words that leave no doubt, with figures in place of names.
        lacked: What it lacked and was taken from the unit asked for: its `unit`, its `period`, or nothing.
    """

    value: Quantity
    unit: Shape | None
    understood: str
    lacked: str = ""

    @property
    def figure(self) -> Figure:
        """The value in the unit asked for, else in one that suits."""
        return figure(self.value, self.unit)

    def echo(self) -> str:
        """What was understood and what it comes to, in the unit asked for and in one that suits."""
        said = (self.understood, str(self.figure), str(figure(self.value)))
        text = " = ".join(dict.fromkeys(said))
        return f"{text} (no {self.lacked}: taken for {self.unit})" if self.lacked else text


def read_answer(text: str, kind: Dimension, unit: Shape | None, givens: Mapping[str, Quantity]) -> Reading:
    """Read an answer: a figure, or an expression that may use the names of givens.

    Args:
        text: What was typed.
        kind: What kind of quantity is asked for.
        unit: The unit in which it is asked for, if one is. A bare number is then taken to be in it, and an amount of
            money to be for its period.
        givens: The values of the givens by name.

    Raises:
        EstimateError: It has no value, or one of another kind.
    """
    statement = read_statement(text)
    if statement.fault is not None:
        raise statement.fault
    if statement.expression is None:
        raise EstimateError("there is nothing to compute")
    node = statement.expression.node
    value = evaluate(statement.expression, givens)
    figures: dict[str, Node] = {name: literal_of(given, figure(given)) for name, given in givens.items()}
    understood = spoken(substituted(node, figures))
    if unit is not None and statement.expression.asked is None and (lacked := _lacked(node, unit)):
        return Reading(_completed(value, unit), unit, understood, lacked)
    if value.dimension.joined(kind) is None:
        raise EstimateError(f"that is {kind_text(value.dimension)}, and {unit or kind_text(kind)} is asked for")
    return Reading(value, unit, understood)


def asked_text(kind: Dimension, unit: Shape | None) -> str:
    """How an answer is to be given, as words that follow on "Answer"."""
    if unit is None:
        return f"with {kind_text(kind)} and its unit"
    return "as a plain number" if unit == Shape() else f"in {unit}"


def kind_text(kind: Dimension) -> str:
    """What kind of quantity something is, without a unit that would tell its size."""
    known = {PLAIN: "a plain number", SECOND.dimension: "a time", BYTE.dimension: "an amount of data"}
    rate = {BYTE.dimension / SECOND.dimension: "an amount of data in a time"}
    return (known | rate).get(kind) or str(kind)


def _lacked(node: Node, unit: Shape) -> str:
    """What of the unit asked for is left out: all of it, or of a bill the period."""
    if _is_bare(node):
        return "" if unit == Shape() else "unit"
    is_bill = unit.above in _MONEY and [each.dimension for each in unit.below] == [SECOND.dimension]
    return "period" if is_bill and isinstance(node, Literal) and node.shape == Shape(unit.above) else ""


def _completed(value: Quantity, unit: Shape) -> Quantity:
    if unit == Shape((PERCENT,)) and value.nominal <= 1:
        raise EstimateError("is that a share or a percentage? write it with the % sign")
    scale = unit.scale
    low, nominal, high = value.low * scale, value.nominal * scale, value.high * scale
    return Quantity(low, nominal, high, unit.dimension, Habits.of(*unit.above, *unit.below))


def _is_bare(node: Node) -> bool:
    """Whether nothing in it has a unit, a percent sign or a meaning from elsewhere."""
    match node:
        case Literal():
            return node.unit is None and not node.is_percent
        case Name():
            return False
        case Negated():
            return _is_bare(node.operand)
        case Binary():
            return _is_bare(node.left) and _is_bare(node.right)
        case Call():
            return all(map(_is_bare, node.arguments))
