"""How long a drawing takes: six samples read and drawn at three widths, beside the first, simpler program for that."""

import json
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.homes import Homes
from benchmarks.pairs import RUNS, ratio_of


def measure(homes: Homes) -> Iterator[Figure]:
    """The figure."""
    installed = homes.installed
    pairs = json.loads(installed.output(*installed.program("drawing", str(RUNS))))
    yield Figure("six drawings at three widths", "the first drawing program", "s", ratio_of(pairs), 1.5)
