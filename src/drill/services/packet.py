"""The interviewer's packet: all that a partner needs to hold a mock, or to score one, as one Markdown text.

What authors and candidates wrote is never read as Markdown, as in the export of an attempt.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from drill.domain.answers import Answers, part_name
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.diagram.facts import DrawingFact
from drill.domain.drilling import scored_dimensions
from drill.domain.evidence import dimensions_not_reached, items_asked
from drill.domain.format import Format
from drill.domain.interviewer import curveball_of
from drill.domain.opening_scores import evidence_of
from drill.domain.problem import Clarification, Curveball, EvidenceItem, Probe, Problem
from drill.domain.rubric import Rubric
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import LEVELS, Dimension, Phase, Seniority
from drill.domain.wording import clock_text
from drill.errors import SessionError, UsageError
from drill.services.history import find_attempt
from drill.services.library import Library
from drill.services.markdown_export import fenced, inline
from drill.services.start import find_format, last_choice
from drill.storage import journal

SHOWS: Mapping[DrawingFact, str] = {
    DrawingFact.SINGLE_POINT_OF_FAILURE: "has a box whose loss stops users",
    DrawingFact.STORE_UNREPLICATED: "keeps data only once",
    DrawingFact.UNREACHABLE_BOX: "has a box that no client reaches",
    DrawingFact.UNLABELLED_ARROW: "has arrows without a label",
    DrawingFact.TOO_MANY_BOXES: "has very many boxes",
    DrawingFact.PATH_WITHOUT_STORE: "has a client that reaches no store",
    DrawingFact.CACHE_WITHOUT_OWNER: "has a cache that nobody fills",
    DrawingFact.QUEUE_WITHOUT_CONSUMER: "has a queue that nobody empties",
    DrawingFact.NOT_DRAWN: "is not there",
    DrawingFact.NO_CACHE: "has no cache",
    DrawingFact.NO_QUEUE: "has no queue",
}
"""What holds for a drawing, in words that follow on "the drawing"."""


@dataclass(frozen=True)
class Packet:
    """What a packet is about.

    Args:
        evidence: The items to look for: those asked of the attempt, or all that could be asked.
        curveballs: The one of the attempt, or all to choose from.
        attempt: The locked attempt; None for a mock that is still to be held.
    """

    problem: Problem
    rubric: Rubric
    seniority: Seniority
    format: Format
    evidence: tuple[EvidenceItem, ...] | tuple[AskedItem, ...]
    curveballs: tuple[Curveball, ...]
    attempt: Attempt | None = None

    @property
    def levelled(self) -> tuple[Dimension, ...]:
        """The dimensions that get a level from the partner."""
        closed = frozenset() if self.attempt is None else dimensions_not_reached(self.attempt.session)
        return tuple(dimension for dimension in self.scored if dimension not in closed)

    @property
    def scored(self) -> tuple[Dimension, ...]:
        """The dimensions that the result speaks of: all, or those of a drilled phase."""
        return scored_dimensions(None if self.attempt is None else self.attempt.session.drilled)


def packet_of_problem(problem: Problem, rubric: Rubric, seniority: Seniority, agenda: Format) -> Packet:
    """The packet for a mock that a partner holds; whichever hot spot is chosen, its evidence is there."""
    hot_spots = frozenset(spot.id for spot in problem.deep_dive.hot_spots)
    evidence = items_asked(problem, rubric, seniority, hot_spots)
    return Packet(problem, rubric, seniority, agenda, evidence, problem.curveballs)


def packet_of_attempt(problem: Problem, rubric: Rubric, attempt: Attempt) -> Packet:
    """The packet for a locked attempt, with the evidence as it was worded when its scoring began."""
    session, card = attempt.session, attempt.scorecard
    evidence = evidence_of(problem, rubric, attempt) if card is None else card.items
    drawn = curveball_of(problem, session.seed)
    curveballs = () if drawn is None or not session.format.budget(drawn.phase) else (drawn,)
    return Packet(problem, rubric, session.seniority, session.format, evidence, curveballs, attempt)


def load_packet(
    connection: sqlite3.Connection,
    library: Library,
    name: str,
    seniority: Seniority | None = None,
    format_id: str | None = None,
) -> Packet:
    """The packet for a problem, or for an attempt.

    Args:
        connection: Where attempts are looked up.
        library: Where problems are.
        name: The id of a problem or of an attempt, or the beginning of the latter.
        seniority: For a problem; else that of the latest mock.
        format_id: For a problem; else that of the latest mock.

    Raises:
        UsageError: when nothing is called so, or what an attempt already says is asked for.
        SessionError: when the attempt is not locked.
        ContentError: when the problem cannot be read.
    """
    if any(problem.id == name for problem in library.problems):
        usual = last_choice(connection)
        agenda = find_format(library.formats, format_id or usual.format)
        return packet_of_problem(library.problem(name), library.rubric, seniority or usual.seniority, agenda)
    row = find_attempt(connection, name)
    if row is None:
        raise UsageError(
            f"There is no attempt and no problem {name}.", "`drill history` and `drill problems` list them."
        )
    if seniority is not None or format_id is not None:
        raise UsageError("An attempt has its seniority and its format already.", "Leave both options out.")
    attempt = attempt_of(journal.read(connection, row.id))
    if attempt.session.locked_at is None:
        raise SessionError("This mock is not locked yet.", "Lock it first; a partner scores what stands at the lock.")
    return packet_of_attempt(library.problem(row.problem), library.rubric, attempt)


def packet_markdown(packet: Packet) -> str:
    """A packet, whole."""
    return "\n\n".join(_blocks(packet)) + "\n"


def _blocks(packet: Packet) -> Iterator[str]:
    problem = packet.problem
    yield f"# Interviewer's packet: {inline(problem.title)}"
    yield "Keep this from the candidate: it holds the answers."
    yield "\n".join(f"- {fact}" for fact in _facts(packet))
    yield "## Brief"
    yield "\n".join(f"> {inline(line)}".rstrip() for line in problem.brief.strip().split("\n"))
    yield "## If the candidate asks"
    yield "\n".join(_clarification(each) for each in problem.clarifications) or "Nothing is prepared."
    yield "## Agenda"
    yield _agenda(packet.format)
    yield "## Probes"
    yield "Minutes are those of a mock in which each step takes its budget."
    yield "\n".join(_probes(packet)) or "Nothing is prepared."
    if packet.curveballs:
        yield "## The requirement that changes" if packet.attempt else "## Requirements that may change; choose one"
        yield "\n".join(line for each in packet.curveballs for line in _curveball(each, packet.format))
    if problem.follow_ups and packet.scored == tuple(Dimension):
        yield "## Questions for the end"
        yield "\n".join(f"- {inline(each.ask)}\n  - Good: {inline(each.answer)}" for each in problem.follow_ups)
    if packet.attempt is not None:
        yield "## Answers, as they were locked"
        yield from _answers(packet.attempt.answers, problem)
    yield "## Evidence and levels"
    yield "Tick what the answers show. A level stands for the description that fits best; ◆ marks what is critical."
    for dimension in packet.scored:
        yield from _dimension(packet, dimension)
    yield "## Sheet"
    yield "Fill this in and give the file back; `drill scores import FILE --session ID` takes it in."
    yield f"```yaml\n{_sheet(packet)}\n```"


def _facts(packet: Packet) -> Iterator[str]:
    yield f"Problem: {inline(packet.problem.id)}, {packet.problem.tier}"
    yield f"Interview: {inline(packet.format.title)}, {packet.seniority}"
    if packet.attempt is not None:
        session = packet.attempt.session
        yield f"Attempt: {inline(session.id)}, {clock_text(session.locked_at or 0.0)} used"
    expected = packet.problem.seniority.get(packet.seniority)
    if expected:
        yield f"Expected at this level: {inline(expected)}"


def _clarification(clarification: Clarification) -> str:
    important = " (important)" if clarification.important else ""
    asks = "; ".join(inline(ask) for ask in clarification.asks)
    return f"- **{inline(clarification.topic)}**{important}, as in: {asks}\n  - {inline(clarification.answer)}"


def _agenda(agenda: Format) -> str:
    ends = accumulate(step.minutes for step in agenda.steps)
    rows = [
        f"| {inline(step.name)} | {end - step.minutes} to {end} | {', '.join(each.label for each in step.phases)} |"
        for step, end in zip(agenda.steps, ends, strict=True)
    ]
    return "\n".join(["| Step | Minutes | Phases |", "|---|---|---|", *rows])


def _probes(packet: Packet) -> Iterator[str]:
    """The probes asked at this seniority, in the order of the mock."""
    problem = packet.problem
    scripts = ((phase, problem.script(phase)) for phase in Phase)
    timed = [
        (packet.format.moment(phase, probe.at), phase, probe)
        for phase, script in scripts
        if script is not None and packet.format.budget(phase)
        for probe in script.probes
        if probe.seniority.rank <= packet.seniority.rank
    ]
    for moment, phase, probe in sorted(timed, key=lambda each: each[0]):
        yield f"- {clock_text(moment)}, {phase.label.lower()}: {inline(probe.say)}"
        yield from (f"  - {condition}" for condition in _conditions(probe, problem))


def _conditions(probe: Probe, problem: Problem) -> Iterator[str]:
    shown = [inline(item.text) for item in problem.evidence if item.id in probe.unless]
    if shown:
        yield f"Leave it out if the notes show this already: {' And: '.join(shown)}"
    lacking = [inline(each.ask) for each in problem.estimation.quantities if each.id in probe.lacks]
    if lacking:
        yield f"Only while the worksheet has no line for: {'; or '.join(lacking)}"
    if probe.drawing:
        yield f"Only if the drawing {' and '.join(SHOWS[fact] for fact in probe.drawing)}"
    if probe.silence:
        yield "Only after a silence, and not before this minute"


def _curveball(curveball: Curveball, agenda: Format) -> Iterator[str]:
    moment = clock_text(agenda.moment(curveball.phase, curveball.at))
    yield f"- {moment}, {curveball.phase.label.lower()}: {inline(curveball.say)}"
    yield from (f"  - Moves: {inline(each)}" for each in curveball.moves)
    yield from (f"  - Stays: {inline(each)}" for each in curveball.stays)


def _answers(answers: Answers, problem: Problem) -> Iterator[str]:
    titles = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
    written = [(part, text) for part, text in answers.items() if text.strip()]
    if not written:
        yield "Nothing was written."
    for part, text in sorted(written, key=lambda each: list(Phase).index(each[0].phase)):
        yield f"### {part.phase.label}: {inline(part_name(part, titles))}"
        yield fenced(text)


def _dimension(packet: Packet, dimension: Dimension) -> Iterator[str]:
    rubric = packet.rubric.dimensions[dimension]
    yield f"### {dimension} {inline(rubric.title)}, {rubric.weights[packet.seniority]} %"
    yield inline(rubric.question)
    if dimension not in packet.levelled:
        yield "Not reached: it stays at level 1."
        return
    if dimension is Dimension.D7:
        timeline = [f"- {'◆ ' if item.critical else ''}{inline(item.text)}" for item in packet.rubric.timeline]
        yield "\n".join(["drill computes these from the clock; the level is still yours:", "", *timeline])
    items = [item for item in packet.evidence if item.dimension is dimension and not _is_computed(item)]
    if items:
        yield "\n".join(_item(item, packet.problem) for item in items)
    anchors = rubric.anchors[packet.seniority]
    yield "\n".join(["| Level | What it looks like |", "|---|---|", *_anchor_rows(anchors)])
    flags = (flag for flag in packet.rubric.red_flags if flag.dimension is dimension)
    rows = [f"- Red flag, caps at {flag.cap}: {inline(flag.text)}" for flag in flags]
    if rows:
        yield "\n".join(rows)


def _item(item: EvidenceItem | AskedItem, problem: Problem) -> str:
    hot_spot = item.hot_spot if isinstance(item, EvidenceItem) else None
    title = next((spot.title for spot in problem.deep_dive.hot_spots if spot.id == hot_spot), "")
    where = f" (only in a deep dive into: {inline(title)})" if title else ""
    return f"- [ ] `{item.id}` {'◆ ' if item.critical else ''}{inline(item.text)}{where}"


def _anchor_rows(anchors: Mapping[int, str]) -> Iterable[str]:
    return (f"| {level} | {inline(anchors[level])} |" for level in LEVELS)


def _is_computed(item: EvidenceItem | AskedItem) -> bool:
    return isinstance(item, AskedItem) and item.computed is not None


def _sheet(packet: Packet) -> str:
    session = [] if packet.attempt is None else [f"session: {packet.attempt.session.id}"]
    titles = packet.rubric.dimensions
    levels = [f"  {each}:        # 1 to 4: {' '.join(titles[each].title.split())}" for each in packet.levelled]
    return "\n".join(
        [
            "schema: 1",
            *session,
            'rater: ""        # who scores',
            "levels:",
            *levels,
            "held: []         # ids of the evidence shown, such as [first-id, second-id]",
            'notes: ""',
        ]
    )
