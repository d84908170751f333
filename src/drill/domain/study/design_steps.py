"""The high-level design step by step: interface, data, the simplest version, and one bottleneck after the other."""

from collections.abc import Iterator

from drill.domain.problem import HighLevelDesign
from drill.domain.study.blocks import Drawing, ended, listed, present
from drill.domain.study.step import Step
from drill.domain.vocabulary import Phase
from drill.domain.wording import one_line


def design_steps(script: HighLevelDesign) -> Iterator[Step]:
    """The steps of the high-level design."""
    phase = Phase.HIGH_LEVEL_DESIGN
    operations = listed(
        f"`{one_line(each.method)} {one_line(each.path)}` takes {ended(each.request)} Gives {ended(each.response)}"
        f" Errors: {ended(each.errors)}"
        for each in script.api
    )
    yield Step.of(
        phase,
        "api",
        "The interface",
        "Which operations does it need? Say method and path, what each takes and gives, and how it fails.",
        present(operations),
    )
    entities = listed(
        f"**{one_line(each.name)}.** Key: {ended(each.keys)} Access: {ended(each.access)}" for each in script.entities
    )
    yield Step.of(
        phase,
        "data",
        "The data",
        "What is stored, under which keys, and how is each of it read?",
        present(entities),
    )
    yield Step.of(
        phase,
        "simplest",
        "The simplest version",
        "What is the simplest design that works at all, and what load does it bear?",
        present(script.simplest, Drawing.of(script.simplest_diagram)),
    )
    yield from _evolution(script)
    yield Step.of(
        phase,
        "paths",
        "The way of a write and of a read",
        "Follow one write and one read through the drawing. Which boxes does each touch, and where may it be slow?",
        present(f"**Write.** {one_line(script.write_path)}", f"**Read.** {one_line(script.read_path)}"),
        Drawing.of(script.diagram),
    )
    yield Step.of(
        phase,
        "reference",
        "Why it looks so",
        "Which decision in this design would you defend first, and against what?",
        present(script.reference),
    )


def _evolution(script: HighLevelDesign) -> Iterator[Step]:
    """Each bottleneck with the drawing it stands in, then the one change that removes it."""
    before = Drawing.of(script.simplest_diagram)
    for number, change in enumerate(script.evolution, start=1):
        after = Drawing.of(change.diagram)
        yield Step.of(
            Phase.HIGH_LEVEL_DESIGN,
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
