from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drill.domain.attempt import Attempt
from drill.domain.cards import CardKind, CardState, Memory
from drill.domain.events import ScoringFinished
from drill.domain.plan import Practice
from drill.domain.scorecard import Decision
from drill.domain.session import INTERRUPTED_SECONDS, Entry, Session
from drill.domain.statistics import (
    DAYS_OF_ACTIVITY,
    DAYS_OF_FORECAST,
    ReviewMade,
    Scored,
    activity,
    forecast,
    levels_over_time,
    pacing,
    true_retention,
    weakest_evidence,
)
from drill.domain.vocabulary import Dimension, Phase, Rating, Verdict
from tests.factories import FOUR_STEPS, a_scorecard, a_session, asked, levels

TODAY = date(2026, 11, 20)
DAYS = st.integers(-30, 30).map(lambda days: TODAY + timedelta(days=days))


def scored(day: date, *seven: int, session: str = "s1") -> Scored:
    finished = ScoringFinished(session, levels(*seven), 300, Verdict.HIRE)
    return Scored(day, Attempt(a_session(id=session), "hash", finished=finished))


def test_levels_are_told_from_the_earliest_on() -> None:
    over_time = levels_over_time([scored(TODAY, 3), scored(TODAY - timedelta(days=9), 2, session="s0")])
    assert [(point.attempt, point.level) for point in over_time[Dimension.D4]] == [("s0", 2), ("s1", 3)]


def test_every_dimension_is_told_even_before_the_first_scoring() -> None:
    assert levels_over_time([]) == dict.fromkeys(Dimension, ())


# Pacing


def locked(*entered: float, end: float = 600.0, **changes: object) -> Session:
    entries = tuple(Entry(step, elapsed) for step, elapsed in enumerate((0.0, *entered)))
    return replace(a_session(**changes), entries=entries, counted=end, locked_at=end)


def test_the_pace_of_a_phase_is_the_mean_of_the_attempts_that_reached_it() -> None:
    requirements, estimation, *_ = pacing([locked(100.0), locked(200.0, 300.0)])
    assert (requirements.attempts, requirements.seconds, requirements.budget) == (2, 150.0, 300.0)
    assert (estimation.attempts, estimation.seconds) == (2, 300.0)


def test_a_phase_that_was_not_reached_is_counted_and_not_averaged() -> None:
    deep_dive = next(pace for pace in pacing([locked(100.0)]) if pace.phase is Phase.DEEP_DIVE)
    assert (deep_dive.attempts, deep_dive.not_reached, deep_dive.seconds) == (0, 1, None)


def test_interrupted_and_running_mocks_say_nothing_about_pace() -> None:
    sessions = [locked(100.0, gap_seconds=INTERRUPTED_SECONDS + 1), a_session()]
    assert all(pace.attempts == pace.not_reached == 0 for pace in pacing(sessions))


def test_a_phase_that_a_format_does_not_ask_is_not_missed() -> None:
    questions = next(pace for pace in pacing([locked(100.0, format=FOUR_STEPS)]) if pace.phase is Phase.QA)
    assert (questions.attempts, questions.not_reached) == (0, 0)


# Evidence


def marked(**held: bool) -> Attempt:
    items = tuple(asked(item_id) for item_id in held)
    decisions = {item_id: Decision(is_held) for item_id, is_held in held.items()}
    return Attempt(a_session(), "hash", scorecard=a_scorecard(items=items, decisions=decisions))


def test_the_evidence_missed_most_often_comes_first() -> None:
    attempts = [marked(a=False, b=True, c=False), marked(a=False, b=True), marked(a=True, b=False)]
    weak = weakest_evidence(attempts)
    assert [(item.item, item.missed, item.asked) for item in weak] == [("a", 2, 3), ("c", 1, 1), ("b", 1, 3)]


def test_evidence_of_a_phase_not_reached_is_not_weak() -> None:
    items = (asked("far", reached=False), asked("open"), asked("counted", computed=False))
    card = a_scorecard(items=items, decisions={"far": Decision(False)})
    assert weakest_evidence([Attempt(a_session(), "hash", scorecard=card)]) == ()


# Recall


def review(card: str, rating: Rating, day: date = TODAY, was_new: bool = False) -> ReviewMade:
    return ReviewMade(card, day, rating, was_new)


def test_a_card_is_recalled_unless_it_was_again() -> None:
    retention = true_retention([review("a", Rating.HARD), review("b", Rating.AGAIN), review("c", Rating.EASY)])
    assert (retention.reviews, retention.recalled) == (3, 2)


def test_what_was_never_learnt_cannot_be_recalled() -> None:
    retention = true_retention([review("a", Rating.GOOD, was_new=True), review("a", Rating.GOOD)])
    assert (retention.reviews, retention.share) == (0, None)


def test_a_card_seen_again_on_the_same_day_counts_once() -> None:
    tomorrow = TODAY + timedelta(days=1)
    made = [review("a", Rating.AGAIN), review("a", Rating.GOOD), review("a", Rating.GOOD, tomorrow)]
    assert true_retention(made).share == 0.5


@given(st.lists(st.builds(review, st.sampled_from("abc"), st.sampled_from(Rating), DAYS, st.booleans())))
def test_no_more_is_recalled_than_was_asked(made: list[ReviewMade]) -> None:
    retention = true_retention(made)
    assert 0 <= retention.recalled <= retention.reviews <= len(made)


# What is coming


def card(due: date, known: bool) -> CardState:
    memory = Memory(3.0, 5.0, TODAY) if known else None
    return CardState("c", CardKind.EVIDENCE, "garage", "?", "!", 0, TODAY, due, memory)


def test_what_is_overdue_falls_on_today() -> None:
    earlier = TODAY - timedelta(days=5)
    days = forecast([card(earlier, True)], [Practice("garage", earlier, None, None)], TODAY, lambda _: 10)
    assert (days[0].reviews, days[0].practice) == (1, 1)
    assert not any(day.reviews or day.practice for day in days[1:])


def test_a_card_that_was_put_off_falls_on_the_day_it_comes_back() -> None:
    put_off = replace(card(TODAY, True), buried_until=TODAY + timedelta(days=2))
    assert [day.reviews for day in forecast([put_off], [], TODAY, lambda _: 10)[:4]] == [0, 0, 1, 0]


def test_new_cards_beyond_the_limit_of_a_day_wait_for_the_next() -> None:
    days = forecast([card(TODAY, False)] * 5, [], TODAY, lambda day: 0 if day == TODAY else 2)
    assert [day.new for day in days[:5]] == [0, 2, 2, 1, 0]


@given(st.lists(st.builds(card, DAYS, st.booleans())), st.integers(0, 3))
def test_the_forecast_holds_every_known_card_once_and_no_more_new_ones_than_allowed(
    cards: list[CardState], a_day: int
) -> None:
    last = TODAY + timedelta(days=DAYS_OF_FORECAST - 1)
    days = forecast(cards, [], TODAY, lambda _: a_day)
    assert len(days) == DAYS_OF_FORECAST
    assert sum(day.reviews for day in days) == sum(1 for each in cards if each.memory and each.due <= last)
    assert all(day.new <= a_day for day in days)


# What was done


def test_a_year_of_days_is_told_with_its_quiet_ones() -> None:
    days = activity([TODAY, TODAY], [TODAY - timedelta(days=1), TODAY - timedelta(days=400)], TODAY)
    assert len(days) == DAYS_OF_ACTIVITY
    assert [(day.mocks, day.reviews) for day in days[-2:]] == [(0, 1), (2, 0)]
    assert days[0].day == TODAY - timedelta(days=364)
    assert sum(day.reviews for day in days) == 1
