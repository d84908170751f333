import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.cards import CardKind, CardState, Memory
from drill.domain.queue import USUAL_SECONDS, Room, apart, queue, room_on, seconds_a_card
from drill.domain.settings import PracticeSettings

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
KNOWN = Memory(3.0, 5.0, TODAY - 5 * DAY)
AMPLE = Room(1000, 1000)


def card(
    card_id: str, rank: int = 0, due: date = TODAY, memory: Memory | None = None, problem: str = "garage"
) -> CardState:
    return CardState(card_id, CardKind.EVIDENCE, problem, "Why?", "Because.", rank, TODAY - 9 * DAY, due, memory)


def of_problems(problems: str) -> list[CardState]:
    """A review a letter, the letter being its problem."""
    return [card(f"{place:02}", memory=KNOWN, problem=problem) for place, problem in enumerate(problems)]


CARDS = st.lists(
    st.builds(
        card,
        st.text("abc", min_size=1, max_size=4),
        st.integers(0, 2),
        st.dates(TODAY - 30 * DAY, TODAY),
        st.none() | st.just(KNOWN),
        st.sampled_from(["garage", "chat", "feed"]),
    ),
    unique_by=lambda each: each.id,
)
ROOMS = st.builds(Room, st.integers(0, 30), st.integers(0, 12))


def ids(cards: tuple[CardState, ...]) -> list[str]:
    return [each.id for each in cards]


def problems(cards: tuple[CardState, ...]) -> str:
    return "".join(each.problem for each in cards)


def siblings_together(cards: tuple[CardState, ...]) -> int:
    return sum(one.problem == other.problem for one, other in pairwise(cards))


def test_reviews_come_before_new_cards_the_longest_due_first() -> None:
    waiting = [
        card("new"),
        card("b", memory=KNOWN, due=TODAY - DAY),
        card("a", memory=KNOWN),
        card("c", memory=KNOWN, due=TODAY - 3 * DAY),
    ]
    assert ids(queue(waiting, AMPLE)) == ["c", "b", "a", "new"]


def test_new_cards_come_critical_first_then_by_age() -> None:
    waiting = [card("old-concept", 2, TODAY - DAY), card("evidence", 1), card("late", 0), card("early", 0, TODAY - DAY)]
    assert ids(queue(waiting, AMPLE)) == ["early", "late", "evidence", "old-concept"]


def test_a_study_day_brings_no_more_new_cards_than_there_is_room_for() -> None:
    waiting = [card(f"{index:02}") for index in range(14)]
    assert [len(queue(waiting, Room(100, new))) for new in (10, 6, 0)] == [10, 6, 0]


def test_the_limit_of_new_cards_holds_back_no_review() -> None:
    waiting = [card(f"{index:02}", memory=KNOWN) for index in range(40)]
    assert len(queue(waiting, Room(100, 0))) == 40


def test_a_backlog_is_cut_to_the_day_and_the_longest_due_are_asked() -> None:
    waiting = [card(f"{index:03}", memory=KNOWN, due=TODAY - index * DAY) for index in range(300)]
    assert ids(queue(waiting, Room(3, 10))) == ["299", "298", "297"]


def test_new_cards_wait_until_the_backlog_fits_into_a_day() -> None:
    waiting = [card("review", memory=KNOWN), *(card(f"new-{index}") for index in range(5))]
    assert ids(queue(waiting, Room(3, 10))) == ["review", "new-0", "new-1"]
    assert queue(waiting, Room(0, 10)) == ()


@pytest.mark.parametrize(
    ("given_order", "kept_apart"),
    [
        ("aabb", "abab"),
        ("abc", "abc"),
        ("aabc", "abac"),
        ("acbb", "abcb"),
        ("abbb", "babb"),
        ("aaaa", "aaaa"),
        ("aaabbbccc", "ababcacbc"),
    ],
)
def test_siblings_are_kept_apart_with_little_change_of_order(given_order: str, kept_apart: str) -> None:
    assert problems(apart(of_problems(given_order))) == kept_apart


def test_the_first_new_card_is_no_sibling_of_the_last_review_where_that_can_be_helped() -> None:
    waiting = [card("review", memory=KNOWN, problem="chat"), card("a", problem="chat"), card("b", problem="feed")]
    assert ids(queue(waiting, AMPLE)) == ["review", "b", "a"]


def test_critical_cards_stay_first_even_where_siblings_meet() -> None:
    waiting = [card("a", 0), card("b", 0), card("c", 1, problem="chat")]
    assert ids(queue(waiting, AMPLE)) == ["a", "b", "c"]


@given(st.text("abcd", max_size=14))
def test_siblings_meet_only_as_often_as_they_must(letters: str) -> None:
    most = max(Counter(letters).values(), default=0)
    unavoidable = max(0, most - (len(letters) - most) - 1)
    assert siblings_together(apart(of_problems(letters))) == unavoidable


@given(st.text("abcd", max_size=14))
def test_keeping_apart_never_turns_the_cards_of_one_problem_round(letters: str) -> None:
    ordered = apart(of_problems(letters))
    assert sorted(ids(ordered)) == ids(tuple(of_problems(letters)))
    for letter in set(letters):
        own = [each.id for each in ordered if each.problem == letter]
        assert own == sorted(own)


@given(CARDS, ROOMS)
def test_the_queue_asks_each_card_once_and_keeps_to_its_room(waiting: list[CardState], room: Room) -> None:
    asked = queue(waiting, room)
    assert len(ids(asked)) == len(set(ids(asked))) <= room.cards
    assert set(asked) <= set(waiting)
    new = [each for each in asked if each.memory is None]
    assert len(new) <= room.new
    assert list(asked[len(asked) - len(new) :]) == new
    assert [each.rank for each in new] == sorted(each.rank for each in new)


@given(CARDS)
def test_with_room_enough_the_queue_loses_no_card(waiting: list[CardState]) -> None:
    assert sorted(ids(queue(waiting, AMPLE))) == sorted(each.id for each in waiting)


@given(CARDS, ROOMS)
def test_a_card_waits_only_when_the_room_is_used_up(waiting: list[CardState], room: Room) -> None:
    asked = queue(waiting, room)
    left = [each for each in waiting if each not in asked]
    new_asked = sum(each.memory is None for each in asked)
    if any(each.memory for each in left):
        assert len(asked) == room.cards
        assert new_asked == 0
    elif left:
        assert len(asked) == room.cards or new_asked == room.new


@given(CARDS, ROOMS, st.randoms())
def test_the_queue_does_not_depend_on_the_order_of_its_cards(
    waiting: list[CardState], room: Room, chance: random.Random
) -> None:
    shuffled = list(waiting)
    chance.shuffle(shuffled)
    assert queue(shuffled, room) == queue(waiting, room)


@given(CARDS, st.integers(1, 9))
def test_a_backlog_is_worked_off_day_by_day_without_losing_a_card(waiting: list[CardState], a_day: int) -> None:
    left, days = list(waiting), 0
    while left:
        asked = queue(left, Room(a_day, a_day))
        assert asked
        left = [each for each in left if each not in asked]
        days += 1
    assert days == -(-len(waiting) // a_day)


def test_a_card_takes_twenty_seconds_until_reviews_tell_better() -> None:
    assert seconds_a_card([]) == USUAL_SECONDS
    assert seconds_a_card([5.0] * 19) == USUAL_SECONDS
    assert seconds_a_card([5.0] * 20) == 5.0


def test_one_long_break_does_not_change_how_long_a_card_takes() -> None:
    assert seconds_a_card([12.0] * 30 + [9000.0]) == 12.0
    assert seconds_a_card([0.0] * 30) == 1.0


def test_the_minutes_of_a_day_decide_how_many_cards_fit() -> None:
    chosen = PracticeSettings(minutes_a_day=10, new_cards_a_day=8)
    assert room_on(TODAY, chosen, 20.0) == Room(30, 8)
    assert room_on(TODAY, chosen, 20.0, reviewed=12, begun=5) == Room(18, 3)
    assert room_on(TODAY, chosen, 20.0, reviewed=40, begun=9) == Room(0, 0)


def test_however_slow_a_day_has_room_for_one_card() -> None:
    assert room_on(TODAY, PracticeSettings(minutes_a_day=5), 4000.0).cards == 1


def test_a_day_off_brings_no_new_cards() -> None:
    off = PracticeSettings(weekdays=((TODAY.weekday() + 1) % 7,))
    assert room_on(TODAY, off, 20.0) == Room(90, 0)
