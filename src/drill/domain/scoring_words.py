"""What a scoring says in sentences."""

from drill.domain.scorecard import Scorecard
from drill.domain.vocabulary import LEVELS, Dimension

NO_EVIDENCE = "scored by levels only: no evidence is asked, no cards follow"


def support_text(card: Scorecard, dimension: Dimension, critical: str = "a critical item") -> str:
    """What the ticked evidence supports so far, and why not more.

    Args:
        card: The scoring.
        dimension: What is supported.
        critical: How a critical item is called where it is listed.
    """
    support = card.support_of(dimension)
    if card.levels_only:
        return NO_EVIDENCE
    if not support.asked:
        return "no evidence is asked here: any level may stand"
    text = f"{support.held} of {support.asked} found: supports level {support.level} at most"
    if support.critical_missing:
        return f"{text}; {critical} is missing"
    if support.level == LEVELS[-2]:
        return f"{text}; level 4 takes all but one"
    if support.level < LEVELS[-2]:
        return f"{text}; level 3 takes half of them"
    return text
