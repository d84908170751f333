"""The facts of a second rater: what a partner gave, and what the partner wrote besides."""

from collections.abc import Mapping
from dataclasses import dataclass

from drill.domain.vocabulary import Dimension


@dataclass(frozen=True)
class PartnerScored:
    """A partner's sheet was taken in; it takes the place of an earlier one by the same rater.

    Args:
        rater: Who scored, in the partner's own words.
        levels: By dimension; one that the partner did not judge has none.
        held: The ids of the evidence that the partner saw.
    """

    session: str
    rater: str
    levels: Mapping[Dimension, int]
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartnerNoted:
    """What a partner wrote about an attempt. A fact of its own, so that it can be erased while the levels stay."""

    session: str
    rater: str
    notes: str
