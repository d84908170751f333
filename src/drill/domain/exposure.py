"""What a user has met of a problem: whether the answers to a phase can still be news to them."""

from collections.abc import Mapping
from enum import StrEnum

from drill.domain.vocabulary import Phase


class Exposure(StrEnum):
    """How much of a phase of a problem was met, least first."""

    UNSEEN = "unseen"
    SEEN = "seen"
    ATTEMPTED = "attempted"

    @property
    def rank(self) -> int:
        """0 for unseen, 1 for seen, 2 for attempted."""
        return list(Exposure).index(self)

    def with_more(self, other: "Exposure") -> "Exposure":
        """What two exposures make together: the one that goes further, in whatever order they came."""
        return max(self, other, key=lambda each: each.rank)


def seen_before_trying(exposures: Mapping[Phase, Exposure]) -> tuple[Phase, ...]:
    """The phases whose answers were seen though they were never attempted.

    A phase that was attempted before is only repeated, as the history shows; that is no spoiler.
    """
    return tuple(phase for phase in Phase if exposures.get(phase) is Exposure.SEEN)
