"""Predict, give first scores, revise once: each stage of a scorecard, and what it refuses."""

from dataclasses import replace

import pytest

from drill.domain.rubric import RedFlag
from drill.domain.scorecard import Decision, LevelRevision, Prediction, Scorecard, ScoringStage
from drill.domain.vocabulary import Dimension
from drill.errors import SessionError
from tests.factories import a_scorecard, asked, levels

HELD, MISSED = Decision(True), Decision(False)


def first_given() -> Scorecard:
    """Two items, one found, and level 3 everywhere; not compared yet."""
    card = a_scorecard(items=(asked("must", critical=True), asked("may")))
    card = card.enter(ScoringStage.FIRST).decide("must", HELD).decide("may", MISSED)
    for dimension in Dimension:
        card = card.choose_level(dimension, 3)
    return card


def in_revision() -> Scorecard:
    return first_given().enter(ScoringStage.REVISED)


def test_a_prediction_can_be_changed_until_the_evidence_is_opened() -> None:
    card = a_scorecard().predict(Dimension.D1, Prediction(4, 3)).predict(Dimension.D1, Prediction(2, 1))
    assert card.predictions == {Dimension.D1: Prediction(2, 1)}
    with pytest.raises(SessionError):
        card.enter(ScoringStage.FIRST).predict(Dimension.D1, Prediction(3, 3))


def test_a_first_tick_closes_the_predictions_and_leaves_them_skipped() -> None:
    card = a_scorecard(items=(asked("must"),)).decide("must", HELD)
    assert card.predictions == {}
    with pytest.raises(SessionError):
        card.predict(Dimension.D1, Prediction(3, 3))


@pytest.mark.parametrize("prediction", [Prediction(0, 1), Prediction(5, 1), Prediction(3, 0), Prediction(3, 4)])
def test_a_prediction_is_a_level_and_a_sureness(prediction: Prediction) -> None:
    with pytest.raises(SessionError):
        a_scorecard().predict(Dimension.D1, prediction)


def test_nothing_is_predicted_for_a_dimension_that_was_not_reached() -> None:
    card = a_scorecard(not_reached=frozenset({Dimension.D4}))
    assert Dimension.D4 not in card.predicted_dimensions
    with pytest.raises(SessionError):
        card.predict(Dimension.D4, Prediction(3, 2))


def test_the_revision_opens_once_all_first_scores_are_given() -> None:
    with pytest.raises(SessionError):
        a_scorecard().enter(ScoringStage.FIRST).enter(ScoringStage.REVISED)
    assert in_revision().stage is ScoringStage.REVISED


def test_no_stage_is_left_out_or_entered_twice() -> None:
    with pytest.raises(SessionError):
        a_scorecard().enter(ScoringStage.REVISED)
    with pytest.raises(SessionError):
        in_revision().enter(ScoringStage.FIRST)


def test_first_scores_stand_once_the_revision_is_open() -> None:
    card = in_revision()
    with pytest.raises(SessionError):
        card.decide("may", HELD)
    with pytest.raises(SessionError):
        card.choose_level(Dimension.D1, 4)


def test_a_revision_counts_and_the_first_score_stays_to_be_seen() -> None:
    card = in_revision().revise_decision("may", Decision(True, reason="line 4 says it"))
    card = card.revise_level(Dimension.D1, LevelRevision(4, "both are there"))
    assert card.holds(card.items[1])
    assert card.level(Dimension.D1) == 4
    assert card.as_first_given().level(Dimension.D1) == 3
    assert not card.as_first_given().holds(card.items[1])


def test_each_tick_and_each_level_is_revised_once() -> None:
    card = in_revision().revise_decision("may", Decision(True, reason="it is there"))
    with pytest.raises(SessionError):
        card.revise_decision("may", Decision(False, reason="or not"))
    card = card.revise_level(Dimension.D2, LevelRevision(2, "no peak"))
    with pytest.raises(SessionError):
        card.revise_level(Dimension.D2, LevelRevision(3, "well"))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_revision_takes_a_reason(reason: str) -> None:
    with pytest.raises(SessionError):
        in_revision().revise_decision("may", Decision(True, reason=reason))
    with pytest.raises(SessionError):
        in_revision().revise_level(Dimension.D1, LevelRevision(2, reason))


def test_nothing_is_revised_before_the_first_scores_are_given() -> None:
    with pytest.raises(SessionError):
        first_given().revise_decision("may", Decision(True, reason="early"))


def test_revised_ticks_change_what_was_missed_and_what_is_supported() -> None:
    card = in_revision()
    assert [item.id for item in card.missed()] == ["may"]
    assert card.support_of(Dimension.D1).level == 4
    lost = card.revise_decision("must", Decision(False, reason="only the word is there"))
    assert [item.id for item in lost.missed()] == ["must", "may"]
    assert lost.support_of(Dimension.D1).level == 2


def test_a_level_that_a_red_flag_closes_cannot_be_revised_to() -> None:
    flag = RedFlag("no-scope", Dimension.D1, 2, "Draws before asking.")
    flagged = replace(in_revision(), red_flags=(flag,)).confirm_flag("no-scope", True)
    with pytest.raises(SessionError):
        flagged.revise_level(Dimension.D1, LevelRevision(4, "it is all there"))


def test_scoring_by_levels_only_asks_no_evidence_and_claims_none() -> None:
    card = a_scorecard(items=(asked("must", critical=True),)).score_levels_only()
    for dimension in Dimension:
        card = card.choose_level(dimension, 4)
    assert card.final_levels() == levels(4)
    assert not card.above_evidence(Dimension.D1)
    assert card.missed() == ()


def test_evidence_cannot_be_left_out_once_the_first_scores_stand() -> None:
    with pytest.raises(SessionError):
        in_revision().score_levels_only()
