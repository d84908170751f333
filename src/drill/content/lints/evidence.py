"""Evidence: items that the exemplars prove to be findable, with cues that find them."""

from collections.abc import Iterator

from drill.content.faults import quote
from drill.content.lints.finding import Finding, scripts
from drill.domain.answers import matches, own_lines
from drill.domain.problem import EvidenceItem, Problem

GOOD_LEVEL = 3


def unproven_evidence(problem: Problem) -> Iterator[Finding]:
    """Items that no good exemplar holds, and items whose cues find no line."""
    held = {
        name
        for _, script in scripts(problem)
        for exemplar in script.exemplars
        if exemplar.level >= GOOD_LEVEL
        for name in exemplar.evidence
    }
    for index, item in enumerate(problem.evidence):
        if item.id not in held:
            yield Finding(("evidence", index, "id"), f"no exemplar at level 3 or 4 holds {quote(item.id)}")
        if not item.cues:
            yield Finding(("evidence", index), f"{quote(item.id)} has no cues, so no line is marked for it")
        elif not _finds_a_line(item, problem):
            yield Finding(("evidence", index, "cues"), f"the cues of {quote(item.id)} match no line of any exemplar")


def _finds_a_line(item: EvidenceItem, problem: Problem) -> bool:
    lines = (
        line
        for phase, script in scripts(problem)
        if phase in item.phases
        for exemplar in script.exemplars
        for _, line in own_lines(exemplar.text)
    )
    return any(matches(cue, line) for line in lines for cue in item.cues)
