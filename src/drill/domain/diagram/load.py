"""Load: how often each box is asked when requests enter a drawing and flow along its arrows.

An arrow carries all that goes on from its box, unless its label says otherwise:

- `x0.1`: a tenth of it; `x200`: two hundred requests for each one.
- `split`: an equal share; the arrows of one box that are marked so divide it among them.
- `hit 90%`: its target answers nine tenths by itself. Who asks for the rest depends on the drawing. If arrows lead on
  from the target, they carry the rest (read-through). If none does, the box that asked goes on to its stores: those of
  its arrows that lead to databases and object stores, or whose label says `miss`, carry only what was not answered
  (look-aside). An arrow with an `x` of its own is taken at its word all the same, and several caches are asked in the
  order written, each for what those before did not have.

        api -> cache: hit 90%        1000/s       client -> cdn: hit 90%       1000/s
        api -> db                     100/s       cdn -> api                    100/s
        api -> queue: event          1000/s       client -> api: log in x0.1    100/s

Requests flow from the first box of an arrow to the second; along two-way and headless arrows in whichever direction
they come first. Arrows that lead back to a box through which the requests came carry none: they are answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from drill.domain.diagram.graph import Graph
from drill.domain.diagram.kinds import STORES, kind_of
from drill.domain.diagram.marks import Mark, mark_of

LARGEST: Final = 1e30
"""Requests per second; what multiplies beyond this is a slip."""


@dataclass(frozen=True)
class Flow:
    """What flows through a drawing, in requests per second.

    Args:
        arriving: What arrives at each box that any request gets to; entries included.
        carried: What each arrow carries, by its index in the drawing.
        back: The indices of the arrows that lead back.
    """

    arriving: Mapping[str, float]
    carried: Mapping[int, float]
    back: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Passage:
    """An arrow in the direction in which requests pass it."""

    index: int
    target: str
    mark: Mark


@dataclass
class _Search:
    """A depth-first search from the entries, which finds the passages and the arrows that lead back.

    Args:
        passages: By box, those that leave it, in the order written.
        finished: The boxes in the order in which they were left behind: each one after all to which it leads.
    """

    passages: dict[str, list[_Passage]] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)
    finished: list[str] = field(default_factory=list)


def flow(graph: Graph, entries: Mapping[str, float]) -> Flow:
    """Let requests enter a drawing and follow them.

    Args:
        graph: The drawing.
        entries: By the ids of boxes, how many requests enter there in a second.
    """
    starts = [box.id for box in graph.boxes if box.id in entries]
    search = _searched(graph, starts)
    arriving = {box: entries.get(box, 0.0) for box in reversed(search.finished)}
    passing_on = dict(arriving)
    carried: dict[int, float] = {}
    stores = {box.id for box in graph.boxes if kind_of(box) in STORES}
    for box in arriving:
        leads_on = {each.target for each in search.passages[box] if search.passages[each.target]}
        for passage, rate in _shares(search.passages[box], passing_on[box], leads_on, stores):
            carried[passage.index] = rate
            arriving[passage.target] = min(arriving[passage.target] + rate, LARGEST)
            rest = rate * (1 - passage.mark.hit)
            passing_on[passage.target] = min(passing_on[passage.target] + rest, LARGEST)
    return Flow(arriving, carried, frozenset(search.back))


def _shares(
    passages: Sequence[_Passage], rate: float, leads_on: set[str], stores: set[str]
) -> Iterator[tuple[_Passage, float]]:
    """What each passage out of a box carries of the requests that go on from it."""
    sharing = sum(passage.mark.split for passage in passages)
    asked_first = [each for each in passages if each.mark.hit and each.target not in leads_on]
    unanswered = rate
    for passage in asked_first:
        share = _share(passage.mark, rate, unanswered, sharing)
        yield passage, share
        unanswered = max(0.0, unanswered - share * passage.mark.hit)
    for passage in passages:
        if passage not in asked_first:
            is_for_misses = passage.target in stores or passage.mark.miss
            yield passage, _share(passage.mark, rate, unanswered if is_for_misses else rate, sharing)


def _share(mark: Mark, whole: float, usual: float, sharing: int) -> float:
    rate = usual if mark.factor is None else whole * mark.factor
    return rate / sharing if mark.split else rate


def _searched(graph: Graph, starts: Sequence[str]) -> _Search:
    """Search without recursion, since a drawing may be one long chain."""
    ends = _ends(graph)
    search = _Search()
    used: set[int] = set()
    is_open: set[str] = set()
    for start in starts:
        if start in search.passages:
            continue
        search.passages[start] = []
        is_open.add(start)
        path = [(start, iter(ends[start]))]
        while path:
            box, leaving = path[-1]
            index, target, mark = next(leaving, (-1, "", Mark()))
            if index < 0:
                path.pop()
                is_open.discard(box)
                search.finished.append(box)
            elif index not in used:
                used.add(index)
                if target in is_open:
                    search.back.add(index)
                    continue
                search.passages[box].append(_Passage(index, target, mark))
                if target not in search.passages:
                    search.passages[target] = []
                    is_open.add(target)
                    path.append((target, iter(ends[target])))
    return search


def _ends(graph: Graph) -> Mapping[str, Sequence[tuple[int, str, Mark]]]:
    """From each box the arrows that may be passed, with the box at their other end."""
    ends: dict[str, list[tuple[int, str, Mark]]] = {box.id: [] for box in graph.boxes}
    for index, arrow in enumerate(graph.arrows):
        mark = mark_of(arrow.label)
        if arrow.source in ends and arrow.target in ends:
            ends[arrow.source].append((index, arrow.target, mark))
            if (arrow.both or not arrow.head) and arrow.source != arrow.target:
                ends[arrow.target].append((index, arrow.source, mark))
    return ends
