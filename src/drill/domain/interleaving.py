"""Keeping apart what is alike: it helps telling the kinds of problems from each other."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def interleaved(items: Iterable[T], group_of: Callable[[T], str], after: str | None = None) -> tuple[T, ...]:
    """The same items in nearly the same order, with as few as possible next to one of their own group.

    Args:
        items: The items in the order in which they should come.
        group_of: The group of an item.
        after: The group of what comes before them.
    """
    groups: dict[str, deque[tuple[int, T]]] = {}
    for place, item in enumerate(items):
        groups.setdefault(group_of(item), deque()).append((place, item))
    left = sum(len(group) for group in groups.values())
    ordered: list[T] = []
    while groups:
        after = _next_group(groups, left, after)
        ordered.append(groups[after].popleft()[1])
        left -= 1
        if not groups[after]:
            del groups[after]
    return tuple(ordered)


def _next_group(groups: dict[str, deque[tuple[int, T]]], left: int, last: str | None) -> str:
    """The group whose item comes first and is not the last one's, unless another has more than half of what is left."""
    others = [group for group in groups if group != last] or list(groups)
    fullest = max(others, key=lambda group: len(groups[group]))
    if 2 * len(groups[fullest]) > left:
        return fullest
    return min(others, key=lambda group: groups[group][0][0])
