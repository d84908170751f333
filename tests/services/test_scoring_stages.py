"""A scoring through its stages: each is on disk before the next, survives a kill, and replays to the same result."""

import pytest

from drill.domain.answers import LineReference
from drill.domain.events import CardAdded
from drill.domain.reflection import movements
from drill.domain.scorecard import Prediction, ScoringStage
from drill.domain.vocabulary import Dimension
from drill.errors import SessionError
from drill.services.history import load_history
from drill.services.result import load_result
from drill.storage import journal
from tests.factories import part
from tests.services.playing import Desk, Open, killed, projections

SPACE = part("deep-dive/last-space")
LINE = LineReference(SPACE, 1)


def test_a_prediction_survives_a_kill_and_the_scoring_goes_on_predicting(desk: Desk, open_database: Open) -> None:
    desk.play()
    desk.open_scoring().predict(Dimension.D1, 4, 3)
    scoring = killed(desk, open_database).open_scoring()
    assert scoring.card.stage is ScoringStage.PREDICTED
    assert scoring.card.predictions == {Dimension.D1: Prediction(4, 3)}


def test_predictions_that_were_skipped_stay_skipped_after_a_kill(desk: Desk, open_database: Open) -> None:
    desk.play()
    desk.skip_predictions()
    scoring = killed(desk, open_database).open_scoring()
    assert (scoring.card.stage, scoring.card.predictions) == (ScoringStage.FIRST, {})
    with pytest.raises(SessionError, match="too late"):
        scoring.predict(Dimension.D1, 3, 2)


def test_a_comparison_goes_on_at_its_page_after_a_kill(desk: Desk, open_database: Open) -> None:
    desk.play()
    scoring = desk.give_first_scores()
    assert scoring.page is None
    scoring.remember_page(2)
    again = killed(desk, open_database).open_scoring()
    assert (again.card.stage, again.page) == (ScoringStage.FIRST, 2)


def test_there_is_no_page_before_all_first_scores_are_given(desk: Desk) -> None:
    desk.play()
    scoring = desk.skip_predictions()
    scoring.remember_page(1)
    assert scoring.page is None


def test_revisions_survive_a_kill_with_their_reasons(desk: Desk, open_database: Open) -> None:
    desk.play()
    scoring = desk.give_first_scores()
    scoring.enter(ScoringStage.REVISED)
    scoring.revise_decision("d4-must", True, (LINE,), "it says so")
    scoring.revise_level(Dimension.D4, 4, "read again")
    card = killed(desk, open_database).open_scoring().card
    assert card == scoring.card
    decision = card.decision_on("d4-must")
    assert decision is not None
    assert (decision.held, decision.lines, decision.reason) == (True, (LINE,), "it says so")
    assert card.revised_levels[Dimension.D4].reason == "read again"


def scored_through_all_stages(desk: Desk) -> None:
    """From predictions of fours to a revision."""
    desk.play()
    scoring = desk.open_scoring()
    for dimension in Dimension:
        scoring.predict(dimension, 4, 2)
    scoring.enter(ScoringStage.FIRST)
    scoring = desk.give_first_scores(held=("d1-must",))
    scoring.enter(ScoringStage.REVISED)
    scoring.revise_decision("d4-must", True, (LINE,), "it says so")
    scoring.revise_level(Dimension.D4, 2, "no figure")
    scoring.finish()


def test_replay_gives_the_same_result(desk: Desk, open_database: Open) -> None:
    scored_through_all_stages(desk)
    before, stored = load_result(desk.connection, "s1", desk.problem), projections(desk.connection)
    journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored
    assert load_result(open_database(), "s1", desk.problem) == before


def test_the_result_counts_what_was_revised_and_keeps_what_was_first(desk: Desk) -> None:
    scored_through_all_stages(desk)
    result = load_result(desk.connection, "s1", desk.problem)
    moved = {each.dimension: each for each in movements(result.card)}[Dimension.D4]
    assert (moved.predicted, moved.first, moved.revised) == (4, 3, 2)
    assert result.levels[Dimension.D4] == 2
    assert "d4-must" not in {item.id for item in result.missed}


def test_a_result_without_its_problem_has_no_pivotal_moment(desk: Desk) -> None:
    scored_through_all_stages(desk)
    assert load_result(desk.connection, "s1", desk.problem).pivotal is not None
    assert load_result(desk.connection, "s1").pivotal is None


def test_scored_by_levels_only_is_marked_for_good_and_makes_no_card(desk: Desk) -> None:
    desk.play()
    desk.score()
    cards = len(desk.facts(CardAdded))
    desk.play("s2")
    desk.skip_predictions("s2").skip_evidence()
    desk.give_first_scores("s2").finish()
    assert [(row.session.id, row.levels_only) for row in load_history(desk.connection)] == [("s2", True), ("s1", False)]
    assert len(desk.facts(CardAdded)) == cards
    assert load_result(desk.connection, "s2", desk.problem).pivotal is None
