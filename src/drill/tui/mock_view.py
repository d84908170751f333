"""What the mock screen shows, as text made from the interview."""

from collections.abc import Mapping
from dataclasses import replace

from textual.content import Content
from textual.visual import Visual

from drill.config import ClockDisplay
from drill.domain.answers import Part, own_lines
from drill.domain.clarifying.replies import is_reply
from drill.domain.handling import Asked, asked_in, open_questions, outcome_text
from drill.domain.session import Said, Session
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text
from drill.services.mock import MockInterview
from drill.tui.clock_face import clock_face
from drill.tui.commands import COMMANDS, Place
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.words import heading, lines, muted, shown


def everything(mock: MockInterview, current: Part, display: ClockDisplay) -> Mapping[str, Visual]:
    """All that the mock shows, by the ids of the widgets.

    Args:
        mock: The interview.
        current: The part being written.
        display: How the clock is shown.
    """
    said, task = mock.session.said, task_rows(mock)
    asked = {each.line.id: each for each in asked_in(mock.session)}
    recent = [row for line in reversed(said) for row in told_rows(line, asked.get(line.id))]
    waiting = open_row(mock.session)
    silence = () if recent else (muted("listens."),)
    return {
        **on_tick(mock, current, display),
        "task": Rows(task),
        "said": Rows([*(opening_row(line) for line in said[-1:]), *waiting]),
        "side-task": Rows(["", heading("Task"), *task]),
        "side-said": Rows(["", heading("Interviewer"), *waiting, *recent, *silence]),
    }


def on_tick(mock: MockInterview, current: Part, display: ClockDisplay) -> Mapping[str, Content]:
    """Of it, what time alone changes."""
    return {
        "where": where_line(mock),
        "clock": _clock(mock, display),
        "agenda": agenda(mock, display),
        "parts": part_line(mock, current),
    }


def where_line(mock: MockInterview) -> Content:
    """The step, and what follows it; right after moving on, how to go back."""
    session = mock.session
    if session.locked_at is not None:
        return Content.assemble(heading(session.title), muted("   written after the lock, not scored"))
    count = f"{session.step_index + 1}/{len(session.format.steps)} "
    step = Content.assemble(muted(count), heading(session.step.name))
    if mock.can_undo_next:
        return Content.assemble(step, ("   Esc u takes it back", "$accent"))
    following = "the lock" if session.is_last_step else session.format.steps[session.step_index + 1].name
    return Content.assemble(step, muted(f", then {following}"))


def _clock(mock: MockInterview, display: ClockDisplay) -> Content:
    session = mock.session
    if session.locked_at is not None:
        return muted("locked")
    return clock_face(display, session.step, mock.step_seconds, mock.elapsed, session.format.seconds)


def agenda(mock: MockInterview, display: ClockDisplay) -> Content:
    """All steps with their budgets, and the time spent in each unless the clock is plain or hidden."""
    session = mock.session
    rows = []
    for index, step in enumerate(session.format.steps):
        is_current = index == session.step_index
        mark = "▸" if is_current else "✓" if index < session.step_index else " "
        used = mock.seconds_of(index)
        time = f"{step.minutes:12} min"
        if display is ClockDisplay.FULL and (used or is_current):
            over = " +" if used > step.seconds else ""
            time = f"{clock_text(used):>6} of {step.minutes:2} min{over}"
        rows.append(Content.styled(f"{mark} {step.name:20.20}{time}", "bold" if is_current else "$muted"))
    return lines(heading(session.title), *rows)


def part_line(mock: MockInterview, current: Part) -> Content:
    """The parts of the phase being written, as tabs; a dot marks those with something in them."""
    pieces: list[Content] = [muted(f"{current.phase.label}: ")]
    for part in mock.parts():
        if part.phase is current.phase:
            written = "•" if own_lines(mock.answers.get(part, "")) else " "
            style = "reverse bold" if part == current else "on $panel"
            pieces.append(Content.styled(f" {mock.name_of(part)}{written}", style))
    if current.phase is Phase.REQUIREMENTS and _invites_questions(mock):
        pieces.append(muted(" Esc a asks the interviewer"))
    return Content(" ").join(pieces)


def task_rows(mock: MockInterview) -> tuple[Row, ...]:
    """What to do in the present step."""
    step = mock.session.step
    texts = [step.task] if step.task else []
    for phase in step.phases:
        script = mock.problem.script(phase)
        if script is not None and not step.task:
            texts.append(script.task)
    if step.phases == (Phase.QA,):
        texts.append("The interviewer asks; answer in a few lines each.")
    return tuple(row for text in texts for row in render(text).rows)


def _invites_questions(mock: MockInterview) -> bool:
    """Whether this is the step to ask in, and the problem has answers."""
    is_open = mock.session.locked_at is None and bool(mock.problem.clarifications)
    return is_open and Phase.REQUIREMENTS in mock.session.step.phases


def said_row(line: Said) -> Row:
    """A line of the interviewer with its minute."""
    words = Content.assemble(("“", "$accent"), shown(line.text), ("”", "$accent"))
    return muted(f"{clock_text(line.elapsed):>5} "), words


def asked_rows(asked: Asked) -> tuple[Row, ...]:
    """A question of the interviewer, and what became of it."""
    return said_row(asked.line), (Content(" " * 6), muted(outcome_text(asked)))


def open_row(session: Session) -> tuple[Content, ...]:
    """How many questions wait, and the letters for the one asked last; nothing when none does."""
    count = len(open_questions(session)) if session.locked_at is None else 0
    if not count:
        return ()
    answer, put_off, dismiss = (each.letter for each in COMMANDS[Place.MOCK] if each.action.endswith("_probe"))
    keys = f"Esc {answer} answers, {put_off} puts off, {dismiss} dismisses"
    return (muted(f"{count} open: {keys}"),)


def told_rows(line: Said, asked: Asked | None) -> tuple[Row, ...]:
    """A line of the interviewer with what became of it, or with what it was the reply to."""
    if asked:
        return asked_rows(asked)
    question = ((Content(" " * 6), shown(line.reason, "$muted")),) if is_reply(line.id) else ()
    return (said_row(line), *question)


def opening_row(line: Said) -> Row:
    """The same, only its first line; what follows stands in the answer, or under the interviewer's key."""
    first, *rest = line.text.split("\n")
    return said_row(replace(line, text=f"{first} …" if rest else first))
