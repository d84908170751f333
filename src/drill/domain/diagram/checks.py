"""What stands out in a drawing without understanding it: faults to ask about, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from drill.domain.diagram.facts import DrawingFact
from drill.domain.diagram.graph import Arrow, Box, Graph, Kind
from drill.domain.diagram.kinds import NOT_OURS, STORES, is_replicated, kind_of, name_of
from drill.domain.diagram.search import Ways, clients_of, reached, ways_on
from drill.domain.diagram.stores import has_consumer, has_owner, is_kept_twice
from drill.domain.wording import count_text, listed

MOST_BOXES: Final = 10
"""More than can be explained in the minutes there are."""

MOST_SEARCHED: Final = 100
"""In a drawing of more boxes than this nothing is searched; it is too large to be a drawing of an interview."""

_RESTING_PLACES: Final = (
    (Kind.DATABASE, "database"),
    (Kind.OBJECT_STORE, "object store"),
)
_STARTING: Final = frozenset({Kind.EXTERNAL, Kind.WORKER})
"""What begins by itself: a partner calls, a timer fires."""

_FEEDING: Final = frozenset({Kind.CACHE, Kind.QUEUE, *STORES})
"""Arrows from these are often drawn the way data flows, against the request."""


@dataclass(frozen=True)
class Finding:
    """A fault that a check found.

    Args:
        boxes: The ids of the boxes it is about.
        lines: The lines of the source it is about.
        reason: One sentence that names the boxes.
    """

    fact: DrawingFact
    boxes: tuple[str, ...]
    lines: tuple[int, ...]
    reason: str


def check(graph: Graph) -> tuple[Finding, ...]:
    """All faults of a drawing, the gravest first."""
    if len(graph.boxes) > MOST_SEARCHED:
        return tuple(_too_many_boxes(graph))
    ways = ways_on(graph)
    clients = clients_of(graph)
    return (
        *_single_points(graph, ways, clients),
        *_unreplicated_stores(graph),
        *_paths_without_store(graph, ways, clients),
        *_caches_without_owner(graph, ways),
        *_queues_without_consumer(graph, ways),
        *_unreachable_boxes(graph, ways, clients),
        *_unlabelled_arrows(graph),
        *_too_many_boxes(graph),
    )


def facts_of(graph: Graph) -> frozenset[DrawingFact]:
    """All that holds for a drawing. Of an empty one nothing is said but that it is empty."""
    if not graph.boxes:
        return frozenset({DrawingFact.NOT_DRAWN})
    facts = {finding.fact for finding in check(graph)}
    kinds = {kind_of(box) for box in graph.boxes}
    if kinds.isdisjoint({Kind.CACHE, Kind.CDN}):
        facts.add(DrawingFact.NO_CACHE)
    if Kind.QUEUE not in kinds:
        facts.add(DrawingFact.NO_QUEUE)
    return frozenset(facts)


def _single_points(graph: Graph, ways: Ways, clients: Sequence[str]) -> Iterator[Finding]:
    """Boxes whose loss takes from some client every database, or every object store, that it reached before.

    Where it reached neither, caches and queues stand in. A box that is replicated, kept twice, or not ours is none.
    """
    before = {client: tuple(_data(graph, reached(ways, [client]))) for client in clients}
    for box in graph.boxes:
        kind = kind_of(box)
        if is_replicated(box) or kind in NOT_OURS or (kind in STORES and is_kept_twice(graph, box)):
            continue
        cut: dict[str, list[str]] = {}
        for client, groups in before.items():
            after = reached(ways, [client], without=box.id)
            for noun, stores in groups:
                if client != box.id and stores.isdisjoint(after):
                    cut.setdefault(noun, []).append(client)
        if cut:
            losses = " and ".join(
                f"{_names(graph, who)} {'reaches' if len(who) == 1 else 'reach'} no {noun}" for noun, who in cut.items()
            )
            yield _about(DrawingFact.SINGLE_POINT_OF_FAILURE, box, f"If {name_of(box)} is lost, {losses} any more.")


def _data(graph: Graph, boxes: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The resting places of data among some boxes, by what they are called."""
    of_kind = {kind: frozenset(box.id for box in graph.boxes if kind_of(box) is kind) & boxes for kind in Kind}
    found = [(noun, of_kind[kind]) for kind, noun in _RESTING_PLACES if of_kind[kind]]
    passing = of_kind[Kind.CACHE] | of_kind[Kind.QUEUE]
    yield from found or ([("data", passing)] if passing else [])


def _unreplicated_stores(graph: Graph) -> Iterator[Finding]:
    for box in graph.boxes:
        if kind_of(box) in STORES and not is_kept_twice(graph, box):
            reason = f"What {name_of(box)} holds is kept only once: neither replicas nor a copy are drawn."
            yield _about(DrawingFact.STORE_UNREPLICATED, box, reason)


def _paths_without_store(graph: Graph, ways: Ways, clients: Sequence[str]) -> Iterator[Finding]:
    """Clients from which no place where data rests can be reached; a cache or a queue is such a place, too."""
    for client in clients:
        if not any(_data(graph, reached(ways, [client]))):
            box = graph.box(client)
            reason = f"What {name_of(box)} asks for reaches no store: nothing is read or kept."
            yield _about(DrawingFact.PATH_WITHOUT_STORE, box, reason)


def _caches_without_owner(graph: Graph, ways: Ways) -> Iterator[Finding]:
    for box in graph.boxes:
        if kind_of(box) is Kind.CACHE and not has_owner(graph, ways, box.id):
            reason = f"Nobody fills {name_of(box)}: no box that leads to it gets at the data, and it leads on to none."
            yield _about(DrawingFact.CACHE_WITHOUT_OWNER, box, reason)


def _queues_without_consumer(graph: Graph, ways: Ways) -> Iterator[Finding]:
    for box in graph.boxes:
        if kind_of(box) is Kind.QUEUE and not has_consumer(graph, ways, box.id):
            yield _about(DrawingFact.QUEUE_WITHOUT_CONSUMER, box, f"Nothing takes from {name_of(box)}, so it fills up.")


def _unreachable_boxes(graph: Graph, ways: Ways, clients: Sequence[str]) -> Iterator[Finding]:
    """Boxes that no request gets to: neither a client's, nor one that an external or a worker begins.

    A store, cache or queue that leads to a box which is reached counts as reached: its data flows that way.
    """
    starting = [box.id for box in graph.boxes if ways[box.id] and kind_of(box) in _STARTING]
    seen = reached(ways, [*clients, *starting])
    for box in graph.boxes:
        is_feeding = kind_of(box) in _FEEDING and not seen.isdisjoint(ways[box.id])
        if box.id not in seen and not is_feeding:
            reason = f"No client's request ever gets to {name_of(box)}."
            yield _about(DrawingFact.UNREACHABLE_BOX, box, reason)


def _unlabelled_arrows(graph: Graph) -> Iterator[Finding]:
    silent = [arrow for arrow in graph.arrows if not arrow.label.strip()]
    if silent:
        count = count_text(len(silent), "arrow")
        verb = "does" if len(silent) == 1 else "do"
        ends = tuple(dict.fromkeys(end for arrow in silent for end in (arrow.source, arrow.target)))
        reason = f"{count} {verb} not say what flows: {listed([_arrow_text(graph, arrow) for arrow in silent])}."
        yield Finding(DrawingFact.UNLABELLED_ARROW, ends, tuple(arrow.line for arrow in silent), reason)


def _too_many_boxes(graph: Graph) -> Iterator[Finding]:
    count = len(graph.boxes)
    if count > MOST_BOXES:
        reason = f"{count} boxes are more than {MOST_BOXES}: some can be one box, or be left for the deep dive."
        yield Finding(DrawingFact.TOO_MANY_BOXES, (), (), reason)


def _about(fact: DrawingFact, box: Box, reason: str) -> Finding:
    return Finding(fact, (box.id,), (box.line,), reason)


def _names(graph: Graph, boxes: Sequence[str]) -> str:
    return listed([name_of(graph.box(box)) for box in boxes])


def _arrow_text(graph: Graph, arrow: Arrow) -> str:
    return f"{name_of(graph.box(arrow.source))} → {name_of(graph.box(arrow.target))}"
