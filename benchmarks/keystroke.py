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

REQUIREMENTS, ESTIMATION, DIAGRAM = (0, 0), (1, 0), (2, 2)
"""The step of the mock and the part of the step, from 0."""

NEXT_PART = "\x1bOS"
"""What a terminal sends for F4."""

LAST = "all = 2 * region10"
WORKSHEET = "\n".join(
    ["users = 300M users", *(f"region{number} = {number}% of users * 5 tweets/user/day" for number in range(1, 11))]
    + [f"top{number} = peak(region{number}, 2..4) in tweets/s" for number in range(1, 11)]
    + [f"stored{number} = region{number} * 1 KB/tweet * year" for number in range(1, 11)]
    + [f"Region {number}: two copies of each, so that one may fail" for number in range(1, 9)]
    + [f"{LAST} "]
)
"""40 lines, which rest on each other. A mark at their end is a comment; the line is computed anew all the same."""


LAST_ARROW = "App --> Reader: page"
DRAWING = f"""App: client
Writer: service x3
Reader: service x90
Posts: database x3
Follows: database x3
Log: queue x3
Fanout: worker x30
Lists: cache x2
App --> Writer: post, block
Writer --> Posts: store
Writer --> Follows: follow
Posts --> Log: each change
Follows --> Log: each change
Log --> Fanout: changes
Fanout --> Follows: followers
Fanout --> Lists: append
Reader --> Lists: list
Reader --> Posts: texts
{LAST_ARROW}"""
"""8 boxes and 11 arrows; a mark at the end is one more letter of a label, so that all is drawn anew."""


def measure(homes: Homes) -> Iterator[Figure]:
    """The figures."""
    name = "key to screen in a mock, 200 lines, clock and saving"
    yield _figure(homes, name, REQUIREMENTS, LONG_ANSWER, "200 A write")
    name = "key to screen in a mock's worksheet, 40 lines with results"
    yield _figure(homes, name, ESTIMATION, WORKSHEET, LAST)
    name = "key to screen in a mock's diagram, 8 boxes drawn beside it"
    yield _figure(homes, name, DIAGRAM, DRAWING, LAST_ARROW)


def _figure(homes: Homes, name: str, place: tuple[int, int], text: str, last: str) -> Figure:
    pairs = [pair for _ in range(STARTS) for pair in _keys_of_one_start(homes, place, text, last)]
    return Figure(name, "a bare TextArea", "ms", ratio_of(pairs), 1.5)


def _keys_of_one_start(homes: Homes, place: tuple[int, int], text: str, last: str) -> list[tuple[float, float]]:
    home, file = homes.with_mock(place, text), homes.installed.folder / "answer.txt"
    file.write_text(text, encoding="utf-8")
    with (
        Terminal([homes.installed.drill, "mock"], home) as mock,
        Terminal(homes.installed.program("text_area_app", str(file)), home) as bare,
    ):
        mock.wait_for(lambda screen: "Next part" in screen, "the mock")
        for _ in range(place[1]):
            mock.press(NEXT_PART)
        for terminal in (mock, bare):
            terminal.wait_for(lambda screen: last in screen, "the end of the answer")
        pairs = [(latency(mock), latency(bare)) for _ in range(WARM_UPS + KEYS)]
    return pairs[WARM_UPS:]


def latency(terminal: Terminal) -> float:
    """The milliseconds from a key to its character on the screen."""
    before = terminal.text.count(MARK)
    pressed = terminal.press(MARK)
    return (terminal.wait_for(lambda screen: screen.count(MARK) > before, MARK) - pressed) * MILLISECONDS
