"""Writes a graph as a Mermaid flowchart, which `reading` reads back as the same graph."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from drill.domain.diagram.declaring import without_replicas
from drill.domain.diagram.graph import Arrow, Box, Direction, Graph, LineStyle, Shape
from drill.domain.diagram.labels_in_text import mermaid_label

_SHAPES: Final[Mapping[Shape, tuple[str, str]]] = {
    Shape.BOX: ("[", "]"),
    Shape.ROUND: ("([", "])"),
    Shape.CYLINDER: ("[(", ")]"),
    Shape.QUEUE: ("[[", "]]"),
    Shape.CHOICE: ("{", "}"),
}
_LINKS: Final[Mapping[LineStyle, tuple[str, str]]] = {
    LineStyle.SOLID: ("-->", "---"),
    LineStyle.DOTTED: ("-.->", "-.-"),
    LineStyle.THICK: ("==>", "==="),
}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_UNSAFE = re.compile(r"\W+", re.ASCII)
_RESERVED: Final = frozenset(
    {
        "end",
        "subgraph",
        "graph",
        "flowchart",
        "class",
        "classdef",
        "style",
        "linkstyle",
        "click",
        "direction",
        "default",
        "acctitle",
        "accdescr",
        "x",
        "o",
    }
)


def write(graph: Graph) -> str:
    """A graph as Mermaid text.

    Ids that Mermaid would not take are written as words that it takes; labels stay as they are.
    """
    names = _names([*(box.id for box in graph.boxes), *(group.id for group in graph.groups)])
    lines = [f"flowchart {(graph.direction or Direction.RIGHT).value}"]
    lines += _members(graph, None, names, 1)
    lines += (f"    {_arrow(arrow, names)}" for arrow in graph.arrows)
    lines += (f"    %% drill: {names[box.id]}: {box.capacity}" for box in graph.boxes if box.capacity)
    return "".join(f"{line}\n" for line in lines)


def _names(ids: list[str]) -> dict[str, str]:
    """For every id a different word; one that is such a word keeps it."""
    kept = {each for each in ids if _WORD.match(each) and each.lower() not in _RESERVED}
    names = {each: each for each in kept}
    used = set(kept)
    for each in ids:
        if each in names:
            continue
        stem = _UNSAFE.sub("_", each).strip("_") or "box"
        stem = f"n_{stem}" if stem[0].isdigit() or stem.lower() in _RESERVED else stem
        name, number = stem, 2
        while name in used:
            name, number = f"{stem}_{number}", number + 1
        names[each] = name
        used.add(name)
    return names


def _members(graph: Graph, parent: str | None, names: Mapping[str, str], depth: int) -> Iterator[str]:
    indent = "    " * depth
    for box in graph.boxes:
        if box.group == parent:
            yield f"{indent}{_box(box, names)}"
    for group in graph.groups:
        if group.parent == parent:
            yield f"{indent}subgraph {names[group.id]}[{mermaid_label(group.label)}]"
            yield from _members(graph, group.id, names, depth + 1)
            yield f"{indent}end"


def _box(box: Box, names: Mapping[str, str]) -> str:
    opening, closing = _SHAPES[box.shape]
    label = box.label
    if box.replicas > 1 or without_replicas(label)[1] is not None:
        label = f"{label} x{box.replicas}"
    kind = f":::{box.kind.value}" if box.kind else ""
    return f"{names[box.id]}{opening}{mermaid_label(label)}{closing}{kind}"


def _arrow(arrow: Arrow, names: Mapping[str, str]) -> str:
    link = _LINKS[arrow.style][0 if arrow.head else 1]
    label = f"|{mermaid_label(arrow.label)}|" if arrow.label else ""
    return f"{names[arrow.source]} {'<' if arrow.both else ''}{link}{label} {names[arrow.target]}"
