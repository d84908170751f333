"""The interviewer: a script that decides, from facts alone, what to say now and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from drill.domain.answers import WORKSHEET, Answers, Part
from drill.domain.clarifying.replies import is_reply
from drill.domain.probing import due_at, is_wanted, reason_of
from drill.domain.problem import Curveball, Probe, Problem
from drill.domain.session import Session
from drill.domain.vocabulary import Phase

QUIET_SECONDS = 60.0
"""Two lines are never closer together than this, opening and closing lines apart."""

CLOSING_SECONDS = 300

PAUSE_SECONDS = 3.0
"""Without a key for this long, a candidate is not in mid-typing."""


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
    if left <= CLOSING_SECONDS:
        minutes = CLOSING_SECONDS // 60
        return Line("closing", phase, f"We have {minutes} minutes left.", f"{minutes} minutes before the end")
    return None


def _timed(problem: Problem, session: Session, answers: Answers, elapsed: int, silent_for: float) -> Iterator[Line]:
    curveball = curveball_of(problem, session.seed)
    said = {line.id for line in session.said}
    for phase in session.step.phases:
        passed = _fraction(session, phase, elapsed)
        # First, because it comes once, and what is said keeps a minute apart.
        if curveball is not None and curveball.phase is phase and curveball.at <= passed:
            reason = f"curveball at {_percent(curveball.at)} of {phase.label.lower()}"
            yield Line(f"curveball:{curveball.id}", phase, curveball.say, reason)
        script = problem.script(phase)
        for probe in sorted(script.probes if script else (), key=lambda probe: probe.at):
            line_id = f"probe:{probe.id}"
            is_due = due_at(probe, session.seniority) <= passed and line_id not in said
            if is_due and is_wanted(probe, problem, session.seniority, answers, silent_for):
                yield Line(line_id, phase, probe.say, _reason(probe, phase))
        if phase is Phase.QA:
            yield from _questions(problem, passed)


def _questions(problem: Problem, passed: float) -> Iterator[Line]:
    count = len(problem.follow_ups)
    for index, follow_up in enumerate(problem.follow_ups):
        if index / count <= passed:
            yield Line(f"question:{index + 1}", Phase.QA, follow_up.ask, f"question {index + 1} of {count}")


def _fraction(session: Session, phase: Phase, elapsed: int) -> float:
    at_elapsed = session.paused_at(float(elapsed))
    return at_elapsed.phase_seconds(phase, 0.0) / session.format.budget(phase)


def _reason(probe: Probe, phase: Phase) -> str:
    when = f"{_percent(probe.at)} of {phase.label.lower()}"
    return ", ".join(filter(None, (when, reason_of(probe))))


def _percent(fraction: float) -> str:
    return f"{fraction:.0%}"
