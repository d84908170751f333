"""What the scoring screen shows, as text made from a scorecard."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from textual.content import Content

from drill.domain.answers import QUOTE, Answers, LineReference, Part
from drill.domain.rubric import DimensionRubric, RedFlag
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import LEVELS, Dimension
from drill.tui.rows import Row
from drill.tui.words import CRITICAL, HELD, MISSED, SUGGESTED, UNDECIDED, heading, muted, shown


@dataclass(frozen=True)
class AnswerLine:
    """A line of the locked answers in a list; a heading has no reference."""

    text: Row | Content
    reference: LineReference | None


def answer_lines(
    parts: Collection[tuple[Part, str]],
    answers: Answers,
    suggested: Collection[LineReference],
    marked: Collection[LineReference],
) -> Iterator[AnswerLine]:
    """The answers that an item is looked for in, line by line.

    Args:
        parts: Each part with its name.
        answers: The locked texts.
        suggested: Lines that hold a cue; they get a sign, never a tick.
        marked: Lines the user points to.
    """
    for part, name in parts:
        text = answers.get(part, "")
        yield AnswerLine(heading(f"{part.phase.label}: {name}"), None)
        if not text.strip():
            yield AnswerLine(muted("   nothing written"), None)
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            reference = LineReference(part, number)
            own = bool(line.strip()) and not line.startswith(QUOTE.rstrip())
            sign = HELD if reference in marked else SUGGESTED if reference in suggested else " "
            style = "" if own else "$muted"
            front = Content.assemble((f"{sign} ", "bold $accent"), muted(f"{number:3} "))
            yield AnswerLine((front, shown(line, style)), reference if own else None)


def item_signs(card: Scorecard, dimension: Dimension, current: str | None) -> Content:
    """One sign an item: held, missed, or open; the present one in brackets."""
    signs = []
    for item in card.items_of(dimension):
        decided = item.computed is not None or item.id in card.decisions
        sign = (HELD if card.holds(item) else MISSED) if decided else UNDECIDED
        style = {HELD: "bold $success", MISSED: "bold $error"}.get(sign, "")
        signs.append(Content.styled(f"[{sign}]" if item.id == current else f" {sign} ", style))
    return Content("").join(signs)


def item_rows(card: Scorecard, dimension: Dimension, current: str | None) -> Iterator[Row | Content]:
    """The items of a dimension with what was decided."""
    for item in card.items_of(dimension):
        yield item_row(card, item, is_current=item.id == current)


def item_row(card: Scorecard, item: AskedItem, *, is_current: bool = False) -> Row:
    """An item with what was decided."""
    decided = item.computed is not None or item.id in card.decisions
    sign = (HELD if card.holds(item) else MISSED) if decided else UNDECIDED
    critical = f"{CRITICAL} " if item.critical else ""
    note = " (computed)" if item.computed is not None else "" if item.reached else " (phase not reached)"
    text = Content.assemble((f"{critical}{item.text}", "bold" if is_current else ""), muted(note))
    return Content.styled(f"{sign} ", {HELD: "$success", MISSED: "$error"}.get(sign, "")), text


def level_rows(rubric: DimensionRubric, card: Scorecard) -> Iterator[tuple[int, Row]]:
    """Each level with its anchor, the chosen one with a sign, and what speaks against it."""
    chosen, cap = card.level(rubric.id), card.flag_cap(rubric.id)
    for level in LEVELS:
        sign = HELD if level == chosen else " "
        is_above = not card.levels_only and level > card.support_of(rubric.id).level
        note = " (closed by a red flag)" if level > cap else " (above your evidence)" if is_above else ""
        text = Content.assemble(rubric.anchors[card.seniority][level], muted(note))
        yield level, (Content.styled(f"{sign} {level} ", "bold $accent"), text)


def flag_rows(card: Scorecard, dimension: Dimension) -> Iterator[tuple[RedFlag, Row]]:
    """The red flags of a dimension, with a sign at those that were confirmed."""
    for flag in card.red_flags:
        if flag.dimension is dimension:
            sign = "x" if flag.id in card.flags else " "
            text = Content.assemble(flag.text, muted(f" (caps at {flag.cap})"))
            yield flag, (Content.styled(f"[{sign}] ", "bold $warning"), text)


def item_question(item: AskedItem) -> Content:
    """The item asked about now."""
    critical = Content.styled(f"{CRITICAL} critical: ", "bold $warning") if item.critical else Content("")
    return Content.assemble("Do your notes show this?  ", critical, (item.text, "bold"))


def anchor_rows(rubric: DimensionRubric, card: Scorecard) -> Iterator[Row | Content]:
    """What each level looks like at the seniority interviewed for."""
    yield heading(f"{rubric.id} at {card.seniority} level")
    yield muted(rubric.question)
    yield Content("")
    for level in LEVELS:
        yield Content.styled(f"{level} ", "bold $accent"), Content(rubric.anchors[card.seniority][level])
