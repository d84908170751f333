"""Which boxes of one's own drawing stand for those of the author's, whose names differ."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from drill.domain.diagram.graph import Box, Graph, Kind
from drill.domain.diagram.kinds import kind_of, name_of, words_of
from drill.domain.problem import DataPath, Failure

_FILLING: Final = frozenset(
    ["service", "server", "api", "app", "db", "database", "store", "cache", "queue", "node", "cluster", "layer", "tier"]
)
"""Words that tell what a box is, not which one."""

_Name: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """Which boxes stand for which.

    Args:
        found: By the id of a box of the reference, the id of the box drawn for it; one may be drawn for several.
        missing: The names of the boxes of the reference for which none could be told.
    """

    found: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MatchedPath:
    """A path of the reference in a drawing.

    Args:
        start: The id of the box drawn for its beginning; None when that could not be told.
        ends: The ids of the boxes drawn for its ends, as far as they could be told.
        missing: The names of the boxes of the reference that could not be told.
    """

    path: DataPath
    start: str | None
    ends: tuple[str, ...]
    missing: tuple[str, ...] = ()


def match_boxes(reference: Graph, drawn: Graph) -> Matching:
    """Match the boxes of a drawing with those of the reference.

    By name first, in any spelling (`link_api`, `LinkAPI`); then by the words of the name that say which one it is, if
    the kind is the same (`Link service`, `LinkAPI`); then by kind, if only one box of that kind is left in the drawing:
    who draws one client for two has drawn both. A name that two boxes have matches none.
    """
    found: dict[str, str] = {box.id: box.id for box in reference.boxes if box in drawn.boxes}
    for naming in (_whole_name, _telling_name):
        taken = set(found.values())
        ours = _unique((box for box in drawn.boxes if box.id not in taken), naming)
        theirs = _unique((box for box in reference.boxes if box.id not in found), naming)
        found |= {theirs[name]: ours[name] for name in theirs if name in ours}
    named = set(found.values())
    left: dict[Kind, list[str]] = {}
    for box in drawn.boxes:
        if box.id not in named:
            left.setdefault(kind_of(box), []).append(box.id)
    for box in reference.boxes:
        candidates = left.get(kind_of(box), [])
        if box.id not in found and len(candidates) == 1:
            found[box.id] = candidates[0]
    return Matching(found, {box.id: name_of(box) for box in reference.boxes if box.id not in found})


def are_named_alike(one: Box, other: Box) -> bool:
    """Whether two names are the same in any spelling, or say which box it is by the same words of the same kind."""
    telling = _telling_name(one)
    return _whole_name(one) == _whole_name(other) or (telling != () and telling == _telling_name(other))


def match_paths(paths: Iterable[DataPath], matching: Matching) -> tuple[MatchedPath, ...]:
    """The paths of the reference, told in the boxes of the drawing."""
    return tuple(
        MatchedPath(
            path,
            matching.found.get(path.start),
            tuple(dict.fromkeys(matching.found[end] for end in path.ends if end in matching.found)),
            tuple(matching.missing.get(box, box) for box in (path.start, *path.ends) if box not in matching.found),
        )
        for path in paths
    )


def failures_of(failures: Iterable[Failure], matching: Matching, box: str) -> tuple[Failure, ...]:
    """The failure scenarios in which a drawn box is lost."""
    return tuple(
        failure for failure in failures if any(matching.found.get(reference) == box for reference in failure.boxes)
    )


def _whole_name(box: Box) -> _Name:
    return words_of(name_of(box))


def _telling_name(box: Box) -> _Name:
    words = tuple(word for word in words_of(name_of(box)) if word not in _FILLING)
    return (kind_of(box), *words) if words else ()


def _unique(boxes: Iterable[Box], naming: Callable[[Box], _Name]) -> dict[_Name, str]:
    """The ids of boxes by name, without the names that several have and the boxes that have none."""
    named = [(naming(box), box.id) for box in boxes]
    counts = Counter(name for name, _ in named)
    return {name: box for name, box in named if name and counts[name] == 1}
