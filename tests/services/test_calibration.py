"""Calibration: which answers are open, what counts, and what is kept of it."""

import sqlite3
from collections.abc import Callable

import pytest

from drill.domain.calibration import ROUND
from drill.domain.events import AnswerGraded, MockBegun, PhasesExposed
from drill.domain.exposure import Exposure
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.errors import SessionError
from drill.services.calibration import Calibration, load_eye
from drill.services.history import load_history
from drill.services.scoring import Scoring
from drill.services.statistics import load_statistics
from drill.storage import exposure, projections
from drill.storage.database import transaction
from tests.factories import problem, rubric, with_exemplars
from tests.services.playing import Desk
from tests.services.playing import projections as stored
from tests.tui.stage import Shelf


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    return Desk(database, problem=with_exemplars(problem()), rubric=rubric())


def calibration(desk: Desk) -> Calibration:
    return Calibration(desk.recorder, Shelf(desk.rubric, desk.problem), seed=1)


def finish_round(calibrating: Calibration, level: int = 3) -> None:
    while calibrating.current is not None:
        while calibrating.wanted is not None:
            calibrating.grade(level)
        calibrating.go_on()


def graded(desk: Desk) -> list[AnswerGraded]:
    return [fact for fact in desk.facts(AnswerGraded) if isinstance(fact, AnswerGraded)]


def begun(desk: Desk) -> list[tuple[Phase, ...]]:
    return [fact.exposed for fact in desk.facts(MockBegun) if isinstance(fact, MockBegun)]


def test_nothing_is_open_before_a_mock_and_every_problem_is_offered(desk: Desk) -> None:
    calibrating = calibration(desk)
    assert (calibrating.open_count, calibrating.round, calibrating.current) == (0, (), None)
    assert [offer.id for offer in calibrating.offers] == [desk.problem.id]
    with pytest.raises(SessionError):
        calibrating.grade(2)


def test_a_locked_mock_opens_the_phases_it_reached_and_no_other(desk: Desk) -> None:
    desk.play(steps=2)
    met = exposure.of_problem(desk.connection, desk.problem.id)
    assert met == {Phase.REQUIREMENTS: Exposure.ATTEMPTED, Phase.ESTIMATION: Exposure.ATTEMPTED}
    calibrating = calibration(desk)
    assert [offer.id for offer in calibrating.offers] == [desk.problem.id]
    assert {each.known_as.phase for each in calibrating.round} <= met.keys()


def test_while_a_mock_runs_its_problem_is_neither_asked_nor_offered(desk: Desk) -> None:
    desk.play()
    desk.begin("s2")
    calibrating = calibration(desk)
    assert (calibrating.open_count, calibrating.offers) == (0, ())


def test_a_problem_is_opened_on_wish_and_a_later_mock_of_it_is_marked(desk: Desk) -> None:
    calibrating = calibration(desk)
    calibrating.open_problem(desk.problem.id)
    assert len(calibrating.round) == ROUND
    assert calibrating.offers == ()
    desk.play("s1")
    desk.play("s2")
    assert begun(desk) == [CORE_PHASES, ()]
    desk.score("s1")
    assert desk.attempt("s1").exposed == CORE_PHASES
    assert {row.session.id: row.exposed for row in load_history(desk.connection)} == {"s1": True, "s2": False}
    figures = load_statistics(desk.connection, desk.recorder.today, desk.recorder.settings)
    assert {point.exposed for points in figures.levels.values() for point in points} == {True}


def test_a_phase_that_was_only_shown_after_scoring_marks_the_next_mock(desk: Desk) -> None:
    desk.play("s1", steps=2)
    desk.score("s1")
    desk.begin("s2")
    assert begun(desk) == [(), tuple(phase for phase in Phase if phase not in CORE_PHASES[:2])]


def test_each_level_is_on_disk_at_once_and_its_key_follows_the_last(desk: Desk) -> None:
    desk.play()
    calibrating = calibration(desk)
    answer = calibrating.current
    assert answer is not None
    for number, dimension in enumerate(answer.dimensions, start=1):
        assert calibrating.wanted is dimension
        with pytest.raises(SessionError):
            calibrating.go_on()
        calibrating.grade(2)
        assert len(graded(desk)) == number
    assert calibrating.wanted is None
    fact = graded(desk)[0]
    assert (fact.answer, fact.level, fact.first) == (answer.reference, 2, True)
    assert fact.key == answer.exemplar.keys[fact.dimension]


def test_a_round_that_was_left_half_way_is_kept_and_the_next_process_goes_on(
    desk: Desk, open_database: Callable[[], sqlite3.Connection]
) -> None:
    desk.play()
    calibrating = calibration(desk)
    calibrating.grade(4)
    later = Desk(open_database(), desk.clock, desk.problem, desk.rubric)
    assert len(graded(later)) == 1
    assert load_eye(later.connection).answers == 1


def test_an_answer_counts_only_the_first_time(desk: Desk) -> None:
    desk.play()
    calibrating = calibration(desk)
    total = calibrating.open_count
    for _ in range(total):
        finish_round(calibrating)
        calibrating.begin_round()
    counting = [(fact.answer, fact.dimension) for fact in graded(desk) if fact.first]
    assert len(set(counting)) == len(counting)
    assert len({answer for answer, _ in counting}) == total == load_eye(desk.connection).answers
    assert not calibrating.counts


def test_sample_answers_shown_after_a_scoring_count_no_more(desk: Desk) -> None:
    desk.play()
    desk.score()
    calibrating = calibration(desk)
    assert not calibrating.counts
    finish_round(calibrating)
    assert len(calibrating.graded) == ROUND
    assert load_eye(desk.connection).answers == 0


def test_the_comparison_shows_them_before_the_scoring_is_finished(desk: Desk) -> None:
    desk.play()
    scoring = Scoring.open(desk.recorder, desk.problem, desk.rubric, "s1")
    assert calibration(desk).counts
    scoring.remember_page(0)
    scoring.remember_page(1)
    assert not calibration(desk).counts
    exposed = [fact for fact in desk.facts(PhasesExposed) if isinstance(fact, PhasesExposed)]
    assert [fact.exemplars for fact in exposed] == [False, True]


def test_replay_gives_what_is_stored_whatever_the_order_of_seeing_and_trying(desk: Desk) -> None:
    calibration(desk).open_problem(desk.problem.id)
    desk.play()
    desk.score()
    calibration(desk).open_problem(desk.problem.id)
    before = stored(desk.connection)
    met = exposure.of_problem(desk.connection, desk.problem.id)
    assert {met[phase] for phase in CORE_PHASES} == {Exposure.ATTEMPTED}
    assert before["exposure"]
    with transaction(desk.connection):
        projections.rebuild(desk.connection)
    assert stored(desk.connection) == before


def test_the_eye_has_a_bias_from_ten_answers_and_an_agreement_from_sixty(desk: Desk) -> None:
    def give(first: int, last: int) -> None:
        dimension = next(iter(desk.problem.requirements.exemplars[0].keys))
        desk.recorder.record(
            *(AnswerGraded(f"p/{n}", dimension, min(4, n % 4 + 2), n % 4 + 1, first=True) for n in range(first, last))
        )

    give(0, 9)
    assert load_eye(desk.connection).bias is None
    give(9, 12)
    bias = load_eye(desk.connection).bias
    assert bias is not None
    assert (bias.answers, bias.mean, bias.exact, bias.within_one) == (12, 0.75, 3, 12)
    assert load_eye(desk.connection, with_agreement=True).agreement is None
    give(12, 60)
    found = load_eye(desk.connection, with_agreement=True).agreement
    assert found is not None
    assert found.low <= found.kappa <= found.high
