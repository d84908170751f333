"""Writing decision cards by a few keys: where the cursor goes, and what is put into the text for it."""

from dataclasses import dataclass

from drill.domain.answers import QUOTE
from drill.domain.decisions import CardField, DecisionCard, cards_in, field_of

KEYS = tuple(f"{each}: " for each in CardField)
SKELETON = "\n".join(KEYS)

Location = tuple[int, int]
"""A row and a column, both from 0."""


@dataclass(frozen=True)
class Stroke:
    """What a key does to a text.

    Args:
        row: The row, from 0, at whose end the cursor stands afterwards.
        text: What comes in place of all between `start` and `end`.
        start, end: Of what is replaced; None where the cursor only moves.
    """

    row: int
    text: str = ""
    start: Location | None = None
    end: Location | None = None


def begin_card(text: str, row: int) -> Stroke:
    """A fresh card below the card, the line or the quotation in which the cursor stands; an untouched one is gone to.

    Args:
        text: What is written so far.
        row: The cursor's row, from 0.
    """
    lines = text.split("\n")
    card = _card_at(text, row)
    if card is not None and _is_untouched(card):
        return Stroke(card.first - 1)
    at = row if card is None else card.last - 1
    while lines[at].startswith(QUOTE.rstrip()) and at + 1 < len(lines) and lines[at + 1].startswith(QUOTE.rstrip()):
        at += 1
    blank = not lines[at].strip()
    before = "" if blank and (at == 0 or not lines[at - 1].strip()) else "\n" if blank else "\n\n"
    after = "\n" if at + 1 < len(lines) and lines[at + 1].strip() else ""
    end = (at, len(lines[at]))
    return Stroke(at + len(before), f"{before}{SKELETON}{after}", end, end)


def after_enter(text: str, location: Location) -> Stroke | None:
    """What Enter does in a card; None where it breaks the line as anywhere else.

    It goes to the next field; behind a whole card to the next one, or to a fresh one. A card in which nothing was
    written is taken away again, so that Enter twice ends the cards.
    """
    row, column = location
    card = _card_at(text, row)
    if card is None or column == 0:
        return None
    if row + 1 == card.first and _is_untouched(card):
        return _without(text, card)
    if row + 1 < card.last:
        return Stroke(_next_row(card, row))
    if card.lines.keys() != set(CardField):
        # Somebody who writes a card without the skeleton knows what follows.
        return None
    following = next((each for each in cards_in(text) if each.first > card.last), None)
    return begin_card(text, row) if following is None else Stroke(following.first - 1)


def after_tab(text: str, row: int) -> Stroke | None:
    """What Tab does in a card: to the next field, also one whose line is missing; behind the last, out of the card.

    Returns:
        None outside of cards.
    """
    card = _card_at(text, row)
    if card is None:
        return None
    if row + 1 < card.last:
        return Stroke(_next_row(card, row))
    lines = text.split("\n")
    end = (row, len(lines[row]))
    missing = next((each for each in CardField if each not in card.lines), None)
    if missing is not None:
        return Stroke(row + 1, f"\n{missing}: ", end, end)
    if row + 1 == len(lines):
        return Stroke(row + 2, "\n\n", end, end)
    following = next((each for each in cards_in(text) if each.first > card.last), None)
    return Stroke(row + 1 if following is None else following.first - 1)


def after_back_tab(text: str, row: int) -> Stroke | None:
    """What Shift+Tab does in a card: to the field before, or to the last one of the card before.

    Returns:
        None outside of cards.
    """
    card = _card_at(text, row)
    if card is None:
        return None
    if row + 1 > card.first:
        return Stroke(max(number for number in card.lines.values() if number < row + 1) - 1)
    before = [each for each in cards_in(text) if each.last < card.first]
    return Stroke(before[-1].last - 1 if before else row)


def _card_at(text: str, row: int) -> DecisionCard | None:
    return next((card for card in cards_in(text) if row + 1 in card.lines.values()), None)


def _is_untouched(card: DecisionCard) -> bool:
    return not any(card.values.values())


def _next_row(card: DecisionCard, row: int) -> int:
    return min(number for number in card.lines.values() if number > row + 1) - 1


def _without(text: str, card: DecisionCard) -> Stroke:
    """Takes the lines of an untouched card away; what was quoted between them stays."""
    lines = text.split("\n")
    first, last = card.first - 1, card.last - 1
    kept = "\n".join(line for line in lines[first : last + 1] if field_of(line) is None)
    return Stroke(first, kept, (first, 0), (last, len(lines[last])))
