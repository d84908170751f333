"""Lints: what makes a valid problem a weak one. Each is a pure function of a problem and gives findings with a path."""

from collections.abc import Sequence

from drill.content.faults import Fault
from drill.content.lints.bar import missing_parts
from drill.content.lints.drawings import weak_drawings
from drill.content.lints.evidence import unproven_evidence
from drill.content.lints.exemplars import doubtful_exemplars
from drill.content.lints.finding import Finding, Lint, LintedProblem
from drill.content.lints.likeness import alike
from drill.content.lints.timing import crowded_moments
from drill.content.lints.unwritten import unwritten_texts
from drill.content.lints.wording import old_figures, spoiled_texts

__all__ = ["Finding", "LintedProblem", "lint"]

LINTS: tuple[Lint, ...] = (
    missing_parts,
    unproven_evidence,
    doubtful_exemplars,
    crowded_moments,
    spoiled_texts,
    old_figures,
)


def lint(problems: Sequence[LintedProblem]) -> tuple[Fault, ...]:
    """All that the lints find, in the order of the files."""
    found: list[Fault] = []
    for each in problems:
        found += [each.fault(finding) for examine in LINTS for finding in examine(each.problem)]
        found += [*weak_drawings(each), *unwritten_texts(each)]
    return tuple(sorted({*found, *alike(problems)}))
