"""What the revision shows: each level and each tick as it was first given, and what became of it."""

from textual.content import Content

from drill.domain.rubric import DimensionRubric
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.tui.rows import Named, Row, Rows
from drill.tui.words import CRITICAL, HELD, MISSED, muted, shown

MOVE = " → "
STYLES = {HELD: "$success", MISSED: "$error"}
NAME = 44
LEVEL = 25
"""The columns behind the name of a dimension: its level, changed, and what the evidence supports."""


def level_rows(card: Scorecard, rubric: DimensionRubric) -> Rows:
    """A dimension with its level."""
    first, revised = card.as_first_given().level(rubric.id), card.revised_levels.get(rubric.id)
    now = card.level(rubric.id)
    level = f"level {first}{MOVE}{now}" if revised else f"level {now}"
    name = Content.styled(f"{rubric.id} {rubric.title}", "bold $primary")
    has_evidence = bool(card.items_of(rubric.id)) and not card.levels_only
    note = f"   supports {card.support_of(rubric.id).level}" if has_evidence else ""
    heading = Named(name, Content.assemble(" ", (level, "bold"), muted(note)), NAME, LEVEL)
    return Rows([heading, *_reason(revised.reason if revised else "")])


def tick_rows(card: Scorecard, item: AskedItem) -> Rows:
    """An item with its tick."""
    first, revised = card.as_first_given().holds(item), card.revised_decisions.get(item.id)
    sign = _sign(first)
    if revised:
        sign = Content.assemble(sign, MOVE, _sign(revised.held))
    critical = f"{CRITICAL} " if item.critical else ""
    row: Row = (Content.assemble("  ", sign, " "), shown(f"{critical}{item.text}"))
    return Rows([row, *_reason(revised.reason if revised else "")])


def _sign(held: bool) -> Content:
    sign = HELD if held else MISSED
    return Content.styled(sign, STYLES[sign])


def _reason(reason: str) -> list[Row]:
    return [(Content("      "), shown(f"because: {reason}", "$muted"))] if reason else []
