"""Which prepared answer a question asks for: by the share of its concepts that the author's phrasings hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from drill.domain.clarifying.words import Vocabulary
from drill.domain.problem import Clarification

SURE = 0.6
"""From this score on, an answer is given outright."""

AHEAD = 0.15
"""An answer given outright is so much ahead of the next one."""

NEAR = 0.2
"""From this score on, a topic is offered."""

TOPICS_OFFERED = 3
ANSWER_WEIGHT = 0.45
"""What a concept counts that stands in the author's answer and in none of the phrasings."""


@dataclass(frozen=True)
class Found:
    """What a question led to.

    Args:
        answer: The clarification to answer with; None when none is meant clearly.
        topics: Otherwise those that may be meant, the likeliest first; empty when nothing is near.
    """

    answer: Clarification | None = None
    topics: tuple[Clarification, ...] = ()


@dataclass(frozen=True)
class _Prepared:
    """A clarification with its phrasings as sets of concepts."""

    clarification: Clarification
    phrasings: tuple[frozenset[str], ...]
    asked: frozenset[str]
    answered: frozenset[str]


class PreparedAnswers:
    """The clarifications of a problem, ready to be asked for.

    Args:
        clarifications: As their author wrote them.
        vocabulary: The field's synonyms.
    """

    def __init__(self, clarifications: Sequence[Clarification], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._prepared = tuple(self._prepare(clarification) for clarification in clarifications)
        texts = [text for each in clarifications for text in (each.topic, *each.asks, each.answer)]
        self._known = vocabulary.known_stems(texts)

    def find(self, question: str) -> Found:
        """The answer a question asks for, or the topics it may be about, or nothing."""
        scores = self.scores(question)
        ranked = sorted(scores, key=lambda each: -each[1])
        if not ranked or ranked[0][1] < NEAR:
            return Found()
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if ranked[0][1] >= SURE and ranked[0][1] - second >= AHEAD:
            return Found(ranked[0][0])
        return Found(topics=tuple(each for each, score in ranked[:TOPICS_OFFERED] if score >= NEAR))

    def scores(self, question: str) -> tuple[tuple[Clarification, float], ...]:
        """How well each clarification fits a question, from 0 to 1, in the author's order."""
        asked = frozenset(self._vocabulary.concepts_of(question, self._known))
        return tuple((each.clarification, self._score(asked, each)) for each in self._prepared)

    def _prepare(self, clarification: Clarification) -> _Prepared:
        concepts = self._vocabulary.concepts_of
        phrasings = tuple(frozenset(concepts(text)) for text in (*clarification.asks, clarification.topic))
        return _Prepared(
            clarification, phrasings, frozenset().union(*phrasings), frozenset(concepts(clarification.answer))
        )

    def _score(self, asked: frozenset[str], prepared: _Prepared) -> float:
        """Half by the phrasing that fits best in both directions, half by the share of concepts held anywhere."""
        if not asked:
            return 0.0
        total = self._weight(asked)
        best = max(
            2 * self._weight(asked & phrasing) / (total + self._weight(phrasing))
            for phrasing in prepared.phrasings
            if phrasing
        )
        held = self._weight(asked & prepared.asked)
        held += ANSWER_WEIGHT * self._weight(asked & prepared.answered - prepared.asked)
        return (best + held / total) / 2

    def _weight(self, concepts: frozenset[str]) -> float:
        return sum(self._rarity.get(concept, self._unknown_weight) for concept in concepts)

    @cached_property
    def _unknown_weight(self) -> float:
        """A concept that no phrasing holds counts like one that a single clarification holds."""
        return log(1 + len(self._prepared))

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """What each concept tells: the fewer clarifications hold it, the more."""
        concepts = {concept for each in self._prepared for concept in each.asked | each.answered}
        holding = {concept: sum(concept in each.asked for each in self._prepared) for concept in concepts}
        return {concept: log(1 + len(self._prepared) / max(1, count)) for concept, count in holding.items()}
