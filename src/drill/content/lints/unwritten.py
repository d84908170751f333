"""Texts that a new problem's skeleton left open."""

from collections.abc import Iterator

from drill.content.faults import Fault
from drill.content.lints.finding import LintedProblem
from drill.content.nodes import Mapping, Node, Scalar, Sequence

OPEN = "..."
"""Begins a text that is still to be written."""


def unwritten_texts(linted: LintedProblem) -> Iterator[Fault]:
    """Each text that begins with three dots, by its key; of several in one line the first."""
    told: set[tuple[str, int]] = set()
    for key, scalar in _scalars(linted.root, ""):
        if scalar.text.startswith(OPEN) and (key, scalar.line) not in told:
            told.add((key, scalar.line))
            yield Fault(linted.file, scalar.line, scalar.column, f"`{key}` is still to be written")


def _scalars(node: Node, key: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, key)
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            yield from _scalars(value, name.text)
