"""The figures as a table, on the terminal and in a file."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.installed import Installed

RESULTS = Path(__file__).parent / "results"
HEAD = ("figure", "measured", "against", "its own", "ratio", "95 % interval", "pairs", "budget", "")
VERSIONS = "import platform, textual; print(platform.python_version(), textual.__version__)"


def record(figures: Sequence[Figure], installed: Installed, today: date) -> Path:
    """Write the figures to the file of this day and this kind of machine."""
    machine = f"{platform.system()}-{platform.machine()}".lower()
    python, textual = installed.output(installed.python, "-c", VERSIONS).split()
    path = RESULTS / f"{today.isoformat()}-{machine}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"# {today.isoformat()}, {machine}\n\n"
        f"Python {python}, Textual {textual}, {os.cpu_count()} cores. Subject and reference ran in turn; a ratio is\n"
        "the median of the pairs' ratios, the times are medians. `benchmarks/` says what is measured and how.\n\n"
        f"{table(figures)}\n",
        encoding="utf-8",
    )
    return path


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table that also reads well as plain text."""
    rows = [HEAD, *map(_row, figures)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "| " + " | ".join("-" * max(3, width) for width in widths) + " |"
    return "\n".join([lines[0], rule, *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = figure.ratio
    return (
        figure.name,
        f"{ratio.subject:.3g} {figure.unit}",
        figure.against,
        f"{ratio.reference:.3g} {figure.unit}",
        f"{ratio.median:.2f}",
        f"{ratio.low:.2f} to {ratio.high:.2f}",
        str(ratio.pairs),
        "" if figure.budget is None else f"{figure.budget:.2f}",
        figure.verdict,
    )
