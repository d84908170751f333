from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.cards import Memory
from drill.domain.scheduling import Course, SchedulerSettings, review
from drill.domain.study_day import study_day
from drill.domain.vocabulary import Rating

DEFAULT = SchedulerSettings()
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
RATINGS = st.sampled_from(Rating)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MEMORIES = st.builds(Memory, st.floats(0.01, 10_000), st.floats(1, 10), DAYS)
HISTORIES = st.lists(st.tuples(st.integers(0, 400), RATINGS), min_size=1, max_size=12)


def intervals(ratings: list[Rating]) -> list[int]:
    """Days between reviews that are each made on the day they are due."""
    memory, day, found = None, TODAY, []
    for rating in ratings:
        memory, due = review(memory, rating, day, DEFAULT)
        found.append((due - day).days)
        day = due
    return found


def by_fsrs(history: list[tuple[int, Rating]]) -> fsrs.Card:
    """The same history by the library alone, with plain midnights as the times of review."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, desired_retention=0.9)
    card, day = fsrs.Card(card_id=7), TODAY
    for gap, rating in history:
        day += gap * DAY
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), datetime.combine(day, time(), tzinfo=UTC))
    return card


@given(HISTORIES)
def test_a_history_gives_what_fsrs_gives_at_midnights(history: list[tuple[int, Rating]]) -> None:
    memory, due, day = None, TODAY, TODAY
    for gap, rating in history:
        day += gap * DAY
        memory, due = review(memory, rating, day, DEFAULT)
    expected = by_fsrs(history)
    assert memory == Memory(expected.stability or 0.0, expected.difficulty or 0.0, day)
    assert due == expected.due.date()


@given(st.none() | MEMORIES, st.lists(st.tuples(st.integers(-30, 400), RATINGS), max_size=12))
def test_a_card_that_goes_from_review_to_review_fares_as_one_taken_up_anew_each_time(
    memory: Memory | None, history: list[tuple[int, Rating]]
) -> None:
    course, day = Course(memory), TODAY
    for gap, rating in history:
        day += gap * DAY
        memory, due = review(memory, rating, day, DEFAULT)
        assert course.review(rating, day, DEFAULT) == (memory.stability, memory.difficulty, memory.last_review, due)


@given(st.none() | MEMORIES, RATINGS, DAYS)
def test_a_reviewed_card_is_due_on_a_later_day(memory: Memory | None, rating: Rating, today: date) -> None:
    _, due = review(memory, rating, today, DEFAULT)
    assert due > today


@given(MEMORIES, RATINGS, st.integers(1, 400))
def test_a_clock_set_back_counts_as_the_day_of_the_last_review(memory: Memory, rating: Rating, days: int) -> None:
    before = memory.last_review - days * DAY
    assert review(memory, rating, before, DEFAULT) == review(memory, rating, memory.last_review, DEFAULT)


@given(st.none() | MEMORIES, DAYS)
def test_a_better_rating_never_brings_a_card_back_sooner(memory: Memory | None, today: date) -> None:
    dues = [review(memory, rating, today, DEFAULT)[1] for rating in Rating]
    assert dues == sorted(dues)


@given(MEMORIES, RATINGS, DAYS, st.floats(0.80, 0.95), st.floats(0.80, 0.95))
def test_more_retention_never_means_a_longer_interval(
    memory: Memory, rating: Rating, today: date, one: float, other: float
) -> None:
    loose, strict = sorted([one, other])
    _, later = review(memory, rating, today, SchedulerSettings(retention=loose))
    _, sooner = review(memory, rating, today, SchedulerSettings(retention=strict))
    assert sooner <= later


@given(MEMORIES, RATINGS, DAYS, st.integers(1, 400))
def test_no_interval_is_longer_than_the_ceiling(memory: Memory, rating: Rating, today: date, days: int) -> None:
    memory_after, due = review(memory, rating, today, SchedulerSettings(maximum_interval=days))
    assert due - memory_after.last_review <= days * DAY


def test_intervals_of_good_answers_grow() -> None:
    found = intervals([Rating.GOOD] * 6)
    assert found[0] == 2  # the third weight of FSRS-6 is 2.3065 days
    assert all(later > sooner for sooner, later in pairwise(found))


def test_a_forgotten_card_comes_back_tomorrow_or_soon() -> None:
    *_, before, after = intervals([Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.AGAIN])
    assert after < before


@pytest.mark.parametrize("rating", Rating)
def test_a_new_card_is_never_asked_twice_on_a_day(rating: Rating) -> None:
    assert intervals([rating])[0] >= 1


def test_a_review_half_an_hour_earlier_each_day_counts_as_a_day_later() -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    early = [study_day(start + index * timedelta(hours=23.5), zone) for index in range(6)]
    memories = []
    for days in (early, [TODAY + index * DAY for index in range(6)]):
        memory = None
        for day in days:
            memory, _ = review(memory, Rating.GOOD, day, DEFAULT)
        memories.append(memory)
    assert memories[0] == memories[1]


@pytest.mark.parametrize("retention", [0.0, 0.79, 0.951, 1.0, -1.0, 1.5, float("nan")])
def test_a_retention_that_makes_no_sense_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        SchedulerSettings(retention=retention)


@pytest.mark.parametrize("year", [2036, 2400, 9998])
def test_a_clock_far_ahead_breaks_nothing(year: int) -> None:
    memory, due = review(Memory(9000.0, 5.0, TODAY), Rating.EASY, date(year, 12, 24), DEFAULT)
    assert date(year, 12, 24) < due <= date.max
    again, _ = review(memory, Rating.GOOD, TODAY, DEFAULT)
    assert again.last_review == memory.last_review
