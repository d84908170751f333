"""Scoring in line mode, by a script of replies."""

import sqlite3
from dataclasses import replace

import pytest

from drill.cli.plain.conversation import LeavingError
from drill.cli.plain.pointing import lines_meant
from drill.cli.plain.score import score
from drill.domain.answers import DIAGRAM, LineReference
from drill.domain.drilling import drill_format
from drill.domain.scorecard import Decision, LevelRevision, Prediction, ScoringStage
from drill.domain.vocabulary import Dimension, Phase
from drill.errors import UsageError
from drill.services.scoring import Scoring
from tests.cli.plain.talking import Step, Talk
from tests.factories import FORTY_FIVE, part, problem, rubric, with_exemplars
from tests.services.playing import NOTES, Desk

DIVE = part("deep-dive/last-space")
ANSWERS = {NOTES: "> You asked: how big\nnever sold twice\nout: payment", DIVE: "update where free", DIAGRAM: "a -> b"}

SKIP = ":skip"

FIRST_SCORES = ("n", "2", "3", "3", "y 1", "3", "3", "3", "3")
"""The nine questions of this attempt: an item and the level of D1, D2, D3, an item and the level of D4, and so on."""


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    desk = Desk(database, problem=problem(), rubric=rubric())
    desk.play(texts=ANSWERS)
    return desk


def go_on(desk: Desk, *steps: Step) -> tuple[Talk, LeavingError | None]:
    """Score by a script, until the result or until the script is over."""
    talk = Talk(desk.clock, *steps)
    try:
        score(talk.conversation, desk.recorder, desk.open_scoring())
    except LeavingError as left:
        return talk, left
    return talk, None


def reference(text: str) -> LineReference:
    return LineReference.parse(text)


def given(desk: Desk) -> Scoring:
    """What is stored."""
    return desk.open_scoring()


# Predicting


def test_each_dimension_is_predicted_and_the_evidence_opened(desk: Desk) -> None:
    go_on(desk, "3 2", "4, 3", "2", *["1 1"] * 4)
    card = given(desk).card
    assert card.stage is ScoringStage.FIRST
    assert list(card.predictions.values())[:3] == [Prediction(3, 2), Prediction(4, 3), Prediction(2, 2)]


def test_a_prediction_that_makes_no_sense_is_asked_for_again(desk: Desk) -> None:
    talk, _ = go_on(desk, "5 1", "3 4", "three", "", "1 2 3", "-1", "3 3")
    assert given(desk).card.predictions == {Dimension.D1: Prediction(3, 3)}
    assert talk.flowed.count("For instance: 3 2.") == 7


def test_one_goes_back_and_skips(desk: Desk) -> None:
    talk, _ = go_on(desk, "3 3", "2 2", ":back", "1 1", SKIP)
    card = given(desk).card
    assert card.predictions == {Dimension.D1: Prediction(3, 3), Dimension.D2: Prediction(1, 1)}
    assert "5 dimensions without a prediction." in talk.said
    assert card.stage is ScoringStage.FIRST


# Evidence and levels


def test_a_likely_line_is_quoted_with_its_place_and_y_alone_takes_it(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "y")
    assert "It may be here: requirements/notes:2: never sold twice" in talk.flowed
    assert given(desk).card.decisions == {"no-double-booking": Decision(True, (reference("requirements/notes:2"),))}


@pytest.mark.parametrize(
    ("reply", "lines"),
    [
        ("y 3", ["requirements/notes:3"]),
        ("Y 3, 2", ["requirements/notes:2", "requirements/notes:3"]),
        ("y notes:2 requirements/notes:3", ["requirements/notes:2", "requirements/notes:3"]),
        ("n", []),
    ],
)
def test_an_item_is_found_in_the_lines_that_are_named(desk: Desk, reply: str, lines: list[str]) -> None:
    go_on(desk, SKIP, reply)
    held = Decision(bool(lines), tuple(reference(line) for line in lines))
    assert given(desk).card.decisions == {"no-double-booking": held}


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("y 1", "has no line 1 of yours"),
        ("y 9", "has no line 9 of yours"),
        ("y worksheet:1", "worksheet:1 names no line of your notes"),
        ("y first", "first names no line of your notes"),
        (f"y {'9' * 5000}", "names no line of your notes"),
        ("perhaps", "This was not understood."),
    ],
)
def test_what_is_no_line_is_asked_for_again(desk: Desk, reply: str, told: str) -> None:
    talk, _ = go_on(desk, SKIP, reply)
    assert told in talk.flowed
    assert given(desk).card.decisions == {}


def test_where_several_parts_are_written_a_number_alone_is_not_enough() -> None:
    api, data = part("high-level-design/api"), part("high-level-design/data")
    answers = {api: "one", data: "two"}
    with pytest.raises(UsageError, match="of which part"):
        lines_meant(["1"], (api, data), answers)
    assert lines_meant(["data:1"], (api, data), answers) == (LineReference(data, 1),)


def test_notes_and_the_question_are_read_again_on_request(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "?", "")
    assert "\nrequirements/notes:\n  1 > You asked: how big\n  2 never sold twice\n  3 out: payment\n" in talk.said
    assert talk.said.count("Question 1 of 9") == 2


def test_the_level_is_chosen_beside_its_anchors_and_what_the_evidence_supports(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "n", "4")
    assert "Evidence: 0 of 1 found: supports level 2 at most; a critical item is missing." in talk.flowed
    assert "Level 3: Enough (above your evidence)" in talk.said
    assert given(desk).card.levels == {Dimension.D1: 4}


def test_a_red_flag_is_confirmed_closes_levels_and_is_taken_back(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "n", "f 1", "3", "f 1", "f 2", "3")
    assert "Red flag 1, not confirmed, caps at level 2: Draws before asking." in talk.flowed
    assert "Level 3 is not open for D1: a confirmed red flag caps it." in talk.flowed
    assert "There is no red flag of this number." in talk.flowed
    card = given(desk).card
    assert (card.flags, card.levels) == (frozenset(), {Dimension.D1: 3})


def test_one_goes_back_to_the_question_before(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "n", ":back", "y", "3")
    assert "So far: not found." in talk.said
    assert given(desk).card.decisions["no-double-booking"].held


def test_the_evidence_can_be_left_out(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, ":levels", "n", ":back", ":levels", ":levels", *["2"] * 7, "f")
    assert talk.flowed.count(":levels once more leaves the evidence out for good.") == 2
    attempt = desk.attempt()
    assert attempt.scorecard is not None
    assert attempt.scorecard.levels_only
    assert attempt.finished is not None


def test_figures_of_the_worksheet_are_marked_before_their_dimension(desk: Desk) -> None:
    peak = "garages = 400\nspaces = 600 spaces\nreservations = 400 * 600 spaces * 4/day * 5 in 1/s"
    desk.play("s3", texts={part("estimation/worksheet"): peak})
    talk = Talk(desk.clock, SKIP, "n", "2", ":worksheet", "?", "y 9", "", "y", "2", ":worksheet")
    with pytest.raises(LeavingError):
        score(talk.conversation, desk.recorder, desk.open_scoring("s3"))
    assert "Before D2, :worksheet marks your figures against the reference." in talk.flowed
    assert "Reservations per second at peak. Which line answers it? Perhaps line 8: reservations =" in talk.flowed
    assert talk.flowed.count("That names no line with a figure.") == 2
    assert "Reservations per second at peak: 55.6/s, reference 55.6/s, full. It decides: One primary" in talk.flowed
    assert [mark.grade for mark in desk.attempt("s3").marking.marks.values()] == ["full"]


def test_a_worksheet_without_figures_is_not_marked(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, "n", "2", ":worksheet")
    assert "Before D2" not in talk.said
    assert "The worksheet has no figure to mark." in talk.said


def test_leaving_keeps_everything_and_the_place(desk: Desk) -> None:
    talk, left = go_on(desk, SKIP, "n", "2", ":quit")
    assert left is not None
    assert left.code == 0
    assert "All that you gave is kept: `drill score --plain s1` goes on here." in talk.flowed
    talk, left = go_on(desk)
    assert left is not None
    assert left.reason == "The input has ended."
    assert "Question 3 of 9: the level of D2" in talk.flowed


# To the result


def test_without_comparing_the_result_follows_at_once(desk: Desk) -> None:
    talk, left = go_on(desk, SKIP, *FIRST_SCORES, "nonsense", "f")
    assert left is None
    assert desk.attempt().finished is not None
    for told in (
        "Verdict: ",
        "- D1 Title of D1: level 2, weight 20 %, 0 of 1 found, which supports 2.",
        "1 item not found, critical ones first: - critical, D1: States that a space is never sold twice.",
        "You never asked the interviewer: - Size: About 400 garages, 600 spaces each.",
    ):
        assert told in talk.flowed


def test_one_goes_back_from_the_end_of_the_first_scores(desk: Desk) -> None:
    go_on(desk, SKIP, *FIRST_SCORES, "b", "4", "f")
    finished = desk.attempt().finished
    assert finished is not None
    assert finished.levels[Dimension.D7] == 4


def test_own_and_authored_answers_are_compared_and_each_score_revised_once(desk: Desk) -> None:
    talk, left = go_on(
        desk,
        *("3 3", SKIP, *FIRST_SCORES, "c"),
        *("", "", "", ""),  # sure but missed, the requirements, the deep dive, its options
        *("1", "3", "The cut is there.", "1", "2", "3", "Payment is left out.", "99", "3", "", "f"),
    )
    assert left is None
    for told in (
        "Sure but missed: you predicted 3 or more here and were certain.",
        "Requirements. Your answer, D1 level 2: requirements/notes:",
        "Authored answer 1 of 1, level 2 (D1 2): Reserve a space. Why: No target.",
        "The ways its author weighs: - Lock: Lock the row Figures: 1000 per second It costs: Waiting",
        "This was revised once already; that stands.",
        "Nothing was changed.",
    ):
        assert told in talk.flowed
    card = desk.attempt().scorecard
    assert card is not None
    assert card.revised_levels == {Dimension.D1: LevelRevision(3, "The cut is there.")}
    assert card.revised_decisions == {
        "no-double-booking": Decision(True, (reference("requirements/notes:3"),), "Payment is left out.")
    }
    assert "level 3, weight 20 %, 1 of 1 found, which supports 4, predicted 3, certain, first 2" in talk.flowed


def test_a_level_that_is_not_offered_changes_nothing_and_asks_for_no_reason(desk: Desk) -> None:
    talk, _ = go_on(desk, SKIP, *FIRST_SCORES, "c", ":revise", "1", "7", "1", "2", "1", "three", "f")
    assert talk.flowed.count("That is none of these levels. Nothing was changed.") == 3
    assert "Why? One line" not in talk.flowed
    assert desk.attempt().finished is not None


def test_after_a_drill_that_plans_nothing_no_next_step_is_announced(database: sqlite3.Connection) -> None:
    desk = Desk(database, problem=problem(), rubric=rubric())
    desk.begin(agenda=drill_format(FORTY_FIVE, Phase.ESTIMATION), drilled=Phase.ESTIMATION).lock()
    talk, left = go_on(desk, SKIP, ":levels", ":levels", "3", "f")
    assert left is None
    assert "Next:" not in talk.said


def test_higher_and_lower_authored_answers_and_the_reference_are_read(desk: Desk) -> None:
    desk.problem = with_exemplars(desk.problem)
    talk, _ = go_on(desk, SKIP, *FIRST_SCORES, "c", "h", "l", "l", "r", "what", ":back", ":revise", "f")
    levels = [line.split(", ")[1][:7] for line in talk.said.splitlines() if line.startswith("Authored answer")]
    assert levels[:4] == ["level 3", "level 4", "level 3", "level 2"]
    assert "A space is never sold twice." in talk.said
    assert desk.attempt().finished is not None


def test_a_comparison_goes_on_at_its_page(desk: Desk) -> None:
    desk.problem = with_exemplars(desk.problem)
    go_on(desk, SKIP, *FIRST_SCORES, "c", "", "", ":quit")
    talk, _ = go_on(desk)
    assert "Page 3 of " in talk.said
    assert "Page 2 of " not in talk.said


def test_the_scores_are_those_of_the_same_scoring_through_the_services(desk: Desk) -> None:
    go_on(desk, SKIP, *FIRST_SCORES, "f")
    desk.play("s2", texts=ANSWERS)
    other = desk.skip_predictions("s2")
    for question in other.questions():
        if question.item is None:
            other.choose_level(question.dimension, 2 if question.dimension is Dimension.D1 else 3)
        elif question.dimension is Dimension.D1:
            other.decide(question.item.id, False)
        else:
            other.decide(question.item.id, True, (LineReference(DIVE, 1),))
    other.finish()
    assert desk.attempt("s2").scorecard == replace(desk.attempt("s1").scorecard or other.card, session="s2")
