"""Which prepared answer a question asks for: the one for which its words are the best evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from drill.domain.clarifying.grains import Grains, grains_of
from drill.domain.clarifying.weighing import Weighing
from drill.domain.clarifying.words import CommonWords, Vocabulary, by_initial, corrected, stems_of
from drill.domain.problem import Clarification

AHEAD = 10.0
"""An answer is given outright when so much more evidence speaks for it than for anything else."""

BESIDE = 4.0
"""Nothing is offered when so much more evidence says that the question is not about requirements at all."""

TOPICS_OFFERED = 3


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
    """A clarification with the concepts that its phrasings and its answer hold."""

    clarification: Clarification
    concepts: frozenset[str]


class PreparedAnswers:
    """The clarifications of a problem, ready to be asked for.

    Args:
        clarifications: As their author wrote them.
        common: The field's synonyms, and what is asked beside the requirements.
    """

    def __init__(self, clarifications: Sequence[Clarification], common: CommonWords) -> None:
        self._vocabulary = vocabulary = Vocabulary.of(common.synonyms)
        texts = [[stems_of(text) for text in (each.topic, *each.asks, each.answer)] for each in clarifications]
        asides = [stems_of(text) for text in common.asides]
        self._known = by_initial({*chain.from_iterable(chain.from_iterable(texts)), *vocabulary.stems()})
        grains = [[grains_of(stems, vocabulary) for stems in topic] for topic in (*texts, asides)]
        self._weighing = Weighing(grains)
        self._prepared = tuple(
            _Prepared(each, frozenset(chain.from_iterable(concepts for concepts, *_ in topic)))
            for each, topic in zip(clarifications, grains, strict=False)
        )

    def find(self, question: str) -> Found:
        """The answer a question asks for, or the topics it may be about, or nothing.

        Only topics that share a concept with the question come into consideration.
        """
        grains = self._grains_of(question)
        *evidence, beside = self._weighing.evidence(grains)
        ranked = sorted(zip(evidence, self._prepared, strict=True), key=lambda each: -each[0])
        near = [(weight, each.clarification) for weight, each in ranked if not each.concepts.isdisjoint(grains[0])]
        if not near or beside - near[0][0] >= BESIDE:
            return Found()
        best, answer = near[0]
        runner_up = sorted((beside, *evidence))[-2]
        if best - runner_up >= AHEAD:
            return Found(answer)
        return Found(topics=tuple(each for _, each in near[:TOPICS_OFFERED]))

    def scores(self, question: str) -> tuple[tuple[Clarification, float], ...]:
        """How much a question speaks for each clarification, in the author's order."""
        *evidence, _ = self._weighing.evidence(self._grains_of(question))
        return tuple((each.clarification, weight) for each, weight in zip(self._prepared, evidence, strict=True))

    def _grains_of(self, question: str) -> Grains:
        return grains_of(corrected(stems_of(question), self._known), self._vocabulary)
