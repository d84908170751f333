from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from drill.domain.cards import CardKind, CardState, cards_of
from drill.domain.problem import ConceptCard
from tests.factories import asked

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def card(**changes: Any) -> CardState:
    plain = CardState("garage/lock", CardKind.EVIDENCE, "garage", "Why?", "Because.", 0, TODAY - 9 * DAY, TODAY)
    return replace(plain, **changes)


def test_missed_evidence_and_concepts_become_cards_of_the_next_study_day() -> None:
    missed = [asked("must", critical=True, ask="Why must?", answer="So."), asked("may")]
    cards = cards_of("garage", missed, [ConceptCard("peak", "Why five?", "Nine o'clock.")], TODAY)
    assert [each.id for each in cards] == ["garage/must", "garage/may", "garage/peak"]
    assert {each.due for each in cards} == {TODAY + DAY}
    assert (cards[0].ask, cards[0].answer, cards[0].kind) == ("Why must?", "So.", CardKind.EVIDENCE)
    assert cards[2].kind is CardKind.CONCEPT


def test_critical_evidence_ranks_before_other_evidence_and_that_before_concepts() -> None:
    missed = [asked("may"), asked("must", critical=True)]
    cards = cards_of("garage", missed, [ConceptCard("peak", "Why?", "So.")], TODAY)
    assert [each.id for each in sorted(cards, key=lambda each: each.rank)] == [
        "garage/must",
        "garage/may",
        "garage/peak",
    ]


@pytest.mark.parametrize("lapses", [8, 12, 16, 40])
def test_a_leech_is_named_at_its_eighth_lapse_and_every_four_later(lapses: int) -> None:
    assert card(lapses=lapses).just_became_leech


@pytest.mark.parametrize("lapses", [0, 4, 7, 9, 11, 13, 15])
def test_a_leech_is_not_named_in_between(lapses: int) -> None:
    assert not card(lapses=lapses).just_became_leech
    assert card(lapses=lapses).is_leech is (lapses > 8)


def test_a_buried_card_is_asked_again_the_next_study_day_and_a_suspended_one_never() -> None:
    buried = card(buried_until=TODAY + DAY)
    assert [buried.is_asked_on(TODAY + days * DAY) for days in (-1, 0, 1, 2)] == [False, False, True, True]
    assert not card(suspended=True).is_asked_on(TODAY + 1000 * DAY)
    assert card(flagged=True).is_asked_on(TODAY)
