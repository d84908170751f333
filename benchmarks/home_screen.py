"""How long it takes until Home stands on the screen, and how much memory it takes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.homes import Homes
from benchmarks.pairs import Run, interleaved
from benchmarks.processes import MILLISECONDS, lifetime
from benchmarks.terminal import Terminal


def measure(homes: Homes) -> Iterator[Figure]:
    """The figures."""
    installed, home = homes.installed, homes.small
    least = installed.program("static_app")
    textual = lifetime([installed.python, "-c", "import textual.app"], home)
    name = '`python -c "import textual.app"`'
    yield Figure(
        "Home on the screen, 500 cards", name, "ms", interleaved(painting([installed.drill], home), textual), 1.3
    )
    yield Figure("for comparison: an app with one Static", name, "ms", interleaved(painting(least, home), textual))
    ratio = interleaved(peak_memory([installed.drill], home), peak_memory(least, home))
    yield Figure("peak memory at Home", "an app with one Static", "MiB", ratio, 1.3)


def painting(command: Sequence[str], home: Path) -> Run:
    """A run that gives the milliseconds from start to the word Today on the screen."""

    def run() -> float:
        with Terminal(command, home) as terminal:
            return (terminal.wait_for(_shows_today, "Today") - terminal.begun) * MILLISECONDS

    return run


def peak_memory(command: Sequence[str], home: Path) -> Run:
    """A run that gives the most memory a program has had once its screen rests."""

    def run() -> float:
        with Terminal(command, home) as terminal:
            terminal.wait_for(_shows_today, "Today")
            return terminal.peak_memory

    return run


def _shows_today(screen: str) -> bool:
    return "Today" in screen
