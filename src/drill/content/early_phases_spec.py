"""What an author writes under the first three phases: requirements, estimation, high-level design."""

from drill.content.common_spec import ID, LINE, PROSE, PROSE_LIST
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.script_spec import EXEMPLARS, HINTS, PROBES, REFERENCE, SCRIPT, TASK
from drill.content.spec import Choice, Name, Number, Text
from drill.domain.diagram.facts import DrawingFact
from drill.domain.problem import (
    AcceptedFault,
    DataPath,
    Endpoint,
    Entity,
    Estimation,
    Evolution,
    HighLevelDesign,
    PathKind,
    Quantity,
    Requirements,
    Target,
)


def requirements() -> Record[Requirements]:
    """The requirements phase."""
    operation = Field("operation", LINE, "The operation that the target is about.")
    target = Field("target", PROSE, "A measurable target: a latency at a percentile, a rate, a loss allowed.")
    targets = Record((operation, target), lambda values: Target(operation=values[operation], target=values[target]))
    functional = Field("functional", PROSE_LIST, "What users can do.")
    out_of_scope = Field("out_of_scope", PROSE_LIST, "What is left out on purpose.")
    non_functional = Field("non_functional", ListOf(targets, least=1), "A measurable target for each operation.")
    return Record(
        (*SCRIPT, functional, out_of_scope, non_functional),
        lambda values: Requirements(
            task=values[TASK],
            hints=values[HINTS],
            probes=values[PROBES],
            reference=values[REFERENCE],
            exemplars=values[EXEMPLARS],
            functional=values[functional],
            out_of_scope=values[out_of_scope],
            non_functional=values[non_functional],
        ),
    )


def quantity() -> Record[Quantity]:
    """A figure worth estimating."""
    id_ = Field("id", ID, "Its name for ever; clarifications refer to it by `unlocks`.")
    ask = Field("ask", PROSE, "The figure in words, as the worksheet asks for it.")
    formula = Field("formula", LINE, "How it follows from the givens, such as `peak(users * reads, 3)`.")
    unit = Field("unit", Text(most=40, one_line=True), 'The unit of the result, such as "1/s" or GB.')
    factor = Field(
        "factor", Number(1, 1000), "How far off an estimate may be and still be good: 3 is a third to three times."
    )
    decides = Field("decides", PROSE, "The design decision that hangs on it.")
    return Record(
        (id_, ask, formula, unit, factor, decides),
        lambda values: Quantity(
            id=values[id_],
            ask=values[ask],
            formula=values[formula],
            unit=values[unit],
            factor=values[factor],
            decides=values[decides],
        ),
    )


def estimation() -> Record[Estimation]:
    """The estimation phase."""
    name = Name(r"[a-z][a-z0-9_]{0,39}", "a name of small letters, digits and underscores, such as `daily_users`")
    givens = Field("givens", MapOf(name, LINE, least=1), 'Name and value with unit, such as `spaces: "600 spaces"`.')
    quantities = Field("quantities", ListOf(quantity(), least=1), "The figures worth estimating.")
    return Record(
        (*SCRIPT, givens, quantities),
        lambda values: Estimation(
            task=values[TASK],
            hints=values[HINTS],
            probes=values[PROBES],
            reference=values[REFERENCE],
            exemplars=values[EXEMPLARS],
            givens=values[givens],
            quantities=values[quantities],
        ),
    )


def endpoint() -> Record[Endpoint]:
    """An operation of the interface."""
    method = Field("method", LINE, "GET, POST, a gRPC or socket method.")
    path = Field("path", LINE, "The path or name, with its parameters.")
    request = Field("request", PROSE, "What is sent.")
    response = Field("response", PROSE, "What comes back.")
    errors = Field("errors", PROSE, "Which errors there are, and what the caller does about them.")
    return Record(
        (method, path, request, response, errors),
        lambda values: Endpoint(
            method=values[method],
            path=values[path],
            request=values[request],
            response=values[response],
            errors=values[errors],
        ),
    )


def entity() -> Record[Entity]:
    """A thing that is stored."""
    name = Field("name", LINE, "Its name.")
    keys = Field("keys", PROSE, "Primary key, partition key, indexes.")
    access = Field("access", PROSE, "By which paths it is read and written.")
    return Record(
        (name, keys, access), lambda values: Entity(name=values[name], keys=values[keys], access=values[access])
    )


def evolution() -> Record[Evolution]:
    """A step from the simplest version on."""
    bottleneck = Field("bottleneck", PROSE, "What gives way first, and at which load.")
    change = Field("change", PROSE, "What is changed.")
    cost = Field("cost", PROSE, "What the change costs.")
    diagram = Field("diagram", PROSE, "The drawing after the change; left out where the change moves no box.", "")
    return Record(
        (bottleneck, change, cost, diagram),
        lambda values: Evolution(
            bottleneck=values[bottleneck], change=values[change], cost=values[cost], diagram=values[diagram]
        ),
    )


def data_path() -> Record[DataPath]:
    """A way through the boxes that users depend on."""
    name = Field("name", LINE, "What a user does by it, such as `open a link`.")
    kind = Field("kind", Choice(PathKind), "What it is for.")
    start = Field("start", LINE, "The box of the drawing where it begins, by its id there.")
    ends = Field("ends", ListOf(LINE, least=1), "Boxes, by their ids; it works as long as one of them can be reached.")
    return Record(
        (name, kind, start, ends),
        lambda values: DataPath(name=values[name], kind=values[kind], start=values[start], ends=values[ends]),
    )


def accepted_fault() -> Record[AcceptedFault]:
    """A fault of the drawing that its author accepts."""
    fact = Field("fact", Choice(DrawingFact), "Which fault.")
    box = Field("box", LINE, "The box it is about; left out when it is about the whole drawing.", "")
    because = Field("because", PROSE, "Why it is accepted here.")
    return Record(
        (fact, box, because),
        lambda values: AcceptedFault(fact=values[fact], because=values[because], box=values[box]),
    )


def high_level_design() -> Record[HighLevelDesign]:
    """The high-level design phase."""
    api = Field("api", ListOf(endpoint(), least=1), "The operations of the interface.")
    entities = Field("entities", ListOf(entity(), least=1), "What is stored.")
    diagram = Field("diagram", PROSE, "5 to 10 boxes, one arrow a line: `App --> API: HTTPS`.")
    read_path = Field("read_path", PROSE, "How a read travels through the boxes.")
    write_path = Field("write_path", PROSE, "How a write travels through the boxes.")
    simplest = Field("simplest", PROSE, "The simplest version that works, and up to which load.")
    simplest_diagram = Field("simplest_diagram", PROSE, "The drawing of the simplest version.", "")
    steps = Field("evolution", ListOf(evolution(), least=1), "From there on, one bottleneck at a time.")
    paths = Field("paths", ListOf(data_path(), key="name"), "The ways through the drawing that users depend on.", ())
    accepted = Field(
        "accepted", ListOf(accepted_fault(), key=None), "Faults of the drawing that are accepted, and why.", ()
    )
    return Record(
        (*SCRIPT, api, entities, diagram, paths, accepted, read_path, write_path, simplest, simplest_diagram, steps),
        lambda values: HighLevelDesign(
            task=values[TASK],
            hints=values[HINTS],
            probes=values[PROBES],
            reference=values[REFERENCE],
            exemplars=values[EXEMPLARS],
            api=values[api],
            entities=values[entities],
            diagram=values[diagram],
            read_path=values[read_path],
            write_path=values[write_path],
            simplest=values[simplest],
            simplest_diagram=values[simplest_diagram],
            paths=values[paths],
            accepted=values[accepted],
            evolution=values[steps],
        ),
    )
