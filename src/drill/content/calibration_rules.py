"""What must fit together between calibration answers and their problem."""

from collections.abc import Callable

from drill.content.faults import Faults, quote
from drill.content.nodes import EACH, Mapping, Node, Scalar, scalars, select, texts
from drill.content.rules import choice, expect_known, whole
from drill.domain.authored_answers import items_for_answer
from drill.domain.problem import Problem
from drill.domain.scoring import support
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, Dimension, Phase

FindProblem = Callable[[str], Problem | None]


def check_calibration(root: Node, find_problem: FindProblem, faults: Faults) -> None:
    """All rules of a file of calibration answers.

    Args:
        root: The file.
        find_problem: The problem of an id; None where there is none, or where its own file has faults.
        faults: Takes the faults.
    """
    for answer in select(root, "answers", EACH):
        _check_keys_fit_phase(answer, faults)
    for name in scalars(root, "problem"):
        for own in scalars(root, "id"):
            if own.text != name.text:
                faults.add(own, f"expected the id of the problem, {quote(name.text)}, got {quote(own.text)}")
        problem = find_problem(name.text)
        if problem is None:
            faults.add(name, f"{quote(name.text)} is no problem that can be read; `drill problems` lists them")
        else:
            _check_against_problem(root, problem, faults)


def _check_keys_fit_phase(answer: Node, faults: Faults) -> None:
    for scalar in scalars(answer, "phase"):
        phase = choice(Phase, scalar)
        if phase is None:
            continue
        if phase not in CORE_PHASES:
            faults.add(scalar, f"no dimension is scored from {phase}; expected {' or '.join(CORE_PHASES)}")
            continue
        for spot in scalars(answer, "hot_spot"):
            if phase is not Phase.DEEP_DIVE:
                faults.add(spot, f"hot spots belong to {Phase.DEEP_DIVE}, and this answers {phase}")
        scored = [str(each) for each in Dimension if phase in HOME_PHASES[each] and each is not Dimension.D7]
        for name, _ in _keys_of(answer):
            if choice(Dimension, name) is not None and name.text not in scored:
                faults.add(name, f"{name.text} is not scored from {phase}; expected {' or '.join(scored)}")


def _check_against_problem(root: Node, problem: Problem, faults: Faults) -> None:
    evidence = [item.id for item in problem.evidence]
    expect_known(scalars(root, "answers", EACH, "evidence", EACH), evidence, f"evidence item of {problem.id}", faults)
    spots = [spot.id for spot in problem.deep_dive.hot_spots]
    expect_known(scalars(root, "answers", EACH, "hot_spot"), spots, f"hot spot of {problem.id}", faults)
    scripts = [script for phase in CORE_PHASES if (script := problem.script(phase)) is not None]
    taken = {exemplar.id for script in scripts for exemplar in script.exemplars}
    for name in scalars(root, "answers", EACH, "id"):
        if name.text in taken:
            faults.add(name, f"{quote(name.text)} is an exemplar of {problem.id}; choose another id")
    for answer in select(root, "answers", EACH):
        _check_support(answer, problem, faults)


def _check_support(answer: Node, problem: Problem, faults: Faults) -> None:
    """A key is no higher than what the answer's evidence carries, by the rule that also bounds a user's levels."""
    phase = next((choice(Phase, scalar) for scalar in scalars(answer, "phase")), None)
    hot_spot = next((scalar.text for scalar in scalars(answer, "hot_spot")), None)
    held = texts(answer, "evidence", EACH)
    for name, value in _keys_of(answer):
        dimension, level = choice(Dimension, name), whole(value) if isinstance(value, Scalar) else None
        if phase is None or dimension is None or level is None:
            continue
        items = items_for_answer(problem.evidence, dimension, phase, hot_spot)
        carried = support(items, held)
        if items and level > carried.level:
            faults.add(value, f"{carried.held} of {carried.asked} items carry level {carried.level}, not {level}")


def _keys_of(answer: Node) -> tuple[tuple[Scalar, Node], ...]:
    return next((keys.entries for keys in select(answer, "keys") if isinstance(keys, Mapping)), ())
