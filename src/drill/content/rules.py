"""Rules that several kinds of files share: names that must exist, names that must differ, homes of evidence."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TypeVar

from drill.content.faults import Faults, instead_of, quote
from drill.content.nodes import EACH, Node, Scalar, scalars, select
from drill.domain.vocabulary import HOME_PHASES, Dimension, Phase

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def expect_known(names: Iterable[Scalar], known: Collection[str], kind: str, faults: Faults) -> None:
    """Report names that nothing has. Where nothing is known at all, that is a fault of its own, reported elsewhere.

    Args:
        names: The places where something is named.
        known: All names there are.
        kind: What is named, in words that follow on "is no".
        faults: Takes the faults.
    """
    lookup = frozenset(known)
    for name in names:
        if faults.is_full or not lookup:
            return
        if name.text not in lookup:
            faults.add(name, f"{quote(name.text)} is no {kind}; {instead_of(name.text, known)}")


def expect_distinct(names: Iterable[Scalar], reason: str, faults: Faults) -> None:
    """Report names that stand earlier in the file already."""
    first: dict[str, Scalar] = {}
    for name in names:
        earlier = first.setdefault(name.text, name)
        if earlier is not name:
            faults.add(name, f"{quote(name.text)} stands in line {earlier.line} already; {reason}")


def check_evidence_homes(evidence: Node, faults: Faults) -> None:
    """Each evidence item is looked for in home phases of its dimension; D7 is computed."""
    for item in select(evidence, EACH):
        for scalar in scalars(item, "dimension"):
            dimension = choice(Dimension, scalar)
            if dimension is Dimension.D7:
                faults.add(scalar, "D7 is computed from the timeline and has no evidence items; it may be D1 to D6")
            elif dimension is not None:
                _check_homes(dimension, scalars(item, "phases", EACH), faults)


def _check_homes(dimension: Dimension, phases: Iterable[Scalar], faults: Faults) -> None:
    homes = HOME_PHASES[dimension]
    for phase in phases:
        if choice(Phase, phase) is not None and phase.text not in homes:
            right = " or ".join(homes)
            faults.add(phase, f"{quote(phase.text)} is no home phase of {dimension}; expected {right}")


def choice(choices: type[ChoiceT], scalar: Scalar) -> ChoiceT | None:
    """The member of an enumeration that a scalar names, if it names one."""
    return next((member for member in choices if member == scalar.text), None)


def whole(scalar: Scalar) -> int | None:
    """The number that a scalar holds, if it holds a small one in plain digits."""
    digits = scalar.text.isascii() and scalar.text.isdigit() and len(scalar.text) < 10
    return int(scalar.text) if digits else None
