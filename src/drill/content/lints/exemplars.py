"""Exemplars: answers that could have been typed in the time, with keys that their evidence bears."""

from collections.abc import Iterator

from drill.content.faults import quote
from drill.content.lints.finding import Finding, Path, scripts
from drill.domain.answers import matches, own_lines
from drill.domain.problem import EvidenceItem, Exemplar, Problem
from drill.domain.scoring import AskedItem, Support, support
from drill.domain.vocabulary import Dimension, Phase, Seniority
from drill.domain.wording import count_text

WORDS_A_MINUTE = 20
"""What somebody types who also thinks."""

USUAL_MINUTES: dict[Phase, int] = {
    Phase.REQUIREMENTS: 5,
    Phase.ESTIMATION: 5,
    Phase.HIGH_LEVEL_DESIGN: 10,
    Phase.DEEP_DIVE: 15,
    Phase.TRADE_OFFS: 5,
}
"""The phases of the 45-minute format, which exemplars and moments are written for."""

WEAK_LEVEL = 2


def doubtful_exemplars(problem: Problem) -> Iterator[Finding]:
    """Exemplars that are too long, keyed above their evidence, weak with all of it, or hold it without a cue."""
    items = {item.id: item for item in problem.evidence}
    for phase, script in scripts(problem):
        for index, exemplar in enumerate(script.exemplars):
            path: Path = ("phases", phase, "exemplars", index)
            yield from _length(exemplar, phase, path)
            yield from _keys(exemplar, phase, path, problem)
            yield from _cues(exemplar, path, items)


def _length(exemplar: Exemplar, phase: Phase, path: Path) -> Iterator[Finding]:
    words, most = len(exemplar.text.split()), WORDS_A_MINUTE * USUAL_MINUTES[phase]
    if words > most:
        message = f"{count_text(words, 'word')}, more than the {most} that {USUAL_MINUTES[phase]} minutes allow"
        yield Finding((*path, "text"), message)


def _keys(exemplar: Exemplar, phase: Phase, path: Path, problem: Problem) -> Iterator[Finding]:
    """Keys hold at every seniority, so the evidence that is asked at each of them must bear them."""
    for dimension, level in exemplar.keys.items():
        supports = {
            seniority: support(_asked(problem, phase, exemplar, dimension, seniority), exemplar.evidence)
            for seniority in Seniority
        }
        weakest = min(supports, key=lambda seniority: supports[seniority].level)
        if level > supports[weakest].level:
            message = f"the key {level} is above what its evidence supports: {_reason(supports[weakest], weakest)}"
            yield Finding((*path, "keys", dimension), message)
        is_full = any(each.asked and each.held == each.asked for each in supports.values())
        if exemplar.level == level == WEAK_LEVEL and is_full:
            message = (
                f"a level {level} that holds all evidence of {dimension}: the evidence cannot tell it from a good one"
            )
            yield Finding((*path, "evidence"), message)


def _reason(found: Support, seniority: Seniority) -> str:
    missing = [item.id for item in found.critical_missing]
    held = f"{found.level}, with {found.held} of {found.asked} items at {seniority}"
    return f"{held} and the critical {quote(missing[0])} missing" if missing else held


def _asked(
    problem: Problem, phase: Phase, exemplar: Exemplar, dimension: Dimension, seniority: Seniority
) -> list[AskedItem]:
    """The items that could be found in an answer to this phase, or this hot spot of it."""
    return [
        AskedItem(item.id, item.dimension, item.phases, item.text, item.critical)
        for item in problem.evidence
        if item.dimension is dimension
        and phase in item.phases
        and item.hot_spot in (None, exemplar.hot_spot)
        and item.seniority.rank <= seniority.rank
    ]


def _cues(exemplar: Exemplar, path: Path, items: dict[str, EvidenceItem]) -> Iterator[Finding]:
    lines = [line for _, line in own_lines(exemplar.text)]
    for place, name in enumerate(exemplar.evidence):
        cues = items[name].cues
        if cues and not any(matches(cue, line) for cue in cues for line in lines):
            yield Finding((*path, "evidence", place), f"no line of this exemplar holds a cue of {quote(name)}")
