import pytest

from drill.domain.diagram.graph import Arrow, Box, Direction, Group, Kind, LineStyle, Reading, Shape
from drill.domain.diagram.reading import read


def arrows(text: str) -> list[str]:
    """The arrows of a text, which is all understood."""
    reading = read(text)
    assert reading.complaints == ()
    return [told(arrow) for arrow in reading.graph.arrows]


def told(arrow: Arrow) -> str:
    """An arrow in one notation."""
    line = {LineStyle.SOLID: "-", LineStyle.DOTTED: ".", LineStyle.THICK: "="}[arrow.style]
    label = f": {arrow.label}" if arrow.label else ""
    return f"{arrow.source} {'<' if arrow.both else ''}{line}{'>' if arrow.head else ''} {arrow.target}{label}"


def box(text: str, name: str) -> Box:
    """A box that was read."""
    return read(text).graph.box(name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("client -> api: HTTPS", ["client -> api: HTTPS"]),
        ("client -> lb -> api: HTTPS", ["client -> lb: HTTPS", "lb -> api: HTTPS"]),
        ("App --> API: a, b; c", ["App -> API: a, b; c"]),
        ("a<->b", ["a <-> b"]),
        ("a <--> b", ["a <-> b"]),
        ("a -.-> b", ["a .> b"]),
        ("a ==> b", ["a => b"]),
        ("a <- b", ["b -> a"]),
        ("a → b", ["a -> b"]),
        ("a --- b", ["a - b"]),
        ("load balancer -> api x3 : HTTP", ["load balancer -> api: HTTP"]),
        ("client -> api, db & queue", ["client -> api", "client -> db", "client -> queue"]),
        ("a, b -> c", ["a -> c", "b -> c"]),
        ("rate-limiter -> click-log", ["rate-limiter -> click-log"]),
        ("Foo (bar) -> db:5432", ["Foo (bar) -> db:5432"]),
        ("a -> a: retry", ["a -> a: retry"]),
        ("a -> b: one; b -> c: two", ["a -> b: one", "b -> c: two"]),
        ("- a -> b", ["a -> b"]),
        ("a -> b # why\n# c -> d\n// e -> f\n%% g -> h", ["a -> b"]),
        ("a -> b: see http://x.y/z // a remark", ["a -> b: see http://x.y/z"]),
        ("> x -> y\na -> b", ["a -> b"]),
        ("```mermaid\na -> b\n```\n---", ["a -> b"]),
        ("Client -> API\nclient -> api", ["Client -> API", "Client -> API"]),
    ],
)
def test_arrow_lists_are_read(text: str, found: list[str]) -> None:
    assert arrows(text) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A-->B", ["A -> B"]),
        ("A[One] --> B[(Two)]", ["A -> B"]),
        ("A -->|GET /x| B", ["A -> B: GET /x"]),
        ("A -- GET /x --> B", ["A -> B: GET /x"]),
        ("A -.-> B", ["A .> B"]),
        ("A -.async.-> B", ["A .> B: async"]),
        ("A -. async .-> B", ["A .> B: async"]),
        ("A == bulk ==> B", ["A => B: bulk"]),
        ("A ==>|bulk| B", ["A => B: bulk"]),
        ("A <--> B", ["A <-> B"]),
        ("A <-.-> B", ["A <.> B"]),
        ("A ---> B ----> C", ["A -> B", "B -> C"]),
        ("A --- B", ["A - B"]),
        ("A ---|text| B", ["A - B: text"]),
        ("A -- text --- B", ["A - B: text"]),
        ("A --x B --o C", ["A -> B", "B -> C"]),
        ("A & B --> C & D", ["A -> C", "A -> D", "B -> C", "B -> D"]),
        ('A -->|"one<br/>two"| B', ["A -> B: one\ntwo"]),
        ("A --> B; B --> C;", ["A -> B", "B -> C"]),
        ("A ~~~ B", []),
        ("A --> a", ["A -> a"]),
        ("style A fill:#f9f\nclassDef x fill:red\nclass A x\nlinkStyle 0 stroke:red\nA --> B", ["A -> B"]),
        ('click A href "x"\nA --> B', ["A -> B"]),
    ],
)
def test_mermaid_is_read(line: str, found: list[str]) -> None:
    assert arrows(f"flowchart LR\n{line}") == found


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        ("[x y]", Shape.BOX),
        ("(x y)", Shape.ROUND),
        ("([x y])", Shape.ROUND),
        ("((x y))", Shape.ROUND),
        ("[[x y]]", Shape.QUEUE),
        ("[(x y)]", Shape.CYLINDER),
        ("{x y}", Shape.CHOICE),
        ("{{x y}}", Shape.BOX),
        (">x y]", Shape.BOX),
        ("[/x y/]", Shape.BOX),
        ('["x y"]', Shape.BOX),
    ],
)
def test_shapes_are_known(shape: str, found: Shape) -> None:
    reading = read(f"graph TD\nA{shape} --> B")
    assert reading.complaints == ()
    assert (reading.graph.box("A").shape, reading.graph.box("A").label) == (found, "x y")


@pytest.mark.parametrize("direction", ["LR", "RL", "TD", "BT", "TB"])
def test_the_direction_is_the_authors(direction: str) -> None:
    assert read(f"flowchart {direction}\nA-->B").graph.direction == Direction(direction.replace("TB", "TD"))
    assert read("a -> b").graph.direction is None


def test_groups_hold_what_is_named_in_them() -> None:
    reading = read(
        "flowchart LR\nX --> A\nsubgraph core[Core services]\n direction TB\n A --> B\n subgraph inner\n  C\n"
        " end\nend\nsubgraph Two words\n D\nend\nB --> D"
    )
    assert reading.complaints == ()
    assert reading.graph.groups == (
        Group("core", "Core services", line=3),
        Group("inner", "inner", "core", line=6),
        Group("Two words", "Two words", line=10),
    )
    groups = {box.id: box.group for box in reading.graph.boxes}
    assert groups == {"X": None, "A": "core", "B": "core", "C": "inner", "D": "Two words"}


@pytest.mark.parametrize(
    ("line", "kind", "replicas", "capacity"),
    [
        ("api: service x3", Kind.SERVICE, 3, ""),
        ("api: service x3 2k/s", Kind.SERVICE, 3, "2k/s"),
        ("api: database ×2", Kind.DATABASE, 2, ""),
        ("api: object store", Kind.OBJECT_STORE, 1, ""),
        ("api: load-balancer", Kind.LOAD_BALANCER, 1, ""),
        ("api: db", Kind.DATABASE, 1, ""),
        ("api: blob", Kind.OBJECT_STORE, 1, ""),
        ("api: gateway", Kind.SERVICE, 1, ""),
        ("api: 3x", None, 3, ""),
        ("api: 500/s", None, 1, "500/s"),
        ("api x3", None, 3, ""),
        ("api", None, 1, ""),
        ("flowchart LR\napi[api x4]:::cache --> b", Kind.CACHE, 4, ""),
        ("flowchart LR\napi:::big --> b", None, 1, ""),
    ],
)
def test_kinds_and_replicas_are_declared(line: str, kind: Kind | None, replicas: int, capacity: str) -> None:
    found = box(line, "api")
    assert (found.label, found.kind, found.replicas, found.capacity) == ("api", kind, replicas, capacity)
    assert read(line).complaints == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a -> ", "This arrow leads nowhere yet."),
        ("a --", "This arrow leads nowhere yet."),
        ("-> b", "`-> b` does not begin with the name of a box."),
        ("a[half", "The bracket behind `a` is not closed."),
        ("a -->|half", "The label after `|` is not closed with another `|`."),
        ("a: nonsense", "`nonsense` is no kind of box: say client, service, cache, database, queue, worker …"),
        ("We use a cache here, and there.", "There is no arrow in this line."),
        ("end", "This `end` closes no group."),
        ("subgraph z", "The group `z` is never closed with `end`."),
        ("a -> b | c", "`| c` is not understood here."),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_the_others_stay(line: str, reason: str) -> None:
    reading = read(f"x -> y\n{line}\n")
    assert told(reading.graph.arrows[0]) == "x -> y"
    assert {complaint.line for complaint in reading.complaints} == {2}
    assert reason in [complaint.reason for complaint in reading.complaints]
    for complaint in reading.complaints:
        assert complaint.reason.endswith((".", "…"))


def test_an_arrow_to_a_group_asks_for_a_box() -> None:
    reading = read("flowchart LR\nA --> core\nsubgraph core\nB\nend\nA --> B")
    assert [told(arrow) for arrow in reading.graph.arrows] == ["A -> B"]
    assert [complaint.line for complaint in reading.complaints] == [2]
    assert {box.id for box in reading.graph.boxes} == {"A", "B"}


def test_both_notations_may_mix() -> None:
    reading = read("client[Phone] --> lb: HTTPS\nlb -> api & worker\nsubgraph Core\napi -> db\nend\ndb: database x2")
    assert reading.complaints == ()
    assert len(reading.graph.arrows) == 4
    assert reading.graph.box("db") == Box("db", "db", kind=Kind.DATABASE, replicas=2, group="Core", line=4)


def test_lines_are_counted() -> None:
    reading = read("\n# nothing\na -> b\n\nb -> c")
    assert [arrow.line for arrow in reading.graph.arrows] == [3, 5]
    assert [box.line for box in reading.graph.boxes] == [3, 3, 5]


def test_nothing_is_an_empty_drawing() -> None:
    for text in ("", "\n\n", "# nothing", "flowchart LR", "> a -> b"):
        assert read(text) == Reading(read(text).graph)
        assert read(text).graph.boxes == ()
