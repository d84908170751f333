"""Decisions: cards of up to five lines with a known shape, prose that decides, and what either still lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum

from drill.domain.answers import own_lines
from drill.domain.decision_words import chooses, chosen_words, commits, names_price, names_rejected, says_nothing


class CardField(StrEnum):
    """The lines of a card, by their keys, in the order in which they are asked for."""

    CHOSE = "chose"
    OVER = "over"
    BECAUSE = "because"
    COSTS = "costs"
    REVISIT = "revisit when"


class Lack(Enum):
    """What a decision does not name."""

    REJECTED = "what it was chosen over"
    PRICE = "what it costs"


@dataclass(frozen=True)
class DecisionCard:
    """A card, filled or not.

    Args:
        lines: The number of each field's line, from 1.
        values: What stands behind each key; empty where nothing does yet.
    """

    lines: Mapping[CardField, int] = field(default_factory=dict)
    values: Mapping[CardField, str] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The number of its first line, which says what was chosen."""
        return self.lines[CardField.CHOSE]

    @property
    def last(self) -> int:
        """The number of its last line."""
        return max(self.lines.values())

    @property
    def chose(self) -> str:
        """What was chosen; empty as long as nothing is."""
        return self.values[CardField.CHOSE]

    def missing(self) -> tuple[CardField, ...]:
        """The fields behind which nothing stands, in their order."""
        return tuple(each for each in CardField if not self.values.get(each))


@dataclass(frozen=True)
class Unfinished:
    """A decision that lacks something.

    Args:
        line: The number of its first line, from 1.
        choice: The candidate's words for what was chosen.
        lacks: What it does not name.
        is_card: Whether it was written as a card.
        is_open: Whether it may still be in the making: no other decision follows it, or it is a card with a key
            behind which nothing stands yet.
    """

    line: int
    choice: str
    lacks: tuple[Lack, ...]
    is_card: bool = False
    is_open: bool = False


_FIELD = re.compile(
    r"\s*(?:[-*•]\s+)?(?P<key>chose|over|because|costs?|revisit(?:\s+when)?)\s*:(?P<value>.*)", re.IGNORECASE
)
_KEYS = {"cost": CardField.COSTS, "revisit": CardField.REVISIT}


def field_of(line: str) -> tuple[CardField, str] | None:
    """The field of a card that a line is, with what stands behind its key; None when it is none."""
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    key = " ".join(match["key"].lower().split())
    return _KEYS.get(key) or CardField(key), match["value"].strip()


def cards_in(text: str) -> tuple[DecisionCard, ...]:
    """The cards of a text: lines with keys that follow each other, from `chose:` on, each key once.

    A blank line, prose, a key that was there already or another `chose:` ends a card; what the interviewer was quoted
    with in the middle of one does not.
    """
    return tuple(_cards(text))


def unfinished(text: str) -> tuple[Unfinished, ...]:
    """The decisions that name no price or nothing they were chosen over, cards and prose alike, in their order.

    What stands below a decision, up to the next one, belongs to it. A card without a choice is none yet.
    """
    lines = own_lines(text)
    cards = {card.first: card for card in cards_in(text)}
    inside = {number for card in cards.values() for number in card.lines.values()}
    starts = [
        place
        for place, (number, line) in enumerate(lines)
        if number in cards or (number not in inside and (chooses(line) or commits(line)))
    ]
    ends = [*starts[1:], len(lines)]
    found = []
    for start, end in zip(starts, ends, strict=False):
        number, line = lines[start]
        card, below = cards.get(number), [text for _, text in lines[start + 1 : end]]
        decision = _prose(number, line, below) if card is None else _card(card, below)
        found.append(replace(decision, is_open=decision.is_open or end == len(lines)))
    return tuple(each for each in found if each.lacks and each.choice)


def _cards(text: str) -> Iterator[DecisionCard]:
    all_lines = text.split("\n")
    card: DecisionCard | None = None
    for number, line in own_lines(text):
        found = field_of(line)
        if card is not None:
            # What lies between is nobody's: blank lines, quoted ones, or both around an answer of the interviewer.
            between = all_lines[card.last : number - 1]
            parted = bool(between) and not any(each.strip() for each in between)
            if found is None or found[0] in card.lines or parted:
                yield card
                card = None
        if found is not None and (card is not None or found[0] is CardField.CHOSE):
            so_far = card or DecisionCard()
            card = DecisionCard({**so_far.lines, found[0]: number}, {**so_far.values, found[0]: found[1]})
    if card is not None:
        yield card


def _prose(number: int, line: str, below: Sequence[str]) -> Unfinished:
    texts = (line, *below)
    lacks = _lacks(any(map(names_rejected, texts)), any(map(names_price, texts)))
    return Unfinished(number, chosen_words(line), lacks)


def _card(card: DecisionCard, below: Sequence[str]) -> Unfinished:
    # Someone may write the whole sentence behind the first key, or go on in prose below.
    texts = [line for line in below if field_of(line) is None]
    if chooses(card.chose):
        texts.append(card.chose)
    rejected = not says_nothing(card.values.get(CardField.OVER, "")) or any(map(names_rejected, texts))
    price = not says_nothing(card.values.get(CardField.COSTS, "")) or any(map(names_price, texts))
    choice = "" if says_nothing(card.chose) else chosen_words(card.chose)
    return Unfinished(card.first, choice, _lacks(rejected, price), True, not all(card.values.values()))


def _lacks(rejected: bool, price: bool) -> tuple[Lack, ...]:
    return tuple(lack for lack, named in ((Lack.REJECTED, rejected), (Lack.PRICE, price)) if not named)
