"""Marks and figures of the gym in words; the screen and the command line say the same."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import isinf
from typing import Final

from drill.domain.estimation.formatting import number_text
from drill.domain.estimation.gym import Mark
from drill.domain.exercises import ExerciseKind, Outcome
from drill.domain.fluency import Fluency
from drill.domain.wording import clock_text, count_text, due_text

WELCOME: Final = (
    "Five short tasks with changing figures, marked at once: within 1.3 times is right, and common slips are named.",
    "Type a figure with its unit, or an expression with the names of the givens. Take your time: nothing cuts you off.",
)
"""What the gym says of itself at the first visit."""


def verdict_text(mark: Mark, kind: ExerciseKind) -> str:
    """What a mark says, in a sentence."""
    match mark.outcome:
        case Outcome.QUICK:
            return "Right, and within the target time."
        case Outcome.RIGHT:
            return "Right." if kind is ExerciseKind.NUMBER else "Right; the target time comes with practice."
        case Outcome.CLOSE:
            return f"Close: the right order of magnitude, {off_text(mark)}."
        case Outcome.SLIP:
            return f"A slip: {off_text(mark)}."
        case Outcome.WRONG:
            return f"Not right: {off_text(mark)}."
        case Outcome.SHOWN:
            return "Not known yet."


def off_text(mark: Mark) -> str:
    """How far off an answer is: `3.2 times too large`."""
    if isinf(mark.times_off):
        return "the answer is above 0"
    return f"{number_text(mark.times_off)} times too {'large' if mark.is_above else 'small'}"


def time_text(seconds: float, target: int | None) -> str:
    """How long an answer took, against the target if there is one: `0:23 of 1:00`."""
    return clock_text(seconds) if target is None else f"{clock_text(seconds)} of {clock_text(target)}"


def back_text(due: date, today: date, scheduled: bool) -> str:
    """When an exercise comes back: `in 8 days, Sun 29 Nov`."""
    return due_text(due, today) if scheduled else f"{due_text(due, today)}, as planned before"


def summary_text(marks: Sequence[Mark]) -> str:
    """What a sitting came to: `3 of 5 right, 1 slip`."""
    right = sum(mark.outcome.is_right for mark in marks)
    slips = sum(mark.outcome is Outcome.SLIP for mark in marks)
    return f"{right} of {len(marks)} right" + (f", {count_text(slips, 'slip')}" if slips else "")


def target_text(target: int | None) -> str:
    """The target time as a clause, if there is one: `, target 1:00`."""
    return "" if target is None else f", target {clock_text(target)}"


def coming_text(due: int, next_day: tuple[date, int] | None, today: date) -> str:
    """What comes next, in a sentence.

    Args:
        due: How many exercises are due still.
        next_day: The next day with exercises, and how many there are.
        today: The study day.
    """
    if due:
        return f"{count_text(due, 'exercise')} due still today."
    if next_day is None:
        return "Nothing is due yet."
    day, count = next_day
    return f"Next: {count_text(count, 'exercise')}, {due_text(day, today)}."


def unreadable_text(files: Sequence[str]) -> str:
    """What keeps some tasks out of the gym, in a sentence; empty where nothing does."""
    if not files:
        return ""
    return f"{count_text(len(files), 'file')} of the gym cannot be read; `drill check` says why: {files[0]}"


def fluency_rows(figures: Iterable[Fluency]) -> tuple[tuple[str, ...], ...]:
    """Each topic with its accuracy and its time, as cells of a table."""
    return tuple(
        (
            figure.topic,
            f"{figure.right} of {figure.answered} right",
            count_text(figure.slips, "slip") if figure.slips else "",
            _median_text(figure),
        )
        for figure in figures
    )


def _median_text(figure: Fluency) -> str:
    if figure.seconds is None:
        return ""
    target = None if figure.target_seconds is None else round(figure.target_seconds)
    return f"median {time_text(figure.seconds, target)}"
