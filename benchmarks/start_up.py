"""How long the commands take that must answer at once."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.homes import Homes
from benchmarks.pairs import interleaved
from benchmarks.processes import lifetime


def measure(homes: Homes) -> Iterator[Figure]:
    """The figures."""
    installed, home = homes.installed, homes.small
    nothing = lifetime([installed.python, "-c", "pass"], home)
    textual = lifetime([installed.python, "-c", "import textual.app"], home)
    script = lifetime([installed.drill, "--version"], home)
    module = lifetime([installed.python, "-m", "drill", "--version"], home)
    due = lifetime([installed.drill, "due"], home)

    nothing_name = "`python -c pass`"
    yield Figure("`drill --version`, the command", nothing_name, "ms", interleaved(script, nothing), 2.0)
    yield Figure("`python -m drill --version`", nothing_name, "ms", interleaved(module, nothing), 2.0)
    yield Figure("`drill due`, 500 cards", '`python -c "import textual.app"`', "ms", interleaved(due, textual), 0.35)
