"""The stages of studying a problem, and who says whether something was right."""

from enum import StrEnum


class Stage(StrEnum):
    """How much of the reasoning is one's own, least first."""

    WALKTHROUGH = "walkthrough"
    COMPLETION = "completion"
    COLD = "cold"

    @property
    def label(self) -> str:
        """The stage's name on a screen."""
        return {Stage.WALKTHROUGH: "Walkthrough", Stage.COMPLETION: "Completion", Stage.COLD: "Cold attempt"}[self]


class Judge(StrEnum):
    """Who says whether a gap was filled rightly."""

    COMPUTED = "computed"
    OWN = "own judgement"
