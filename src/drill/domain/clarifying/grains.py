"""A text taken apart in three grains, so that it can be compared by more than its words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from drill.domain.clarifying.words import Vocabulary, is_telling

Grains = tuple[tuple[str, ...], ...]
"""What a text is made of, grain by grain: its concepts, its pairs, its letters; each once, in its order."""

LETTERS = 3
_START, _END = "^", "$"


def grains_of(stems: Sequence[str], vocabulary: Vocabulary) -> Grains:
    """What a text is made of: telling concepts; pairs of neighbours, which know a phrase; letters, which know a root.

    Args:
        stems: The stems of the text, in its order.
        vocabulary: The field's synonyms.
    """
    concepts = vocabulary.concepts_of(stems)
    pairs = (f"{one} {other}" for one, other in pairwise((_START, *concepts, _END)))
    letters = chain.from_iterable(_letters_of(stem) for stem in stems)
    return _distinct(filter(is_telling, concepts)), _distinct(pairs), _distinct(letters)


@lru_cache(maxsize=4096)
def _letters_of(word: str) -> tuple[str, ...]:
    whole = f"<{word}>"
    return tuple(f"~{whole[start : start + LETTERS]}" for start in range(len(whole) - LETTERS + 1))


def _distinct(features: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(features))
