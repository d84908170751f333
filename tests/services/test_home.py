from dataclasses import replace
from pathlib import Path

import pytest

from drill.domain.problem_summary import ProblemSummary
from drill.domain.vocabulary import Rating, Tier
from drill.errors import ContentError
from drill.paths import find_paths
from drill.services.due import Due, load_due, look_up_due
from drill.services.home import Home, load_home, problem_rows, suggest, suggested_problem
from drill.storage.sessions import SessionState
from tests.factories import FakeClock, a_problem
from tests.services.playing import Desk


def listed(problem_id: str, tier: Tier = Tier.EASY, title: str = "") -> ProblemSummary:
    return a_problem(id=problem_id, title=title or problem_id, tier=tier).in_short()


LIST = (
    listed("wallet", Tier.HARD),
    listed("parking-garage", title="Parking garage"),
    listed("chat", Tier.MEDIUM),
    listed("arcade", title="Zebra arcade"),
)


def home_of(desk: Desk) -> Home:
    return load_home(desk.connection, LIST, desk.recorder.today, desk.recorder.settings)


def test_an_empty_home_suggests_the_easiest_problem(desk: Desk) -> None:
    home = home_of(desk)
    assert (home.queue, home.practice, home.coming, home.unfinished, home.results) == ((), (), (), (), ())
    assert home.suggested == LIST[1]


def test_an_unfinished_mock_stands_on_home_until_it_is_scored(desk: Desk) -> None:
    states = []
    mock = desk.begin()
    states.append([row.state for row in home_of(desk).unfinished])
    mock.lock()
    states.append([row.state for row in home_of(desk).unfinished])
    desk.score()
    states.append([row.state for row in home_of(desk).unfinished])
    assert states == [[SessionState.RUNNING], [SessionState.LOCKED], []]
    assert [row.id for row in home_of(desk).results] == ["s1"]


def test_a_discarded_mock_stands_nowhere(desk: Desk) -> None:
    desk.begin().discard()
    home = home_of(desk)
    assert (home.unfinished, home.results) == ((), ())
    assert home.suggested == LIST[1]


def test_what_is_due_is_told_for_the_study_day(desk: Desk) -> None:
    desk.play()
    desk.score(level=2)
    assert (len(home_of(desk).queue), len(home_of(desk).practice), len(home_of(desk).coming)) == (0, 0, 1)
    desk.clock.next_day()
    assert (len(home_of(desk).queue), len(home_of(desk).practice)) == (10, 0)
    desk.clock.next_day()
    assert (len(home_of(desk).practice), len(home_of(desk).coming)) == (1, 0)


def test_what_is_due_changes_at_four_in_the_morning(desk: Desk) -> None:
    desk.play()
    desk.score()
    desk.clock.advance(9 * 3600.0 - 7 * 60)  # the mock took six minutes
    assert desk.recorder.clock.now().hour == 2
    assert len(home_of(desk).queue) == 0
    desk.clock.advance(60.0)
    assert len(home_of(desk).queue) == 10


def test_due_asks_what_home_shows(desk: Desk) -> None:
    desk.play()
    desk.score(level=2)
    desk.clock.next_day(2)
    desk.sit().rate(Rating.GOOD)
    due = look_up_due(find_paths(), desk.clock)
    assert due == load_due(desk.connection, desk.recorder.today, desk.recorder.settings)
    assert due.cards == home_of(desk).queue == desk.sit().queue
    assert due.practice == home_of(desk).practice
    assert (len(due.cards), len(due.practice)) == (9, 1)


def test_nothing_is_due_where_there_is_no_database_and_none_is_made(home: Path) -> None:
    assert look_up_due(find_paths(), FakeClock()) == Due()
    assert not home.exists()


def test_the_latest_five_results_are_shown(desk: Desk) -> None:
    for number in range(7):
        desk.play(f"s{number}")
        desk.score(f"s{number}")
        desk.clock.next_day()
    assert [row.id for row in home_of(desk).results] == ["s6", "s5", "s4", "s3", "s2"]


def test_suggested_is_the_easiest_problem_never_attempted() -> None:
    assert suggest(LIST, ["parking-garage"]) == LIST[3]
    assert suggest(LIST, ["parking-garage", "arcade"]) == LIST[2]
    assert suggest(LIST, [problem.id for problem in LIST]) is None


def test_when_all_were_attempted_the_one_practised_longest_ago_is_next(desk: Desk) -> None:
    for problem_id in ("chat", "wallet", "chat"):
        desk.problem = replace(desk.problem, id=problem_id)
        session = f"{problem_id}-{len(home_of(desk).results)}"
        desk.play(session)
        desk.score(session)
        desk.clock.next_day()
    known = [listed("chat"), listed("wallet")]
    assert suggested_problem(desk.connection, known) == "wallet"
    assert suggested_problem(desk.connection, LIST) == "parking-garage"


def test_without_problems_there_is_nothing_to_suggest(desk: Desk) -> None:
    with pytest.raises(ContentError):
        suggested_problem(desk.connection, [])


def test_the_list_of_problems_tells_the_last_result_and_what_is_planned(desk: Desk) -> None:
    for session, level in (("s1", 2), ("s2", 3)):
        desk.play(session)
        desk.score(session, level=level)
        desk.clock.advance(60.0)
    rows = problem_rows(desk.connection, LIST)
    assert [row.problem.id for row in rows] == ["parking-garage", "arcade", "chat", "wallet"]
    assert rows[0].last is not None
    assert rows[0].last.id == "s2"
    assert rows[0].practice is not None
    assert (rows[1].last, rows[1].practice) == (None, None)
