"""Drawings for tests, put together by hand: no test here hangs on the reader of texts."""

import re

from hypothesis import strategies as st

from drill.domain.diagram.graph import Arrow, Box, Graph, Kind, Shape

_ARROW = re.compile(r"(?P<source>\w+) (?P<sign>->|<->|---) (?P<target>\w+)(?:: (?P<label>.*))?")
_BOX = re.compile(r"(?P<name>\w+): (?P<kind>[a-z-]+)?(?: ?x(?P<replicas>\d+))?(?: ?(?P<capacity>\d\S*/s))?")


def drawn(*lines: str) -> Graph:
    """A drawing of arrows `a -> b: label`, `a <-> b`, `a --- b`, and of boxes `a: kind x2 5k/s`.

    Kinds are guessed from names, so that `client`, `db` and `redis` say what they are.
    """
    boxes: dict[str, Box] = {}
    arrows: list[Arrow] = []
    for number, line in enumerate(lines, start=1):
        arrow, box = _ARROW.fullmatch(line), _BOX.fullmatch(line)
        if arrow is not None:
            for name in (arrow["source"], arrow["target"]):
                boxes.setdefault(name, Box(name, name, line=number))
            sign, label = arrow["sign"], arrow["label"] or ""
            arrows.append(
                Arrow(arrow["source"], arrow["target"], label, head=sign != "---", both=sign == "<->", line=number)
            )
        else:
            assert box is not None, line
            name, kind = box["name"], box["kind"]
            boxes[name] = Box(
                name,
                name,
                kind=Kind(kind) if kind else None,
                replicas=int(box["replicas"] or 1),
                capacity=box["capacity"] or "",
                line=number,
            )
    return Graph(tuple(boxes.values()), tuple(arrows))


_LABELS = st.sampled_from(["", "reads", "x0.5", "x3", "hit 80%", "split", "on a miss", "x0.2 split", "split hit 50%"])


@st.composite
def graphs(draw: st.DrawFn, labels: st.SearchStrategy[str] = _LABELS) -> Graph:
    """Any drawing of up to 8 boxes and 14 arrows, loops and two-way arrows among them."""
    count = draw(st.integers(1, 8))
    ids = [f"b{number}" for number in range(count)]
    boxes = [
        Box(
            id_,
            id_,
            kind=draw(st.sampled_from(Kind)),
            shape=draw(st.sampled_from(Shape)),
            replicas=draw(st.integers(1, 3)),
            line=number,
        )
        for number, id_ in enumerate(ids, start=1)
    ]
    arrows = draw(
        st.lists(
            st.builds(
                Arrow,
                source=st.sampled_from(ids),
                target=st.sampled_from(ids),
                label=labels,
                both=st.booleans(),
                head=st.booleans(),
            ),
            max_size=14,
        )
    )
    return Graph(tuple(boxes), tuple(arrows))
