"""What a scoring teaches: surprises, authored answers to compare with, and where the result turned."""

from dataclasses import replace

import pytest

from drill.domain.answers import LineReference
from drill.domain.problem import DeepDive, Exemplar, Requirements
from drill.domain.reflection import (
    lacking,
    mean_evidence_gap,
    mean_prediction_error,
    measures,
    movements,
    pivotal_moment,
    sure_but_missed,
)
from drill.domain.scorecard import Decision, LevelRevision, Prediction, Scorecard, ScoringStage
from drill.domain.vocabulary import Dimension, Phase
from tests.factories import a_hot_spot, a_problem, a_scorecard, a_script, asked, part

D1, D2, D4 = Dimension.D1, Dimension.D2, Dimension.D4
HELD, MISSED = Decision(True), Decision(False)
LINE = LineReference(part("requirements/notes"), 2)


def exemplar(level: int, hot_spot: str | None = None, evidence: tuple[str, ...] = ()) -> Exemplar:
    return Exemplar(f"{hot_spot or 'plain'}-{level}", level, "text", {}, evidence, "why", hot_spot)


def levelled(card: Scorecard, level: int = 3) -> Scorecard:
    for dimension in Dimension:
        card = card.choose_level(dimension, level)
    return card


def test_sure_but_missed_is_what_certainty_got_wrong() -> None:
    items = (asked("a", D1), asked("b", D1, critical=True), asked("c", D2), asked("d", D4))
    card = a_scorecard(items=items)
    card = card.predict(D1, Prediction(3, 3)).predict(D2, Prediction(2, 3)).predict(D4, Prediction(4, 2))
    for item in items:
        card = card.decide(item.id, MISSED)
    assert [item.id for item in sure_but_missed(card)] == ["b", "a"]


def test_what_was_found_is_no_surprise() -> None:
    card = a_scorecard(items=(asked("a", D1),)).predict(D1, Prediction(4, 3)).decide("a", HELD)
    assert sure_but_missed(card) == ()


def test_a_movement_tells_what_was_expected_given_and_revised() -> None:
    card = a_scorecard(items=(asked("a", D1, critical=True),)).predict(D1, Prediction(4, 2)).decide("a", MISSED)
    card = levelled(card).enter(ScoringStage.REVISED).revise_level(D1, LevelRevision(2, "no targets"))
    moved = movements(card)[0]
    assert (moved.predicted, moved.first, moved.revised, moved.supports) == (4, 3, 2, 2)
    assert moved.prediction_error == 2
    assert moved.evidence_gap == 0


def test_a_level_above_its_support_is_a_gap_and_one_below_is_none() -> None:
    card = levelled(a_scorecard(items=(asked("a", D1, critical=True), asked("b", D2))).decide("a", MISSED))
    card = card.decide("b", HELD)
    gaps = {moved.dimension: moved.evidence_gap for moved in movements(card)}
    assert gaps[D1] == 1
    assert gaps[D2] == 0
    assert gaps[Dimension.D3] is None


def test_the_figures_are_means_over_what_was_predicted_and_what_had_evidence() -> None:
    card = a_scorecard(items=(asked("a", D1, critical=True), asked("b", D2)))
    card = card.predict(D1, Prediction(4, 2)).predict(D2, Prediction(2, 2)).predict(D4, Prediction(4, 2))
    moved = movements(levelled(card.decide("a", MISSED).decide("b", HELD)))
    assert mean_prediction_error(moved) == pytest.approx(1 / 3)
    assert mean_evidence_gap(moved) == pytest.approx(1 / 2)


def test_without_predictions_and_evidence_there_are_no_figures() -> None:
    moved = movements(levelled(a_scorecard(items=())))
    assert mean_prediction_error(moved) is None
    assert mean_evidence_gap(moved) is None


def test_a_skipped_prediction_has_no_error() -> None:
    assert all(moved.prediction_error is None for moved in movements(levelled(a_scorecard())))


@pytest.mark.parametrize(("own", "start"), [(1, 2), (2, 3), (3, 4), (4, 4)])
def test_comparing_begins_one_level_above_ones_own(own: int, start: int) -> None:
    script = a_script(exemplars=(exemplar(4), exemplar(2), exemplar(3)))
    problem = a_problem(requirements=Requirements(**script))
    (first,) = measures(problem, levelled(a_scorecard(), own), ())
    assert [each.level for each in first.exemplars] == [2, 3, 4]
    assert first.exemplars[first.start].level == start


def with_two_hot_spots() -> DeepDive:
    exemplars = (exemplar(2, "last-space"), exemplar(4, "last-space"), exemplar(3, "gate"))
    return DeepDive(**a_script(exemplars=exemplars), hot_spots=(a_hot_spot("last-space"), a_hot_spot("gate")))


def test_a_dive_is_held_against_answers_to_its_own_hot_spot() -> None:
    problem = a_problem(deep_dive=with_two_hot_spots())
    (only,) = measures(problem, levelled(a_scorecard()), ("gate",))
    assert (only.phase, only.hot_spot) == (Phase.DEEP_DIVE, "gate")


def test_a_dive_of_ones_own_is_held_against_all_authored_dives() -> None:
    problem = a_problem(deep_dive=with_two_hot_spots())
    found = measures(problem, levelled(a_scorecard()), ("own",))
    assert {each.hot_spot for each in found} == {"last-space", "gate"}


def test_a_phase_that_was_not_reached_is_not_compared() -> None:
    problem = a_problem(deep_dive=with_two_hot_spots())
    assert measures(problem, levelled(a_scorecard()), ()) != ()
    assert measures(problem, a_scorecard(not_reached=frozenset({D4})), ()) == ()


def test_what_an_authored_answer_holds_and_ones_own_lacks() -> None:
    items = (asked("a", D1), asked("b", D1, critical=True), asked("c", D1))
    card = a_scorecard(items=items).decide("a", MISSED).decide("b", MISSED).decide("c", HELD)
    assert [item.id for item in lacking(exemplar(4, evidence=("a", "b", "c", "of-a-staff-answer")), card)] == ["b", "a"]


def test_a_result_turned_on_the_critical_item_missed_in_the_costliest_dimension() -> None:
    problem = a_problem()
    items = (asked("d1-may", D1), asked("d1-must", D1, critical=True))
    card = a_scorecard(items=items).decide("d1-may", MISSED).decide("d1-must", MISSED)
    card = replace(levelled(card), levels={**levelled(card).levels, D1: 1})
    moment = pivotal_moment(problem, card, {part("requirements/notes"): "nothing\nsold must1 once"})
    assert moment is not None
    assert (moment.item.id, moment.held, moment.line) == ("d1-must", False, LINE)


def test_a_result_without_a_weakness_turned_on_what_carried_it() -> None:
    items = (asked("d1-must", D1, critical=True), asked("d4-must", D4, critical=True))
    card = a_scorecard(items=items).decide("d1-must", HELD).decide("d4-must", Decision(True, (LINE,)))
    moment = pivotal_moment(a_problem(), levelled(card), {})
    assert moment is not None
    assert (moment.item.id, moment.held, moment.line) == ("d4-must", True, LINE)
