"""What boxes bear: figures by kind, utilisation under a load, and what saturates first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drill.domain.diagram.graph import Box, Graph, Kind
from drill.domain.diagram.kinds import NOT_OURS, kind_of, name_of
from drill.domain.diagram.load import Flow
from drill.domain.diagram.rates import rate_of, rate_text
from drill.domain.estimation.failure import EstimateError
from drill.domain.wording import listed


@dataclass(frozen=True)
class CapacityFigure:
    """What one of a kind usually bears.

    Args:
        per_second: To reckon with.
        low, high: Between what published figures lie.
        what: Of what it is the figure, and what moves it.
        source: Where it is from.
        as_of: When the sources were written.
    """

    kind: Kind
    per_second: float
    low: float
    high: float
    what: str
    source: str
    as_of: str


Capacities = Mapping[Kind, CapacityFigure]
"""By kind. A kind without a figure is not what limits a drawing."""


@dataclass(frozen=True)
class BoxLoad:
    """A box under load.

    Args:
        rate: Requests per second that arrive at it.
        each: What one of it bears; None where nothing is known.
        replicas: How many share the load.
        is_own: Whether the figure was written in the drawing.
    """

    box: str
    rate: float
    each: float | None
    replicas: int = 1
    is_own: bool = False

    @property
    def capacity(self) -> float | None:
        """What all of it bear together."""
        return None if self.each is None else self.each * self.replicas

    @property
    def utilisation(self) -> float | None:
        """The load as a share of the capacity; above 1 it is too much."""
        return None if self.capacity is None else self.rate / self.capacity

    @property
    def saturates_at(self) -> float | None:
        """The multiple of the load at which the capacity is used up; None where it never is."""
        return self.capacity / self.rate if self.capacity is not None and self.rate > 0 else None


def box_loads(graph: Graph, flow: Flow, figures: Capacities) -> tuple[BoxLoad, ...]:
    """Each box that requests get to, in the order of the drawing."""
    return tuple(_loaded(box, flow.arriving[box.id], figures) for box in graph.boxes if box.id in flow.arriving)


def saturation(loads: tuple[BoxLoad, ...]) -> tuple[tuple[BoxLoad, float], ...]:
    """The boxes in the order in which they saturate as the load grows, each with the multiple of the load."""
    found = [(load, load.saturates_at) for load in loads]
    return tuple(sorted(((load, at) for load, at in found if at is not None), key=lambda each: each[1]))


def assumptions(graph: Graph, flow: Flow, figures: Capacities) -> tuple[str, ...]:
    """What the arithmetic rests on, as sentences."""
    return tuple(_assumptions(graph, flow, figures))


def _assumptions(graph: Graph, flow: Flow, figures: Capacities) -> Iterator[str]:
    reached = [box for box in graph.boxes if box.id in flow.arriving]
    yield "Each arrow carries all that goes on from its box, unless its label says x0.1, hit 90% or split."
    if flow.back:
        back = [graph.arrows[index] for index in sorted(flow.back)]
        names = [f"{name_of(graph.box(arrow.source))} → {name_of(graph.box(arrow.target))}" for arrow in back]
        yield f"What leads back is an answer and carries none: {listed(names)}."
    if any(box.replicas > 1 for box in reached):
        yield "Replicas share the load evenly. Those of a database do so for reads; every write goes to all of them."
    for box in reached:
        if box.capacity and not _own(box):
            yield f"`{box.capacity}` at {name_of(box)} is no rate, so the usual figure stands in."
    kinds = {kind_of(box) for box in reached if not _own(box)}
    for kind, figure in figures.items():
        if kind in kinds:
            span = f"{rate_text(figure.low)} to {rate_text(figure.high)}"
            yield (
                f"One {kind.replace('-', ' ')} bears {rate_text(figure.per_second)} ({span}): {figure.what}"
                f" (As of {figure.as_of}: {figure.source}.)"
            )
    unlimited = [name_of(box) for box in reached if _each(box, figures) is None]
    if unlimited:
        yield f"No limit is assumed for {listed(unlimited)}."
    missed = [name_of(box) for box in graph.boxes if box.id not in flow.arriving]
    if missed:
        yield f"Nothing flows to {listed(missed)}."
    yield "Rates only: waiting begins well before 100 %, so plan for 40 to 70 %. Nothing is said about response times."


def _loaded(box: Box, rate: float, figures: Capacities) -> BoxLoad:
    own = _own(box)
    return BoxLoad(box.id, rate, _each(box, figures), box.replicas, own is not None)


def _each(box: Box, figures: Capacities) -> float | None:
    own, kind = _own(box), kind_of(box)
    if own is not None:
        return own
    return None if kind in NOT_OURS or kind not in figures else figures[kind].per_second


def _own(box: Box) -> float | None:
    """What the user wrote at a box, if it is a rate."""
    if not box.capacity:
        return None
    try:
        return rate_of(box.capacity)
    except EstimateError:
        return None
