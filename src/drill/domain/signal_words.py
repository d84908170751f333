"""Signals in words, the same on every surface. None of them is a grade."""

from collections.abc import Iterator, Mapping
from math import ceil

from drill.domain.answers import LineReference, part_name
from drill.domain.history import StepPace
from drill.domain.signals import FirstTarget, Gap, Idle, Signals, by_part
from drill.domain.wording import clock_text, count_text

NOTHING_MEASURED = "No line holds a number with a unit."
NOT_A_GRADE = "Signals point at lines; they are no grade."


def target_text(target: FirstTarget | None) -> str:
    """When the first measurable requirement was there; a snapshot tells only that it was written by then."""
    if target is None:
        return "No requirement with a number and a unit was saved."
    minutes = max(1, ceil(target.elapsed / 60))
    return f"The first measurable requirement was there within {count_text(minutes, 'minute')}:"


def measured_texts(signals: Signals, hot_spots: Mapping[str, str]) -> Iterator[str]:
    """Where numbers with units stand, part by part."""
    for part, numbers in by_part(signals.measured).items():
        lines = f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(map(str, numbers))}"
        yield f"{part.phase.label}, {part_name(part, hot_spots)}: {lines}"


def uncosted_text(line: LineReference) -> str:
    """A decision that names no price, by its line."""
    return f"Line {line.line}"


def overrun_text(step: StepPace) -> str:
    """A step that took longer than its budget."""
    return f"{step.name}: {clock_text(step.seconds)} of {clock_text(step.budget)}"


def gap_away_text(gap: Gap) -> str:
    """A time away."""
    return f"Away for {clock_text(gap.seconds)} after {clock_text(gap.elapsed)} of the mock"


def idle_text(idle: Idle) -> str:
    """A time without a key."""
    return f"No key for {clock_text(idle.seconds)} from {clock_text(idle.elapsed)} on, in {idle.step}"
