"""What the comparison with authored answers shows, as text made from a scorecard and a problem."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from drill.domain.answers import Answers, Part, parts_of
from drill.domain.problem import Problem
from drill.domain.reflection import Measure, lacking
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import Phase
from drill.tui.part_names import part_name
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


def own_rows(measure: Measure, problem: Problem, card: Scorecard, answers: Answers) -> Rows:
    """One's own answer to what is compared, with a sign at the lines that were pointed to."""
    pointed = {
        line for decision in card.decisions.values() if decision.held for line in decision.lines
    }  # as first given: what is revised later was not seen in the mock
    parts = [(part, part_name(part, problem)) for part in _own_parts(measure, problem, answers)]
    level = card.level(measure.dimension) or 1
    rows: list[Row | Content] = [
        Content.assemble(heading("Your answer  "), f"{measure.dimension} ", level_bar(level)),
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


def measure_title(measure: Measure, problem: Problem) -> str:
    """The phase, and in the deep dive the hot spot."""
    titles = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
    spot = titles.get(measure.hot_spot or "")
    return f"{measure.phase.label}: {spot}" if spot else measure.phase.label


def _lacking_rows(items: tuple[AskedItem, ...]) -> Iterator[Row | Content]:
    yield heading("It shows, and yours does not")
    if not items:
        yield muted("Nothing: all that it shows, you found in yours.")
    yield from (_item(item) for item in items)


def _item(item: AskedItem) -> Row:
    sign = f"{CRITICAL} " if item.critical else "  "
    return Content.styled(f"{sign}{item.dimension} ", "bold $warning"), shown(item.text)


def _own_parts(measure: Measure, problem: Problem, answers: Answers) -> list[Part]:
    """The written parts of the phase; of a dive, the hot spot itself where it was dived into."""
    dived = Part(Phase.DEEP_DIVE, measure.hot_spot or "")
    if answers.get(dived, "").strip():
        return [dived]
    parts = parts_of((measure.phase,), [spot.id for spot in problem.deep_dive.hot_spots])
    return [part for part in parts if answers.get(part, "").strip()]
