"""From a question to the stems and concepts that carry it: endings off, synonyms together, typing errors put right."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_CHARACTERS = 1_000
"""A question is read up to here. Nobody asks more at once, and the work stays bounded."""

_QUESTION_WORDS = (
    "a able about actually add after all also am an and any anybody anyone anything are as ask at be because been "
    "before being bit but by can case certain come concern consider could curious deal did different do does "
    "doing done each either else even ever every everybody everyone exactly expect expected fine for from further "
    "gets give given go going got had handle happen happens hard has have having hello here hey hi hold how i if "
    "im important in interviewer into is it its just kind kinds know last let lets like look looking make makes "
    "matter matters may maybe me mean might more most much must my need needed needs no normally not of off ok "
    "okay on one only or other our out over part particular per please possible prepared probably problem "
    "question quick really require required requirement requirements right roughly s say see shall should so some "
    "somebody someone something sorry sort specific still such suppose sure system t tell tend terms than thank "
    "thanks that the their them then there these they thing things think this those time times to today together "
    "too type types under understand up us use used using usually versus very vs want wanted wants was way we "
    "well were what whats when where whether which while who whom whose why will wish with within without wonder "
    "wondering worried worry would yes you your "
)

STOP_WORDS = frozenset(_QUESTION_WORDS.split())
"""Words that stand in any question. Alone they say how it is asked, not what about."""

NUMBER = "#"
"""What any figure becomes: that one is named tells more than which."""

_WORD = re.compile(r"[a-z]+|[0-9]+")
_ENDINGS = (
    (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")),
    (("ing", ""), ("ied", "y"), ("ed", "")),
    (("e", ""),),
)
"""Endings in the order in which they come off: of each row at most one."""

_SHORTEST_STEM = 3
_SHORTEST_CORRECTED = 4
"""Shorter words are one slip away from too many others."""


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without the endings of its plural and its tenses, so that `expire`, `expires` and `expiring` meet."""
    for row in _ENDINGS:
        for ending, instead in row:
            kept = word.removesuffix(ending)
            if kept != word and len(kept) >= _SHORTEST_STEM and not (ending == "s" and kept[-1] in "su"):
                word = kept + instead
                break
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small plain letters; every figure is the same word."""
    folded = unicodedata.normalize("NFKD", text[:MOST_CHARACTERS]).casefold()
    folded = folded.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return tuple(NUMBER if word.isdigit() else word for word in _WORD.findall(letters))


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text, in its order."""
    return tuple(stem(word) for word in plain_words(text))


@dataclass(frozen=True)
class CommonWords:
    """What is the same for the questions of all problems.

    Args:
        synonyms: Groups of words or short phrases that mean the same; the first of each stands for all.
        asides: Questions that are asked in any interview and that no author prepares an answer to.
    """

    synonyms: tuple[tuple[str, ...], ...]
    asides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Which words mean the same.

    Args:
        concepts: Concept by term; a term is one stem or several with blanks between.
        longest: The most stems that a term has.
    """

    concepts: Mapping[str, str]
    longest: int

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> "Vocabulary":
        """The vocabulary of groups of synonyms; the first term of each group names its concept."""
        concepts: dict[str, str] = {}
        for group in groups:
            for term in group:
                concepts.setdefault(" ".join(stems_of(term)), f"={group[0]}")
        return cls(concepts, max((term.count(" ") + 1 for term in concepts), default=1))

    def concepts_of(self, stems: Sequence[str]) -> tuple[str, ...]:
        """Stems with every term, the longest first, replaced by its concept."""
        found, index = [], 0
        while index < len(stems):
            concept, length = self._concept_at(stems, index)
            found.append(concept)
            index += length
        return tuple(found)

    def stems(self) -> frozenset[str]:
        """Every stem that stands in a term."""
        return frozenset(part for term in self.concepts for part in term.split())

    def _concept_at(self, stems: Sequence[str], index: int) -> tuple[str, int]:
        for length in range(min(self.longest, len(stems) - index), 0, -1):
            concept = self.concepts.get(" ".join(stems[index : index + length]))
            if concept is not None:
                return concept, length
        return stems[index], 1


def is_telling(concept: str) -> bool:
    """Whether a concept says what a question is about."""
    return concept not in _STOP_STEMS


def by_initial(stems: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Stems by their first letter, as `corrected` looks for them."""
    found = defaultdict(set)
    for each in stems:
        found[each[0]].add(each)
    return {initial: frozenset(group) for initial, group in found.items()}


def corrected(stems: Iterable[str], known: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Stems of which each unknown one is taken for a known one that is a single slip away, if there is one."""
    return tuple(_corrected(each, known.get(each[0], frozenset())) for each in stems)


def _corrected(word: str, known: frozenset[str]) -> str:
    if len(word) < _SHORTEST_CORRECTED or word in known or word in _STOP_STEMS:
        return word
    near = [each for each in known if abs(len(each) - len(word)) <= 1 and _is_one_slip_apart(word, each)]
    return min(near) if near else word


def _is_one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter is missing, too many, wrong, or two neighbours are swapped; the first letter is right."""
    if one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


_STOP_STEMS = frozenset({stem(word) for word in STOP_WORDS} | STOP_WORDS | {NUMBER})
