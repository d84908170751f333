"""What the estimation gym shows, as text made from a sitting."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from drill.config import ClockDisplay
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.family import KnownNumber
from drill.domain.estimation.mark_words import (
    WELCOME,
    back_text,
    coming_text,
    fluency_rows,
    summary_text,
    time_text,
    unreadable_text,
    verdict_text,
)
from drill.domain.estimation.task import Task
from drill.domain.exercises import Outcome
from drill.domain.fluency import DAYS_OF_FLUENCY
from drill.domain.wording import clock_text
from drill.services.gym import Answered, GymSitting, Question
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.words import HELD, MISSED, heading, muted, shown

SIGNS = {
    Outcome.QUICK: (f"{HELD}{HELD} ", "bold $success"),
    Outcome.RIGHT: (f"{HELD}  ", "bold $success"),
    Outcome.CLOSE: ("≈  ", "bold $warning"),
    Outcome.SLIP: (f"{MISSED}  ", "bold $error"),
    Outcome.WRONG: (f"{MISSED}  ", "bold $error"),
    Outcome.SHOWN: ("·  ", "bold $muted"),
}

Line = Row | Content | str


def head(sitting: GymSitting, question: Question | None) -> Content:
    """How far the sitting is, and what is asked."""
    if question is None:
        return Content.assemble(heading("Estimate"), muted("   the sitting is over"))
    number = min(len(sitting.answered) + (question is sitting.current), sitting.size)
    why = "" if question.scheduled else ", beyond the schedule: no due day moves"
    return Content.assemble(
        heading("Estimate"), muted(f"   {number} of {sitting.size}   {question.candidate.topic}{why}")
    )


def clock(display: ClockDisplay, seconds: float, target: int | None) -> Content:
    """The running time against the target; it never stops anything."""
    if display is ClockDisplay.HIDDEN:
        return muted("clock hidden")
    if display is ClockDisplay.PLAIN:
        return muted("no hurry" if target is None else f"target {clock_text(target)}")
    if target is not None and seconds > target:
        return Content.styled(f"{time_text(seconds, target)} +", "$warning")
    return muted(time_text(seconds, target))


def question_rows(question: Question, is_first: bool) -> Rows:
    """The question, and what is wanted."""
    return Rows(_question(question, is_first))


def marked_rows(done: Answered, today: date) -> Rows:
    """The question again, the mark, and how it goes."""
    return Rows(_marked(done, today))


def echo(question: Question, text: str) -> Content:
    """What an answer is understood to be, as it is typed."""
    if not text.strip():
        return muted(_hint(question))
    try:
        return Content.assemble(("= ", "bold $accent"), shown(question.read(text).echo()))
    except EstimateError as error:
        return Content.assemble(("… ", "bold $muted"), shown(error.reason, "$muted"))


def summary_rows(sitting: GymSitting) -> Rows:
    """How the sitting went, how the last weeks went, and what comes next."""
    return Rows(_summary(sitting))


def _question(question: Question, is_first: bool) -> Iterator[Line]:
    if is_first:
        yield from (muted(line) for line in WELCOME)
        yield ""
    yield Content.styled(question.title, "bold")
    yield ""
    yield from render(question.text).rows
    yield ""
    yield Content.assemble(muted("Answer "), (question.wanted, "bold"))


def _hint(question: Question) -> str:
    if isinstance(question.asked, Task):
        names = ", ".join(question.asked.givens)
        return f"A figure, or an expression with {names}. Enter marks it."
    return "An order of magnitude is enough, such as 5 ms or 2 TB. Enter marks it."


def _marked(done: Answered, today: date) -> Iterator[Line]:
    question = done.question
    yield Content.styled(question.title, "bold")
    yield from ((front, text.stylize("$muted")) for front, text in render(question.text).rows)
    yield ""
    sign, style = SIGNS[done.mark.outcome]
    yield Content.styled(sign, style), Content.styled(verdict_text(done.mark, question.candidate.kind), style)
    for slip in done.mark.slips:
        yield Content("   "), Content(slip.say)
    if done.reading is not None:
        yield Content.styled("   you    ", "$muted"), shown(done.reading.echo())
    yield Content.styled("   right  ", "$muted"), Content.styled(str(question.right), "bold")
    yield Content.styled("   time   ", "$muted"), Content(time_text(done.seconds, question.target_seconds))
    back = back_text(done.due, today, question.scheduled)
    yield Content.styled("   back   ", "$muted"), Content(back)
    yield ""
    if isinstance(question.asked, Task):
        yield from _solution(question.asked)
    else:
        yield from _background(question.asked)


def _solution(task: Task) -> Iterator[Line]:
    yield heading("How it goes")
    for number, step in enumerate(task.steps, start=1):
        yield Content.styled(f"{number}. ", "$primary"), Content(step.say)
        yield Content("   "), Content.assemble((step.formula, "$accent"), " = ", (str(step.value), "bold"))
    yield ""
    yield heading("In the head")
    yield from render(task.family.shortcut).rows


def _background(number: KnownNumber) -> Iterator[Line]:
    yield from render(number.why).rows
    yield ""
    yield Content.styled("sources say  ", "$muted"), Content(f"{number.low} to {number.high}")
    yield Content.styled("from         ", "$muted"), Content(f"{number.source}, as of {number.as_of}")


def _summary(sitting: GymSitting) -> Iterator[Line]:
    yield heading(f"{summary_text([done.mark for done in sitting.answered])}.")
    yield ""
    for done in sitting.answered:
        sign, style = SIGNS[done.mark.outcome]
        slips = f"   {', '.join(slip.id for slip in done.mark.slips)}" if done.mark.slips else ""
        title = done.question.title if isinstance(done.question.asked, Task) else done.question.asked.ask
        time = time_text(done.seconds, done.question.target_seconds)
        yield Content.styled(sign, style), Content.assemble(title, muted(f"   {time}{slips}"))
    yield ""
    yield heading(f"Last {DAYS_OF_FLUENCY} days")
    yield from _table(fluency_rows(sitting.fluency()))
    yield ""
    yield muted(f"{coming_text(sitting.due_count, sitting.next_day, sitting.today)} Enter begins five more.")
    if sitting.unreadable:
        yield Content.styled("! ", "$warning"), Content(unreadable_text(sitting.unreadable))


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[Line]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield Content("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
