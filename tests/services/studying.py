"""Studying with the services, as the screens do."""

from drill.domain.study.judging import BoxCheck
from drill.domain.vocabulary import CORE_PHASES
from drill.services.cold_attempt import ColdAttempt
from drill.services.completion import Completion
from drill.services.walkthrough import Walkthrough
from tests.services.playing import Desk


def walk(desk: Desk) -> Walkthrough:
    """A walkthrough, begun or gone on with."""
    return Walkthrough.open(desk.recorder, desk.problem)


def complete(desk: Desk, seed: int = 3) -> Completion:
    """A completion, begun or gone on with."""
    return Completion.open(desk.recorder, desk.problem, seed)


def attempt(desk: Desk) -> ColdAttempt:
    """A cold attempt, begun or gone on with."""
    return ColdAttempt.open(desk.recorder, desk.problem)


def walk_through(desk: Desk) -> Walkthrough:
    """A whole walkthrough."""
    run = walk(desk)
    for step in run.steps:
        run.reveal(step)
    return run


def fill(run: Completion, right: bool = True, text: str = "") -> None:
    """Fill all gaps that are open: with what belongs there, or with something else."""
    for gap in run.gaps[run.place() :]:
        if not run.is_answered(gap):
            wrong = "nothing like it" if gap.check is None or isinstance(gap.check, BoxCheck) else "1 /year"
            run.answer(gap, text or (gap.check.answer if right and gap.check else wrong))
        if run.judgement(gap) is None:
            run.judge(gap, right)


def write_all(desk: Desk, text: str = "An answer.") -> ColdAttempt:
    """A whole cold attempt."""
    run = attempt(desk)
    for phase in CORE_PHASES:
        run.write(run.parts(phase)[0], text)
        run.reveal(phase)
    return run
