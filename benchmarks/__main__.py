"""`python -m benchmarks [NAMES...]` measures all, or only what is named, and records it when all was measured."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import drawing, home_screen, keystroke, long_use, replay, start_up, worksheet
from benchmarks.figure import Figure
from benchmarks.homes import Homes
from benchmarks.installed import install
from benchmarks.report import record, table
from drill.clock import SystemClock

BENCHMARKS = {
    "start-up": start_up.measure,
    "home": home_screen.measure,
    "keystroke": keystroke.measure,
    "worksheet": worksheet.measure,
    "drawing": drawing.measure,
    "long-use": long_use.measure,
    "replay": replay.measure,
}


def main(names: list[str]) -> int:
    """Measure; 1 when a budget is missed."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}. There are {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="drill-bench-") as folder:
        print("building and installing the wheel …", file=sys.stderr)
        homes = Homes(install(Path(folder)))
        for name in names or BENCHMARKS:
            print(f"measuring {name} …", file=sys.stderr)
            figures += BENCHMARKS[name](homes)
        print(table(figures))
        if not names:
            print(f"recorded in {record(figures, homes.installed, SystemClock().now().date())}", file=sys.stderr)
    return int(any(figure.verdict == "missed" for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
