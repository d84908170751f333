"""The quantities of a problem, computed from its givens or from those that a user assumed instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drill.domain.estimation.evaluator import evaluate, names_in
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.parser import Expression
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.statement import read_statement
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node
from drill.domain.problem import Estimation
from drill.domain.wording import one_line

_COPIES = ("replica", "replication", "copies")


@dataclass(frozen=True, slots=True)
class Reference:
    """What is right for a quantity.

    Args:
        value: The value.
        peak_factor: What its formula multiplies by for the peak; 1 if it does not.
        copies: How many copies its formula counts; 1 if it counts none.
    """

    value: Quantity
    peak_factor: float = 1.0
    copies: float = 1.0


def given_values(estimation: Estimation) -> Mapping[str, Quantity]:
    """What each given is worth."""
    computed = _Computed(estimation, {})
    values = {name: computed.value(name) for name in estimation.givens}
    return {name: value for name, value in values.items() if value is not None}


def references(estimation: Estimation, assumed: Mapping[str, Quantity]) -> Mapping[str, Reference]:
    """What is right for each quantity, by its id; one that cannot be computed is left out.

    Args:
        estimation: Givens and formulas.
        assumed: What the user assumed instead of givens, by their names.
    """
    computed = _Computed(estimation, assumed)
    found = {quantity.id: computed.reference(name_of_quantity(quantity.id)) for quantity in estimation.quantities}
    return {id_: reference for id_, reference in found.items() if reference is not None}


class _Computed:
    """The values of givens and formulas, each computed when it is first asked for."""

    def __init__(self, estimation: Estimation, assumed: Mapping[str, Quantity]) -> None:
        texts = {**estimation.givens, **{name_of_quantity(each.id): each.formula for each in estimation.quantities}}
        self._expressions = {
            name: read_statement(f"{name} = {one_line(text)}").expression for name, text in texts.items()
        }
        self._values: dict[str, Quantity | None] = dict(assumed)

    def value(self, name: str) -> Quantity | None:
        """The value of a name; None where it has none, or rests on itself."""
        if name not in self._values:
            self._values[name] = None
            expression = self._expressions.get(name)
            self._values[name] = None if expression is None else self._evaluated(expression)
        return self._values[name]

    def reference(self, name: str) -> Reference | None:
        """The value of a formula, with what could be forgotten in it."""
        value, expression = self.value(name), self._expressions.get(name)
        if value is None or expression is None:
            return None
        return Reference(value, self._peak_factor(expression.node), self._copies(expression.node))

    def _evaluated(self, expression: Expression) -> Quantity | None:
        known = {name: self.value(name) for name in names_in(expression.node) if name in self._expressions}
        try:
            return evaluate(expression, known)
        except EstimateError:
            return None

    def _peak_factor(self, node: Node) -> float:
        factors = (call.arguments[1] for call in _calls(node) if call.function == "peak" and len(call.arguments) > 1)
        found = (self._evaluated(Expression(factor, None, frozenset(), False)) for factor in factors)
        return next((value.nominal for value in found if value is not None), 1.0)

    def _copies(self, node: Node) -> float:
        named = (self.value(name) for name in names_in(node) if any(word in name for word in _COPIES))
        return next((value.nominal for value in named if value is not None), 1.0)


def _calls(node: Node) -> Iterator[Call]:
    match node:
        case Call():
            yield node
            for argument in node.arguments:
                yield from _calls(argument)
        case Binary():
            yield from _calls(node.left)
            yield from _calls(node.right)
        case Negated():
            yield from _calls(node.operand)
        case Literal() | Name():
            pass


def name_of_quantity(quantity_id: str) -> str:
    """The name by which formulas use a quantity."""
    return quantity_id.replace("-", "_")
