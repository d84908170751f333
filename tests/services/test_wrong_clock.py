"""The clock of the machine is wrong, by a day or by thousands of years: nothing stops, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest

from drill import clock
from drill.clock import LATEST, SystemClock
from drill.domain.vocabulary import Rating
from drill.services.due import load_due
from drill.services.statistics import load_statistics
from drill.storage import journal
from drill.storage.database import transaction
from tests.factories import BEGIN
from tests.services.playing import Desk, Open, gaps, killed, projections

MOMENTS = {
    "a day back": BEGIN - timedelta(days=1),
    "400 days back": BEGIN - timedelta(days=400),
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "10 years on": BEGIN + timedelta(days=3653),
    "9999": LATEST,
}

wrong = pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)


@pytest.fixture
def studied(desk: Desk) -> Desk:
    """A desk with cards, all of them due, of which some were reviewed."""
    desk.play("s0")
    desk.score("s0")
    desk.clock.next_day()
    desk.sit().rate(Rating.GOOD)
    return desk


@wrong
def test_a_mock_goes_on_and_is_scored_under_a_clock_set_wrong(
    studied: Desk, open_database: Open, moment: datetime
) -> None:
    mock = studied.begin("s1")
    studied.pass_time(mock, 20)
    studied.clock.wall = moment
    studied.pass_time(mock, 20)
    mock.next_step()
    assert mock.elapsed == 40
    mock.leave()
    desk = killed(studied, open_database)
    again = desk.resume("s1")
    assert again.elapsed == 40
    again.lock()
    desk.score("s1")
    assert min(gaps(desk)) >= 0
    assert_whole(desk)


@wrong
def test_what_a_review_under_a_clock_set_wrong_did_can_be_taken_back(studied: Desk, moment: datetime) -> None:
    sitting = studied.sit()
    look = sitting.look
    assert look is not None
    before = studied.card(look.card.id)
    studied.clock.wall = moment
    for rating in Rating:
        sitting.rate(rating)
        sitting.undo()
    sitting.bury(look.card.id)
    sitting.undo()
    assert studied.card(look.card.id) == before
    sitting.rate(Rating.EASY)
    after = studied.card(look.card.id)
    assert after.memory is not None
    assert before.memory is None or after.memory.last_review >= before.memory.last_review
    assert after.due > after.memory.last_review
    assert_whole(studied)


@wrong
def test_lists_and_figures_stand_under_a_clock_set_wrong(studied: Desk, moment: datetime) -> None:
    studied.clock.wall = moment
    recorder = studied.recorder
    load_due(studied.connection, recorder.today, recorder.settings)
    load_statistics(studied.connection, recorder.today, recorder.settings)


def test_the_clock_stops_a_year_before_the_calendar_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class LastSecond(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "LastSecond":
            return cls(9999, 12, 31, 23, 59, 59, tzinfo=UTC)

    monkeypatch.setattr(clock, "datetime", LastSecond)
    assert SystemClock().now() == LATEST
    assert date.max - LATEST.date() > timedelta(days=360)


def assert_whole(desk: Desk) -> None:
    """Nothing in the journal is broken, and replaying it gives what is stored."""
    assert journal.verify(desk.connection) == ()
    stored = projections(desk.connection)
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored
