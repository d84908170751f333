"""Drawings that are too small, too large, or have a fault that nobody accepts."""

from collections.abc import Iterator

from drill.content.drawing_rules import check_design
from drill.content.faults import Fault, Faults
from drill.content.lints.finding import LintedProblem


def weak_drawings(linted: LintedProblem) -> Iterator[Fault]:
    """What the program's own checks hold against the drawings of a problem."""
    faults = Faults(linted.file)
    check_design(linted.root, faults)
    yield from faults.in_order()
