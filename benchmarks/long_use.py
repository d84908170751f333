"""Whether ten years of use can be felt: 100,000 events, 5,000 cards, 500 problem files."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.home_screen import painting
from benchmarks.homes import Homes
from benchmarks.pairs import interleaved
from benchmarks.processes import lifetime


def measure(homes: Homes) -> Iterator[Figure]:
    """The figures."""
    small, large, command = homes.small, homes.large, homes.installed.drill
    due = interleaved(lifetime([command, "due"], large), lifetime([command, "due"], small))
    yield Figure("`drill due` after ten years", "the same after one year", "ms", due, 1.15)
    home = interleaved(painting([command], large), painting([command], small))
    yield Figure("Home on the screen after ten years", "the same after one year", "ms", home, 1.15)
