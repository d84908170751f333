"""The pages of a result as plain text: what they say, and that their tables fit the smallest usual terminal."""

import pytest

from drill.domain.answers import Part
from drill.domain.vocabulary import Dimension
from drill.services.probes import Probes
from drill.services.result import Result, load_result
from drill.tui.result_view import levels_page, missed_page, schedule_page, time_rows, verdict_page
from drill.tui.rows import Rows
from tests.factories import BEGIN, part
from tests.services.playing import NOTES
from tests.tui.drawing import drawn
from tests.tui.stage import Stage

PAGE = 74
NARROW = 54
"""Columns of a page at 80: without its margins and the scroll bar."""

TODAY = BEGIN.date()
GOOD: dict[Part, str] = {
    NOTES: "A space is never sold twice.",
    part("deep-dive/last-space"): "A conditional update.",
}


def result_of(stage: Stage, level: int = 2, but: dict[Dimension, int] | None = None, held: bool = False) -> Result:
    """The result of a mock in which every step took a minute."""
    stage.desk.play(texts=GOOD)
    items = {item.id for item in (*stage.problem.evidence, *stage.rubric.generic_evidence)}
    stage.desk.score(level=level, but=but, held=items if held else ())
    return load_result(stage.connection, "s1")


def level_rows(stage: Stage, result: Result, width: int = PAGE) -> list[str]:
    """The rows of the table of levels: each ends with the weight."""
    return [line for line in drawn(levels_page(result, stage.rubric), width) if line.endswith("%")]


def test_a_missed_hire_says_what_cost_most_and_the_shortest_way_up(stage: Stage) -> None:
    lines = drawn(verdict_page(result_of(stage), stage.rubric, TODAY), PAGE)
    assert lines[0] == " no hire    200 of 400 points, senior"
    text = "\n".join(lines)
    assert "D1 Title of D1 cost most: level 2 at 20 % of the weight." in text
    assert "◆ Missing in D1: States that a space is never sold twice." in text
    assert "The shortest way to a hire: D1 to 3" in text
    assert "A drill of the requirements: in 2 days, Sun 22 Nov." in text
    assert "3 cards to review, from tomorrow on." in text


def test_a_hire_needs_no_way_up(stage: Stage) -> None:
    text = "\n".join(drawn(verdict_page(result_of(stage, 3, held=True), stage.rubric, TODAY), PAGE))
    assert " hire " in text
    assert "Every dimension stands at level 3 or above." in text
    assert "shortest way" not in text
    assert "Missing" not in text


def test_a_dimension_that_was_not_reached_stands_at_1_and_says_why(stage: Stage) -> None:
    stage.desk.play(steps=2, texts=GOOD)
    stage.desk.score()
    result = load_result(stage.connection, "s1")
    assert "Not reached, so level 1: D3, D4, D5, D6." in "\n".join(
        drawn(verdict_page(result, stage.rubric, TODAY), PAGE)
    )
    (row,) = [row for row in level_rows(stage, result) if row.startswith("D4")]
    assert " 1 " in row
    assert "unreached" in row


def test_levels_above_their_evidence_are_told(stage: Stage) -> None:
    result = result_of(stage, but={Dimension.D1: 4})
    assert "Scored above your evidence: D1" in "\n".join(drawn(verdict_page(result, stage.rubric, TODAY), PAGE))
    (row,) = [row for row in level_rows(stage, result) if row.startswith("D1")]
    assert "0 of 1" in row
    assert "above" in row


@pytest.mark.parametrize("width", [NARROW, PAGE, 100])
def test_the_tables_do_not_wrap(stage: Stage, width: int) -> None:
    mock = stage.desk.begin()
    for seconds in (4000, 0, 0, 0, 0):
        stage.desk.clock.advance(min(seconds, 2650))
        mock.next_step()
    mock.lock()
    stage.desk.score(but={Dimension.D1: 4})
    result = load_result(stage.connection, "s1")
    assert [row[:2] for row in level_rows(stage, result, width)] == list(Dimension)
    times = drawn(Rows(time_rows(result.attempt.session)), width)
    assert [line.split()[0] for line in times[1:]] == [
        "Requirements",
        "Estimation",
        "High-level",
        "Deep",
        "Trade-offs",
        "Q&A",
    ]
    assert "44:10 of 5 min" in times[1]
    assert "39:10 over" in times[1]


def test_what_was_missed_comes_with_its_answer_the_critical_first(stage: Stage) -> None:
    lines = drawn(missed_page(result_of(stage)), PAGE)
    assert lines[0] == "2 items not found, critical (◆) first"
    text = "\n".join(lines)
    assert text.index("◆ D1 States that a space") < text.index("D4 Takes the space")
    assert "A space sold twice." in text
    assert missed_page(result_of_all(stage)).plain == "Nothing was missed in the phases you reached."


def result_of_all(stage: Stage) -> Result:
    """A second mock in which everything was found."""
    stage.desk.play("s2", texts=GOOD)
    stage.desk.score("s2", held={item.id for item in (*stage.problem.evidence, *stage.rubric.generic_evidence)})
    return load_result(stage.connection, "s2")


def test_the_schedule_lists_practice_and_cards_with_their_days(stage: Stage) -> None:
    text = "\n".join(drawn(schedule_page(result_of(stage), TODAY), PAGE))
    assert "in 2 days, Sun 22 Nov" in text
    assert "Cards of this mock: 3" in text
    assert "new, tomorrow  What must never happen?" in text


def test_questions_never_answered_stand_below_what_was_missed(stage: Stage) -> None:
    mock = stage.desk.begin("s3")
    stage.desk.pass_time(mock, 180)
    Probes(mock).postpone(Probes(mock).newest_open())
    mock.lock()
    stage.desk.score("s3")
    text = "\n".join(drawn(missed_page(load_result(stage.connection, "s3")), PAGE))
    assert "The interviewer asked, and you never answered" in text
    assert " 3:00 Two drivers tap the last space?" in text
    assert "put off at 3:00" in text
