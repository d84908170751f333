"""An attempt as one Markdown text: for notes, for a friend, and for the plain twin of its screen.

What users and authors wrote is never read as Markdown: answers stand in fences, single lines in code spans, and
everything else has its signs escaped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path

from drill.domain.answers import WORKSHEET, Answers, LineReference, line_at, part_name
from drill.domain.attempt import Attempt
from drill.domain.estimation.results import results_of
from drill.domain.handling import outcome_text
from drill.domain.history import Happening, StepPace, pace
from drill.domain.marking import Marking
from drill.domain.partner import PartnerGap, gap_text
from drill.domain.reflection import movements
from drill.domain.scorecard import SURENESS_WORDS, Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.signal_words import (
    NOTHING_MEASURED,
    gap_away_text,
    idle_text,
    measured_texts,
    overrun_text,
    target_text,
)
from drill.domain.vocabulary import Dimension, Phase
from drill.domain.wording import clock_text, day_text, listed
from drill.services.history import Record
from drill.services.written_files import write_file

ERASED = "The text of this attempt was erased."
NOTHING = "Nothing was written."

RESULTS_FROM = 48
"""The column from which the results of a worksheet stand, behind lines that are not longer."""

_SIGNS = re.compile(r"[\\`*\[\]<|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_ENDS = re.compile(r"[\r\n]+")


def attempt_markdown(record: Record, titles: Mapping[Dimension, str]) -> str:
    """An attempt, whole: facts, agenda, scores with the lines that show them, answers, and what happened.

    The author's reference stays out: it is not the user's to hand on.

    Args:
        record: The attempt.
        titles: The names of the dimensions.
    """
    return "\n\n".join(_blocks(record, titles)) + "\n"


def save_markdown(folder: Path, record: Record, text: str) -> Path:
    """Write the Markdown of an attempt to its file in a folder; an older copy is replaced.

    Returns:
        The file. Its name ends with the attempt's id.

    Raises:
        StorageError: when it cannot be written.
    """
    session = record.attempt.session
    return write_file(folder, f"{record.row.day.isoformat()}-{session.problem}-{session.id}", ".md", text)


def fenced(text: str) -> str:
    """A text as it is, between fences longer than any run of backticks in it."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}\n{fence}"


def code_span(line: str) -> str:
    """A line as it is, between more backticks than any run of them in it."""
    ticks = "`" * (_longest_run(line) + 1)
    return f"{ticks} {_LINE_ENDS.sub(' ', line)} {ticks}"


def inline(text: str) -> str:
    """A text of one line whose signs mean nothing to Markdown."""
    return _SIGNS.sub(lambda match: f"\\{match.group()}", _LINE_ENDS.sub(" ", text.strip()))


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _blocks(record: Record, titles: Mapping[Dimension, str]) -> Iterator[str]:
    attempt = record.attempt
    yield f"# {inline(attempt.session.title)}"
    yield "\n".join(f"- {fact}" for fact in _facts(record))
    yield "## Agenda"
    yield _agenda(record)
    if attempt.scorecard is not None and attempt.finished is not None:
        yield "## Scores"
        yield _levels(attempt.scorecard, attempt.finished.levels, titles)
        yield "### Predicted, first, revised"
        yield _movements(attempt.scorecard, titles)
        if not attempt.scorecard.levels_only:
            yield from _evidence(attempt.scorecard, titles, attempt.answers)
    for gap in attempt.partner_gaps:
        yield f"### You against {inline(gap.rater)}"
        yield _partner(gap)
    yield from _partner_notes(attempt)
    if record.never_asked:
        yield "## Never asked"
        yield "\n".join(f"- {inline(topic)}" for topic in record.never_asked)
    if record.never_answered:
        yield "## Never answered"
        yield "\n".join(f"- {inline(each.line.text)} ({outcome_text(each)})" for each in record.never_answered)
    if attempt.marking.marks:
        yield "## Worksheet, marked"
        yield "\n".join(_marks(attempt.marking))
    if attempt.session.locked_at is not None and not attempt.erased:
        yield "## Signals"
        yield "\n".join(_signals(record))
    yield "## Answers"
    yield from _answers(attempt.answers, record)
    if attempt.afterword:
        yield "## After the lock, not scored"
        yield from _answers(attempt.afterword, record)
    yield "## What happened"
    yield fenced("\n".join(_course(record.course)))


def _facts(record: Record) -> Iterator[str]:
    row, session, finished = record.row, record.attempt.session, record.attempt.finished
    yield f"Attempt: {inline(session.id)}"
    yield f"Problem: {inline(session.problem)}"
    yield f"Format: {inline(session.format.title)}, {session.seniority}"
    yield f"Day: {day_text(row.day)} {row.day.year}"
    yield f"State: {row.session.state}"
    yield f"Time used: {clock_text(session.elapsed(0.0))} of {clock_text(session.format.seconds)}"
    if session.dive is not None:
        taken = [record.hot_spots.get(name, name) for name in session.dive.parts]
        yield f"Chosen for the deep dive: {inline(listed(taken))}"
    if session.gap_seconds >= 1:
        yield f"Away: {clock_text(session.gap_seconds)}{', interrupted' if session.interrupted else ''}"
    if finished is not None:
        is_drill = finished.verdict is None
        result = "a phase drill, no verdict" if is_drill else f"{finished.verdict}, {finished.points} of 400 points"
        yield f"Result: {result}"
    card = record.attempt.scorecard
    if card is not None and card.levels_only:
        yield "Scored by levels only, without evidence"


def _agenda(record: Record) -> str:
    steps = pace(record.attempt.session)
    begun = _begins(steps)
    rows = [
        f"| {inline(step.name)} | {begin if step.reached else 'not reached'} |"
        f" {clock_text(step.seconds)} | {clock_text(step.budget)} |"
        for step, begin in zip(steps, begun, strict=True)
    ]
    return "\n".join(["| Step | Begun | Used | Budget |", "|---|---|---|---|", *rows])


def _begins(steps: Iterable[StepPace]) -> list[str]:
    """When each step was entered: the agenda only moves on, so each begins where those before it end."""
    ends = accumulate((step.seconds for step in steps), initial=0.0)
    return [clock_text(end) for end in list(ends)[:-1]]


def _levels(card: Scorecard, levels: Mapping[Dimension, int], titles: Mapping[Dimension, str]) -> str:
    rows = []
    for dimension, level in levels.items():
        support = card.support_of(dimension)
        supports = "not asked" if card.levels_only else f"{support.held} of {support.asked}"
        supports = "not reached" if dimension in card.not_reached else supports
        above = ", above the evidence" if card.above_evidence(dimension) else ""
        title = inline(titles.get(dimension, ""))
        rows.append(f"| {dimension} {title} | {level}{above} | {supports} | {card.weights[dimension]} % |")
    return "\n".join(["| Dimension | Level | Evidence found | Weight |", "|---|---|---|---|", *rows])


def _movements(card: Scorecard, titles: Mapping[Dimension, str]) -> str:
    rows = []
    for moved in movements(card):
        prediction, revision = card.predictions.get(moved.dimension), card.revised_levels.get(moved.dimension)
        predicted = "skipped" if prediction is None else f"{prediction.level}, {SURENESS_WORDS[prediction.sureness]}"
        revised = "not revised" if revision is None else f"{moved.revised}: {inline(revision.reason)}"
        name = f"{moved.dimension} {inline(titles.get(moved.dimension, ''))}".rstrip()
        rows.append(f"| {name} | {predicted} | {moved.first} | {revised} |")
    return "\n".join(["| Dimension | Predicted | First | Revised |", "|---|---|---|---|", *rows])


def _evidence(card: Scorecard, titles: Mapping[Dimension, str], answers: Answers) -> Iterator[str]:
    for dimension in Dimension:
        rows = [row for item in card.items_of(dimension) for row in _item(card, item, answers)]
        flags = (flag for flag in card.red_flags if flag.dimension is dimension and flag.id in card.flags)
        rows += [f"- Red flag, caps at {flag.cap}: {inline(flag.text)}" for flag in flags]
        if rows:
            yield f"### {dimension} {inline(titles.get(dimension, ''))}".rstrip()
            yield "\n".join(rows)


def _item(card: Scorecard, item: AskedItem, answers: Answers) -> Iterator[str]:
    found = "Found" if card.holds(item) else "Missed" if item.reached else "Not reached"
    critical = ", critical" if item.critical else ""
    yield f"- {found}{critical}: {inline(item.text)}"
    decision = card.decision_on(item.id)
    if item.id in card.revised_decisions and decision is not None:
        yield f"  - Revised: {inline(decision.reason)}"
    for reference in decision.lines if decision else ():
        yield f"  - {inline(str(reference))}: {_quote(answers, reference)}"


def _partner(gap: PartnerGap) -> str:
    rows = [f"| {each.dimension} | {each.own} | {each.partner} | {gap_text(each.gap)} |" for each in gap.dimensions]
    if gap.mean is not None:
        rows.append(f"| Mean | | | {gap_text(gap.mean)} |")
    return "\n".join(["| Dimension | You | Partner | Gap |", "|---|---|---|---|", *rows])


def _partner_notes(attempt: Attempt) -> Iterator[str]:
    for partner in attempt.partners.values():
        if attempt.finished is None:
            yield f"{inline(partner.rater)} has scored this attempt; the gap shows once you have."
        if partner.notes:
            yield f"{inline(partner.rater)} notes:"
            yield fenced(partner.notes)


def _signals(record: Record) -> Iterator[str]:
    """What can be told nearly without error, each with its lines."""
    signals = record.signals
    if signals.wants_target:
        yield f"- {target_text(signals.first_target)}"
    if signals.first_target is not None:
        yield f"  - {code_span(signals.first_target.line)}"
    measured = [f"  - {inline(text)}" for text in measured_texts(signals, record.hot_spots)]
    yield f"- {'Numbers with units:' if measured else NOTHING_MEASURED}"
    yield from measured
    for reference in signals.uncosted:
        yield f"- A decision that names no price, {inline(str(reference))}: {_quote(record.attempt.answers, reference)}"
    yield from (f"- Over its budget: {inline(overrun_text(step))}" for step in signals.overrun)
    yield from (f"- {inline(idle_text(idle))}" for idle in signals.idle)
    yield from (f"- {gap_away_text(gap)}" for gap in signals.gaps)


def _marks(marking: Marking) -> Iterator[str]:
    for pair in marking.pairs.values():
        if pair.line:
            yield f"- Assumed: {inline(pair.given)} = {inline(pair.value)}"
    for mark in marking.marks.values():
        slip = f", looks like {mark.slip}" if mark.slip else ""
        value = f"{inline(mark.value)} in {inline(mark.line)}; " if mark.line else ""
        yield f"- {mark.grade.value.capitalize()}{slip}: {inline(mark.ask)}: {value}reference {inline(mark.reference)}"


def _quote(answers: Answers, reference: LineReference) -> str:
    line = line_at(answers, reference)
    return "(erased)" if line is None else code_span(line)


def _answers(answers: Answers, record: Record) -> Iterator[str]:
    written = [(part, text) for part, text in answers.items() if text.strip()]
    if not written:
        yield ERASED if record.attempt.erased else NOTHING
    for part, text in sorted(written, key=lambda each: list(Phase).index(each[0].phase)):
        yield f"### {part.phase.label}: {inline(part_name(part, record.hot_spots))}"
        yield fenced(_with_results(text) if part == WORKSHEET else text)


def _with_results(worksheet: str) -> str:
    """A worksheet with the result of each line behind it."""
    pairs = zip(worksheet.split("\n"), results_of(worksheet), strict=True)
    return "\n".join(f"{line:{RESULTS_FROM}}  {result}" if result else line for line, result in pairs)


def _course(course: Iterable[Happening]) -> Iterator[str]:
    for happening in course:
        when = f"{happening.at:%Y-%m-%d %H:%M}" if happening.elapsed is None else clock_text(happening.elapsed)
        if happening.phase is None:
            yield f"{when:>6}  {happening.text}"
            continue
        because = f" (because: {happening.reason})" if happening.reason else ""
        yield f"{when:>6}  Interviewer, {happening.phase.label.lower()}{because}"
        yield from (f"{'':8}{line}".rstrip() for line in happening.text.split("\n"))
        if happening.outcome:
            yield f"{'':8}[{happening.outcome}]"
