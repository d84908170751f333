"""Drawings for tests: random ones, those in the folder beside, and those that are shipped."""

from pathlib import Path

from hypothesis import strategies as st

from drill.domain.diagram.graph import Arrow, Box, Direction, Graph, Group, Kind, LineStyle, Shape

FILES = sorted((Path(__file__).parent / "drawings").glob("*.mmd"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
WIDTHS = (60, 80, 120)

NAMES = ("Svc", "Timeline service", "API", "数据库", "Ünïcode", "r", "A box with a long name")
LABELS = ("", "", "HTTPS", "GET /abc", "on a miss, bans each 10 s", "big accounts' posts", "写入", "a b c", "1")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to 12 boxes and 18 arrows with loops, heads at both ends, none, styles, labels and groups within groups."""
    count = draw(st.integers(1, 12))
    groups: list[Group] = []
    for number in range(draw(st.integers(0, 3))):
        parent = draw(st.sampled_from([None, *(group.id for group in groups)]))
        groups.append(Group(f"g{number}", draw(st.sampled_from(("Core", "A group with a long title", "数据"))), parent))
    boxes = tuple(
        Box(
            f"b{number}",
            draw(st.sampled_from(NAMES)),
            draw(st.sampled_from(Shape)),
            draw(st.none() | st.sampled_from(Kind)),
            draw(st.sampled_from((1, 1, 3))),
            draw(st.sampled_from([None, *(group.id for group in groups)])),
        )
        for number in range(count)
    )
    ids = st.sampled_from([box.id for box in boxes])
    arrows = draw(
        st.lists(st.builds(_arrow, ids, ids, st.sampled_from(LABELS), st.sampled_from(LineStyle), _ENDS), max_size=18)
    )
    return Graph(boxes, tuple(arrows), tuple(groups), draw(st.none() | st.sampled_from(Direction)))


_ENDS = st.sampled_from(((True, False), (True, False), (True, True), (False, False)))


def _arrow(source: str, target: str, label: str, style: LineStyle, ends: tuple[bool, bool]) -> Arrow:
    return Arrow(source, target, label, style, head=ends[0], both=ends[1])
