"""What a drawing answers when it is asked: a page to read, and the boxes to mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drill.domain.diagram.capacity import Capacities, assumptions, box_loads
from drill.domain.diagram.checks import Finding
from drill.domain.diagram.graph import Graph, Reading
from drill.domain.diagram.load import flow
from drill.domain.diagram.loss import lose, path_states
from drill.domain.diagram.matching import failures_of, match_boxes, match_paths
from drill.domain.problem import AcceptedFault, DataPath, Failure, Problem
from drill.tui import drawing_view as view
from drill.tui.picture_view import Mark
from drill.tui.rows import Rows


@dataclass(frozen=True)
class Author:
    """What the author of a problem says about drawings of it.

    Args:
        reading: The author's own drawing.
        accepted: Its faults that are meant.
    """

    reading: Reading
    paths: tuple[DataPath, ...] = ()
    failures: tuple[Failure, ...] = ()
    accepted: tuple[AcceptedFault, ...] = ()

    @classmethod
    def of(cls, problem: Problem, reading: Reading) -> "Author":
        """The author of a problem.

        Args:
            problem: The problem.
            reading: Its diagram, as it was read.
        """
        design = problem.high_level_design
        return cls(reading, design.paths, problem.trade_offs.failures, design.accepted)


@dataclass(frozen=True)
class Answer:
    """What is shown for a question.

    Args:
        marks: How to mark boxes of the picture, by their ids.
        box: The id of the box that should be in sight; empty when it is about none.
    """

    page: Rows
    marks: Mapping[str, Mark] = field(default_factory=dict)
    box: str = ""


def checked(
    reading: Reading, findings: Sequence[Finding], marked: int | None, accepted: Sequence[AcceptedFault]
) -> Answer:
    """Why something stands out: a line that was not understood, or a finding.

    Args:
        reading: The drawing.
        findings: What stands out in it.
        marked: Which line of both lists together is marked; None when there is none.
        accepted: The faults that the author of this drawing accepts.
    """
    if marked is None:
        return Answer(view.sound_page())
    if marked < len(reading.complaints):
        return Answer(view.complaint_page(reading.complaints[marked]))
    finding = findings[marked - len(reading.complaints)]
    marks = dict.fromkeys(finding.boxes, Mark.WARNED)
    return Answer(view.finding_page(finding, accepted), marks, next(iter(finding.boxes), ""))


def lost(graph: Graph, box: str, author: Author | None, *, entirely: bool) -> Answer:
    """What the loss of a box does to the drawing, and to the paths of the problem if its author may be heard."""
    loss = lose(graph, box, entirely=entirely)
    matching = match_boxes(author.reading.graph if author else Graph(), graph)
    paths = path_states(graph, loss, match_paths(author.paths if author else (), matching))
    failures = failures_of(author.failures if author else (), matching, box)
    marks = {each: Mark.WARNED for cut in loss.cut for each in cut.boxes}
    if not loss.survived:
        marks[box] = Mark.LOST
    return Answer(view.loss_page(graph, loss, paths, failures), marks, box)


def loaded(graph: Graph, rates: Mapping[str, float], multiple: float, capacities: Capacities, width: int) -> Answer:
    """What a load comes to.

    Args:
        graph: The drawing.
        rates: By the ids of boxes, how many requests enter there in a second.
        multiple: How many times that is taken.
        capacities: What boxes usually bear.
        width: The columns of the page.
    """
    flowing = flow(graph, {box: rate * multiple for box, rate in rates.items() if rate})
    loads = box_loads(graph, flowing, capacities)
    signs = {view.OVERLOADED: Mark.LOST, view.STRAINED: Mark.WARNED}
    marks = {load.box: signs[view.strain_of(load)] for load in loads if view.strain_of(load) in signs}
    return Answer(view.load_page(graph, loads, multiple, assumptions(graph, flowing, capacities), width), marks)
