"""What the worksheet's arithmetic adds to a key: 40 lines computed anew, beside the key in a bare text area."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.homes import LONG_ANSWER, Homes
from benchmarks.keystroke import WARM_UPS, latency
from benchmarks.pairs import RUNS, ratio_of
from benchmarks.processes import MILLISECONDS
from benchmarks.terminal import Terminal

KEYS = 50


def measure(homes: Homes) -> Iterator[Figure]:
    """The figure."""
    installed, text = homes.installed, homes.installed.folder / "worksheet.txt"
    text.write_text(LONG_ANSWER, encoding="utf-8")
    with Terminal(installed.program("text_area_app", str(text)), homes.small) as bare:
        bare.wait_for(lambda screen: "200 A write" in screen, "the end of the answer")
        for _ in range(WARM_UPS):
            latency(bare)
        pairs = [(computing(homes), latency(bare)) for _ in range(RUNS)]
    yield Figure("40 lines of a worksheet computed anew", "a key in a bare TextArea", "ms", ratio_of(pairs), 0.05)


def computing(homes: Homes) -> float:
    """The milliseconds that an edit of the worksheet takes to compute."""
    installed = homes.installed
    return float(installed.output(*installed.program("worksheet", str(KEYS)))) * MILLISECONDS
