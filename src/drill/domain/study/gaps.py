"""The gaps of the completion stage: the reasoning of a problem with something left out for the user to fill in.

Which ones are asked is drawn by a seed. Only `Random.random` is used, whose numbers for a seed are the same in every
version of Python.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final, TypeVar

from drill.domain.diagram.graph import Box, Graph
from drill.domain.diagram.kinds import kind_of, name_of
from drill.domain.diagram.reading import read
from drill.domain.estimation.reading import asked_text
from drill.domain.estimation.reference import given_values, name_of_quantity, references
from drill.domain.problem import Evolution, HotSpot, Option, Problem
from drill.domain.study.blocks import Block, Drawing, ended, listed, present
from drill.domain.study.figures import Worked, worked_out
from drill.domain.study.judging import BLANK, BoxCheck, Check, FigureCheck
from drill.domain.study.telling import (
    calculation,
    decision_reasons,
    decision_situation,
    failure_answer,
    ingredients,
    options_text,
)
from drill.domain.vocabulary import Phase
from drill.domain.wording import one_line

FIGURES: Final = 3
BOXES: Final = 2
DECISIONS: Final = 2

T = TypeVar("T")


@dataclass(frozen=True)
class Gap:
    """Something to fill in.

    Args:
        id: Stays the same as long as its author keeps the ids of what it is about.
        heading: What it is about.
        shown: What stands around the gap.
        prompt: What is asked.
        reference: What belongs there.
        check: How an answer is judged; None where only the user can.
    """

    id: str
    phase: Phase
    heading: str
    shown: tuple[Block, ...]
    prompt: str
    reference: tuple[Block, ...]
    check: Check | None = None


def gaps(problem: Problem, seed: int) -> tuple[Gap, ...]:
    """The gaps of a problem, in the order of an interview; always the same ones for a seed."""
    chance = Random(seed)
    return (
        *_requirements(problem, chance),
        *_figures(problem, chance),
        *_boxes(problem, chance),
        *_evolution(problem, chance),
        *_deep_dive(problem, chance),
        *_trade_offs(problem, chance),
    )


def _chosen(items: Sequence[T], count: int, chance: Random) -> tuple[T, ...]:
    """Some of the items, each set alike, in their order."""
    ranked = sorted(range(len(items)), key=lambda _: chance.random())
    return tuple(items[index] for index in sorted(ranked[:count]))


def _left_out(items: Sequence[str], chance: Random) -> tuple[str, tuple[str, ...]] | None:
    """One of some items, and the others; None where each of them stands in another one, or there is only one."""
    lines = [one_line(item) for item in items]
    hidden = [
        line
        for index, line in enumerate(lines)
        if not any(line.casefold() in other.casefold() for other in lines[:index] + lines[index + 1 :])
    ]
    if len(lines) < 2 or not hidden:
        return None
    (chosen,) = _chosen(hidden, 1, chance)
    return chosen, tuple(line for line in lines if line != chosen)


def _requirements(problem: Problem, chance: Random) -> Iterator[Gap]:
    phase, script = Phase.REQUIREMENTS, problem.requirements
    topics = {one_line(each.topic): each for each in problem.clarifications if each.important}
    question = _left_out(tuple(topics), chance)
    if question is not None:
        chosen, others = question
        yield Gap(
            f"{phase}/question",
            phase,
            "What to ask",
            present(problem.brief, f"You would ask about {', '.join(others).lower()}."),
            "Name a question that is missing, and what hangs on its answer.",
            present(f"**{chosen}.** {ended(topics[chosen].answer)}"),
        )
    for name, heading, items, ask in (
        ("functional", "What it must do", script.functional, "Name a requirement that is missing from this list."),
        ("scope", "What is left out", script.out_of_scope, "Name something else to leave out, and say so."),
    ):
        item = _left_out(items, chance)
        if item is not None:
            yield Gap(f"{phase}/{name}", phase, heading, present(listed(item[1])), ask, present(item[0]))
    rows = {f"**{one_line(each.operation)}:** {ended(each.target)}": each for each in script.non_functional}
    row = _left_out(tuple(rows), chance)
    if row is not None:
        target = rows[row[0]]
        yield Gap(
            f"{phase}/target",
            phase,
            "Targets",
            present(listed((*row[1], f"**{one_line(target.operation)}:** `{BLANK}`"))),
            f"{one_line(target.operation)}: which target would you set? Say a number.",
            present(row[0]),
        )


def _figures(problem: Problem, chance: Random) -> Iterator[Gap]:
    script, phase = problem.estimation, Phase.ESTIMATION
    values = dict(given_values(script))
    values |= {name_of_quantity(id_): found.value for id_, found in references(script, {}).items()}
    told: set[str] = set()
    for each in _chosen(worked_out(script), FIGURES, chance):
        if each.name in told:
            continue
        told |= each.known.keys()
        known = {name: values[name] for name in each.known}
        check = FigureCheck(each.reference, each.unit, each.quantity.factor, known)
        wanted = asked_text(each.reference.value.dimension, each.unit)
        yield Gap(
            f"{phase}/{each.quantity.id}",
            phase,
            one_line(each.quantity.ask),
            present(ingredients(each)),
            f"What does it come to, {wanted}? A figure or an expression.",
            present(*_worked(each)),
            check,
        )


def _worked(each: Worked) -> tuple[str, ...]:
    within = f"Right within a factor of {each.quantity.factor:g}."
    return f"```\n{calculation(each)}\n```", f"**It decides.** {ended(each.quantity.decides)} {within}"


def _boxes(problem: Problem, chance: Random) -> Iterator[Gap]:
    """Boxes of the reference drawing; each is told before the next one is asked."""
    source, phase = problem.high_level_design.diagram, Phase.HIGH_LEVEL_DESIGN
    graph = read(source).graph
    hidden = _chosen([box for box in graph.boxes if not _is_told(box, graph)], BOXES, chance)
    labels = {box.id: f"{BLANK}{number if len(hidden) > 1 else ''}" for number, box in enumerate(hidden, start=1)}
    for box in hidden:
        asked = Drawing(_blanked(graph, labels))
        label = labels.pop(box.id)
        told = Drawing(_blanked(graph, labels), "" if labels else source)
        yield Gap(
            f"{phase}/box/{box.id}",
            phase,
            "A box without its name",
            (asked,),
            f"Which box stands at `{label}`?",
            present(f"**{name_of(box)}**", told),
            BoxCheck(graph, box),
        )


def _is_told(box: Box, graph: Graph) -> bool:
    """Whether a name can be read elsewhere in a drawing: at an arrow, in another box, or at a frame."""
    name = name_of(box).casefold()
    others = (
        *(arrow.label for arrow in graph.arrows),
        *(name_of(other) for other in graph.boxes if other is not box),
        *(group.label for group in graph.groups),
    )
    return any(name in one_line(other).casefold() for other in others)


def _blanked(graph: Graph, labels: Mapping[str, str]) -> Graph:
    """A drawing in which some boxes have another label in place of their name, and keep their arrows."""
    names = {box.id: box.id for box in graph.boxes}
    # An id can be read nowhere in the picture, but two boxes must not share one.
    names |= {box: f"{BLANK}{number} {box}" for number, box in enumerate(labels)}
    return replace(
        graph,
        boxes=tuple(
            replace(box, id=names[box.id], label=labels.get(box.id, box.label), kind=kind_of(box))
            for box in graph.boxes
        ),
        arrows=tuple(replace(arrow, source=names[arrow.source], target=names[arrow.target]) for arrow in graph.arrows),
    )


def _evolution(problem: Problem, chance: Random) -> Iterator[Gap]:
    phase = Phase.HIGH_LEVEL_DESIGN
    steps: Sequence[tuple[int, Evolution]] = tuple(enumerate(problem.high_level_design.evolution, start=1))
    for number, step in _chosen(steps, 1, chance):
        yield Gap(
            f"{phase}/evolution-{number}",
            phase,
            f"Bottleneck {number} of {len(steps)}",
            present(f"**{ended(step.bottleneck)}**"),
            "What one change removes it, and what does the change cost?",
            present(f"**Change.** {ended(step.change)}", f"**It costs** {ended(step.cost)}", Drawing.of(step.diagram)),
        )


def _deep_dive(problem: Problem, chance: Random) -> Iterator[Gap]:
    for spot in _chosen(problem.deep_dive.hot_spots, 1, chance):
        for option in _chosen(spot.options, 1, chance):
            yield _price_of(spot, option)
        yield _decision_of(spot)


def _decision_of(spot: HotSpot) -> Gap:
    options = (options_text(option.name, option.how, option.numbers) for option in spot.options)
    return Gap(
        f"{Phase.DEEP_DIVE}/{spot.id}/decision",
        Phase.DEEP_DIVE,
        one_line(spot.title),
        present(spot.question, *options),
        "Which one would you take, and why?",
        present(spot.decision),
    )


def _price_of(spot: HotSpot, option: Option) -> Gap:
    return Gap(
        f"{Phase.DEEP_DIVE}/{spot.id}/price",
        Phase.DEEP_DIVE,
        f"{one_line(spot.title)}: a price",
        present(options_text(option.name, option.how, option.numbers)),
        "What does this cost, and when would you take it all the same?",
        present(f"**It costs** {ended(option.cost)}", f"**Take it when** {ended(option.when)}"),
    )


def _trade_offs(problem: Problem, chance: Random) -> Iterator[Gap]:
    phase, script = Phase.TRADE_OFFS, problem.trade_offs
    for decision in _chosen(script.decisions, DECISIONS, chance):
        yield Gap(
            f"{phase}/{decision.id}",
            phase,
            "A decision",
            present(decision_situation(decision), f"**Because** `{BLANK}`\n\n**It costs** `{BLANK}`"),
            "Fill in the reason and the price.",
            present(*decision_reasons(decision)),
        )
    for failure in _chosen(script.failures, 1, chance):
        yield Gap(
            f"{phase}/failure/{failure.id}",
            phase,
            "A failure",
            present(f"**{ended(failure.fails)}**"),
            "What does a user see, and who notices?",
            present(*failure_answer(failure)),
        )
