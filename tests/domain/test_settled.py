import pytest

from drill.domain.answers import DIAGRAM, WORKSHEET
from drill.domain.estimation.worksheet import Answer, evaluate_worksheet
from drill.domain.settled import phases_before, settled, settled_answers
from drill.domain.vocabulary import CORE_PHASES, Phase
from tests.factories import part, problem


def told(phase: Phase) -> list[tuple[Phase, str]]:
    return [(each.phase, each.title) for each in settled(problem(), phase)]


def test_nothing_is_settled_before_the_requirements() -> None:
    assert told(Phase.REQUIREMENTS) == []
    assert settled_answers(problem(), Phase.REQUIREMENTS) == {}


def test_the_estimation_begins_with_scope_and_targets() -> None:
    assert [(each.title, each.lines) for each in settled(problem(), Phase.ESTIMATION)] == [
        ("It does", ("Reserve a space", "Drive in")),
        ("Left out", ("Payment",)),
        ("Targets", ("Reserve: 300 ms at p99",)),
    ]


def test_the_design_begins_with_the_figures_computed() -> None:
    *_, figures = settled(problem(), Phase.HIGH_LEVEL_DESIGN)
    assert figures.title == "Figures"
    # 400 garages of 600 spaces, 4 times a day, 5 times that at the peak, over 86,400 seconds.
    (line,) = figures.lines
    assert line.startswith("Reservations per second at peak: 55.6")


def test_the_deep_dive_begins_with_the_drawing_and_both_paths() -> None:
    drawing, write, read = settled(problem(), Phase.DEEP_DIVE)[-3:]
    assert "API --> DB: reserve" in drawing.drawing
    assert (write.lines, read.lines) == (("The API takes a row.",), ("The API reads the count.",))


def test_the_trade_offs_begin_with_the_decision_of_each_hot_spot() -> None:
    assert settled(problem(), Phase.TRADE_OFFS)[-1].title == "The last space"
    assert settled(problem(), Phase.TRADE_OFFS)[-1].lines == ("Compare.",)


@pytest.mark.parametrize("phase", CORE_PHASES)
def test_the_drilled_phase_and_what_follows_stay_news(phase: Phase) -> None:
    before = phases_before(phase)
    assert {each.phase for each in settled(problem(), phase)} == set(before)
    assert {each.phase for each in settled_answers(problem(), phase)} == set(before)


def test_the_settled_worksheet_computes() -> None:
    worksheet = settled_answers(problem(), Phase.DEEP_DIVE)[WORKSHEET]
    assert "garages = 400" in worksheet
    outcomes = evaluate_worksheet(worksheet).outcomes
    assert len(outcomes) == 4
    assert all(isinstance(outcome, Answer) for outcome in outcomes)


def test_the_drawing_and_the_scope_count_as_said() -> None:
    answers = settled_answers(problem(), Phase.TRADE_OFFS)
    assert answers[DIAGRAM] == problem().high_level_design.diagram
    assert "Reserve a space" in answers[part("requirements/notes")]
