"""How much the words of a text speak for each of several topics.

Naive Bayes, each topic against all others: the weight of evidence of a feature f for a topic t is
log P(f | t) / P(f | not t), with P from the counts of f in the texts of t, smoothed (I. J. Good, "Probability and the
Weighing of Evidence", 1950). A text counts by tf-idf and in each of its grains with length 1, so that rare features
tell more and long texts do not (Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text Classifiers",
ICML 2003).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from drill.domain.clarifying.grains import Grains

SMOOTHING = 0.1
"""What a feature counts in a topic that does not hold it."""


class Weighing:
    """Topics with the features of their texts.

    Args:
        topics: The grains of every text, by topic.
    """

    def __init__(self, topics: Sequence[Sequence[Grains]]) -> None:
        texts = [text for topic in topics for text in topic]
        holding = Counter(feature for text in texts for grain in text for feature in grain)
        self._rarity = {feature: 1 + log((1 + len(texts)) / (1 + count)) for feature, count in holding.items()}
        self._counts = [self._summed(topic) for topic in topics]
        self._totals = [sum(counts.values()) for counts in self._counts]

    def evidence(self, text: Grains) -> tuple[float, ...]:
        """The weight of evidence of a text for each topic, in their order; features that no topic holds are silent."""
        weights = [0.0] * len(self._counts)
        for feature, count in self._measured(text):
            for index, weight in enumerate(self._weights(feature)):
                weights[index] += count * weight
        return tuple(weights)

    def _weights(self, feature: str) -> Iterable[float]:
        """The weight of evidence of one feature for each topic."""
        every, every_total = sum(counts.get(feature, 0.0) for counts in self._counts), sum(self._totals)
        unseen = SMOOTHING * len(self._rarity)
        for counts, total in zip(self._counts, self._totals, strict=True):
            count = counts.get(feature, 0.0)
            own = (count + SMOOTHING) / (total + unseen)
            others = (every - count + SMOOTHING) / (every_total - total + unseen)
            yield log(own / others)

    def _summed(self, texts: Iterable[Grains]) -> dict[str, float]:
        counts: dict[str, float] = {}
        for text in texts:
            for feature, count in self._measured(text):
                counts[feature] = counts.get(feature, 0.0) + count
        return counts

    def _measured(self, text: Grains) -> Iterable[tuple[str, float]]:
        """What each known feature of a text counts: its rarity, with each grain brought to length 1."""
        for grain in text:
            rarities = [(feature, self._rarity[feature]) for feature in grain if feature in self._rarity]
            length = sqrt(sum(rarity * rarity for _, rarity in rarities))
            yield from ((feature, rarity / length) for feature, rarity in rarities)
