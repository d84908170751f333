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

REQUIREMENTS, ESTIMATION = 0, 1
LAST = "all = 2 * region10"
WORKSHEET = "\n".join(
    ["users = 300M users", *(f"region{number} = {number}% of users * 5 tweets/user/day" for number in range(1, 11))]
    + [f"top{number} = peak(region{number}, 2..4) in tweets/s" for number in range(1, 11)]
    + [f"stored{number} = region{number} * 1 KB/tweet * year" for number in range(1, 11)]
    + [f"Region {number}: two copies of each, so that one may fail" for number in range(1, 9)]
    + [f"{LAST} "]
)
"""40 lines, which rest on each other. A mark at their end is a comment; the line is computed anew all the same."""


def measure(homes: Homes) -> Iterator[Figure]:
    """The figures."""
    name = "key to screen in a mock, 200 lines, clock and saving"
    yield _figure(homes, name, REQUIREMENTS, LONG_ANSWER, "200 A write")
    name = "key to screen in a mock's worksheet, 40 lines with results"
    yield _figure(homes, name, ESTIMATION, WORKSHEET, LAST)


def _figure(homes: Homes, name: str, step: int, text: str, last: str) -> Figure:
    pairs = [pair for _ in range(STARTS) for pair in _keys_of_one_start(homes, step, text, last)]
    return Figure(name, "a bare TextArea", "ms", ratio_of(pairs), 1.5)


def _keys_of_one_start(homes: Homes, step: int, text: str, last: str) -> list[tuple[float, float]]:
    home, file = homes.with_mock(step, text), homes.installed.folder / "answer.txt"
    file.write_text(text, encoding="utf-8")
    with (
        Terminal([homes.installed.drill, "mock"], home) as mock,
        Terminal(homes.installed.program("text_area_app", str(file)), home) as bare,
    ):
        for terminal in (mock, bare):
            terminal.wait_for(lambda screen: last in screen, "the end of the answer")
        pairs = [(latency(mock), latency(bare)) for _ in range(WARM_UPS + KEYS)]
    return pairs[WARM_UPS:]


def latency(terminal: Terminal) -> float:
    """The milliseconds from a key to its character on the screen."""
    before = terminal.text.count(MARK)
    pressed = terminal.press(MARK)
    return (terminal.wait_for(lambda screen: screen.count(MARK) > before, MARK) - pressed) * MILLISECONDS
