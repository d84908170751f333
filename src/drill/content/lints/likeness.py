"""Likeness: what two problems have nearly word for word belongs to neither of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drill.content.faults import Fault
from drill.content.lints.finding import Finding, LintedProblem, Path, scripts
from drill.domain.problem import Problem

ALIKE = 0.6
"""The share of common words from which on two texts say the same."""

LEAST_WORDS = 4
"""Shorter texts are alike by chance."""

_COMMON = (
    "a after all an and are as at be because been before but by can could do does for from had has have how if in "
    "into is it its more no not of on one only or other out so than that the their them then there these they this to "
    "too up was were what when where which while who why will with without would you your"
)
STOP_WORDS = frozenset(_COMMON.split())
"""Words of any sentence; they make no two of them alike."""


@dataclass(frozen=True)
class _Text:
    """A text with its place and the words that carry it."""

    kind: str
    linted: LintedProblem
    path: Path
    words: frozenset[str]


def alike(problems: Sequence[LintedProblem]) -> Iterator[Fault]:
    """Near-equal evidence, probes, pitfalls and cards of different problems; the later one names the earlier."""
    texts = [text for each in problems for text in _texts(each)]
    for kind in {text.kind: None for text in texts}:
        of_kind = [text for text in texts if text.kind == kind]
        for one, other in similar_pairs([text.words for text in of_kind]):
            earlier, later = of_kind[one], of_kind[other]
            if earlier.linted is not later.linted:
                first = earlier.linted.fault(Finding(earlier.path, ""))
                message = f"this {kind} says nearly what {first.file}:{first.line} says; make it this problem's own"
                yield later.linted.fault(Finding(later.path, message))


def similar_pairs(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The places of any two sets whose common words are a share of at least `ALIKE` of all words of both (Jaccard).

    So similar sets share one of their rarest words, of which the more are looked at the larger a set is; what shares
    none is never compared (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """
    frequency = Counter(word for words in sets for word in words)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for here, words in enumerate(sets):
        by_rarity = sorted(words, key=lambda word: (frequency[word], word))
        rarest = by_rarity[: len(words) - int(ALIKE * len(words)) + 1]
        for there in sorted({place for word in rarest for place in having[word]}):
            common = len(words & sets[there])
            if common >= ALIKE * (len(words) + len(sets[there]) - common):
                yield there, here
        for word in rarest:
            having[word].append(here)


def _texts(linted: LintedProblem) -> Iterator[_Text]:
    for kind, path, text in _kinds(linted.problem):
        words = frozenset(re.findall(r"\w+", text.lower())) - STOP_WORDS
        if len(words) >= LEAST_WORDS:
            yield _Text(kind, linted, path, words)


def _kinds(problem: Problem) -> Iterable[tuple[str, Path, str]]:
    for index, item in enumerate(problem.evidence):
        yield "evidence item", ("evidence", index, "text"), item.text
        yield "card", ("evidence", index, "ask"), item.ask
    for index, card in enumerate(problem.cards):
        yield "card", ("cards", index, "ask"), card.ask
    for index, pitfall in enumerate(problem.pitfalls):
        yield "pitfall", ("pitfalls", index), pitfall
    for phase, script in scripts(problem):
        for index, probe in enumerate(script.probes):
            yield "probe", ("phases", phase, "probes", index, "say"), probe.say
