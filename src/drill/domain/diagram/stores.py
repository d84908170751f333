"""Who keeps, copies and fills what: the questions about databases, caches and queues that a drawing can answer."""

from collections.abc import Iterator
from typing import Final

from drill.domain.diagram.graph import Arrow, Box, Graph, Kind
from drill.domain.diagram.kinds import NOT_OURS, STORES, is_copy, is_replicated, kind_of, name_of, words_of
from drill.domain.diagram.search import Ways, reached, roots

_COPYING: Final = ("replicat", "copy", "copies", "standby", "failover", "mirror", "sync", "wal", "binlog")
"""How the words of an arrow begin that keeps one store like another."""

_PULLING: Final = ("poll", "pull", "consum", "read", "fetch", "subscrib", "receiv", "tak", "drain", "dequeu", "leas")
"""How the words of an arrow begin that takes from the queue it points to."""

_LEADING: Final = frozenset({"primary", "master", "leader", "main"})
_FILLERS: Final = frozenset({Kind.WORKER, Kind.QUEUE, Kind.EXTERNAL, *STORES})
"""What brings data along by itself when it leads to a cache."""


def is_kept_twice(graph: Graph, box: Box) -> bool:
    """Whether the data of a store survives the loss of one machine.

    It does when the box has replicas, is managed, or is or has a copy: another store tied to it by an arrow, of which
    one is called a copy or the arrow copies. A copy that no arrow ties to a store is one of the store called primary,
    or of the only other store.
    """
    if is_replicated(box) or is_copy(box):
        return True
    stores = [each for each in graph.boxes if kind_of(each) in STORES]
    others = {each.id: each for each in stores if each is not box}
    ties = [(arrow, others[end]) for arrow, end in _arrows_at(graph, box.id) if end in others]
    if any(is_copy(other) or _says(arrow, _COPYING) for arrow, other in ties):
        return True
    has_lead = len([each for each in stores if not is_copy(each)]) == 1 or not _LEADING.isdisjoint(
        words_of(name_of(box))
    )
    ids = {each.id for each in stores}
    loose = (each for each in stores if is_copy(each) and all(end not in ids for _, end in _arrows_at(graph, each.id)))
    return has_lead and any(loose)


def has_consumer(graph: Graph, ways: Ways, queue: str) -> bool:
    """Whether anything takes from a queue.

    An arrow leads on from it, or one to it says that it pulls, or comes from a worker to which nothing leads.
    """
    if any(target != queue for target in ways[queue]):
        return True
    starting = set(roots(ways))
    takers = [arrow for arrow in graph.arrows if arrow.target == queue and arrow.source != queue]
    return any(
        _says(arrow, _PULLING) or (arrow.source in starting and kind_of(graph.box(arrow.source)) is Kind.WORKER)
        for arrow in takers
    )


def has_owner(graph: Graph, ways: Ways, cache: str) -> bool:
    """Whether a cache has somebody who knows the data and puts it in.

    That is the cache itself, if it leads on to something that is no client (read-through); or a box that leads to it
    and is a store, a queue, a worker or an external, or that also gets at a store without it (look-aside). In a drawing
    without a store any box of ours that leads to it will do: it keeps what it computed itself.
    """
    kinds = {box.id: kind_of(box) for box in graph.boxes}
    if any(kinds[target] is not Kind.CLIENT for target in ways[cache] if cache not in ways[target]):
        return True
    users = [box for box, targets in ways.items() if cache in targets and box != cache]
    stores = {box for box, kind in kinds.items() if kind in STORES}
    feeders = {box for store in stores for box in ways[store]}
    for user in users:
        if kinds[user] in _FILLERS:
            return True
        if kinds[user] not in NOT_OURS and (
            not stores or user in feeders or not stores.isdisjoint(reached(ways, [user], without=cache))
        ):
            return True
    return False


def _arrows_at(graph: Graph, box: str) -> Iterator[tuple[Arrow, str]]:
    """The arrows that begin or end at a box, each with its other end."""
    for arrow in graph.arrows:
        if arrow.source == box:
            yield arrow, arrow.target
        elif arrow.target == box:
            yield arrow, arrow.source


def _says(arrow: Arrow, beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words_of(arrow.label))
