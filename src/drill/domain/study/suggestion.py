"""Which stage to study next, from what is known of the user's results.

Worked examples help novices and hinder those who know (Salden 2010: fading by results); who has some ground should try
before being told (Sinha & Kapur 2021). The thresholds are conventions, and any stage can be chosen.
"""

from dataclasses import dataclass
from typing import Final

from drill.domain.study.stage import Stage

ENOUGH_RIGHT: Final = 0.7
"""The share of gaps filled rightly from which the gaps have nothing more to teach."""

SOUND_LEVEL: Final = 3.0


@dataclass(frozen=True)
class Known:
    """What is known of a user before a problem.

    Args:
        finished: The stages of this problem that were finished.
        right: The share of gaps of its last finished completion that were filled rightly; None without one.
        hired: Whether a mock of a problem of the same pattern ended with a hire.
        level: The average level of the last scored mock of such a problem; None without one.
    """

    finished: frozenset[Stage] = frozenset()
    right: float | None = None
    hired: bool = False
    level: float | None = None


@dataclass(frozen=True)
class Suggestion:
    """What to do next, and why.

    Args:
        stage: The stage; None for a timed mock.
        because: A sentence.
    """

    stage: Stage | None
    because: str


def suggest(known: Known) -> Suggestion:
    """What to do next with a problem."""
    if Stage.COLD in known.finished:
        return Suggestion(None, "You have written it on your own. A mock adds the clock and the interviewer.")
    if known.hired:
        return Suggestion(Stage.COLD, "A mock of this pattern ended with a hire: try this one before you are told.")
    if known.right is not None and known.right >= ENOUGH_RIGHT:
        return Suggestion(Stage.COLD, f"You filled {known.right:.0%} of the gaps. Now write it on your own.")
    if known.right is not None:
        return Suggestion(
            Stage.COMPLETION, f"You filled {known.right:.0%} of the gaps; from {ENOUGH_RIGHT:.0%} on a cold attempt."
        )
    if Stage.WALKTHROUGH in known.finished:
        return Suggestion(Stage.COMPLETION, "You know the reasoning. Gaps show what has stayed.")
    if known.level is not None and known.level < SOUND_LEVEL:
        return Suggestion(
            Stage.COMPLETION,
            f"Your last mock of this pattern came to level {known.level:.1f}. Gaps show what is missing.",
        )
    return Suggestion(Stage.WALKTHROUGH, "This pattern is new to you: see the reasoning first, one step at a time.")
