"""How long it takes to compute everything anew from 100,000 events."""

import json
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.homes import Homes
from benchmarks.pairs import RUNS, ratio_of


def measure(homes: Homes) -> Iterator[Figure]:
    """The figure."""
    installed = homes.installed
    pairs = json.loads(installed.output(*installed.program("replay", str(homes.large / "drill.db"), str(RUNS))))
    yield Figure("full replay after ten years", "FSRS alone on the same reviews", "s", ratio_of(pairs), 2.5)
