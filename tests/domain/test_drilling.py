from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.codec import Json, from_json, to_json
from drill.domain.drilling import drill_format, items_drilled, phase_called, scored_dimensions
from drill.domain.events import MockBegun, PracticePlanned, ScoringBegun
from drill.domain.interviewer import line_due
from drill.domain.plan import Practice
from drill.domain.vocabulary import CORE_PHASES, Dimension, Phase, Seniority
from drill.domain.wording import count_text
from drill.errors import UsageError
from tests.factories import FORTY_FIVE, FOUR_STEPS, VERDICT_RULES, a_problem, a_session, an_item, weights


@pytest.mark.parametrize(
    ("phase", "dimensions"),
    [
        (Phase.REQUIREMENTS, (Dimension.D1,)),
        (Phase.ESTIMATION, (Dimension.D2,)),
        (Phase.HIGH_LEVEL_DESIGN, (Dimension.D3,)),
        (Phase.DEEP_DIVE, (Dimension.D4, Dimension.D6)),
        (Phase.TRADE_OFFS, (Dimension.D5, Dimension.D6)),
    ],
)
def test_a_drill_is_scored_in_the_home_dimensions_of_its_phase(phase: Phase, dimensions: tuple[Dimension, ...]) -> None:
    assert scored_dimensions(phase) == dimensions


def test_a_whole_mock_is_scored_in_all_dimensions() -> None:
    assert scored_dimensions(None) == tuple(Dimension)


@pytest.mark.parametrize(("phase", "minutes"), list(zip(CORE_PHASES, (5, 5, 10, 15, 5), strict=True)))
def test_a_drill_has_the_minutes_of_its_phase_in_a_whole_interview(phase: Phase, minutes: int) -> None:
    agenda = drill_format(FORTY_FIVE, phase)
    assert [(step.minutes, step.phases) for step in agenda.steps] == [(minutes, (phase,))]


def test_a_step_shared_with_another_phase_counts_whole() -> None:
    assert drill_format(FOUR_STEPS, Phase.ESTIMATION).minutes == 10


def test_an_item_is_asked_where_its_dimension_and_its_phase_are_drilled() -> None:
    items = items_drilled(a_problem().evidence, Phase.TRADE_OFFS)
    assert [item.id for item in items] == ["d5-must", "d5-may", "d6-must", "d6-may"]


def test_an_item_of_two_phases_is_looked_for_in_the_drilled_one_alone() -> None:
    both = an_item("d6", Dimension.D6)
    assert both.phases == (Phase.DEEP_DIVE, Phase.TRADE_OFFS)
    (item,) = items_drilled([both], Phase.DEEP_DIVE)
    assert item.phases == (Phase.DEEP_DIVE,)


def test_an_item_that_is_looked_for_elsewhere_is_not_asked() -> None:
    later = an_item("late-scope", Dimension.D1, phases=(Phase.TRADE_OFFS,))
    assert items_drilled([later], Phase.REQUIREMENTS) == ()
    assert items_drilled([later], Phase.TRADE_OFFS) == ()


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("estimation", Phase.ESTIMATION),
        ("deep", Phase.DEEP_DIVE),
        ("Deep dive", Phase.DEEP_DIVE),
        ("high-level-design", Phase.HIGH_LEVEL_DESIGN),
        ("r", Phase.REQUIREMENTS),
        ("TRADE", Phase.TRADE_OFFS),
    ],
)
def test_a_phase_is_known_by_a_beginning_of_its_name(name: str, phase: Phase) -> None:
    assert phase_called(name) is phase


@pytest.mark.parametrize("name", ["", " ", "dive", "x", "deep-dives", "\x1b[2J"])
def test_another_word_is_refused_with_the_phases_there_are(name: str) -> None:
    with pytest.raises(UsageError, match="There is no phase") as refused:
        phase_called(name)
    assert "high-level-design" in refused.value.hint


def test_questions_and_answers_are_not_drilled() -> None:
    with pytest.raises(UsageError, match="no dimension is scored from it"):
        phase_called("qa")


@given(st.text(max_size=30))
def test_any_word_is_a_drilled_phase_or_refused(name: str) -> None:
    with suppress(UsageError):
        assert phase_called(name) in CORE_PHASES


@pytest.mark.parametrize(
    ("phase", "left"),
    [(Phase.ESTIMATION, 1), (Phase.HIGH_LEVEL_DESIGN, 2), (Phase.DEEP_DIVE, 3)],
)
def test_the_end_of_a_drill_is_told_when_a_fifth_is_left(phase: Phase, left: int) -> None:
    agenda = drill_format(FORTY_FIVE, phase)
    session = a_session(format=agenda, drilled=phase)
    problem = a_problem(curveballs=(), estimation=replace(a_problem().estimation, givens={}))
    before = line_due(problem, session, {}, agenda.seconds - 60 * left - 1)
    line = line_due(problem, session, {}, agenda.seconds - 60 * left)
    assert before is None
    assert line is not None
    assert line.text == f"We have {count_text(left, 'minute')} left."


def test_the_end_of_a_whole_mock_is_told_five_minutes_before() -> None:
    line = line_due(a_problem(), a_session(), {}, FORTY_FIVE.seconds - 300)
    assert line is not None
    assert line.text == "We have 5 minutes left."


def test_what_was_stored_before_there_were_drills_is_a_whole_mock() -> None:
    begun = MockBegun("s1", "g", "G", "hash", FORTY_FIVE, Seniority.SENIOR, 0, ())
    opened = ScoringBegun("s1", weights(), VERDICT_RULES, (), (), ())
    planned = PracticePlanned(Practice("g", date(2026, 11, 22), None, None), "s1")
    for fact, later in ((begun, {"drilled", "practice"}), (opened, {"dimensions"}), (planned, {"levels"})):
        data = to_json(fact)
        assert isinstance(data, dict)
        assert later <= data.keys()
        old: Json = {name: value for name, value in data.items() if name not in later}
        assert from_json(type(fact), old) == fact
    assert opened.dimensions == tuple(Dimension)
