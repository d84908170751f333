"""What a lint finds, before it has a place in a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drill.content.faults import Fault
from drill.content.nodes import Node, nearest
from drill.domain.problem import PhaseScript, Problem
from drill.domain.vocabulary import CORE_PHASES, Phase

Path: TypeAlias = tuple[str | int, ...]
"""The way through the keys and lists of a file to what is meant; places in lists count from 0."""


@dataclass(frozen=True)
class Finding:
    """Something an author should look at."""

    path: Path
    message: str


Lint: TypeAlias = Callable[[Problem], Iterator[Finding]]
"""Looks at one aspect of one problem."""


def scripts(problem: Problem) -> Iterator[tuple[Phase, PhaseScript]]:
    """The phases that every format covers, with what the problem holds for each."""
    for phase in CORE_PHASES:
        script = problem.script(phase)
        if script is not None:
            yield phase, script


@dataclass(frozen=True)
class LintedProblem:
    """A problem with the file and the nodes it was decoded from."""

    file: str
    root: Node
    problem: Problem

    def fault(self, finding: Finding) -> Fault:
        """A finding with its line and column."""
        node = nearest(self.root, finding.path)
        return Fault(self.file, node.line, node.column, finding.message)
