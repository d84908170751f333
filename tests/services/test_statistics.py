from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Dimension, Phase, Rating
from drill.services.statistics import Statistics, load_statistics
from drill.storage.sessions import SessionState
from tests.services.playing import Desk


def figures(desk: Desk) -> Statistics:
    return load_statistics(desk.connection, desk.recorder.today, PracticeSettings())


def test_there_are_figures_before_the_first_mock(desk: Desk) -> None:
    statistics = figures(desk)
    assert set(statistics.attempts.values()) == {0}
    assert statistics.retention.share is None
    assert statistics.weakest == ()


def test_a_scored_attempt_is_in_every_figure(desk: Desk) -> None:
    desk.play()
    desk.score(held={"d1-must"}, but={Dimension.D4: 1})
    statistics = figures(desk)
    assert statistics.attempts[SessionState.SCORED] == 1
    assert [point.level for point in statistics.levels[Dimension.D4]] == [1]
    assert statistics.pacing[0].seconds == 60.0
    assert statistics.activity[-1].mocks == 1
    assert "d1-must" not in {item.item for item in statistics.weakest}
    assert sum(day.practice for day in statistics.forecast) == 1


def test_discarded_attempts_are_counted_and_nothing_more(desk: Desk) -> None:
    mock = desk.begin()
    mock.discard()
    statistics = figures(desk)
    assert statistics.attempts[SessionState.DISCARDED] == 1
    assert all(pace.attempts == 0 for pace in statistics.pacing)


def test_new_cards_begun_today_leave_less_room_for_others(desk: Desk) -> None:
    desk.play()
    desk.score()
    desk.clock.next_day()
    before = figures(desk)
    desk.sit().rate(Rating.GOOD)
    after = figures(desk)
    assert (before.forecast[0].new, after.forecast[0].new) == (10, 9)
    assert after.activity[-1].reviews == 1


def test_recall_is_counted_from_the_second_review_on(desk: Desk) -> None:
    desk.play()
    desk.score()
    desk.clock.next_day()
    first = desk.sit().rate(Rating.GOOD)
    assert figures(desk).retention.reviews == 0
    desk.clock.next_day((first.card.due - desk.recorder.today).days)
    desk.sit().rate(Rating.AGAIN)
    retention = figures(desk).retention
    assert (retention.reviews, retention.recalled) == (1, 0)


def test_the_pace_of_each_phase_is_told(desk: Desk) -> None:
    assert [pace.phase for pace in figures(desk).pacing] == list(Phase)
