"""The reasoning of a problem step by step: each step asks first, then tells.

A question before each reveal makes the walkthrough an attempt to retrieve (Pan & Rickard 2018), not a text to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drill.domain.estimation.reading import asked_text
from drill.domain.problem import DeepDive, Estimation, HighLevelDesign, HotSpot, Problem
from drill.domain.study.blocks import Block, Drawing, ended, listed, one_line, present
from drill.domain.study.figures import worked_out
from drill.domain.study.telling import (
    calculation,
    decision_reasons,
    decision_situation,
    failure_answer,
    ingredients,
    options_text,
)
from drill.domain.vocabulary import Phase


@dataclass(frozen=True)
class Step:
    """One step of the reasoning.

    Args:
        id: Stays the same as long as its author keeps the ids of what it is about.
        heading: What it is about.
        shown: What stands there from the beginning.
        think: What to think about before it is revealed.
        body: What is revealed.
        repeats: Whether the body says again what is shown.
    """

    id: str
    phase: Phase
    heading: str
    shown: tuple[Block, ...]
    think: str
    body: tuple[Block, ...]
    repeats: bool = False


def walkthrough(problem: Problem) -> tuple[Step, ...]:
    """All steps of a problem that have something to reveal, in the order of an interview."""
    steps = (
        *_requirements(problem),
        *_estimation(problem.estimation),
        *_design(problem.high_level_design),
        *_deep_dive(problem.deep_dive),
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


def _step(
    phase: Phase, name: str, heading: str, think: str, body: tuple[Block, ...], *shown: Block, repeats: bool = False
) -> Step:
    return Step(f"{phase}/{name}", phase, one_line(heading), present(*shown), think, body, repeats)


def _requirements(problem: Problem) -> Iterator[Step]:
    phase, script = Phase.REQUIREMENTS, problem.requirements
    important = [each for each in problem.clarifications if each.important]
    others = [one_line(each.topic) for each in problem.clarifications if not each.important]
    answers = listed(f"**{one_line(each.topic)}.** {each.answer}" for each in important)
    also = f"Worth knowing too: {', '.join(others).lower()}." if others else ""
    yield _step(
        phase,
        "questions",
        "What to ask",
        "What would you ask before drawing anything?",
        present(answers, also),
        problem.brief,
        repeats=True,
    )
    yield _step(
        phase,
        "functional",
        "What it must do",
        "Which three to five things must it do? Put the most important one first.",
        present(listed(script.functional, numbered=True)),
    )
    yield _step(
        phase,
        "scope",
        "What is left out",
        "What would you leave out, and say so?",
        present(listed(script.out_of_scope)),
    )
    targets = listed(f"**{one_line(each.operation)}:** {each.target}" for each in script.non_functional)
    operations = listed(each.operation for each in script.non_functional)
    yield _step(
        phase,
        "targets",
        "Targets",
        "How fast, how available, how exact must each of these be? Say numbers.",
        present(targets),
        operations,
        repeats=True,
    )
    yield _step(
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
    yield _step(
        phase,
        "which",
        "Which figures decide",
        "The interviewer gives you these numbers. Which figures would you work out, and which would decide nothing?",
        present(asked),
        givens,
    )
    for each in worked:
        kind = each.reference.value.dimension
        yield _step(
            phase,
            each.quantity.id,
            each.quantity.ask,
            f"Say the formula, then its value {asked_text(kind, each.unit)}, to one digit. What would it decide?",
            present(f"```\n{calculation(each)}\n```", f"**It decides.** {one_line(each.quantity.decides)}"),
            ingredients(each),
        )
    yield _step(
        phase,
        "reference",
        "What the figures say together",
        "Which of these figures would turn the design round if it were ten times larger?",
        present(script.reference),
    )


def _design(script: HighLevelDesign) -> Iterator[Step]:
    phase = Phase.HIGH_LEVEL_DESIGN
    operations = listed(
        f"`{one_line(each.method)} {one_line(each.path)}` takes {ended(each.request)} Gives {ended(each.response)}"
        f" Errors: {ended(each.errors)}"
        for each in script.api
    )
    yield _step(
        phase,
        "api",
        "The interface",
        "Which operations does it need? Say method and path, what each takes and gives, and how it fails.",
        present(operations),
    )
    entities = listed(
        f"**{one_line(each.name)}.** Key: {ended(each.keys)} Access: {ended(each.access)}" for each in script.entities
    )
    yield _step(
        phase,
        "data",
        "The data",
        "What is stored, under which keys, and how is each of it read?",
        present(entities),
    )
    yield _step(
        phase,
        "simplest",
        "The simplest version",
        "What is the simplest design that works at all, and what load does it bear?",
        present(script.simplest, Drawing.of(script.simplest_diagram)),
    )
    before = Drawing.of(script.simplest_diagram)
    for number, change in enumerate(script.evolution, start=1):
        after = Drawing.of(change.diagram)
        yield _step(
            phase,
            f"evolution-{number}",
            f"Bottleneck {number} of {len(script.evolution)}",
            "What one change removes this bottleneck, and what does the change cost?",
            present(
                f"**Change.** {one_line(change.change)}",
                f"**It costs** {ended(change.cost)}",
                after,
            ),
            f"**{one_line(change.bottleneck)}**",
            before,
        )
        before = after if after.graph.boxes else before
    yield _step(
        phase,
        "paths",
        "The way of a write and of a read",
        "Follow one write and one read through the drawing. Which boxes does each touch, and where may it be slow?",
        present(f"**Write.** {one_line(script.write_path)}", f"**Read.** {one_line(script.read_path)}"),
        Drawing.of(script.diagram),
    )
    yield _step(
        phase,
        "reference",
        "Why it looks so",
        "Which decision in this design would you defend first, and against what?",
        present(script.reference),
    )


def _deep_dive(script: DeepDive) -> Iterator[Step]:
    for spot in script.hot_spots:
        yield from _hot_spot(spot)
    yield _step(
        Phase.DEEP_DIVE,
        "reference",
        "What the deep dive shows",
        "If you could take only one of these parts, which would it be, and why?",
        present(script.reference),
    )


def _hot_spot(spot: HotSpot) -> Iterator[Step]:
    phase, names = Phase.DEEP_DIVE, listed(option.name for option in spot.options)
    yield _step(
        phase,
        spot.id,
        spot.title,
        "Name two ways to do it, each with a number, before you choose.",
        present(*(options_text(option.name, option.how, option.numbers) for option in spot.options)),
        spot.question,
    )
    price = listed(
        f"**{one_line(option.name)}** costs {ended(option.cost)} Take it when: {ended(option.when)}"
        for option in spot.options
    )
    yield _step(
        phase,
        f"{spot.id}/decision",
        f"{spot.title}: the decision",
        "What does each of them cost? Then decide, in one sentence with a reason.",
        present(price, f"**Decision.** {one_line(spot.decision)}"),
        names,
        repeats=True,
    )
    yield _step(
        phase,
        f"{spot.id}/failures",
        f"{spot.title}: when it fails",
        "How can this part fail, and what does a user notice?",
        present(listed(spot.failures)),
        f"**Decided.** {one_line(spot.decision)}",
        repeats=True,
    )
    for number, follow_up in enumerate(spot.follow_ups, start=1):
        yield _step(
            phase,
            f"{spot.id}/follow-up-{number}",
            f"{spot.title}: they ask on",
            "Answer aloud, in half a minute.",
            present(follow_up.answer),
            f"> {one_line(follow_up.ask)}",
        )


def _trade_offs(problem: Problem) -> Iterator[Step]:
    phase, script = Phase.TRADE_OFFS, problem.trade_offs
    for decision in script.decisions:
        yield _step(
            phase,
            decision.id,
            "A decision",
            "Why? What does it cost, and when would you think again?",
            present(*decision_reasons(decision)),
            decision_situation(decision),
        )
    for failure in script.failures:
        yield _step(
            phase,
            f"failure/{failure.id}",
            "A failure",
            "What does a user see, who notices, and what brings it back?",
            present(*failure_answer(failure)),
            f"**{one_line(failure.fails)}**",
        )
    yield _step(
        phase,
        "reference",
        "What it all comes down to",
        "Sum the design up in three sentences: what it does well, what it gives up, and what you would watch.",
        present(script.reference),
    )


def _questions_afterwards(problem: Problem) -> Iterator[Step]:
    for number, follow_up in enumerate(problem.follow_ups, start=1):
        yield _step(
            Phase.QA,
            f"follow-up-{number}",
            "A question at the end",
            "Answer aloud, in half a minute.",
            present(follow_up.answer),
            f"> {one_line(follow_up.ask)}",
        )
    yield _step(
        Phase.QA,
        "pitfalls",
        "Pitfalls",
        "Where would most candidates stumble in this problem?",
        present(listed(problem.pitfalls)),
    )
