"""Times, days, counts and lists in words."""

from collections.abc import Sequence
from datetime import date


def clock_text(seconds: float) -> str:
    """A duration as minutes and seconds: 3:07."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def day_text(day: date) -> str:
    """A day: Tue 24 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


def past_day_text(day: date, today: date) -> str:
    """A day behind us, with its year where that is not the present one: Tue 24 Nov 2025."""
    return day_text(day) if day.year == today.year else f"{day_text(day)} {day.year}"


def due_text(due: date, today: date) -> str:
    """When something comes back: today, tomorrow, or `in 6 days, Fri 27 Nov`."""
    days = (due - today).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days, {day_text(due)}"


def count_text(count: int, noun: str) -> str:
    """A count with its noun: 1 card, 2 cards."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence: `A`, `A and B`, `A, B and C`; of more than `most` the others are only counted."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} others"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())
