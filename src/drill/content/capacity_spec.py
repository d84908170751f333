"""What an author writes in `problems/reference/capacity.yaml`."""

from drill.content.common_spec import AS_OF, ID, LINE, PROSE, SCHEMA
from drill.content.faults import Faults
from drill.content.nodes import EACH, Node, Scalar, scalars, select
from drill.content.records import Field, ListOf, Record
from drill.content.spec import Choice, Invalid, Json, ScalarSpec
from drill.domain.diagram.capacity import Capacities, CapacityFigure
from drill.domain.diagram.graph import Kind
from drill.domain.diagram.rates import rate_of, rate_text
from drill.domain.estimation.failure import EstimateError


class Rate(ScalarSpec[float]):
    """A rate in the estimation language, such as `2k/s`; per second when it is decoded."""

    expected = "a rate such as `2k/s`"

    def convert(self, scalar: Scalar, faults: Faults) -> float | Invalid:
        """Compute it."""
        try:
            return rate_of(scalar.text)
        except EstimateError as error:
            return self.refuse(scalar, faults, error.reason)

    def json_schema(self) -> dict[str, Json]:
        """A text, or a plain number."""
        return {"type": ["string", "number"]}


RATE = Rate()


def figure() -> Record[CapacityFigure]:
    """What one box of a kind bears."""
    kind = Field("kind", Choice(Kind), "The kind of box.")
    typical = Field("typical", RATE, "What to reckon with, for one of it.")
    low = Field("low", RATE, "The lowest figure that serious sources give.")
    high = Field("high", RATE, "The highest one.")
    what = Field("what", PROSE, "Of what it is the figure, and what moves it; sentences.")
    source = Field("source", PROSE, "Who says so; two sources where they can be had.")
    as_of = Field("as_of", AS_OF, "The day, month or year for which it holds.")
    return Record(
        (kind, typical, low, high, what, source, as_of),
        lambda values: CapacityFigure(
            kind=values[kind],
            per_second=values[typical],
            low=values[low],
            high=values[high],
            what=values[what],
            source=values[source],
            as_of=values[as_of],
        ),
    )


def capacities() -> Record[Capacities]:
    """The file, whole."""
    id_ = Field("id", ID, "Its name for ever.")
    title = Field("title", LINE, "Its name on the screens.")
    as_of = Field("as_of", AS_OF, "When the file was last gone through.")
    figures = Field("figures", ListOf(figure(), least=1, key="kind"), "One for each kind that can limit a drawing.")
    return Record(
        (SCHEMA, id_, title, as_of, figures),
        lambda values: {figure.kind: figure for figure in values[figures]},
    )


def check_capacities(root: Node, faults: Faults) -> None:
    """Each typical figure lies between the lowest and the highest."""
    for entry in select(root, "figures", EACH):
        low, typical, high = (_rate(entry, key) for key in ("low", "typical", "high"))
        for place in scalars(entry, "typical"):
            if low is not None and typical is not None and high is not None and not low <= typical <= high:
                span = f"between {rate_text(low)} and {rate_text(high)}"
                faults.add(place, f"typical: expected a rate {span}, got {rate_text(typical)}")


def _rate(entry: Node, key: str) -> float | None:
    for scalar in scalars(entry, key):
        try:
            return rate_of(scalar.text)
        except EstimateError:
            return None
    return None
