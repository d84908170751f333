"""One line of a worksheet: a definition, an expression, or free text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from drill.domain.estimation.evaluator import UnknownNameError, folded, name_nodes
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.lexer import MOST_CHARACTERS, Kind, Token, scan
from drill.domain.estimation.parser import KEYWORDS, MAGNITUDES, Expression, parse_tokens
from drill.domain.estimation.units import unit_named

_LINE = re.compile(
    r"""
    \s* (?P<quote>>\s*)?             # what the interviewer said
    (?:[-•]\s+)?                     # an item of a list
    (?:[^\W\d][\w ]*:\s+)?           # a label
    (?:(?P<name>[^\W\d]\w*)\s*=(?![=>])\s*)?
    (?P<expression>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_BETWEEN = frozenset({"+", "*", "/", "^", "..", ")"})
"""Signs that begin no expression."""
_STARTS_WITH_FIGURE = re.compile(r"[~\s]*-?[$€]?\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a line says.

    Args:
        name: What it defines, if anything.
        is_quoted: Whether it repeats what the interviewer said; such lines are never blamed, and one's own win.
        expression: What it computes, if it can be read.
        fault: Else why not.
        is_arithmetic: Of a line that cannot be read: whether it looks like arithmetic all the same.
        names: The words in it that may be names of other lines.
        nouns: Those of them that are counts unless a line defines them.
        folded: The expression with its constant parts computed, which holds while no noun is defined.
        start: Where its expression begins.
        size: How much there was to read; 1 at least.
    """

    name: str | None = None
    is_quoted: bool = False
    expression: Expression | None = None
    fault: EstimateError | None = None
    is_arithmetic: bool = False
    names: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    folded: Expression | None = None
    start: int = 0
    size: int = 1


TEXT: Final = Statement()


def read_statement(line: str) -> Statement:
    """Read a line. Whatever it holds, that is a statement."""
    if not line or line.isspace():
        return TEXT
    found = _LINE.match(line[:MOST_CHARACTERS])
    if found is None:
        return TEXT
    text, start, name = found["expression"], found.start("expression"), found["name"]
    tokens, fault = scan(text)
    size = len(tokens) + 1
    is_quoted = found["quote"] is not None
    try:
        expression = _read(line, name, tokens, fault)
    except EstimateError as error:
        is_arithmetic = not is_quoted and _looks_like_arithmetic(text, tokens, error is fault, name is not None)
        return Statement(None, is_quoted, None, error, is_arithmetic, start=start, size=size)
    named = tuple(name_nodes(expression.node))
    return Statement(
        name,
        is_quoted,
        expression,
        None,
        names=tuple(dict.fromkeys(each.word for each in named)),
        nouns=frozenset(each.word for each in named if each.may_count),
        folded=folded(expression),
        start=start,
        size=size,
    )


def is_blamed(statement: Statement, expression: Expression, error: EstimateError, names: Collection[str]) -> bool:
    """Whether a line that was read and has no value is told so; else it is prose that happens to read like arithmetic.

    Args:
        statement: The line.
        expression: Its expression.
        error: Why it has no value.
        names: All defined names.
    """
    if statement.is_quoted:
        return False
    if not isinstance(error, UnknownNameError):
        return statement.name is not None or bool(expression.signs)
    if statement.name is not None:
        return bool(expression.signs)
    # "3 replicas - one in each region" is no subtraction.
    is_computing = bool(expression.signs - {"-"})
    return is_computing and (expression.has_number or any(name in names for name in statement.names))


def is_worth_computing(statement: Statement, expression: Expression, names: Collection[str]) -> bool:
    """Whether a line says more than a word that happens to be a unit."""
    if statement.name is not None or expression.has_number or expression.signs:
        return True
    return any(name in names for name in statement.names)


def _read(line: str, name: str | None, tokens: Sequence[Token], fault: EstimateError | None) -> Expression:
    if len(line) > MOST_CHARACTERS and (fault is not None or tokens[-1].end == MOST_CHARACTERS):
        raise EstimateError(f"too long: a line computes with {MOST_CHARACTERS} characters at most")
    if fault is not None:
        raise fault
    expression = parse_tokens(tuple(tokens))
    if name is not None and (unit_named(name) or name in KEYWORDS):
        raise EstimateError(f"`{name}` is a word of drill's own; choose another name")
    return expression


def _looks_like_arithmetic(text: str, tokens: Sequence[Token], is_cut: bool, defines: bool) -> bool:
    if defines and _STARTS_WITH_FIGURE.match(text):
        return True
    if is_cut and len(tokens) < 100:
        return False
    if tokens[0].text in _BETWEEN:
        return False
    has_number = any(token.kind is Kind.NUMBER for token in tokens)
    computes = any(token.kind is Kind.SIGN and token.text not in {",", "%", "$", "€"} for token in tokens)
    return has_number and computes and not any(map(_is_prose, tokens, tokens[1:]))


def _is_prose(one: Token, other: Token) -> bool:
    """Whether two tokens follow on each other as in prose: a word, then another or a number."""
    if one.kind is not Kind.WORD or one.text in KEYWORDS or one.text in MAGNITUDES:
        return False
    return other.kind is Kind.NUMBER or (other.kind is Kind.WORD and other.text not in KEYWORDS)
