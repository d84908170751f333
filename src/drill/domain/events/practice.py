"""The facts of practice: what comes next, and the settings it follows."""

from dataclasses import dataclass

from drill.domain.plan import Practice
from drill.domain.settings import PracticeSettings


@dataclass(frozen=True)
class PracticePlanned:
    """The next practice of a problem; it replaces the one planned before."""

    practice: Practice
    session: str


@dataclass(frozen=True)
class SettingsChanged:
    """The settings of practice were chosen; all of them, as they are now."""

    settings: PracticeSettings
