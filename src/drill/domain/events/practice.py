"""The facts of practice: what comes next, and the settings it follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drill.domain.plan import Practice
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Dimension


@dataclass(frozen=True)
class PracticePlanned:
    """The next practice of a problem; it replaces the one planned before.

    Args:
        session: The attempt after which it was planned.
        levels: What is known of the problem by then, where that is more than the levels of the attempt.
    """

    practice: Practice
    session: str
    levels: Mapping[Dimension, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SettingsChanged:
    """The settings of practice were chosen; all of them, as they are now."""

    settings: PracticeSettings
