"""What is shown before and after a phase drill, as text made from it."""

from collections.abc import Iterable, Iterator
from datetime import date

from textual.content import Content

from drill.domain.calibration_words import eye_text
from drill.domain.drilling import scored_dimensions
from drill.domain.rubric import Rubric
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text, listed
from drill.services.result import Result
from drill.services.result_words import above_texts, next_texts, seen_before_texts
from drill.services.start import PhaseDrill
from drill.tui.markdown import render
from drill.tui.movement_view import LEVELS_ONLY, pivotal_rows
from drill.tui.rows import Fitted, Named, Row, Rows
from drill.tui.settled_view import settled_rows
from drill.tui.words import CRITICAL, heading, level_bar, muted

MISSED_SHOWN = 1
NAME = 41
LEVEL = 34
"""The columns behind the name of a dimension: its level, and what was found."""
NOT_A_MOCK = "A drill gives levels, no verdict: one phase says nothing about a hire."


def facts_rows(drill: PhaseDrill, rubric: Rubric) -> Iterator[Row | Content]:
    """What is scored, what it counts for, and what reading this page gives away."""
    yield muted("Read in peace: the clock starts with b, and F7 shows this page again.")
    for dimension in scored_dimensions(drill.phase):
        yield muted("Scored: "), Content(f"{dimension} {rubric.dimensions[dimension].title}")
    if drill.practice:
        yield muted(f"It counts for the practice of {drill.practice} that was planned.")
    if drill.revealed:
        yield muted(f"No longer news from now on: {_phases(drill.revealed)}.")


def brief_rows(drill: PhaseDrill) -> Iterator[Row | Content | Fitted]:
    """What to read before the clock starts: the brief, the task, and what earlier phases settled."""
    yield muted("The interviewer says")
    yield from render(drill.problem.brief).rows
    script = drill.problem.script(drill.phase)
    if script is not None:
        yield Content("")
        yield heading("Task")
        yield from render(script.task).rows
    yield Content("")
    yield from settled_rows(drill.problem, drill.phase)


def drill_page(result: Result, rubric: Rubric, today: date) -> Rows:
    """The first page of the result: the levels, why, and what next."""
    session = result.attempt.session
    used, budget = session.locked_at or 0.0, session.format.seconds
    over = f", {clock_text(used - budget)} over" if used >= budget + 1 else ""
    interrupted = "  Interrupted: more than 10 minutes away." if session.interrupted else ""
    return Rows(
        [
            muted(f"{clock_text(used)} of {clock_text(budget)} used{over}, {session.seniority}.{interrupted}"),
            *((Content.styled(LEVELS_ONLY, "$warning"),) if result.card.levels_only else ()),
            *(Content.styled(text, "$warning") for text in seen_before_texts(result)),
            "",
            *_level_rows(result, rubric),
            muted(NOT_A_MOCK),
            "",
            *_under("Why", _why(result)),
            *_under("Next", (Content(text) for text in next_texts(result, today))),
            *((muted(f"{eye_text(result.eye)}."),) if result.eye.answers else ()),
        ]
    )


def _under(title: str, rows: Iterable[Row | Content]) -> Iterator[Row | Content]:
    """Rows with a heading and a blank line; nothing where there are none."""
    told = tuple(rows)
    if told:
        yield from (heading(title), *told, Content(""))


def _level_rows(result: Result, rubric: Rubric) -> Iterator[Named]:
    for dimension, level in result.levels.items():
        support = result.card.support_of(dimension)
        found = f"{support.held} of {support.asked}, supports {support.level}"
        note = "not asked" if result.card.levels_only else found if support.asked else "no evidence is asked"
        name = Content(f"{dimension} {rubric.dimensions[dimension].title}")
        yield Named(name, Content.assemble(" ", level_bar(level), muted(f"   {note}")), NAME, LEVEL)


def _why(result: Result) -> Iterator[Row | Content]:
    if result.pivotal is not None:
        yield from pivotal_rows(result.pivotal, result.attempt.answers)
    missed = [item for item in result.missed if result.pivotal is None or item != result.pivotal.item]
    for item in missed[:MISSED_SHOWN]:
        sign = f"{CRITICAL} " if item.critical else "  "
        yield Content.styled(sign, "bold $warning"), Content(f"Missing in {item.dimension}: {item.text}")
    if len(missed) > MISSED_SHOWN:
        yield muted(f"  and {len(missed) - MISSED_SHOWN} more; see Missed.")
    if not result.missed and not result.card.levels_only:
        yield Content("Nothing that was looked for is missing.")
    yield from (Content(text) for text in above_texts(result))


def _phases(phases: tuple[Phase, ...]) -> str:
    return listed([phase.label.lower() for phase in phases], len(phases))
