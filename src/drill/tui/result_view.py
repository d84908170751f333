"""What the result screen shows, as Markdown and text made from a result."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from drill.domain.calibration_words import eye_text
from drill.domain.cards import CardState
from drill.domain.handling import never_answered, outcome_text
from drill.domain.history import StepPace, pace
from drill.domain.rubric import Rubric
from drill.domain.session import Session
from drill.domain.vocabulary import Dimension
from drill.domain.wording import clock_text, count_text, due_text
from drill.services.result import Result
from drill.services.result_words import (
    CONVENTION,
    above_texts,
    cost_texts,
    next_texts,
    practice_text,
    seen_before_texts,
)
from drill.tui.attempt_view import evidence_rows
from drill.tui.drill_view import drill_page
from drill.tui.marking_view import marks_rows
from drill.tui.movement_view import LEVELS_ONLY, movement_rows, pivotal_rows
from drill.tui.partner_view import partner_rows
from drill.tui.rows import Fitted, Named, Row, Rows
from drill.tui.words import CRITICAL, VERDICT_STYLES, heading, level_bar, muted, shown

CRITICAL_SHOWN = 2
NAME = 41
LEVEL = 32
"""The columns behind the name of a dimension: its level, what was found, and the weight."""

ROOMY = 68
"""The columns from which the minutes of a step stand beside a long bar and a whole name."""


def verdict_page(result: Result, rubric: Rubric, today: date) -> Rows:
    """The first page: the verdict, why, and what next; of a phase drill, its levels instead."""
    if result.verdict is None:
        return drill_page(result, rubric, today)
    session = result.attempt.session
    interrupted = "  Interrupted: more than 10 minutes away." if session.interrupted else ""
    verdict = Content.styled(f" {result.verdict} ", f"reverse {VERDICT_STYLES[result.verdict]}")
    return Rows(
        [
            Content.assemble(verdict, f"   {result.points} of 400 points, {session.seniority}"),
            muted(
                f"{session.title}, {session.format.title}, {clock_text(session.locked_at or 0.0)} used.{interrupted}"
            ),
            *((Content.styled(LEVELS_ONLY, "$warning"),) if result.card.levels_only else ()),
            *(Content.styled(text, "$warning") for text in seen_before_texts(result)),
            "",
            heading("Why"),
            *_why(result, rubric),
            "",
            heading("Next"),
            *(Content(text) for text in next_texts(result, today)),
            "",
            *((muted(f"{eye_text(result.eye)}."),) if result.eye.answers else ()),
            muted(CONVENTION),
        ]
    )


def levels_page(result: Result, rubric: Rubric) -> Rows:
    """The levels as bars, with what the evidence supports; then each item with the lines that show it."""
    rows: list[Row | Content | Named] = [
        Named(heading("Dimension"), heading(f" {'level':10} {'found':7} {'supports':8}"), NAME, LEVEL),
        *(_level_row(result, dimension, rubric.dimensions[dimension].title) for dimension in result.levels),
    ]
    rows += [Content(""), *movement_rows(result.card), *partner_rows(result.attempt)]
    flags = [flag for flag in result.card.red_flags if flag.id in result.card.flags]
    if flags:
        rows += [Content(""), heading("Confirmed red flags")]
        rows += [
            (Content.styled(f"! {flag.dimension} ", "bold $warning"), Content(f"{flag.text} (caps at {flag.cap})"))
            for flag in flags
        ]
    marks = [*marks_rows(result.attempt.marking)]
    if marks:
        rows += [Content(""), *marks]
    if not result.card.levels_only:
        rows += [Content(""), *evidence_rows(result.card, result.attempt.answers)]
    return Rows(rows)


def time_rows(session: Session) -> Iterator[Content | Fitted]:
    """Minutes against budget, step by step."""
    steps = pace(session)
    yield heading("Minutes used against the budget (│)")
    yield Fitted(lambda width: _pace_lines(steps, width))
    gaps = session.gap_seconds
    if gaps >= 1:
        yield Content("")
        yield muted(f"Away for {clock_text(gaps)} in all; that time does not count.")


def missed_page(result: Result) -> Rows:
    """The evidence that was not found, with what would have shown it, and the important questions never asked."""
    session = result.attempt.session
    return Rows([*_missed_rows(result), *_never_asked_rows(result), *never_answered_rows(session)])


def schedule_page(result: Result, today: date) -> Rows:
    """What was scheduled for when."""
    rows: list[Row | Content] = [
        heading("Practice"),
        Content(practice_text(result, today) or _unplanned(result)),
        Content(""),
        heading(f"Cards of this {result.attempt.session.noun}: {len(result.scheduled)}"),
    ]
    for card in result.scheduled:
        rows.append((Content.styled(f"{_card_due(card, today):14} ", "$accent"), Content(card.ask.strip())))
    note = "Settings say how many new cards a day brings; critical evidence comes first, the rest waits."
    return Rows([*rows, Content(""), muted(note)])


def _unplanned(result: Result) -> str:
    is_free = result.attempt.session.drilled is not None and result.attempt.practice is None
    return "This drill was for no planned practice." if is_free else "A later attempt has planned anew."


def _missed_rows(result: Result) -> Iterator[Row | Content]:
    if result.card.levels_only:
        yield muted(f"{LEVELS_ONLY} No evidence was asked for, so none was missed.")
        return
    if not result.missed:
        yield muted("Nothing was missed in the phases you reached.")
        return
    count = count_text(len(result.missed), "item")
    yield heading(f"{count} not found, critical ({CRITICAL}) first")
    for item in result.missed:
        sign = f"{CRITICAL} " if item.critical else "  "
        yield Content("")
        yield Content.styled(f"{sign}{item.dimension} ", "bold $warning"), Content.styled(item.text, "bold")
        yield Content("     "), Content(item.answer.strip())


def _never_asked_rows(result: Result) -> Iterator[Row | Content]:
    if result.never_asked:
        yield Content("")
        yield heading("You never asked the interviewer")
    for each in result.never_asked:
        yield Content("")
        yield Content("  "), Content.styled(each.topic, "bold")
        yield Content("     "), Content(each.answer.strip())


def never_answered_rows(session: Session) -> Iterator[Row | Content]:
    """The interviewer's questions that were never said to be answered."""
    left = never_answered(session)
    if left:
        yield Content("")
        yield heading("The interviewer asked, and you never answered")
        yield muted("As far as you said so, with Esc r; the notes may hold an answer all the same.")
    for each in left:
        yield muted(f"{clock_text(each.line.elapsed):>5} "), shown(each.line.text.strip())
        yield Content("      "), muted(outcome_text(each))


def _level_row(result: Result, dimension: Dimension, title: str) -> Named:
    card, level = result.card, result.levels[dimension]
    support = card.support_of(dimension)
    found = f"{f'{support.held} of {support.asked}':7} {support.level}"
    if dimension in card.not_reached:
        found = "unreached"
    elif card.levels_only:
        found = "not asked"
    elif card.above_evidence(dimension):
        found += " above!"
    rest = Content.assemble(" ", level_bar(level), muted(f" {found:16}{card.weights[dimension]:3}%"))
    return Named(Content(f"{dimension} {title}"), rest, NAME, LEVEL)


def _why(result: Result, rubric: Rubric) -> Iterator[Row | Content]:
    yield from (Content(text) for text in cost_texts(result, rubric))
    if result.pivotal is not None:
        yield from pivotal_rows(result.pivotal, result.attempt.answers)
    shown_above = result.pivotal.item if result.pivotal else None
    critical = [item for item in result.missed if item.critical and item != shown_above]
    for item in critical[:CRITICAL_SHOWN]:
        yield Content.styled(f"{CRITICAL} ", "bold $warning"), Content(f"Missing in {item.dimension}: {item.text}")
    if len(critical) > CRITICAL_SHOWN:
        yield muted(f"  and {len(critical) - CRITICAL_SHOWN} more critical items; see Missed.")
    yield from (Content(text) for text in above_texts(result))


def _card_due(card: CardState, today: date) -> str:
    state = "" if card.memory else "new, "
    return f"{state}{due_text(card.due, today)}"


def _pace_lines(steps: Sequence[StepPace], width: int) -> list[Content]:
    longest = max((max(step.seconds, step.budget) for step in steps), default=1)
    name, bar = (24, 20) if width >= ROOMY else (12, 10)
    return [_pace_line(step, longest, name, bar) for step in steps]


def _pace_line(step: StepPace, longest: float, name_width: int, bar_width: int) -> Content:
    used = round(bar_width * step.seconds / longest)
    budget = min(bar_width - 1, round(bar_width * step.budget / longest))
    bar = "".join("│" if column == budget else "█" if column < used else "·" for column in range(bar_width))
    over = step.seconds - step.budget
    note = "not reached" if not step.reached else f"{clock_text(over)} over" if over > 0 else ""
    return Content.assemble(
        Content(step.name).truncate(name_width, ellipsis=True, pad=True),
        " ",
        (bar, "$primary"),
        f" {clock_text(step.seconds):>6} of {step.budget // 60} min",
        muted(f"  {note}"),
    )
