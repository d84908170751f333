"""Figures for the givens of a task: drawn by a seed, and friendly to compute with in the head.

Only `Random.random` is used, whose numbers for a seed are the same in every version of Python.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from math import ceil, floor, log, log10
from random import Random
from typing import Final

from drill.domain.estimation.evaluator import evaluate
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.family import Draw
from drill.domain.estimation.formatting import figure
from drill.domain.estimation.lexer import tokens_of
from drill.domain.estimation.parser import Expression, parse_tokens
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.syntax import Binary, Literal, Node

FRIENDLY: Final = (1, 2, 3, 5)
"""The first digits of drawn figures; all others are 0."""

SEEDS_TRIED: Final = 20
"""So many seeds of a family are tried when it is checked."""

_MOST_FORMULAS = 4096


@lru_cache(_MOST_FORMULAS)
def read_formula(text: str) -> Expression:
    """What a formula or a figure says.

    Raises:
        EstimateError: It is none.
    """
    return parse_tokens(tokens_of(text))


def value_of(text: str) -> Quantity:
    """The value of a figure such as `5 requests/user/day`.

    Raises:
        EstimateError: It has none, or not one above 0.
    """
    value = evaluate(read_formula(text), {})
    if not value.is_exact or value.nominal <= 0:
        raise EstimateError("a single figure above 0 is needed")
    return value


def number_of(text: str) -> float:
    """The number at the beginning of a figure, as it is written there: 2 of `2 weeks`.

    Raises:
        EstimateError: It begins with none.
    """
    number = _leading_number(read_formula(text).node)
    if number is None:
        raise EstimateError("a number with its unit is needed")
    return number


def givens_of(draws: Mapping[str, Draw], seed: int) -> dict[str, str]:
    """A figure for each given; always the same ones for a seed."""
    chance = Random(seed)
    return {name: drawn(draw, chance) for name, draw in draws.items()}


def drawn(draw: Draw, chance: Random) -> str:
    """One figure: any of the choices alike, or a friendly one between the ends, each order of magnitude alike."""
    place = chance.random()
    if draw.choices:
        return draw.choices[int(place * len(draw.choices))]
    low, high = value_of(draw.low), value_of(draw.high)
    one = low.nominal / number_of(draw.low)
    wanted = low.nominal * (high.nominal / low.nominal) ** place
    between = [number * one for number in _friendly_between(low.nominal / one, high.nominal / one)]
    nearest = min((low.nominal, *between, high.nominal), key=lambda value: abs(log(value / wanted)))
    if nearest in (low.nominal, high.nominal):
        return draw.low if nearest == low.nominal else draw.high
    return str(figure(replace(low, low=nearest, nominal=nearest, high=nearest)))


def trials(draws: Mapping[str, Draw]) -> Iterator[dict[str, str]]:
    """The givens that a family is checked with: the lowest, the highest, each choice with both, and some seeds."""
    ends = [{name: _end(draw, last) for name, draw in draws.items()} for last in (False, True)]
    yield from ends
    for name, draw in draws.items():
        for choice in draw.choices:
            yield from ({**end, name: choice} for end in ends)
    for seed in range(SEEDS_TRIED):
        yield givens_of(draws, seed)


def _end(draw: Draw, last: bool) -> str:
    if not draw.choices:
        return draw.high if last else draw.low
    return (max if last else min)(draw.choices, key=lambda choice: value_of(choice).nominal)


def _friendly_between(low: float, high: float) -> Iterator[float]:
    for exponent in range(floor(log10(low)), ceil(log10(high)) + 1):
        for digit in FRIENDLY:
            number = float(f"{digit}e{exponent}")
            if low < number < high:
                yield number


def _leading_number(node: Node) -> float | None:
    while isinstance(node, Binary) and node.is_close:
        node = node.left
    return node.number if isinstance(node, Literal) else None
