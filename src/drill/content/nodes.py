"""A YAML file as a tree of plain frozen nodes that know where they stand.

The tree holds no number, flag or date: each scalar keeps its text (`no` stays "no", `010` stays "010"), and the
declared type of a field decides what becomes of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, TypeAlias

_NOTHING = ("", "~", "null", "Null", "NULL")


class Style(StrEnum):
    """How a scalar was written. Only a plain one can be a number or a flag."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, sanitised."""

    text: str
    style: Style
    line: int
    column: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, or one of the words YAML has for nothing."""
        return self.style is Style.PLAIN and self.text in _NOTHING


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file. No key comes twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Refused:
    """A place whose content was refused; its fault is already reported."""

    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping | Refused


class Each(Enum):
    """A step of a path that stands for all items of a list, or all values of a mapping."""

    EACH = "each"


EACH: Final = Each.EACH


def select(node: Node, *path: str | Each) -> Iterator[Node]:
    """All nodes at a path, in the order of the file. What is missing or of another kind is passed over.

    Rules between fields are checked on nodes rather than on decoded values: nodes have positions, and are there
    even when another part of the file cannot be decoded.
    """
    if not path:
        yield node
        return
    step, *rest = path
    if isinstance(step, Each):
        for child in _children(node):
            yield from select(child, *rest)
    elif isinstance(node, Mapping):
        child_or_none = node.get(step)
        if child_or_none is not None:
            yield from select(child_or_none, *rest)


def nearest(node: Node, path: Iterable[str | int]) -> Node:
    """The node at a path of keys and places in lists, counted from 0; where it ends early, the last one on the way."""
    for step in path:
        below = node.get(step) if isinstance(node, Mapping) and isinstance(step, str) else None
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None:
            return node
        node = below
    return node


def scalars(node: Node, *path: str | Each) -> Iterator[Scalar]:
    """The scalars at a path."""
    return (found for found in select(node, *path) if isinstance(found, Scalar))


def texts(node: Node, *path: str | Each) -> list[str]:
    """The texts of the scalars at a path."""
    return [scalar.text for scalar in scalars(node, *path)]


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Mapping):
        return tuple(value for _, value in node.entries)
    return ()
