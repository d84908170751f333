"""Text in, tokens out."""

import re
from enum import StrEnum
from typing import NamedTuple

from drill.domain.estimation.failure import EstimateError

MOST_CHARACTERS = 1000
"""Of a line. Nobody computes in longer ones."""

MOST_TOKENS = 256
"""Of a line."""


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """A piece of a line.

    Args:
        kind: What it is.
        text: Its letters; of a sign, in its plain form.
        start: Where it begins.
        end: Where the next thing may begin.
    """

    kind: Kind
    text: str
    start: int
    end: int


_SPACE = r"\s*"
_SIGNS = r"\*\*|\.\.|\+-|\+/-|[-+*/^()%,$€±×·÷−]"
_END = r"#|//|->|=|→|≈|~|$"
_WORD = r"[^\W\d²³]\w*"
_PLAIN = r"\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"


def _pattern(number: str) -> re.Pattern[str]:
    parts = {Kind.END: _END, Kind.NUMBER: number, Kind.WORD: _WORD, Kind.SIGN: _SIGNS}
    return re.compile(_SPACE + "(?:" + "|".join(f"(?P<{kind}>{part})" for kind, part in parts.items()) + ")")


_OUTSIDE = _pattern(f"{_GROUPED}|{_PLAIN}")
_IN_CALL = _pattern(_PLAIN)
"""Between the arguments of a function a comma parts arguments, not thousands."""

_KINDS = {str(kind): kind for kind in Kind}
_SAME_SIGN = {"**": "^", "×": "*", "·": "*", "÷": "/", "−": "-", "+/-": "+-", "±": "+-"}


def scan(text: str) -> tuple[tuple[Token, ...], EstimateError | None]:
    """The tokens of a line, and what stopped the reading too early, if anything did.

    A line ends at a comment or at `=`, `->`, `≈` or `~`, behind which one writes a result of one's own.
    """
    tokens: list[Token] = []
    calls: list[bool] = []
    place = 0
    while len(tokens) < MOST_TOKENS:
        match = (_IN_CALL if calls and calls[-1] else _OUTSIDE).match(text, place)
        if match is None:
            place = len(text) - len(text[place:].lstrip())
            return tuple(tokens), EstimateError(f"`{text[place]}` has no meaning here", place)
        kind = _KINDS[match.lastgroup or Kind.END]
        token = match[kind]
        start, place = match.span(kind)
        if token == "~" and not (tokens and _ends_value(tokens[-1])):
            continue  # ~500 B
        if kind is Kind.SIGN:
            token = _SAME_SIGN.get(token, token)
            if token == "(":
                calls.append(bool(tokens) and tokens[-1].kind is Kind.WORD and tokens[-1].end == start)
            elif token == ")" and calls:
                calls.pop()
        tokens.append(Token(kind, token, start, place))
        if kind is Kind.END:
            return tuple(tokens), None
    most = f"a line computes with {MOST_TOKENS} numbers, words and signs at most"
    return tuple(tokens), EstimateError(f"too long: {most}", place)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a line.

    Raises:
        EstimateError: It cannot be read to its end.
    """
    tokens, fault = scan(text)
    if fault is not None:
        raise fault
    return tokens


def _ends_value(token: Token) -> bool:
    return token.text in {")", "%"} or token.kind in {Kind.NUMBER, Kind.WORD}
