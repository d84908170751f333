"""From a question to the words that carry it: stems, the field's synonyms, and typing errors put right."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

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
"""Words that stand in any question. They say how it is asked, not what about."""

PHRASES = {
    "how many": "#amount",
    "how much": "#amount",
    "number of": "#amount",
    "how big": "#size",
    "how large": "#size",
    "how long": "#duration",
    "how old": "#duration",
    "how fast": "#speed",
    "how quick": "#speed",
    "how quickly": "#speed",
    "how slow": "#speed",
    "how soon": "#speed",
    "how often": "#rate",
    "how frequently": "#rate",
    "how exact": "#accuracy",
    "how accurate": "#accuracy",
    "where are": "#place",
    "where do": "#place",
    "who can": "#who",
    "who may": "#who",
    "who is": "#who",
    "who are": "#who",
}
"""Question words that do say what about."""

_WORD = re.compile(r"#?[a-z]+|[0-9]+")
_ENDINGS = (
    (("ies", "y"), ("sses", "ss"), ("es", "e"), ("s", "")),
    (("ingly", ""), ("edly", ""), ("ing", ""), ("ied", "y"), ("ed", "")),
    (("ization", "ize"), ("isation", "ize"), ("ability", ""), ("ibility", ""), ("able", ""), ("ible", "")),
    (
        ("ations", ""),
        ("ation", ""),
        ("ition", ""),
        ("ion", ""),
        ("ment", ""),
        ("ness", ""),
        ("ly", ""),
        ("er", ""),
        ("or", ""),
    ),
    (("ate", ""), ("ity", ""), ("ise", ""), ("ize", ""), ("al", ""), ("e", ""), ("y", "")),
)
"""Endings in the order in which they come off: of each row at most one."""

_SHORTEST_STEM = 3


def stem(word: str) -> str:
    """A word without its endings, so that `expire`, `expires` and `expiration` meet.

    Too much comes off now and then, which does no harm as long as it does so everywhere.
    """
    for row in _ENDINGS:
        for ending, instead in row:
            kept = word.removesuffix(ending)
            if kept != word and len(kept) >= _SHORTEST_STEM and not (ending == "s" and kept[-1] in "su"):
                word = kept + instead
                break
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small plain letters, with question words that matter as one word."""
    folded = (
        unicodedata.normalize("NFKD", text[:MOST_CHARACTERS])
        .casefold()
        .replace("'", "")
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    words = " ".join(_WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter))))
    for phrase, sign in PHRASES.items():
        words = re.sub(rf"\b{phrase}\b", f"{sign} ", words)
    return tuple(words.split())


@dataclass(frozen=True)
class Vocabulary:
    """How words are brought to the form in which they are compared.

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
                concepts.setdefault(_term(term), f"={_term(group[0])}")
        return cls(concepts, max((term.count(" ") + 1 for term in concepts), default=1))

    def concepts_of(self, text: str, known: Collection[str] = ()) -> tuple[str, ...]:
        """The concepts a text is about, in its order.

        Args:
            text: Anything; what is no word is passed over.
            known: Stems among which an unknown word's correction is looked for; without any, nothing is corrected.
        """
        stems = [word if word.startswith("#") else stem(word) for word in plain_words(text)]
        if known:
            stems = [self._corrected(each, known) for each in stems]
        found, index = [], 0
        while index < len(stems):
            term, length = self._term_at(stems, index)
            if term in self.concepts:
                found.append(self.concepts[term])
            elif term not in _STOP_STEMS:
                found.append(term)
            index += length
        return tuple(found)

    def known_stems(self, texts: Iterable[str]) -> frozenset[str]:
        """The stems of some texts and of all terms: what a word may be a mistyped form of."""
        words = (word for text in texts for word in plain_words(text))
        return frozenset({stem(word) for word in words} | {part for term in self.concepts for part in term.split()})

    def _term_at(self, stems: Sequence[str], index: int) -> tuple[str, int]:
        for length in range(min(self.longest, len(stems) - index), 1, -1):
            term = " ".join(stems[index : index + length])
            if term in self.concepts:
                return term, length
        return stems[index], 1

    @staticmethod
    def _corrected(word: str, known: Collection[str]) -> str:
        if len(word) < _SHORTEST_CORRECTED or word in known or word in _STOP_STEMS or word.startswith("#"):
            return word
        near = [each for each in known if abs(len(each) - len(word)) <= 1 and _is_one_slip_apart(word, each)]
        return min(near) if near else word


_SHORTEST_CORRECTED = 4
"""Shorter words are one slip away from too many others."""


def _is_one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter is missing, too many, wrong, or two neighbours are swapped; the first letter is right."""
    if one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _term(term: str) -> str:
    words = (
        term.split() if term.startswith("#") else [stem(word) for word in plain_words(term) if not word.startswith("#")]
    )
    return " ".join(words)


_STOP_STEMS = frozenset({stem(word) for word in STOP_WORDS} | STOP_WORDS)
