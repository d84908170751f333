"""Interview formats: the agenda of steps, each with its minutes and the phases it covers."""

from dataclasses import dataclass

from drill.domain.vocabulary import Phase


@dataclass(frozen=True)
class Step:
    """One step of an agenda.

    Args:
        minutes: Its soft budget.
        phases: The phases it covers, one or more.
        parts: The parts it is about, as `phase/part`; empty for all parts of its phases.
        task: What to do in it where the problem's own task would be too wide; may be empty.
    """

    name: str
    minutes: int
    phases: tuple[Phase, ...]
    parts: tuple[str, ...] = ()
    task: str = ""

    @property
    def seconds(self) -> int:
        """The soft budget in seconds."""
        return self.minutes * 60


@dataclass(frozen=True)
class Format:
    """An interview format."""

    id: str
    title: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """The hard total in minutes."""
        return sum(step.minutes for step in self.steps)

    @property
    def seconds(self) -> int:
        """The hard total in seconds."""
        return self.minutes * 60

    def budget(self, phase: Phase) -> int:
        """Seconds of all steps that cover a phase."""
        return sum(step.seconds for step in self.steps if phase in step.phases)

    def moment(self, phase: Phase, fraction: float) -> float:
        """When a fraction of a phase's budget has passed, if each step takes its budget: seconds from the start."""
        left = fraction * self.budget(phase)
        begun = 0.0
        for step in self.steps:
            if phase in step.phases:
                if left <= step.seconds:
                    return begun + left
                left -= step.seconds
            begun += step.seconds
        return begun
