"""What the comparison with authored answers shows, as text made from a scorecard and a problem."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from drill.domain.answers import Answers, Part, parts_of
from drill.domain.beside import Beside, Changed
from drill.domain.part_names import part_name
from drill.domain.problem import HotSpot, Problem
from drill.domain.reflection import Measure, lacking
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import Phase
from drill.domain.wording import clock_text
from drill.tui.rows import Row, Rows
from drill.tui.score_view import answer_lines
from drill.tui.words import CRITICAL, heading, level_bar, muted, shown


def missed_rows(items: Iterable[AskedItem]) -> Rows:
    """The evidence that was missed where the prediction was sure, with what would have shown it."""
    rows: list[Row | Content] = [
        heading("Sure but missed"),
        muted("You predicted 3 or more here and were certain. These items were not found; they teach most."),
    ]
    for item in items:
        rows += [Content(""), _item(item), (Content("     "), shown(item.answer.strip()))]
    return Rows(rows)


def nothing_rows() -> Rows:
    """What is said where there is nothing to compare with."""
    text = "This problem has no authored answers for the phases you reached. Enter goes on to revising."
    return Rows([heading("Nothing to compare with"), muted(text)])


def own_rows(beside: Beside, problem: Problem, card: Scorecard, answers: Answers) -> Rows:
    """One's own answer to what is compared, with a sign at the lines that were pointed to."""
    pointed = {
        line for decision in card.decisions.values() if decision.held for line in decision.lines
    }  # as first given: what is revised later was not seen in the mock
    parts = [(part, part_name(part, problem)) for part in _own_parts(beside, problem, answers)]
    level = card.level(beside.dimension) or 1
    rows: list[Row | Content] = [
        Content.assemble(heading("Your answer  "), f"{beside.dimension} ", level_bar(level)),
        Content(""),
        *(line.text for line in answer_lines(parts, answers, (), pointed)),
    ]
    if not parts:
        rows.append(muted("Nothing was written here."))
    return Rows(rows)


def exemplar_rows(measure: Measure, chosen: int, card: Scorecard) -> Rows:
    """An authored answer with its levels, why it has them, and what it shows that one's own does not.

    Args:
        measure: What is compared.
        chosen: The index of the answer among those of the measure.
        card: One's own scores.
    """
    exemplar = measure.exemplars[chosen]
    title = f"Authored answer {chosen + 1} of {len(measure.exemplars)}  "
    keys = "  ".join(f"{dimension} {level}" for dimension, level in exemplar.keys.items())
    return Rows(
        [
            Content.assemble(heading(title), level_bar(exemplar.level), muted(f"   {keys}")),
            Content(""),
            *(shown(line) for line in exemplar.text.strip().split("\n")),
            Content(""),
            heading("Why"),
            shown(exemplar.why.strip()),
            Content(""),
            *_lacking_rows(lacking(exemplar, card)),
        ]
    )


def weighed_rows(spot: HotSpot) -> Rows:
    """The ways to build a hot spot that its author weighs, and the decision."""
    rows: list[Row | Content] = [heading("The ways its author weighs"), shown(spot.question.strip(), "$muted")]
    for option in spot.options:
        rows += [Content(""), shown(option.name.strip(), "bold"), shown(option.how.strip())]
        told = (("figures", option.numbers), ("costs", option.cost), ("when", option.when))
        rows += [(muted(f"{name:9}"), shown(text.strip())) for name, text in told]
    return Rows([*rows, Content(""), heading("The decision"), shown(spot.decision.strip())])


def changed_rows(change: Changed) -> Rows:
    """The requirement that changed, when it was said, what a good answer moves, and what stays."""
    curveball = change.curveball
    return Rows(
        [
            Content.assemble(heading("The changed requirement"), muted(f"   said at {clock_text(change.elapsed)}")),
            shown(curveball.say.strip()),
            Content(""),
            heading("A good answer moves"),
            *((muted("- "), shown(each.strip())) for each in curveball.moves),
            Content(""),
            heading("And leaves as it is"),
            *((muted("- "), shown(each.strip())) for each in curveball.stays),
        ]
    )


def beside_title(beside: Beside, problem: Problem) -> str:
    """The phase, and in the deep dive the hot spot."""
    titles = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
    spot = titles.get(beside.hot_spot or "")
    return f"{beside.phase.label}: {spot}" if spot else beside.phase.label


def _lacking_rows(items: tuple[AskedItem, ...]) -> Iterator[Row | Content]:
    yield heading("It shows, and yours does not")
    if not items:
        yield muted("Nothing: all that it shows, you found in yours.")
    yield from (_item(item) for item in items)


def _item(item: AskedItem) -> Row:
    sign = f"{CRITICAL} " if item.critical else "  "
    return Content.styled(f"{sign}{item.dimension} ", "bold $warning"), shown(item.text)


def _own_parts(beside: Beside, problem: Problem, answers: Answers) -> list[Part]:
    """The written parts of the phase; of a dive, the hot spot itself where it was dived into."""
    dived = Part(Phase.DEEP_DIVE, beside.hot_spot or "")
    if answers.get(dived, "").strip():
        return [dived]
    parts = parts_of((beside.phase,), [spot.id for spot in problem.deep_dive.hot_spots])
    return [part for part in parts if answers.get(part, "").strip()]
