"""Tokens in, a tree out. A Pratt parser: each sign binds with a power, and a loop does the rest."""

from dataclasses import dataclass
from typing import Final

from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.formatting import Shape
from drill.domain.estimation.functions import FUNCTIONS
from drill.domain.estimation.lexer import Kind, Token, tokens_of
from drill.domain.estimation.literals import per_unit, range_of, unit_or_count, written
from drill.domain.estimation.syntax import Binary, Call, Literal, Name, Negated, Node
from drill.domain.estimation.units import PERCENT, unit_named

KEYWORDS: Final = frozenset({"in", "to", "per", "of"})
MAGNITUDES: Final = {
    **dict.fromkeys(("k", "K", "thousand"), 1e3),
    **dict.fromkeys(("M", "mn", "million"), 1e6),
    **dict.fromkeys(("bn", "billion"), 1e9),
    **dict.fromkeys(("T", "tn", "trillion"), 1e12),
}
_SUM, _PRODUCT, _MINUS, _EXPONENT, _POWER, _SPAN = 1, 2, 3, 4, 5, 6
_POWERS = {
    **dict.fromkeys(("+", "-"), _SUM),
    **dict.fromkeys(("*", "/", "per", "of", "x"), _PRODUCT),
    "^": _POWER,
    **dict.fromkeys(("..", "+-"), _SPAN),
}
_MOST_NESTED = 32
_MOST_UNITS = 8
_CURRENCIES = frozenset({"$", "€"})


@dataclass(frozen=True, slots=True)
class Expression:
    """What a line computes.

    Args:
        node: The tree.
        asked: The unit it is asked for in.
        signs: The signs and functions in it; `in` counts where its unit is a known one.
        has_number: Whether there is a number in it.
    """

    node: Node
    asked: Shape | None
    signs: frozenset[str]
    has_number: bool


def parse_tokens(tokens: tuple[Token, ...]) -> Expression:
    """Read an expression.

    Raises:
        EstimateError: It is none.
    """
    return _Parser(tokens).whole()


def parse_unit(text: str) -> Shape:
    """Read a unit such as `GB/day`, `1/s`, `%`, or `1` for a plain number."""
    parser = _Parser(tokens_of(text))
    shape = parser.unit()
    parser.expect_end()
    return shape


class _Parser:
    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._signs: list[str] = []

    def whole(self) -> Expression:
        node = self._expression(0)
        asked = None
        if self._at("in", "to"):
            self._next()
            asked = self.unit()
            if any(not unit.dimension.has_counts for unit in (*asked.above, *asked.below)):
                self._signs.append("in")
        self.expect_end()
        has_number = any(token.kind is Kind.NUMBER for token in self._tokens)
        return Expression(node, asked, frozenset(self._signs), has_number)

    def expect_end(self) -> None:
        if self._token.kind is not Kind.END:
            raise self._unfit("does not fit here")

    def unit(self) -> Shape:
        """A unit: names, parted by `*` and `/`."""
        shape = Shape()
        if self._at("1"):
            self._next()
        elif self._at("%"):
            self._next()
            shape = Shape((PERCENT,))
        elif not self._at("/", "per"):
            shape = self._unit_name()
        while self._at("*", "/", "per"):
            is_above = self._next().text == "*"
            shape = shape.times(self._unit_name()) if is_above else shape.over(self._unit_name())
            if len(shape.above + shape.below) > _MOST_UNITS:
                raise EstimateError(f"a unit is made of {_MOST_UNITS} others at most", self._token.start)
        return shape

    def _unit_name(self) -> Shape:
        if self._token.kind is not Kind.WORD and self._token.text not in _CURRENCIES:
            raise self._unfit("is no unit")
        return Shape.of(unit_or_count(self._next()))

    # ------------------------------------------------------------------------------------------------ expressions

    def _expression(self, least: int) -> Node:
        """Read as far as signs bind with a power above `least`."""
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise EstimateError(f"nested more than {_MOST_NESTED} deep", self._token.start)
        left = self._operand(least)
        while (power := self._infix_power()) > least:
            sign = self._next()
            if sign.text == "of":
                self._expect_share(left, sign)
            # An exponent, which may be a power again, reads on a little below the power of its sign.
            right = self._expression(_EXPONENT if sign.text == "^" else power)
            left = self._joined(sign, left, right)
            if sign.text == "^" and least < _EXPONENT:
                left = self._times_unit(left)
        self._depth -= 1
        return left

    def _infix_power(self) -> int:
        token = self._token
        if token.kind in {Kind.NUMBER, Kind.END} or (token.text == "x" and not self._is_times_sign()):
            return 0
        return _POWERS.get(token.text, 0)

    def _joined(self, sign: Token, left: Node, right: Node) -> Node:
        plain = {"per": "/", "of": "*", "x": "*"}.get(sign.text, sign.text)
        self._signs.append(plain)
        if plain == "/" and isinstance(right, Name):
            right = Name(right.word, right.column, may_count=True)
        return Binary(plain, left, right, sign.start)

    def _expect_share(self, left: Node, sign: Token) -> None:
        """`20% of users`, `1/3 of users`, but `2 of 3` is prose."""
        is_share = left.is_percent if isinstance(left, Literal) else isinstance(left, Binary) and left.sign == "/"
        if not is_share and self._token.kind is Kind.NUMBER:
            raise EstimateError("`of` takes a part of something: `20% of users`", sign.start)

    def _operand(self, least: int) -> Node:
        token = self._token
        if token.kind is Kind.NUMBER or token.text in _CURRENCIES:
            return self._measure(least)
        if token.kind is Kind.WORD and token.text not in KEYWORDS:
            return self._word()
        if token.text in {"-", "+"}:
            self._next()
            operand = self._expression(_EXPONENT if least == _EXPONENT else _MINUS)
            return Negated(operand) if token.text == "-" else operand
        if token.text == "(":
            self._next()
            inner = self._expression(0)
            self._close(token)
            return inner if least == _EXPONENT else self._times_unit(inner)
        if token.kind is Kind.END:
            raise EstimateError("a value is missing at the end", token.start)
        raise self._unfit("stands where a value is expected")

    def _word(self) -> Node:
        token = self._next()
        if self._at("(") and (token.text in FUNCTIONS or self._token.start == token.end):
            return self._call(token)
        unit = unit_named(token.text)
        return Name(token.text, token.start) if unit is None else written(None, unit)

    def _call(self, name: Token) -> Node:
        if name.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise EstimateError(f"`{name.text}` is no function; there are {known}", name.start)
        opening = self._next()
        arguments = [self._expression(0)]
        while self._at(","):
            self._next()
            arguments.append(self._expression(0))
        self._close(opening)
        FUNCTIONS[name.text].check_count(len(arguments), name.start)
        self._signs.append(name.text)
        return Call(name.text, tuple(arguments), name.start)

    def _times_unit(self, node: Node) -> Node:
        """`(2 + 3) users`, `2^32 users`: a unit may follow on a bracket or a power."""
        if self._token.kind is not Kind.WORD or self._token.text in KEYWORDS or self._is_times_sign():
            return node
        token = self._next()
        product = Binary("*", node, written(None, unit_or_count(token)), token.start, is_close=True)
        return self._with_rates(product)

    # --------------------------------------------------------------------------------------- numbers with their units

    def _measure(self, least: int) -> Node:
        """A number, maybe a range of two, and the unit that belongs to it."""
        before = self._tokens[self._place - 1] if self._place else None
        is_divisor = before is not None and before.text == "/" and before.end == self._token.start
        takes_unit = least != _EXPONENT
        first = self._number(takes_unit=takes_unit)
        node: Node = first
        if self._at("..", "+-") and least < _SPAN and self._tokens[self._place + 1].kind is Kind.NUMBER:
            sign = self._next()
            self._signs.append(sign.text)
            node = range_of(sign, first, self._number(takes_unit=takes_unit))
        return node if least >= _EXPONENT else self._with_rates(node, is_divisor=is_divisor)

    def _number(self, *, takes_unit: bool) -> Literal:
        currency = self._next() if self._token.text in _CURRENCIES else None
        if self._token.kind is not Kind.NUMBER:
            raise self._unfit("stands where a number is expected")
        token = self._next()
        number = float(token.text.replace("_", "").replace(",", ""))
        if currency is not None:
            number *= self._magnitude(after_currency=True)
            return written(number, unit_or_count(currency))
        if self._at("x") and not self._is_times_sign():
            self._next()
            return written(number)
        number *= self._magnitude()
        is_percent = self._at("%")
        if is_percent:
            self._next()
        token = self._token
        is_unit = token.kind is Kind.WORD and token.text not in KEYWORDS and not self._is_times_sign()
        if not takes_unit or (not is_unit and token.text not in _CURRENCIES):
            return written(number, is_percent=is_percent)
        return written(number, unit_or_count(self._next()), is_percent=is_percent)

    def _magnitude(self, *, after_currency: bool = False) -> float:
        """`k`, `M`, `million`. `B` is bytes unless the name of a count follows: `1.5 B tweets`."""
        word = self._token.text
        if self._token.kind is not Kind.WORD:
            return 1.0
        follower = self._tokens[self._place + 1]
        counts_follow = follower.kind is Kind.WORD and follower.text not in {*KEYWORDS, "x"}
        if word == "B" and (counts_follow or after_currency):
            word = "billion"
        if word in MAGNITUDES:
            self._next()
        return MAGNITUDES.get(word, 1.0)

    def _with_rates(self, node: Node, *, is_divisor: bool = False) -> Node:
        """Take in `/s`, `per day` and the like, which bind closer than the stroke that divides.

        `10 TB / 5 GB/s` divides by 5 GB/s. A stroke with spaces on both sides always divides, and so does one behind a
        bare number where that is divided by just as closely, or where no unit of drill's own follows: `total/30/day`.
        """
        literal = node
        if isinstance(node, Binary):
            literal = node.right if node.is_close else node.left
        has_unit = isinstance(literal, Literal) and literal.unit is not None
        if not has_unit and is_divisor:
            return node
        while self._at("/", "per"):
            sign, word = self._token, self._tokens[self._place + 1]
            unit = unit_named(word.text)
            is_apart = self._tokens[self._place - 1].end < sign.start and sign.end < word.start
            if word.kind is not Kind.WORD or (sign.text == "/" and (is_apart or not (unit or has_unit))):
                break
            if self._tokens[self._place + 2].text == "(":
                break
            self._next()
            self._next()
            has_unit = True
            self._signs.append("/")
            node = per_unit(node, word, unit, sign)
        return node

    # ------------------------------------------------------------------------------------------------------- tokens

    @property
    def _token(self) -> Token:
        return self._tokens[self._place]

    def _at(self, *texts: str) -> bool:
        return self._token.text in texts

    def _next(self) -> Token:
        token = self._token
        self._place += 1
        return token

    def _is_times_sign(self) -> bool:
        """Whether `x` stands between two factors: `30 x 86400`, but `3x` is a number."""
        follower = self._tokens[min(self._place + 1, len(self._tokens) - 1)]
        return self._at("x") and (follower.kind in {Kind.NUMBER, Kind.WORD} or follower.text in {"(", "$", "€"})

    def _close(self, opening: Token) -> None:
        if self._token.kind is Kind.END:
            raise EstimateError("a bracket is never closed", opening.start)
        if not self._at(")"):
            raise self._unfit("does not fit here")
        self._next()

    def _unfit(self, why: str) -> EstimateError:
        token = self._token
        what = f"`{token.text}`" if token.text else "the end of the line"
        return EstimateError(f"{what} {why}", token.start)
