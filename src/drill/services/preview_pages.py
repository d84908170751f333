"""A problem as its author should see it: all that users will meet, page by page, with when and why they meet it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drill.domain.estimation.formatting import figure
from drill.domain.estimation.parser import parse_unit
from drill.domain.estimation.reference import references
from drill.domain.format import Format
from drill.domain.problem import (
    Clarification,
    Curveball,
    Estimation,
    EvidenceItem,
    Exemplar,
    HighLevelDesign,
    PhaseScript,
    Probe,
    Problem,
)
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Seniority
from drill.domain.wording import clock_text, count_text
from drill.services.markdown_export import code_span, fenced, inline
from drill.services.reference import reference


@dataclass(frozen=True)
class Drawing:
    """A drawing of boxes and arrows, as its author typed it."""

    text: str


Block: TypeAlias = str | Drawing
"""Markdown, or a drawing to be drawn for whatever room there is."""


@dataclass(frozen=True)
class Page:
    """One page of a preview."""

    title: str
    blocks: tuple[Block, ...]


def pages(problem: Problem, agenda: Format) -> tuple[Page, ...]:
    """All pages of a problem.

    Args:
        problem: As it was decoded.
        agenda: The format whose minutes probes are told in.
    """
    return (
        Page("Brief", tuple(_brief(problem))),
        *(Page(phase.label, tuple(_phase(problem, phase, agenda))) for phase in CORE_PHASES),
        Page(Phase.QA.label, (reference(problem, Phase.QA),)),
        Page("Curveballs", tuple(_curveballs(problem, agenda))),
        Page("Evidence", tuple(_evidence(problem))),
        Page("Cards", tuple(_cards(problem))),
    )


def _brief(problem: Problem) -> Iterator[Block]:
    yield f"{inline(problem.title)}: {problem.tier}; {', '.join(problem.patterns)}; as of {problem.as_of}"
    yield problem.summary
    yield "### What is read at minute 0"
    yield problem.brief
    yield "### What may be asked"
    for clarification in problem.clarifications:
        yield _clarification(clarification)
    yield "### What each seniority adds"
    yield _rows(f"**{seniority}**: {problem.seniority[seniority]}" for seniority in Seniority)


def _clarification(clarification: Clarification) -> str:
    important = " ◆ a good candidate asks it" if clarification.important else ""
    asks = "; ".join(map(inline, clarification.asks))
    unlocks = f" It helps with {_ids(clarification.unlocks)}." if clarification.unlocks else ""
    return (
        f"**{inline(clarification.topic)}**{important}\n\n- asked as: {asks}\n- {clarification.answer.strip()}{unlocks}"
    )


def _phase(problem: Problem, phase: Phase, agenda: Format) -> Iterator[Block]:
    script = problem.script(phase)
    if script is None:
        return
    yield f"### Task ({count_text(agenda.budget(phase) // 60, 'minute')})"
    yield script.task
    yield "### The interviewer"
    yield _rows(_probe(probe, phase, agenda) for probe in sorted(script.probes, key=lambda probe: probe.at))
    yield "### Hints"
    yield "\n".join(f"{number}. {hint.strip()}" for number, hint in enumerate(script.hints, start=1))
    if isinstance(script, Estimation):
        yield from _figures(script)
    yield "### Reference"
    yield reference(problem, phase)
    if isinstance(script, HighLevelDesign):
        yield from _drawings(script)
    yield from _exemplars(script)


def _probe(probe: Probe, phase: Phase, agenda: Format) -> str:
    conditions = [
        f"from {probe.seniority}" if probe.seniority is not Seniority.MID else "",
        f"unless the notes hold a cue of {_ids(probe.unless)}" if probe.unless else "",
        f"while the worksheet lacks {_ids(probe.lacks)}" if probe.lacks else "",
        f"while the drawing is {', '.join(probe.drawing)}" if probe.drawing else "",
        "after a silence" if probe.silence else "",
    ]
    said = "; ".join(condition for condition in conditions if condition) or "always"
    return f"**{_moment(probe.at, phase, agenda)}** ({said}; `{probe.id}`): {probe.say.strip()}"


def _moment(at: float, phase: Phase, agenda: Format) -> str:
    """When something comes, in the interview as it goes if every step keeps to its budget, and in its phase."""
    before = 0
    for step in agenda.steps:
        if phase in step.phases:
            break
        before += step.seconds
    within = round(at * agenda.budget(phase))
    return f"{clock_text(before + within)}, {clock_text(within)} into {phase.label.lower()}"


def _figures(script: Estimation) -> Iterator[str]:
    """What each quantity comes to, in its unit."""
    right = references(script, {})
    yield "### What the figures come to"
    for quantity in script.quantities:
        found = right.get(quantity.id)
        value = "does not compute" if found is None else str(figure(found.value, parse_unit(quantity.unit)))
        yield (
            f"- {inline(quantity.ask)}\n\n  **{inline(value)}** = {code_span(quantity.formula)}, within a factor of"
            f" {quantity.factor:g}. It decides: {quantity.decides.strip()}"
        )


def _drawings(script: HighLevelDesign) -> Iterator[Block]:
    yield "### The drawing"
    yield Drawing(script.diagram)
    for path in script.paths:
        ends = inline(" or ".join(path.ends))
        yield f"- {path.kind} path **{inline(path.name)}**: from {inline(path.start)} to {ends}"
    for accepted in script.accepted:
        yield f"- accepted: {accepted.fact} {inline(accepted.box)}: {accepted.because.strip()}"
    grown = [("The simplest version", script.simplest_diagram)]
    grown += [(f"After: {step.bottleneck.strip()}", step.diagram) for step in script.evolution]
    for title, text in grown:
        if text.strip():
            yield f"### {inline(title)}"
            yield Drawing(text)


def _exemplars(script: PhaseScript) -> Iterator[str]:
    yield f"### Exemplars: {len(script.exemplars)}"
    for exemplar in script.exemplars:
        yield _exemplar(exemplar)


def _exemplar(exemplar: Exemplar) -> str:
    keys = ", ".join(f"{dimension} {level}" for dimension, level in exemplar.keys.items())
    about = f", on {exemplar.hot_spot}" if exemplar.hot_spot else ""
    words = count_text(len(exemplar.text.split()), "word")
    shows = f"Shows {_ids(exemplar.evidence)}." if exemplar.evidence else "Shows no evidence."
    return (
        f"**{exemplar.id}: level {exemplar.level}**{about} ({keys}; {words})\n\n{fenced(exemplar.text.strip())}\n\n"
        f"{shows} {exemplar.why.strip()}"
    )


def _curveballs(problem: Problem, agenda: Format) -> Iterator[str]:
    yield f"One of {len(problem.curveballs)} is drawn for each mock." if problem.curveballs else "There are none."
    for curveball in problem.curveballs:
        yield _curveball(curveball, agenda)


def _curveball(curveball: Curveball, agenda: Format) -> str:
    moment = _moment(curveball.at, curveball.phase, agenda)
    return (
        f"### {curveball.id}\n\n**{moment}**: {curveball.say.strip()}\n\nShould move:\n\n"
        f"{_rows(curveball.moves)}\n\nShould stay:\n\n{_rows(curveball.stays)}"
    )


def _evidence(problem: Problem) -> Iterator[str]:
    exemplars = [each for phase in CORE_PHASES if (script := problem.script(phase)) for each in script.exemplars]
    for dimension in Dimension:
        items = [item for item in problem.evidence if item.dimension is dimension]
        if items:
            yield f"### {dimension}: {count_text(len(items), 'item')}"
        for item in items:
            yield _item(item, [each for each in exemplars if item.id in each.evidence])


def _item(item: EvidenceItem, held_by: Iterable[Exemplar]) -> str:
    facts = [
        "◆ critical" if item.critical else "",
        f"from {item.seniority}" if item.seniority is not Seniority.MID else "",
        f"hot spot {item.hot_spot}" if item.hot_spot else "",
        f"looked for in {', '.join(phase.label for phase in item.phases)}",
        f"held by {', '.join(each.id for each in held_by) or 'no exemplar'}",
    ]
    cues = ", ".join(map(code_span, item.cues)) or "none"
    return (
        f"**{item.text.strip()}** ({'; '.join(fact for fact in facts if fact)}; `{item.id}`)\n\n- cues: {cues}\n"
        f"- card: {item.ask.strip()}\n- answer: {item.answer.strip()}"
    )


def _cards(problem: Problem) -> Iterator[str]:
    for card in problem.cards:
        yield f"**{card.ask.strip()}**\n\n{card.answer.strip()}"
    if problem.facts:
        yield "### Facts"
        yield _rows(
            f"{fact.text.strip()} ({fact.source.strip()}, {fact.as_of})"
            + (f" Disputed: {fact.disputed.strip()}" if fact.disputed else "")
            for fact in problem.facts
        )


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _rows(items: Iterable[str]) -> str:
    return "\n".join(f"- {item.strip()}" for item in items) or "Nothing."
