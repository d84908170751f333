"""The interviewer: a script that decides, from facts alone, what to say now and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from drill.domain.answers import DECISIONS, WORKSHEET, Answers, Part
from drill.domain.clarifying.replies import is_reply
from drill.domain.handling import AGAIN, to_say_again
from drill.domain.probing import due_at, is_wanted, reason_of
from drill.domain.problem import Curveball, Probe, Problem
from drill.domain.pushing_back import push_backs
from drill.domain.session import Session
from drill.domain.silence import PAUSE_SECONDS
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text, count_text

QUIET_SECONDS = 60.0
"""Two lines are never closer together than this, opening and closing lines apart."""

CLOSING_MINUTES = 5
"""So long before the end the interviewer says so; in a drill, when a fifth of it is left."""


@dataclass(frozen=True)
class Line:
    """Something to say now.

    Args:
        id: Unique within a session; a line is said once.
        reason: The rule that chose it, for the transcript.
        insert_into: The part that the text is quoted into, if any.
    """

    id: str
    phase: Phase
    text: str
    reason: str
    insert_into: Part | None = None


def line_due(
    problem: Problem, session: Session, answers: Answers, elapsed: int, silent_for: float = PAUSE_SECONDS
) -> Line | None:
    """The line to say now, if there is one. Nothing but the clock interrupts someone who is typing.

    Args:
        problem: What the author wrote.
        session: The attempt so far, with what was said in it.
        answers: What the candidate has written so far.
        elapsed: Whole seconds of the mock.
        silent_for: Seconds without a key.
    """
    said = {line.id for line in session.said}
    for line in _openings(problem, session):
        if line.id not in said:
            return line
    closing = _closing(session, elapsed)
    if closing is not None and closing.id not in said:
        return closing
    if silent_for < PAUSE_SECONDS:
        return None
    # Someone who asks a lot must not keep the script silent: replies do not count.
    unasked = [line.elapsed for line in session.said if not is_reply(line.id)]
    if unasked and elapsed - unasked[-1] < QUIET_SECONDS:
        return None
    timed = _timed(problem, session, answers, elapsed, silent_for)
    return next((line for line in timed if line.id not in said), None)


CURVEBALL = "curveball:"
"""Begins the id of the line that changes a requirement; what follows is the curveball's."""


def curveball_of(problem: Problem, seed: int) -> Curveball | None:
    """The one changed requirement of a mock, drawn by its seed."""
    return problem.curveballs[seed % len(problem.curveballs)] if problem.curveballs else None


def _openings(problem: Problem, session: Session) -> Iterator[Line]:
    if Phase.ESTIMATION in session.step.phases and problem.estimation.givens:
        figures = "\n".join(f"{name} = {value}" for name, value in problem.estimation.givens.items())
        text = f"Let us agree on these figures:\n{figures}"
        yield Line("givens", Phase.ESTIMATION, text, "the estimation has begun", WORKSHEET)


def _closing(session: Session, elapsed: int) -> Line | None:
    phase = session.step.phases[0]
    left = session.format.seconds - elapsed
    if left <= 0:
        return Line("time", phase, "Time. Finish your sentence, you have a minute.", "the total is used up")
    minutes_left = min(CLOSING_MINUTES, max(1, session.format.minutes // 5))
    if left <= 60 * minutes_left:
        minutes = count_text(minutes_left, "minute")
        return Line("closing", phase, f"We have {minutes} left.", f"{minutes} before the end")
    return None


def _timed(problem: Problem, session: Session, answers: Answers, elapsed: int, silent_for: float) -> Iterator[Line]:
    curveball = curveball_of(problem, session.seed)
    said = {line.id for line in session.said}
    phases = {phase: _fraction(session, phase, elapsed) for phase in session.step.phases}
    # First, because it comes once, and what is said keeps a minute apart.
    if curveball is not None and curveball.at <= phases.get(curveball.phase, -1.0):
        reason = f"curveball at {_percent(curveball.at)} of {curveball.phase.label.lower()}"
        yield Line(f"{CURVEBALL}{curveball.id}", curveball.phase, curveball.say, reason)
    yield from _said_again(session, elapsed)
    for phase, passed in phases.items():
        script = problem.script(phase)
        for probe in sorted(script.probes if script else (), key=lambda probe: probe.at):
            line_id = f"probe:{probe.id}"
            is_due = due_at(probe, session.seniority) <= passed and line_id not in said
            if is_due and is_wanted(probe, problem, session, answers, silent_for):
                yield Line(line_id, phase, probe.say, _reason(probe, phase, session))
        if phase is DECISIONS.phase:
            for each in push_backs(answers.get(DECISIONS, ""), said, passed, silent_for):
                yield Line(each.id, phase, each.text, each.reason)
        if phase is Phase.QA:
            yield from _questions(problem, passed)


def _said_again(session: Session, elapsed: int) -> Iterator[Line]:
    asked = to_say_again(session, elapsed)
    if asked is not None:
        line = asked.line
        yield Line(
            f"{AGAIN}{line.id}", line.phase, f"Back to this: {line.text}", f"put off at {clock_text(asked.handled_at)}"
        )


def _questions(problem: Problem, passed: float) -> Iterator[Line]:
    count = len(problem.follow_ups)
    for index, follow_up in enumerate(problem.follow_ups):
        if index / count <= passed:
            yield Line(f"question:{index + 1}", Phase.QA, follow_up.ask, f"question {index + 1} of {count}")


def _fraction(session: Session, phase: Phase, elapsed: int) -> float:
    at_elapsed = session.paused_at(float(elapsed))
    return at_elapsed.phase_seconds(phase, 0.0) / session.format.budget(phase)


def _reason(probe: Probe, phase: Phase, session: Session) -> str:
    due = due_at(probe, session.seniority)
    later = f"{_percent(due - probe.at)} later than for others: staff leads" if due > probe.at else ""
    when = f"{_percent(due)} of {phase.label.lower()}"
    return ", ".join(filter(None, (when, later, reason_of(probe, session.silence))))


def _percent(fraction: float) -> str:
    return f"{fraction:.0%}"
