"""The reference answer of a phase, as Markdown put together from what the author wrote."""

from collections.abc import Iterable, Iterator

from drill.domain.beside import Changed, changed
from drill.domain.diving import dive_order
from drill.domain.problem import (
    DeepDive,
    Estimation,
    FollowUp,
    HighLevelDesign,
    HotSpot,
    Problem,
    Requirements,
    TradeOffs,
)
from drill.domain.session import Session
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text


def reference(problem: Problem, phase: Phase, session: Session | None = None) -> str:
    """The reference answer of a phase.

    Args:
        problem: What the author wrote.
        phase: One of the five phases, or Q&A.
        session: The attempt that it is read after: the hot spots chosen in it come first, and a requirement that
            changed in it is told of.
    """
    return "\n\n".join(block.strip() for block in _blocks(problem, phase, session))


def options_text(spot: HotSpot) -> str:
    """The ways to build a hot spot that its author weighs, and the decision, as Markdown."""
    options = (
        f"**{option.name}**: {option.how} Figures: {option.numbers} It costs: {option.cost} Take it when: {option.when}"
        for option in spot.options
    )
    return f"{_rows(options)}\n\n**Decision.** {spot.decision}"


def changed_text(change: Changed) -> str:
    """The requirement that changed, when it was said, what should move, and what should stay, as Markdown."""
    curveball = change.curveball
    said = f"### The changed requirement\n\nSaid at {clock_text(change.elapsed)}: {curveball.say.strip()}"
    moves, stays = _list("What should move", curveball.moves), _list("What should stay", curveball.stays)
    return f"{said}\n\n{moves}\n\n{stays}"


def _blocks(problem: Problem, phase: Phase, session: Session | None) -> Iterator[str]:
    if phase is Phase.QA:
        yield from _follow_ups(problem.follow_ups)
        yield _list("Pitfalls of this problem", problem.pitfalls)
        return
    script = problem.script(phase)
    if script is None:
        return
    yield script.reference
    match script:
        case Requirements():
            yield _list("Functional", script.functional)
            yield _list("Left out", script.out_of_scope)
            yield _list("Targets", (f"{target.operation}: {target.target}" for target in script.non_functional))
        case Estimation():
            yield from _estimation(script)
        case HighLevelDesign():
            yield from _design(script)
        case DeepDive():
            order = dive_order(problem, session.dive if session else None)
            for spot in sorted(script.hot_spots, key=lambda each: order.index(each.id)):
                yield from _hot_spot(spot)
        case TradeOffs():
            yield from _trade_offs(script)
        case _:
            pass
    for change in changed(problem, session) if session else ():
        if change.phase is phase:
            yield changed_text(change)


def _estimation(script: Estimation) -> Iterator[str]:
    yield _list("Givens", (f"{name} = {value}" for name, value in script.givens.items()))
    for quantity in script.quantities:
        yield (
            f"- **{quantity.ask}**: `{quantity.formula}` in {quantity.unit}, right within a factor of"
            f" {quantity.factor:g}. It decides: {quantity.decides}"
        )


def _design(script: HighLevelDesign) -> Iterator[str]:
    yield f"### Interface\n\n{_rows(_endpoint(script))}"
    yield _list("Data", (f"**{e.name}**: keys {e.keys}; {e.access}" for e in script.entities))
    yield f"### Drawing\n\n```\n{script.diagram.strip()}\n```"
    yield f"### Write path\n\n{script.write_path}"
    yield f"### Read path\n\n{script.read_path}"
    yield f"### The simplest version, and how it grows\n\n{script.simplest}"
    yield _rows(f"**{step.bottleneck}** {step.change} It costs: {step.cost}" for step in script.evolution)


def _endpoint(script: HighLevelDesign) -> Iterator[str]:
    for endpoint in script.api:
        yield (
            f"`{endpoint.method} {endpoint.path}`: takes {endpoint.request}; gives {endpoint.response};"
            f" errors {endpoint.errors}"
        )


def _hot_spot(spot: HotSpot) -> Iterator[str]:
    yield f"### {spot.title}\n\n{spot.question}"
    yield options_text(spot)
    yield _list("When it fails", spot.failures)
    yield from _follow_ups(spot.follow_ups)


def _trade_offs(script: TradeOffs) -> Iterator[str]:
    for decision in script.decisions:
        yield (
            f"- Chose **{decision.chose}** over {decision.over} because {decision.because}. It costs"
            f" {decision.costs}. Revisit when {decision.revisit}."
        )
    yield "### Failures"
    for failure in script.failures:
        yield (
            f"- **{failure.fails}** The user sees: {failure.user_sees} Detection: {failure.detection} Recovery:"
            f" {failure.recovery}"
        )


def _follow_ups(follow_ups: Iterable[FollowUp]) -> Iterator[str]:
    for follow_up in follow_ups:
        yield f"**{follow_up.ask}**\n\n{follow_up.answer}"


def _list(title: str, items: Iterable[str]) -> str:
    return f"### {title}\n\n{_rows(items)}"


def _rows(items: Iterable[str]) -> str:
    return "\n".join(f"- {item.strip()}" for item in items)
