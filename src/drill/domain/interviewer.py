"""The interviewer: a script that decides, from facts alone, what to say now and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from drill.domain.answers import Answers, Part, matches, own_lines
from drill.domain.problem import Curveball, EvidenceItem, Probe, Problem
from drill.domain.session import Session
from drill.domain.vocabulary import CORE_PHASES, Phase

QUIET_SECONDS = 60.0
"""Two lines are never closer together than this, opening and closing lines apart."""

CLOSING_SECONDS = 300
WORKSHEET = Part(Phase.ESTIMATION, "worksheet")


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


def line_due(problem: Problem, session: Session, answers: Answers, elapsed: int) -> Line | None:
    """The line to say now, if there is one.

    Args:
        problem: What the author wrote.
        session: The attempt so far, with what was said in it.
        answers: What the candidate has written so far.
        elapsed: Whole seconds of the mock.
    """
    said = {line.id for line in session.said}
    for line in _openings(problem, session):
        if line.id not in said:
            return line
    closing = _closing(session, elapsed)
    if closing is not None and closing.id not in said:
        return closing
    if session.said and elapsed - session.said[-1].elapsed < QUIET_SECONDS:
        return None
    return next((line for line in _timed(problem, session, answers, elapsed) if line.id not in said), None)


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


def _timed(problem: Problem, session: Session, answers: Answers, elapsed: int) -> Iterator[Line]:
    curveball = curveball_of(problem, session.seed)
    for phase in session.step.phases:
        passed = _fraction(session, phase, elapsed)
        script = problem.script(phase)
        for probe in sorted(script.probes if script else (), key=lambda probe: probe.at):
            if probe.at <= passed and _wanted(probe, problem, session, answers):
                yield Line(f"probe:{probe.id}", phase, probe.say, f"{_percent(probe.at)} of {phase.label.lower()}")
        if curveball is not None and curveball.phase is phase and curveball.at <= passed:
            reason = f"curveball at {_percent(curveball.at)} of {phase.label.lower()}"
            yield Line(f"curveball:{curveball.id}", phase, curveball.say, reason)
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


def _wanted(probe: Probe, problem: Problem, session: Session, answers: Answers) -> bool:
    if probe.seniority.rank > session.seniority.rank:
        return False
    items = [item for item in problem.evidence if item.id in probe.unless]
    return not items or not all(_shows(item, answers) for item in items)


def _shows(item: EvidenceItem, answers: Answers) -> bool:
    """Whether any line of the notes holds a cue of the item, wherever it was written."""
    lines = [line for part, text in answers.items() if part.phase in CORE_PHASES for _, line in own_lines(text)]
    return any(matches(cue, line) for cue in item.cues for line in lines)


def _percent(fraction: float) -> str:
    return f"{fraction:.0%}"
