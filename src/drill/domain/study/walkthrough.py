"""The reasoning of a problem step by step: each step asks first, then tells.

A question before each reveal makes the walkthrough an attempt to retrieve (Pan & Rickard 2018), not a text to read.
"""

from collections.abc import Iterator

from drill.domain.estimation.reading import asked_text
from drill.domain.problem import Estimation, Problem
from drill.domain.study.blocks import Block, listed, present
from drill.domain.study.deep_dive_steps import deep_dive_steps
from drill.domain.study.design_steps import design_steps
from drill.domain.study.figures import worked_out
from drill.domain.study.step import Step
from drill.domain.study.telling import (
    calculation,
    decision_reasons,
    decision_situation,
    failure_answer,
    ingredients,
)
from drill.domain.vocabulary import Phase
from drill.domain.wording import one_line


def walkthrough(problem: Problem) -> tuple[Step, ...]:
    """All steps of a problem that have something to reveal, in the order of an interview."""
    steps = (
        *_requirements(problem),
        *_estimation(problem.estimation),
        *design_steps(problem.high_level_design),
        *deep_dive_steps(problem.deep_dive),
        *_trade_offs(problem),
        *_questions_afterwards(problem),
    )
    return tuple(step for step in steps if step.body)


def reference(problem: Problem, phase: Phase) -> tuple[Block, ...]:
    """All that the walkthrough reveals of a phase, to be read in one go."""
    blocks: list[Block] = []
    for step in walkthrough(problem):
        if step.phase is phase:
            told = (f"### {step.heading}", *(() if step.repeats else step.shown), *step.body)
            blocks += (block for block in told if isinstance(block, str) or block not in blocks)
    return tuple(blocks)


def _requirements(problem: Problem) -> Iterator[Step]:
    phase, script = Phase.REQUIREMENTS, problem.requirements
    important = [each for each in problem.clarifications if each.important]
    others = [one_line(each.topic) for each in problem.clarifications if not each.important]
    answers = listed(f"**{one_line(each.topic)}.** {each.answer}" for each in important)
    also = f"Worth knowing too: {', '.join(others).lower()}." if others else ""
    yield Step.of(
        phase,
        "questions",
        "What to ask",
        "What would you ask before drawing anything?",
        present(answers, also),
        problem.brief,
        repeats=True,
    )
    yield Step.of(
        phase,
        "functional",
        "What it must do",
        "Which three to five things must it do? Put the most important one first.",
        present(listed(script.functional, numbered=True)),
    )
    yield Step.of(
        phase,
        "scope",
        "What is left out",
        "What would you leave out, and say so?",
        present(listed(script.out_of_scope)),
    )
    targets = listed(f"**{one_line(each.operation)}:** {each.target}" for each in script.non_functional)
    operations = listed(each.operation for each in script.non_functional)
    yield Step.of(
        phase,
        "targets",
        "Targets",
        "How fast, how available, how exact must each of these be? Say numbers.",
        present(targets),
        operations,
        repeats=True,
    )
    yield Step.of(
        phase,
        "reference",
        "What shapes the design",
        "Which one of these requirements will shape the design most?",
        present(script.reference),
    )


def _estimation(script: Estimation) -> Iterator[Step]:
    phase, worked = Phase.ESTIMATION, worked_out(script)
    givens = listed(f"`{name}` = {text}" for name, text in script.givens.items())
    asked = listed((each.quantity.ask for each in worked), numbered=True)
    yield Step.of(
        phase,
        "which",
        "Which figures decide",
        "The interviewer gives you these numbers. Which figures would you work out, and which would decide nothing?",
        present(asked),
        givens,
    )
    for each in worked:
        kind = each.reference.value.dimension
        yield Step.of(
            phase,
            each.quantity.id,
            each.quantity.ask,
            f"Say the formula, then its value {asked_text(kind, each.unit)}, to one digit. What would it decide?",
            present(f"```\n{calculation(each)}\n```", f"**It decides.** {one_line(each.quantity.decides)}"),
            ingredients(each),
        )
    yield Step.of(
        phase,
        "reference",
        "What the figures say together",
        "Which of these figures would turn the design round if it were ten times larger?",
        present(script.reference),
    )


def _trade_offs(problem: Problem) -> Iterator[Step]:
    phase, script = Phase.TRADE_OFFS, problem.trade_offs
    for decision in script.decisions:
        yield Step.of(
            phase,
            decision.id,
            "A decision",
            "Why? What does it cost, and when would you think again?",
            present(*decision_reasons(decision)),
            decision_situation(decision),
        )
    for failure in script.failures:
        yield Step.of(
            phase,
            f"failure/{failure.id}",
            "A failure",
            "What does a user see, who notices, and what brings it back?",
            present(*failure_answer(failure)),
            f"**{one_line(failure.fails)}**",
        )
    yield Step.of(
        phase,
        "reference",
        "What it all comes down to",
        "Sum the design up in three sentences: what it does well, what it gives up, and what you would watch.",
        present(script.reference),
    )


def _questions_afterwards(problem: Problem) -> Iterator[Step]:
    for number, follow_up in enumerate(problem.follow_ups, start=1):
        yield Step.of(
            Phase.QA,
            f"follow-up-{number}",
            "A question at the end",
            "Answer aloud, in half a minute.",
            present(follow_up.answer),
            f"> {one_line(follow_up.ask)}",
        )
    yield Step.of(
        Phase.QA,
        "pitfalls",
        "Pitfalls",
        "Where would most candidates stumble in this problem?",
        present(listed(problem.pitfalls)),
    )
