"""What the screen of an attempt shows besides its result: the answers, the evidence in them, and what happened."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from drill.domain.answers import DIAGRAM, QUOTE, WORKSHEET, Answers, LineReference, line_at, part_name
from drill.domain.diagram.reading import read
from drill.domain.estimation.results import results_of
from drill.domain.history import Happening
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import Dimension, Phase
from drill.domain.wording import clock_text, past_day_text
from drill.services.history import HistoryRow, Record
from drill.tui.picture_view import fitting
from drill.tui.rows import Fitted, Row, Rows
from drill.tui.score_view import item_row
from drill.tui.words import heading, muted, shown, verdict_content

ERASED = "What was written in this attempt was erased."
NUMBER = 4
TIME = 5


def title_line(row: HistoryRow, today: date) -> Content:
    """What attempt it is: problem, day and state."""
    session = row.session
    state = verdict_content(session.verdict) if session.verdict else muted(session.state.value)
    levels_only = muted(", by levels only") if row.levels_only else ""
    facts = f"   {past_day_text(row.day, today)}, {session.format}, {session.seniority}   "
    return Content.assemble(shown(session.title, "bold $primary"), shown(facts, "$muted"), state, levels_only)


def answers_page(record: Record) -> Rows:
    """What was written, part by part with line numbers; what came after the lock apart."""
    attempt = record.attempt
    rows: list[Row | Content | Fitted] = list(_answers(record, attempt.answers))
    if not rows:
        rows.append(muted(ERASED if attempt.erased else "Nothing was written."))
    if attempt.afterword:
        rows += [heading("━━ Written on after the lock, not scored ━━"), Content("")]
        rows += _answers(record, attempt.afterword)
    return Rows(rows)


def transcript_page(record: Record) -> Rows:
    """What happened, minute by minute, with the rule behind each line of the interviewer."""
    rows: list[Row | Content] = [muted("Minutes of the mock; after its lock, day and time."), Content("")]
    for happening in record.course:
        rows += _happening(happening)
    return Rows(rows)


def evidence_rows(card: Scorecard, answers: Answers) -> Iterator[Row | Content]:
    """Each item asked with what was decided, and the lines that show it."""
    yield heading("Evidence")
    for dimension in Dimension:
        for item in card.items_of(dimension):
            sign, text = item_row(card, item)
            yield Content.assemble(muted(f"{dimension} "), sign), text
            yield from _quotes(card, item, answers)


def _quotes(card: Scorecard, item: AskedItem, answers: Answers) -> Iterator[Row]:
    decision = card.decision_on(item.id)
    if item.id in card.revised_decisions and decision is not None:
        yield muted("     revised: "), shown(decision.reason, "$muted")
    for reference in decision.lines if decision else ():
        yield muted(f"     {reference} "), _quote(answers, reference)


def _quote(answers: Answers, reference: LineReference) -> Content:
    line = line_at(answers, reference)
    return muted("erased") if line is None else shown(line.strip(), "italic")


def _answers(record: Record, answers: Answers) -> Iterator[Row | Content | Fitted]:
    phases = list(Phase)
    for part, text in sorted(answers.items(), key=lambda each: phases.index(each[0].phase)):
        if not text.strip():
            continue
        is_asked = part == DIAGRAM and record.attempt.session.locked_at is not None
        asking = "   a asks this drawing" if is_asked else ""
        yield Content.assemble(heading(f"{part.phase.label}: {part_name(part, record.hot_spots)}"), muted(asking))
        lines = text.rstrip().split("\n")
        results = results_of(text.rstrip()) if part == WORKSHEET else [""] * len(lines)
        for number, (line, result) in enumerate(zip(lines, results, strict=True), start=1):
            style = "$muted" if line.startswith(QUOTE) else ""
            beside = shown(f"   {result}", "$primary") if result else ""
            yield muted(f"{number:{NUMBER}} "), Content.assemble(shown(line, style), beside)
        if part == DIAGRAM:
            yield from _drawing(text)
        yield Content("")


def _drawing(text: str) -> Iterator[Fitted | Content]:
    """A drawing below its text."""
    graph = read(text).graph
    if graph.arrows:
        yield Content("")
        yield Fitted(lambda width: fitting(graph, width))


def _happening(happening: Happening) -> Iterator[Row | Content]:
    elapsed, text = happening.elapsed, happening.text
    when = "" if elapsed is None else clock_text(elapsed)
    front, below = muted(f"{when:>{TIME}}  "), Content(" " * (TIME + 2))
    if elapsed is None:
        yield front, Content.assemble(muted(f"{happening.at:%d %b %H:%M}  "), shown(text))
    elif happening.phase is None:
        yield front, shown(text, "$muted" if happening.is_aside else "bold")
    else:
        first, *rest = text.strip().split("\n")
        yield front, Content.assemble(("Interviewer: ", "bold $accent"), shown(first))
        yield from ((below, shown(line)) for line in rest)
        if happening.outcome:
            yield below, shown(happening.outcome, "italic")
        if happening.reason:
            yield below, shown(f"because: {happening.reason}", "$muted")
