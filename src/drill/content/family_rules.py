"""What must fit together inside a family: names that exist, and formulas that compute whatever is drawn."""

import re
from collections.abc import Iterable, Iterator, Mapping

from drill.content import nodes
from drill.content.faults import Faults, instead_of, quote
from drill.content.nodes import EACH, Node, Scalar, scalars, select, texts
from drill.content.rules import expect_distinct
from drill.domain.estimation.drawing import number_of, read_formula, trials, value_of
from drill.domain.estimation.evaluator import check_convertible, evaluate
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.family import ANSWER, Draw
from drill.domain.estimation.gym import NEAR
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.slips import distance
from drill.domain.estimation.statement import read_statement

WIDEST = 1000
"""So many times the lowest figure of a given is the highest at most."""

_BRACKETS = re.compile(r"\{([^{}\s]*)\}")


def check_family(root: Node, faults: Faults) -> None:
    """All rules of a family."""
    _check_names(root, faults)
    _check_situation(root, faults)
    draws = _checked_draws(root, faults)
    if draws:
        _Formulas(root, faults).check(draws)


def _check_names(root: Node, faults: Faults) -> None:
    names = [*_draw_names(root), *scalars(root, "steps", EACH, "name")]
    expect_distinct(names, "givens and steps differ", faults)
    for name in names:
        fault = read_statement(f"{name.text} = 1").fault
        if fault is not None:
            faults.add(name, fault.reason)
    steps = list(scalars(root, "steps", EACH, "name"))
    for name in steps[:-1]:
        if name.text == ANSWER:
            faults.add(name, f"only the last step is called {quote(ANSWER)}")
    for name in steps[-1:]:
        if name.text != ANSWER:
            faults.add(name, f"the last step is called {quote(ANSWER)}, got {quote(name.text)}")


def _check_situation(root: Node, faults: Faults) -> None:
    known = [name.text for name in _draw_names(root)]
    for situation in scalars(root, "situation"):
        used = _BRACKETS.findall(situation.text)
        for name in dict.fromkeys(used):
            if name not in known:
                faults.add(
                    situation, f"{quote('{' + name + '}')} is no given of this family; {instead_of(name, known)}"
                )
        for given in _draw_names(root):
            if given.text not in used:
                faults.add(given, f"the situation never says {quote('{' + given.text + '}')}")


def _checked_draws(root: Node, faults: Faults) -> dict[str, Draw]:
    """How each given is drawn; nothing if one of them cannot be drawn."""
    before = len(faults.found)
    draws = {}
    for every in select(root, "draws"):
        for name, node in every.entries if isinstance(every, nodes.Mapping) else ():
            low, high = (next(scalars(node, end), None) for end in ("low", "high"))
            choices = list(scalars(node, "choose", EACH))
            if choices and not low and not high:
                _check_kinds(choices, faults)
            elif low and high and not choices:
                _check_ends(low, high, faults)
            else:
                faults.add(node, "expected either low and high, or choose")
            low_text, high_text = ("" if end is None else _flat(end) for end in (low, high))
            draws[name.text] = Draw(low_text, high_text, tuple(map(_flat, choices)))
    return draws if len(faults.found) == before else {}


def _check_kinds(figures: Iterable[Scalar], faults: Faults) -> None:
    """All are figures above 0, and of one kind."""
    first: Quantity | None = None
    for scalar in figures:
        try:
            value = value_of(_flat(scalar))
        except EstimateError as error:
            faults.add(scalar, f"{quote(scalar.text)} is no figure to draw: {error.reason}")
            continue
        first = first or value
        if value.dimension.joined(first.dimension) is None:
            faults.add(scalar, f"{quote(scalar.text)} is of another kind: {value.dimension}, not {first.dimension}")


def _check_ends(low: Scalar, high: Scalar, faults: Faults) -> None:
    before = len(faults.found)
    _check_kinds((low, high), faults)
    if len(faults.found) > before:
        return
    try:
        number_of(_flat(low))
    except EstimateError as error:
        faults.add(low, f"{quote(low.text)} is no figure to draw from: {error.reason}")
    ratio = value_of(_flat(high)).nominal / value_of(_flat(low)).nominal
    if not 1 < ratio <= WIDEST:
        faults.add(high, f"expected more than {quote(low.text)}, and at most {WIDEST} times as much")


class _Formulas:
    """Computes all formulas of a family for many draws; each is reported once, with the givens that broke it."""

    def __init__(self, root: Node, faults: Faults) -> None:
        self._steps = list(_together(select(root, "steps", EACH), "name", "formula", "unit"))
        self._slips = list(_together(select(root, "slips", EACH), "formula"))
        self._is_whole = texts(root, "steps", EACH, "name")[-1:] == [ANSWER]
        self._faults = faults
        self._blamed: set[Scalar] = set()

    def check(self, draws: Mapping[str, Draw]) -> None:
        """Try all draws that a family is checked with."""
        for figures in trials(draws):
            values = {name: value_of(text) for name, text in figures.items()}
            told = ", ".join(f"{name} = {text}" for name, text in figures.items())
            if all(self._add_step(values, step, told) for step in self._steps) and self._is_whole:
                for (formula,) in self._slips:
                    self._check_slip(values, formula, told)

    def _add_step(self, values: dict[str, Quantity], step: tuple[Scalar, ...], told: str) -> bool:
        name, formula, unit = step
        value = self._computed(formula, values, told)
        if value is None:
            return False
        try:
            check_convertible(value, parse_unit(unit.text))
        except EstimateError as error:
            self._blame(unit, f"{quote(unit.text)} is not the unit of {quote(formula.text)}: {error.reason}")
            return False
        values[name.text] = value
        return True

    def _check_slip(self, values: Mapping[str, Quantity], formula: Scalar, told: str) -> None:
        value, answer = self._computed(formula, values, told), values[ANSWER]
        if value is None:
            return
        if value.dimension.joined(answer.dimension) is None:
            self._blame(formula, f"comes out in {value.dimension}, and the answer in {answer.dimension}")
        elif distance(value, answer) <= NEAR:
            self._blame(formula, f"comes out within {NEAR:g} times of the answer for {told}; it cannot be told apart")

    def _computed(self, formula: Scalar, values: Mapping[str, Quantity], told: str) -> Quantity | None:
        try:
            value = evaluate(read_formula(_flat(formula)), values)
        except EstimateError as error:
            self._blame(formula, f"{quote(formula.text)} does not compute for {told}: {error.reason}")
            return None
        if value.nominal <= 0:
            self._blame(formula, f"{quote(formula.text)} is not above 0 for {told}")
            return None
        return value

    def _blame(self, place: Scalar, message: str) -> None:
        if place not in self._blamed:
            self._blamed.add(place)
            self._faults.add(place, message)


def check_numbers(root: Node, faults: Faults) -> None:
    """All rules of the numbers to know: each figure lies in the range that its sources give."""
    for low, answer, high in _together(select(root, "numbers", EACH), "low", "answer", "high"):
        before = len(faults.found)
        _check_kinds((answer, low, high), faults)
        if len(faults.found) > before:
            continue
        at_least, value, at_most = (value_of(_flat(each)).nominal for each in (low, answer, high))
        if not at_least <= value <= at_most:
            faults.add(answer, f"{quote(answer.text)} does not lie between {quote(low.text)} and {quote(high.text)}")


def _draw_names(root: Node) -> list[Scalar]:
    return [name for draws in select(root, "draws") if isinstance(draws, nodes.Mapping) for name, _ in draws.entries]


def _together(found: Iterable[Node], *keys: str) -> Iterator[tuple[Scalar, ...]]:
    """The scalars under some keys of mappings; those that lack one are reported elsewhere."""
    for node in found:
        values = tuple(scalar for key in keys for scalar in scalars(node, key))
        if len(values) == len(keys):
            yield values


def _flat(scalar: Scalar) -> str:
    """A figure as a field of one line has it."""
    return scalar.text.strip()
