"""A drawing while it is being read: boxes, arrows and groups are added, and bounds are kept."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from drill.domain.diagram.graph import Arrow, Box, Complaint, Direction, Graph, Group, Kind, Reading, Shape

MOST_BOXES: Final = 400
MOST_ARROWS: Final = 1_000
MOST_COMPLAINTS: Final = 100
MOST_NESTED: Final = 12
"""Groups within groups."""

_BLANKS = re.compile(r"\s+")


@dataclass
class Sketch:
    """What has been read so far.

    Args:
        exact: Whether names differ by capitals and blanks, as they do in Mermaid.
        line: Where the reader stands, from 1.
    """

    exact: bool = False
    line: int = 1
    direction: Direction | None = None
    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    open_groups: list[str] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    full: bool = False

    def complain(self, reason: str, line: int | None = None) -> None:
        """Note what was not understood."""
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(Complaint(line or self.line, reason))

    def box(self, name: str) -> str | None:
        """The key of the box of this name, which is added if it is new; None when the drawing is full."""
        key = self._key(name)
        group = self.open_groups[-1] if self.open_groups else None
        known = self.boxes.get(key)
        if known is None:
            if len(self.boxes) >= MOST_BOXES:
                self._complain_of_size(f"Only the first {MOST_BOXES} boxes are drawn.")
                return None
            label = _BLANKS.sub(" ", name)
            self.boxes[key] = Box(label, label, group=group, line=self.line)
        elif known.group is None and group is not None:
            self.boxes[key] = replace(known, group=group)
        return key

    def shape(self, key: str, label: str, shape: Shape) -> None:
        """Say what a box shows, and how it is outlined."""
        self.declared.add(key)
        self.boxes[key] = replace(self.boxes[key], label=label, shape=shape)

    def declare(
        self, key: str, kind: Kind | None = None, replicas: int | None = None, capacity: str | None = None
    ) -> None:
        """Say what a box stands for, how many of it there are, and what one of it bears."""
        self.declared.add(key)
        box = self.boxes[key]
        self.boxes[key] = replace(
            box,
            kind=kind or box.kind,
            replicas=box.replicas if replicas is None else replicas,
            capacity=box.capacity if capacity is None else capacity,
        )

    def connect(self, arrow: Arrow) -> None:
        """Add an arrow between keys of boxes."""
        if len(self.arrows) < MOST_ARROWS:
            self.arrows.append(arrow)
        else:
            self._complain_of_size(f"Only the first {MOST_ARROWS:,} arrows are drawn.")

    def open_group(self, name: str, label: str) -> None:
        """Begin a group, or go on with it."""
        if len(self.open_groups) >= MOST_NESTED:
            self.complain(f"Groups within groups are drawn {MOST_NESTED} deep at most.")
            self.open_groups.append(self.open_groups[-1])
            return
        parent = self.open_groups[-1] if self.open_groups else None
        if name not in self.groups:
            self.groups[name] = Group(name, label, parent, self.line)
        self.open_groups.append(name)

    def close_group(self) -> None:
        """End the innermost group."""
        if self.open_groups:
            self.open_groups.pop()
        else:
            self.complain("This `end` closes no group.")

    def finish(self) -> Reading:
        """All that was read."""
        for name in dict.fromkeys(self.open_groups):
            self.complain(f"The group `{self.groups[name].label}` is never closed with `end`.", self.groups[name].line)
        self._drop_arrows_to_groups()
        ids = {key: box.id for key, box in self.boxes.items()}
        arrows = tuple(replace(arrow, source=ids[arrow.source], target=ids[arrow.target]) for arrow in self.arrows)
        graph = Graph(tuple(self.boxes.values()), arrows, tuple(self.groups.values()), self.direction)
        return Reading(graph, tuple(sorted(self.complaints, key=lambda complaint: complaint.line)))

    def _drop_arrows_to_groups(self) -> None:
        """Mermaid lets an arrow end at a group; a path through a system needs to know the box."""
        mistaken = {key for key, box in self.boxes.items() if box.id in self.groups and key not in self.declared}
        for arrow in self.arrows:
            for key in {arrow.source, arrow.target} & mistaken:
                self.complain(f"`{self.boxes[key].id}` is a group; let the arrow lead to a box in it.", arrow.line)
        self.arrows = [arrow for arrow in self.arrows if not {arrow.source, arrow.target} & mistaken]
        for key in mistaken:
            del self.boxes[key]

    def _complain_of_size(self, reason: str) -> None:
        if not self.full:
            self.full = True
            self.complain(reason)

    def _key(self, name: str) -> str:
        return name if self.exact else _BLANKS.sub(" ", name).casefold()
