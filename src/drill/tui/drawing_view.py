"""What the screen of a drawing shows beside it: findings, what a loss does, and what a load comes to."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from drill.domain.diagram.capacity import BoxLoad, saturation
from drill.domain.diagram.checks import Finding
from drill.domain.diagram.facts import DrawingFact
from drill.domain.diagram.graph import Box, Complaint, Graph
from drill.domain.diagram.kinds import kind_of, name_of
from drill.domain.diagram.loss import Loss, PathState
from drill.domain.diagram.matching import MatchedPath
from drill.domain.diagram.rates import rate_text
from drill.domain.estimation.formatting import number_text
from drill.domain.problem import AcceptedFault, Failure
from drill.domain.wording import listed
from drill.tui.rows import Row, Rows
from drill.tui.words import HELD, MISSED, heading, muted, shown

BUSY, FULL = 0.7, 1.0
"""Shares of a capacity from which a box is warned of, and from which it is overloaded."""

BAR = 10
RATE = 8
USE = 5
FIGURES = 2 + 2 * (1 + RATE) + 1 + USE
"""The columns of a line of the table without the name and the bar."""

NARROWEST_NAME, WIDEST_NAME = 8, 20
WIDE = 48
"""The columns from which there is room for a bar."""

OVERLOADED, STRAINED = "✗", "!"
STRAIN_STYLES = {OVERLOADED: "bold $error", STRAINED: "bold $warning"}

TITLES = {
    DrawingFact.SINGLE_POINT_OF_FAILURE: "Single point of failure",
    DrawingFact.STORE_UNREPLICATED: "Data kept only once",
    DrawingFact.UNREACHABLE_BOX: "Out of every client's reach",
    DrawingFact.UNLABELLED_ARROW: "Arrows without a label",
    DrawingFact.TOO_MANY_BOXES: "Many boxes",
    DrawingFact.PATH_WITHOUT_STORE: "No way to a store",
    DrawingFact.CACHE_WITHOUT_OWNER: "A cache that nobody fills",
    DrawingFact.QUEUE_WITHOUT_CONSUMER: "A queue that nobody empties",
}

ADVICE = {
    DrawingFact.SINGLE_POINT_OF_FAILURE: "Draw more than one, as in `api: service x3`, or say why you accept its loss.",
    DrawingFact.STORE_UNREPLICATED: "Draw a copy, or write `db: database x2`; then say how far behind it may be.",
    DrawingFact.UNREACHABLE_BOX: "Draw who calls it. If that is a timer or a partner, draw those.",
    DrawingFact.UNLABELLED_ARROW: "Say in a word or two what flows: the interviewer reads arrows before boxes.",
    DrawingFact.TOO_MANY_BOXES: "A box that no requirement asks for costs you minutes to explain.",
    DrawingFact.PATH_WITHOUT_STORE: "Follow one request of this client to the data that it is about.",
    DrawingFact.CACHE_WITHOUT_OWNER: "Say who writes to it on a miss, and who tells it that something changed.",
    DrawingFact.QUEUE_WITHOUT_CONSUMER: "Draw who takes from it, and say what happens when that one is slow.",
}

STATES = {
    PathState.INTACT: (HELD, "$success"),
    PathState.BROKEN: (MISSED, "bold $error"),
    PathState.NOT_CONNECTED: ("·", "$warning"),
    PathState.NOT_TOLD: ("?", "$muted"),
}


def finding_line(graph: Graph, finding: Finding) -> Content:
    """A finding in the list."""
    title = TITLES[finding.fact]
    if len(finding.boxes) == 1:
        title = f"{name_of(graph.box(finding.boxes[0]))}: {title[0].lower()}{title[1:]}"
    return Content.assemble((f"{STRAINED} ", "bold $warning"), shown(title))


def complaint_line(complaint: Complaint) -> Content:
    """A line that was not understood, in the list."""
    return Content.assemble(("? ", "bold $warning"), f"Line {complaint.line} was not understood")


def finding_page(finding: Finding, accepted: Sequence[AcceptedFault]) -> Rows:
    """Why something stands out, and what may be done; for the author's drawing, why it is accepted."""
    lines = ", ".join(str(line) for line in finding.lines)
    rows: list[Row | Content] = [heading(TITLES[finding.fact]), shown(finding.reason), muted(ADVICE[finding.fact])]
    if lines:
        rows.append(muted(f"Line {lines}" if len(finding.lines) == 1 else f"Lines {lines}"))
    for fault in accepted:
        if fault.fact is finding.fact and fault.box in ("", *finding.boxes):
            rows.append((Content.styled("The author accepts it: ", "bold"), shown(fault.because)))
    return Rows(rows)


def complaint_page(complaint: Complaint) -> Rows:
    """Why a line was not understood."""
    return Rows([heading(f"Line {complaint.line} was not understood"), shown(complaint.reason)])


def sound_page() -> Rows:
    """What is said when nothing stands out."""
    return Rows(
        [
            Content.styled(f"{HELD} Nothing stands out.", "bold $success"),
            muted("The checks see shapes, not sense. k kills a box, l puts load on the drawing."),
        ]
    )


def empty_page() -> Rows:
    """What is said when there is no drawing."""
    return Rows(
        [
            heading("Nothing is drawn"),
            muted("A line such as `client -> api -> db: reads` in the diagram part makes a drawing."),
        ]
    )


def loss_page(
    graph: Graph,
    loss: Loss,
    paths: Sequence[tuple[MatchedPath, PathState]],
    failures: Sequence[Failure],
) -> Rows:
    """What the loss of a box does."""
    return Rows(_loss(graph, loss, paths, failures))


def _loss(
    graph: Graph, loss: Loss, paths: Sequence[tuple[MatchedPath, PathState]], failures: Sequence[Failure]
) -> Iterator[Row | Content]:
    box = graph.box(loss.box)
    name = name_of(box)
    if loss.survived:
        count = f"one of {box.replicas} {name}" if box.replicas > 1 else f"one machine of {name}"
        yield shown(f"Without {count} the others carry on.", "bold $success")
        yield muted("Enter loses all of it, as a bad release does.")
    else:
        yield shown(f"{name} is lost.", "bold $error")
    for cut in loss.cut:
        gone = listed([name_of(graph.box(each)) for each in cut.boxes], most=8)
        yield (
            Content.styled(f"{MISSED} ", "bold $error"),
            shown(f"{name_of(graph.box(cut.client))} no longer reaches {gone}"),
        )
    if not loss.cut and not loss.survived:
        yield Content.styled(f"{HELD} ", "$success"), Content("Every other box can still be reached.")
    if loss.callers and not loss.survived:
        callers = listed([name_of(graph.box(each)) for each in loss.callers], most=8)
        yield Content("  "), shown(f"What do they do without its answer: {callers}?", "$muted")
    if paths:
        yield Content("")
        yield heading("Paths of this problem")
        for path, state in paths:
            yield _path(path, state)
    if failures:
        yield Content("")
        yield heading("The problem asks")
        for failure in failures:
            yield shown(failure.fails, "bold")
            yield muted("  users see  "), shown(failure.user_sees)
            yield muted("  noticed by "), shown(failure.detection)
            yield muted("  mended by  "), shown(failure.recovery)


def _path(path: MatchedPath, state: PathState) -> Row:
    sign, style = STATES[state]
    text = f"{path.path.name} ({path.path.kind}) {state}"
    if path.missing:
        text = f"{text}; no box stands for {listed(path.missing)}"
    return Content.styled(f"{sign} ", style), shown(text)


def box_line(box: Box) -> Content:
    """A box that can be lost, in the list."""
    count = f" x{box.replicas}" if box.replicas > 1 else ""
    return Content.assemble(shown(f"{name_of(box)}{count}"), muted(f"  {kind_of(box).replace('-', ' ')}"))


def entry_line(graph: Graph, entry: str, rate: float) -> Content:
    """A box at which requests may enter, in the list."""
    front = f"{rate_text(rate):>{RATE}}  " if rate else f"{'·':>{RATE}}  "
    return Content.assemble((front, "bold $accent"), shown(name_of(graph.box(entry))))


def load_page(graph: Graph, loads: Sequence[BoxLoad], multiple: float, resting_on: Sequence[str], width: int) -> Rows:
    """What arrives at each box, what it bears, and what saturates first; then what the arithmetic rests on.

    Args:
        graph: The drawing.
        loads: At the multiple.
        multiple: How many times the entry rates are taken.
        resting_on: The assumptions.
        width: The columns there are.
    """
    has_bars = width >= WIDE
    name = min(WIDEST_NAME, max(NARROWEST_NAME, width - FIGURES - (BAR + 1 if has_bars else 0)))
    rows: list[Row | Content] = [
        Content.assemble(
            heading("Load "), (f"× {number_text(multiple)}", "bold $accent"), muted("  + - turn it, Enter sets a rate")
        ),
        *_saturation(graph, loads, multiple),
        Content(""),
        muted(f"  {'box':{name}} {'asked':>{RATE}} {'bears':>{RATE}}   use"),
        *(_load(graph, load, name, has_bars) for load in loads),
        Content(""),
        heading("It rests on"),
        *((muted("· "), shown(line, "$muted")) for line in resting_on),
    ]
    return Rows(rows)


def strain_of(load: BoxLoad) -> str:
    """The sign of a box under load: overloaded, strained, or none."""
    use = load.utilisation or 0.0
    return OVERLOADED if use > FULL else STRAINED if use > BUSY else " "


def _saturation(graph: Graph, loads: Sequence[BoxLoad], multiple: float) -> Iterator[Row]:
    order = saturation(tuple(loads))
    for place, (load, at) in zip(("First full", "then"), order, strict=False):
        text = f"{name_of(graph.box(load.box))} at × {number_text(multiple * at)}"
        yield Content.styled(f"{place}: ", "bold"), shown(text)


def _load(graph: Graph, load: BoxLoad, width: int, has_bar: bool) -> Content:
    sign = strain_of(load)
    style = STRAIN_STYLES.get(sign, "")
    name = shown(name_of(graph.box(load.box)), style).truncate(width, ellipsis=True, pad=True)
    bears = "" if load.capacity is None else rate_text(load.capacity)
    use = "–" if load.utilisation is None else f"{load.utilisation:.0%}"
    figures = f" {rate_text(load.rate):>{RATE}} {bears:>{RATE}} {use:>{USE}}"
    row = Content.assemble((f"{sign} ", style), name, (figures, style))
    if not has_bar or load.utilisation is None:
        return row
    full = min(BAR, round(load.utilisation * BAR))
    return Content.assemble(row, (f" {'━' * full}", style or "$primary"), ("╌" * (BAR - full), "$muted"))
