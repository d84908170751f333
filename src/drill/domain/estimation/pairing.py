"""Which line of a worksheet may answer which quantity. Proposals only: the user confirms them, or picks another.

A line fits when its unit does, and the better the more words it shares with the quantity.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drill.domain.answers import own_lines
from drill.domain.estimation.assignment import best_assignment
from drill.domain.estimation.nouns import singular
from drill.domain.estimation.quantity import Quantity
from drill.domain.estimation.slips import distance
from drill.domain.estimation.worksheet import Answer, evaluate_worksheet
from drill.domain.problem import Quantity as Asked

_NAME_IN_ID, _NAME_IN_ASK, _SAID_IN_ID, _SAID_IN_ASK, _SAME_FORMULA = 4.0, 2.0, 2.0, 1.0, 2.0
_LEAST = 2.0
"""Of a proposal: a word of the id or of the name in common, or two others, or the whole formula."""

_SAME_NAME = 0.5
"""The share of words from which a name stands for a given."""

_SAME_VALUE = 1.001
_LABEL = re.compile(r"\s*(?:[-•]\s+)?(?P<label>[^\W\d][\w ]*):\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILLING: Final = frozenset(
    [
        "the",
        "of",
        "at",
        "in",
        "for",
        "per",
        "and",
        "to",
        "an",
        "is",
        "it",
        "all",
        "by",
        "with",
        "on",
        "be",
        "are",
        "that",
        "one",
        "each",
        "after",
        "until",
        "second",
        "day",
        "hour",
    ]
)
_ALIKE: Final = {
    **dict.fromkeys(("create", "creation", "insert", "post"), "write"),
    **dict.fromkeys(("redirect", "view", "lookup", "fetch"), "read"),
    **dict.fromkeys(("storage", "stored", "store", "space"), "disk"),
    **dict.fromkeys(("qps", "rps", "throughput"), "rate"),
    "busiest": "peak",
}
"""Words that estimates use for one thing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one's own that comes to something.

    Args:
        number: Counted from 1.
        text: As it was written.
        name: What it defines; empty when it defines nothing.
        label: What stands in front of it, such as `disk: 3 TB`.
        value: What it comes to.
        result: The same as it is shown, in the unit that the line asks for.
    """

    number: int
    text: str
    name: str
    label: str
    value: Quantity
    result: str


def lines_with_values(worksheet: str) -> tuple[Line, ...]:
    """The lines of a worksheet that may answer something."""
    outcomes = evaluate_worksheet(worksheet).outcomes
    return tuple(_lines(worksheet, [outcome if isinstance(outcome, Answer) else None for outcome in outcomes]))


def propose_lines(
    asked: Sequence[Asked], references: Mapping[str, Quantity], lines: Sequence[Line]
) -> Mapping[str, Line]:
    """A line for each quantity that one fits, and each line once.

    Args:
        asked: The quantities.
        references: What is right, by the ids of the quantities.
        lines: The lines to choose from.
    """
    worth = [
        [_worth(quantity, line) if fits(line, references.get(quantity.id)) else 0.0 for line in lines]
        for quantity in asked
    ]
    found = zip(asked, best_assignment(worth), strict=True)
    return {quantity.id: lines[index] for quantity, index in found if index is not None}


def propose_givens(givens: Mapping[str, Quantity], lines: Sequence[Line]) -> Mapping[str, Line]:
    """The lines that define another value for a given, by the names of the givens.

    Args:
        givens: The values that were given.
        lines: The lines to choose from.
    """
    worth = [
        [_likeness(name, line.name) if _is_other(line, given) else 0.0 for line in lines]
        for name, given in givens.items()
    ]
    found = zip(givens, best_assignment(worth), strict=True)
    return {name: lines[index] for name, index in found if index is not None}


def fits(line: Line, reference: Quantity | None) -> bool:
    """Whether the unit of a line is one in which a quantity could be answered."""
    return reference is not None and line.value.dimension.joined(reference.dimension) is not None


def _lines(worksheet: str, answers: Sequence[Answer | None]) -> Iterator[Line]:
    for number, text in own_lines(worksheet):
        answer = answers[number - 1]
        if answer is not None:
            found = _LABEL.match(text)
            label = found["label"] if found else ""
            yield Line(number, text, answer.name or "", label, answer.quantity, str(answer.figure))


def _worth(quantity: Asked, line: Line) -> float:
    name, said = words_of(f"{line.name} {line.label}"), words_of(line.text)
    id_, ask, formula = words_of(quantity.id), words_of(quantity.ask), words_of(quantity.formula)
    same = len(said & formula) / len(said | formula) if said | formula else 0.0
    worth = (
        _NAME_IN_ID * len(name & id_)
        + _NAME_IN_ASK * len(name & ask)
        + _SAID_IN_ID * len((said - name) & id_)
        + _SAID_IN_ASK * len((said - name) & (ask - id_))
        + _SAME_FORMULA * same
    )
    return worth if worth >= _LEAST else 0.0


def _likeness(given: str, name: str) -> float:
    ours, theirs = words_of(name), words_of(given)
    share = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    return share if share >= _SAME_NAME else 0.0


def _is_other(line: Line, given: Quantity) -> bool:
    return fits(line, given) and distance(line.value, given) > _SAME_VALUE


def words_of(text: str) -> set[str]:
    """The words that tell what a text is about."""
    singulars = (singular(word.lower()) for word in _WORD.findall(text))
    return {_ALIKE.get(word, word) for word in singulars if word not in _FILLING}
