from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest

from drill.domain.events import CardReviewed, ReviewUndone, SchedulerAdopted
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Dimension, Rating
from drill.errors import SessionError, StorageError
from drill.services.reviews import ReviewSitting
from drill.storage import cards, journal
from tests.factories import an_item
from tests.services.playing import Desk, Open, projections


@pytest.fixture
def learner(desk: Desk) -> Desk:
    """The morning after a mock in which everything was missed: 13 new cards wait, 6 of them critical."""
    desk.play()
    desk.score()
    desk.clock.next_day()
    return desk


def ids(sitting: ReviewSitting) -> list[str]:
    return [card.id.removeprefix("parking-garage/") for card in sitting.queue]


def rate_all(sitting: ReviewSitting, rating: Rating = Rating.GOOD) -> int:
    while sitting.current is not None:
        sitting.rate(rating)
    return sitting.done


def test_nothing_new_is_asked_on_the_day_of_the_mock(desk: Desk) -> None:
    desk.play()
    desk.score()
    assert desk.sit().current is None


def test_ten_new_cards_are_asked_the_critical_ones_first(learner: Desk) -> None:
    critical = {f"d{index}-must" for index in range(1, 7)}
    queue = ids(learner.sit())
    assert len(queue) == 10
    assert set(queue[:6]) == critical
    assert {card.split("-")[1] for card in queue[6:]} == {"may"}


def test_the_rest_of_the_new_cards_wait_for_another_day(learner: Desk) -> None:
    assert rate_all(learner.sit(), Rating.EASY) == 10
    assert learner.sit().current is None
    learner.clock.next_day()
    assert ids(learner.sit()) == ["d5-may", "d6-may", "peak-factor"]


def test_the_limit_of_new_cards_holds_over_several_sittings(learner: Desk) -> None:
    first = learner.sit()
    for _ in range(4):
        first.rate(Rating.GOOD)
    assert rate_all(learner.sit()) == 6


def test_a_rating_is_on_disk_before_the_next_card(learner: Desk, open_database: Open) -> None:
    rated = learner.sit().rate(Rating.GOOD)
    again = replace(learner, connection=open_database())
    assert again.card(rated.card.id) == rated.card
    assert rated.card.id.removeprefix("parking-garage/") not in ids(again.sit())


@pytest.mark.parametrize("rating", Rating)
def test_no_rated_card_comes_back_on_the_same_day(learner: Desk, rating: Rating) -> None:
    sitting = learner.sit()
    rated = sitting.rate(rating)
    assert rated.card.due > learner.recorder.today
    assert rated.card.id not in [card.id for card in sitting.queue]


def test_an_event_carries_what_the_interval_depends_on(learner: Desk) -> None:
    sitting = learner.sit()
    learner.clock.advance(12.34)
    card = sitting.current
    assert card is not None
    sitting.rate(Rating.HARD)
    adopted, reviewed = learner.facts(SchedulerAdopted, CardReviewed)
    assert isinstance(adopted, SchedulerAdopted)
    assert (adopted.params_id, adopted.algorithm, len(adopted.parameters)) == ("default", "fsrs-6", 21)
    assert reviewed == CardReviewed(card.id, Rating.HARD, "default", 0.9, 36_500, 12.3)


def test_the_parameters_are_adopted_once(learner: Desk) -> None:
    rate_all(learner.sit())
    learner.clock.next_day(30)
    rate_all(learner.sit())
    assert len(learner.facts(SchedulerAdopted)) == 1


def test_a_forgotten_card_counts_a_lapse_and_a_new_one_does_not(learner: Desk) -> None:
    first = learner.sit().rate(Rating.AGAIN).card
    assert (first.reviews, first.lapses) == (1, 0)
    learner.clock.next_day(2)
    second = learner.sit().rate(Rating.AGAIN).card
    assert (second.id, second.reviews, second.lapses) == (first.id, 2, 1)


@pytest.mark.parametrize("rating", Rating)
def test_an_undo_restores_the_card_exactly(learner: Desk, rating: Rating) -> None:
    rate_all(learner.sit())
    learner.clock.next_day(10)
    sitting = learner.sit()
    before, queue = learner.card(sitting.queue[0].id), sitting.queue
    table = projections(learner.connection)["card"]
    sitting.rate(rating)
    assert projections(learner.connection)["card"] != table
    sitting.undo()
    assert sitting.current == before
    assert projections(learner.connection)["card"] == table
    assert sitting.queue == queue
    assert sitting.done == 0


def test_an_undo_is_an_event_and_the_review_stays_in_the_journal(learner: Desk) -> None:
    sitting = learner.sit()
    rated = sitting.rate(Rating.GOOD)
    sitting.undo()
    reviewed, undone = learner.facts(CardReviewed, ReviewUndone)
    assert isinstance(reviewed, CardReviewed)
    assert rated.inverse == (undone,)
    assert isinstance(undone, ReviewUndone)
    assert undone.card == rated.card.id


def test_an_undone_new_card_gives_its_place_of_the_day_back(learner: Desk) -> None:
    sitting = learner.sit()
    for _ in range(10):
        sitting.rate(Rating.GOOD)
    assert sitting.current is None
    sitting.undo()
    assert len(sitting.queue) == 1
    assert cards.new_cards_begun(learner.connection, learner.recorder.today) == 9


def test_a_card_taken_back_is_asked_again_at_once(learner: Desk) -> None:
    sitting = learner.sit()
    first = sitting.rate(Rating.GOOD).card.id
    sitting.rate(Rating.GOOD)
    sitting.undo()
    sitting.undo()
    assert sitting.current is not None
    assert sitting.current.id == first


def test_nothing_more_than_the_sitting_can_be_taken_back(learner: Desk) -> None:
    learner.sit().rate(Rating.GOOD)
    with pytest.raises(SessionError):
        learner.sit().undo()


def test_an_undo_that_could_not_be_saved_can_be_repeated(learner: Desk) -> None:
    sitting = learner.sit()
    before = sitting.current
    sitting.rate(Rating.GOOD)
    learner.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        sitting.undo()
    learner.connection.execute("pragma query_only = off")
    sitting.undo()
    assert sitting.current == before


def test_a_rating_that_could_not_be_saved_leaves_the_card_to_be_asked(learner: Desk) -> None:
    sitting = learner.sit()
    before = sitting.current
    learner.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        sitting.rate(Rating.GOOD)
    assert sitting.current == before
    assert sitting.last is None


def test_an_empty_sitting_has_nothing_to_rate(desk: Desk) -> None:
    with pytest.raises(SessionError):
        desk.sit().rate(Rating.GOOD)


@pytest.mark.parametrize("hour", [5, 13, 23, 27])
def test_the_time_of_the_day_does_not_change_the_due_day(desk: Desk, hour: int) -> None:
    desk.problem = replace(desk.problem, evidence=(an_item("only", Dimension.D1),), cards=())
    desk.play()
    desk.score()
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    expected, midnight = fsrs.Card(card_id=1), datetime(2026, 11, 21, tzinfo=UTC)
    for _ in range(3):
        expected, _ = scheduler.review_card(expected, fsrs.Rating.Good, midnight)
        there = datetime(midnight.year, midnight.month, midnight.day, tzinfo=ZoneInfo("Europe/Berlin"))
        desk.clock.wall = there.astimezone(UTC) + timedelta(hours=hour)
        assert desk.sit().rate(Rating.GOOD).card.due == expected.due.date()
        midnight = expected.due


def test_a_clock_set_back_a_year_breaks_nothing_and_loses_nothing(learner: Desk) -> None:
    first = learner.sit().rate(Rating.GOOD).card
    learner.clock.wall -= timedelta(days=400)
    assert learner.sit().current is None
    learner.clock.wall += timedelta(days=410)
    sitting = learner.sit()
    assert first.id in [card.id for card in sitting.queue]
    assert journal.verify(learner.connection) == ()


def test_a_review_over_the_date_line_has_no_negative_gap(learner: Desk) -> None:
    learner.clock.place = ZoneInfo("Pacific/Kiritimati")
    first = learner.sit().rate(Rating.AGAIN).card
    learner.clock.place = ZoneInfo("Pacific/Honolulu")
    learner.clock.advance(23 * 3600.0)
    assert first.memory is not None
    assert learner.recorder.today == first.memory.last_review
    assert first.id not in [card.id for card in learner.sit().queue]
    learner.clock.next_day()
    again = next(card for card in learner.sit().queue if card.id == first.id)
    assert again.memory == first.memory


def test_a_higher_retention_brings_cards_back_sooner(learner: Desk) -> None:
    usual = learner.sit().rate(Rating.EASY).card
    learner.recorder.change_settings(PracticeSettings(desired_retention=0.95))
    strict = learner.sit().rate(Rating.EASY).card
    assert strict.due < usual.due
