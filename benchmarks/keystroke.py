"""How long a key takes to the screen while a mock runs and saves, beside a bare text area with the same text."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.homes import LONG_ANSWER, Homes
from benchmarks.pairs import ratio_of
from benchmarks.processes import MILLISECONDS
from benchmarks.terminal import Terminal

MARK = "~"
STARTS, KEYS = 3, 25
WARM_UPS = 3


def measure(homes: Homes) -> Iterator[Figure]:
    """The figure."""
    pairs = [pair for _ in range(STARTS) for pair in _keys_of_one_start(homes)]
    name = "key to screen in a mock, 200 lines, clock and saving"
    yield Figure(name, "a bare TextArea", "ms", ratio_of(pairs), 1.5)


def _keys_of_one_start(homes: Homes) -> list[tuple[float, float]]:
    home, text = homes.with_mock(), homes.installed.folder / "answer.txt"
    text.write_text(LONG_ANSWER, encoding="utf-8")
    with (
        Terminal([homes.installed.drill, "mock"], home) as mock,
        Terminal(homes.installed.program("text_area_app", str(text)), home) as bare,
    ):
        for terminal in (mock, bare):
            terminal.wait_for(lambda screen: "200 A write" in screen, "the end of the answer")
        pairs = [(latency(mock), latency(bare)) for _ in range(WARM_UPS + KEYS)]
    return pairs[WARM_UPS:]


def latency(terminal: Terminal) -> float:
    """The milliseconds from a key to its character on the screen."""
    before = terminal.text.count(MARK)
    pressed = terminal.press(MARK)
    return (terminal.wait_for(lambda screen: screen.count(MARK) > before, MARK) - pressed) * MILLISECONDS
