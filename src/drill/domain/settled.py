"""What the phases before a drilled one settled: the author's reference, in short."""

from collections.abc import Iterator
from dataclasses import dataclass

from drill.domain.answers import DIAGRAM, WORKSHEET, Answers, Part
from drill.domain.estimation.formatting import figure
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.reference import name_of_quantity, references
from drill.domain.problem import DeepDive, Estimation, HighLevelDesign, Problem, Requirements
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.domain.wording import one_line


@dataclass(frozen=True)
class Settled:
    """One thing that a phase settled.

    Args:
        lines: What was settled, a line or a paragraph each.
        drawing: The text of a drawing; empty where nothing is drawn.
    """

    phase: Phase
    title: str
    lines: tuple[str, ...] = ()
    drawing: str = ""


def phases_before(phase: Phase) -> tuple[Phase, ...]:
    """The phases that come before another one in every interview."""
    return CORE_PHASES[: CORE_PHASES.index(phase)]


def settled(problem: Problem, phase: Phase) -> tuple[Settled, ...]:
    """What stands when a phase begins, if all went well before it.

    Args:
        problem: What the author wrote.
        phase: The phase to drill, one of the five.
    """
    return tuple(each for before in phases_before(phase) for each in _settled_in(problem, before))


def settled_answers(problem: Problem, phase: Phase) -> Answers:
    """The same as answers of the phases before, for whoever judges by what the notes hold.

    Args:
        problem: What the author wrote.
        phase: The phase to drill, one of the five.
    """
    before = phases_before(phase)
    answers = {Part(each, "notes"): _notes(problem, each) for each in before if each is not Phase.ESTIMATION}
    if Phase.ESTIMATION in before:
        answers[WORKSHEET] = "\n".join(_worksheet(problem.estimation))
    if Phase.HIGH_LEVEL_DESIGN in before:
        answers[DIAGRAM] = problem.high_level_design.diagram
    return answers


def _settled_in(problem: Problem, phase: Phase) -> Iterator[Settled]:
    match problem.script(phase):
        case Requirements() as script:
            yield Settled(phase, "It does", script.functional)
            yield Settled(phase, "Left out", script.out_of_scope)
            targets = tuple(f"{target.operation}: {target.target}" for target in script.non_functional)
            yield Settled(phase, "Targets", targets)
        case Estimation() as script:
            yield Settled(phase, "Figures", tuple(_figures(script)))
        case HighLevelDesign() as script:
            yield Settled(phase, "Drawing", drawing=script.diagram)
            yield Settled(phase, "Write path", (script.write_path,))
            yield Settled(phase, "Read path", (script.read_path,))
        case DeepDive() as script:
            for spot in script.hot_spots:
                yield Settled(phase, spot.title, (spot.decision,))
        case _:
            pass


def _figures(script: Estimation) -> Iterator[str]:
    right = references(script, {})
    for quantity in script.quantities:
        found = right.get(quantity.id)
        if found is not None:
            yield f"{quantity.ask}: {figure(found.value, parse_unit(quantity.unit))}"


def _notes(problem: Problem, phase: Phase) -> str:
    return "\n".join(line for each in _settled_in(problem, phase) for line in each.lines)


def _worksheet(script: Estimation) -> Iterator[str]:
    yield from (f"{name} = {value}" for name, value in script.givens.items())
    for quantity in script.quantities:
        yield f"{name_of_quantity(quantity.id)} = {one_line(quantity.formula)}"
