"""What is told of the decisions below their text: each card with what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from drill.domain.decisions import CardField, DecisionCard, cards_in, unfinished
from drill.domain.wording import listed
from drill.tui.commands import Place, first_key
from drill.tui.words import HELD, muted, shown

WEIGHTY = frozenset({CardField.OVER, CardField.COSTS})
"""What the interviewer asks about where it is missing."""


@dataclass(frozen=True)
class _Told:
    """A decision, with the rows of the text that it stands in, from 0."""

    first: int
    last: int
    content: Content


def decisions_told(text: str, row: int, most: int) -> Content:
    """One line for each decision in the text, and below them the keys.

    Args:
        text: The decisions, as they stand.
        row: The cursor's row, from 0.
        most: Lines that may be shown; with one, the present card alone.
    """
    told = sorted([*map(_card, cards_in(text)), *_prose(text)], key=lambda each: each.first)
    if not told:
        return muted(f"{first_key(Place.MOCK, 'begin_card')} begins a card: {', '.join(CardField)}.")
    present = max((index for index, each in enumerate(told) if each.first <= row), default=0)
    room = max(1, most - 1)
    start = max(0, min(present - room // 2, len(told) - room))
    lines = [_marked(each, row) for each in told[start : start + room]]
    return Content("\n").join([*lines, *([_keys(len(told) - len(lines))] if most > 1 else [])])


def _keys(hidden: int) -> Content:
    others = f"   {hidden} more" if hidden else ""
    names = (("Tab", "next field"), ("Shift+Tab", "before"), (first_key(Place.MOCK, "begin_card"), "new card"))
    return muted("  " + "   ".join(f"{key} {name}" for key, name in names) + others)


def _marked(told: _Told, row: int) -> Content:
    is_present = told.first <= row <= told.last
    return Content.assemble("▸ " if is_present else "  ", told.content)


def _card(card: DecisionCard) -> _Told:
    over = card.values.get(CardField.OVER)
    title = f"{card.chose} over {over}" if over else card.chose
    missing = card.missing()
    state = _missing(missing) if missing else Content.styled(f"  {HELD} complete", "$success")
    return _Told(card.first - 1, card.last - 1, Content.assemble(shown(title or "New card"), state))


def _missing(missing: Sequence[CardField]) -> Content:
    style = "$warning" if WEIGHTY.intersection(missing) else "$muted"
    return Content.styled(f"  still empty: {listed([each.value for each in missing], len(CardField))}", style)


def _prose(text: str) -> list[_Told]:
    return [
        _Told(
            each.line - 1,
            each.line - 1,
            Content.assemble(
                muted(f"line {each.line} "),
                shown(each.choice),
                Content.styled(f"  not named: {listed([lack.value for lack in each.lacks])}", "$warning"),
            ),
        )
        for each in unfinished(text)
        if not each.is_card
    ]
