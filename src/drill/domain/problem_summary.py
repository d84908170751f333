"""What a list tells of a problem. Home and the lists need no more, and whole problems take long to import."""

from dataclasses import dataclass

from drill.domain.vocabulary import Tier


@dataclass(frozen=True)
class ProblemSummary:
    """A problem in a list."""

    id: str
    title: str
    tier: Tier
    patterns: tuple[str, ...]
    summary: str
