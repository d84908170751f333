"""What must fit together in the drawings of a problem, and what the program's own checks hold against them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from drill.content.faults import Faults, Place, Placed, quote
from drill.content.nodes import EACH, Node, Scalar, Style, scalars, select, texts
from drill.content.rules import expect_known
from drill.domain.diagram.checks import MOST_BOXES, Finding, check
from drill.domain.diagram.facts import DrawingFact
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.reading import read
from drill.domain.diagram.search import reached, ways_on
from drill.domain.wording import listed

FEWEST_BOXES: Final = 5
"""Below, a drawing does not answer the problem yet."""

DESIGN: Final = ("phases", "high-level-design")

EARLY: Final = frozenset({DrawingFact.SINGLE_POINT_OF_FAILURE, DrawingFact.STORE_UNREPLICATED})
"""What a version before the last one may have without a word: that is what it grows out of."""


@dataclass(frozen=True)
class _Drawing:
    """A drawing with its place in the file."""

    source: Scalar
    graph: Graph
    is_final: bool

    def place(self, line: int) -> Placed:
        """Where a line of its text stands; the text of a block begins below its sign."""
        return Place(self.source.line + line) if self.source.style is Style.BLOCK else self.source

    def findings(self) -> Iterator[Finding]:
        """What is held against it. How many boxes it may have is a rule of its own."""
        for finding in check(self.graph):
            if finding.fact is not DrawingFact.TOO_MANY_BOXES and (self.is_final or finding.fact not in EARLY):
                yield finding


def check_drawings(root: Node, faults: Faults) -> None:
    """Each drawing can be read, and what names boxes names those of the drawing."""
    drawings = list(_read_drawings(root, faults))
    for drawing in drawings:
        if drawing.is_final:
            _check_paths(root, drawing.graph, faults)
            boxes = scalars(root, "phases", "trade-offs", "failures", EACH, "boxes", EACH)
            expect_known(boxes, _boxes(drawing.graph), "box of the diagram", faults)
    known = [box for drawing in drawings for box in _boxes(drawing.graph)]
    expect_known(scalars(root, *DESIGN, "accepted", EACH, "box"), known, "box of the diagram", faults)


def check_design(root: Node, faults: Faults) -> None:
    """The drawings have as many boxes as can be explained, and no fault that their author does not accept."""
    drawings = list(_read_drawings(root, Faults(faults.file)))
    for drawing in drawings:
        if drawing.is_final:
            _check_size(drawing, faults)
    _check_findings(root, drawings, faults)


def _read_drawings(root: Node, faults: Faults) -> Iterator[_Drawing]:
    for is_final, path in (
        (True, ("diagram",)),
        (False, ("simplest_diagram",)),
        (False, ("evolution", EACH, "diagram")),
    ):
        for source in scalars(root, *DESIGN, *path):
            reading = read(source.text)
            drawing = _Drawing(source, reading.graph, is_final)
            for complaint in reading.complaints:
                faults.add(drawing.place(complaint.line), f"the drawing cannot be read here: {complaint.reason}")
            yield drawing


def _check_size(drawing: _Drawing, faults: Faults) -> None:
    count = len(drawing.graph.boxes)
    if not FEWEST_BOXES <= count <= MOST_BOXES:
        faults.add(drawing.source, f"expected {FEWEST_BOXES} to {MOST_BOXES} boxes, got {count}")


def _check_paths(root: Node, graph: Graph, faults: Faults) -> None:
    """Each path leads from a box of the drawing along its arrows to one of its ends."""
    known, ways = _boxes(graph), ways_on(graph)
    for path in select(root, *DESIGN, "paths", EACH):
        ends = list(scalars(path, "ends", EACH))
        expect_known([*scalars(path, "start"), *ends], known, "box of the diagram", faults)
        names = [end.text for end in ends if end.text in known]
        for start in scalars(path, "start"):
            if start.text in known and names and reached(ways, [start.text]).isdisjoint(names):
                faults.add(start, f"no arrows lead from {quote(start.text)} to {listed(list(map(quote, names)))}")


def _check_findings(root: Node, drawings: Sequence[_Drawing], faults: Faults) -> None:
    """Each fault of a drawing is accepted, and each accepted fault is one."""
    known = [box for drawing in drawings for box in _boxes(drawing.graph)]
    accepted = [
        (fact, box)
        for each in select(root, *DESIGN, "accepted", EACH)
        for fact in scalars(each, "fact")
        for box in texts(each, "box") or [""]
    ]
    found = [(drawing, finding) for drawing in drawings for finding in drawing.findings()]
    for drawing, finding in found:
        if not any(_is_about(fact.text, box, finding) for fact, box in accepted):
            place = drawing.place(finding.lines[0]) if finding.lines else drawing.source
            advice = f"mend it, or name {quote(finding.fact)} under `accepted` and say why"
            faults.add(place, f"{finding.reason} ({advice})")
    for fact, box in accepted:
        if (not box or box in known) and not any(_is_about(fact.text, box, finding) for _, finding in found):
            where = f" at {quote(box)}" if box else ""
            faults.add(fact, f"no drawing has the fault {quote(fact.text)}{where}")


def _is_about(fact: str, box: str, finding: Finding) -> bool:
    return fact == finding.fact and box in ("", *finding.boxes)


def _boxes(graph: Graph) -> list[str]:
    return [box.id for box in graph.boxes]
