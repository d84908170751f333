"""What a list tells of a problem. Home and the lists need no more, and whole problems take long to import."""

from dataclasses import dataclass

from drill.domain.vocabulary import Tier


@dataclass(frozen=True)
class ProblemSummary:
    """A problem in a list.

    Args:
        id: With the name of its pack in front, unless it came with drill: `acme/parking`.
    """

    id: str
    title: str
    tier: Tier
    patterns: tuple[str, ...]
    summary: str

    @property
    def pack(self) -> str:
        """The pack it belongs to; empty for one that came with drill."""
        return self.id.rpartition("/")[0]
