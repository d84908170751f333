"""Numbers and the units written at them."""

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import Shape
from drill.domain.estimation.habits import PERCENTAGE
from drill.domain.estimation.lexer import Token
from drill.domain.estimation.quantity import ONE, Quantity, exactly, one_of
from drill.domain.estimation.syntax import Binary, Literal, Name, Node
from drill.domain.estimation.units import PERCENT, UNCLEAR, Unit, count_of, unit_named


def unit_or_count(token: Token) -> Unit:
    """The unit that a word names; else it is something counted."""
    if token.text in UNCLEAR:
        raise EstimateError(UNCLEAR[token.text], token.start)
    return unit_named(token.text) or count_of(token.text)


def written(number: float | None, unit: Unit | None = None, *, is_percent: bool = False) -> Literal:
    """A number as written, or a unit alone."""
    shape = Shape() if unit is None else Shape.of(unit)
    return _composed(number, None if unit is None else one_of(unit), shape, is_percent=is_percent)


def _composed(number: float | None, unit: Quantity | None, shape: Shape, *, is_percent: bool) -> Literal:
    value = ONE if unit is None else unit
    if number is not None:
        plain = exactly(number * PERCENT.scale, habits=PERCENTAGE) if is_percent else exactly(number)
        value = plain if unit is None else plain * unit
    return Literal(number, is_percent, unit, shape, value)


def range_of(sign: Token, first: Literal, second: Literal) -> Binary:
    """A range whose ends share a unit: `2..5 KB`, `20..30%`, `100M +- 20% users`."""
    if first.unit is None and second.unit is not None:
        first = _composed(first.number, second.unit, second.shape, is_percent=first.is_percent)
        if sign.text == "+-" and second.is_percent:
            second = written(second.number, is_percent=True)
    if sign.text == ".." and second.is_percent:
        first = _composed(first.number, first.unit, first.shape, is_percent=True)
    return Binary(sign.text, first, second, sign.start)


def per_unit(node: Node, word: Token, unit: Unit | None, sign: Token) -> Node:
    """A value for each of a unit, or for each of a noun that may yet turn out to be a name."""
    if unit is None:
        return Binary("/", node, Name(word.text, word.start, may_count=True), sign.start, is_close=True)
    if isinstance(node, Literal):
        above = ONE if node.unit is None else node.unit
        return _composed(node.number, above / one_of(unit), node.shape.over(Shape.of(unit)), is_percent=node.is_percent)
    return Binary("/", node, written(None, unit), sign.start, is_close=True)
