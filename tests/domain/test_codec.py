import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.cards import CardState
from drill.domain.codec import Json, from_json, to_json
from drill.domain.events import Fact, GapRecorded, LevelChosen, MockLocked, PartsSaved
from drill.domain.problem_summary import ProblemSummary
from drill.domain.scorecard import ScoringStage
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Dimension

# JSON knows no infinity, and no fact holds one.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    PracticeSettings,
    st.builds(
        PracticeSettings,
        minutes_a_day=st.integers(5, 600),
        weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple),
        new_cards_a_day=st.integers(0, 200),
        desired_retention=st.floats(0.80, 0.95),
        rollover_hour=st.integers(0, 12),
    ),
)


def through_json(value: object) -> Json:
    data: Json = json.loads(json.dumps(to_json(value), allow_nan=False))
    return data


@pytest.mark.parametrize("kind", [*get_args(Fact), CardState, ProblemSummary])
@given(data=st.data())
def test_what_is_stored_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_json(kind, through_json(value)) == value


def test_a_fact_is_stored_under_the_names_of_its_fields() -> None:
    fact = LevelChosen("s1", ScoringStage.REVISED, Dimension.D4, 3, reason="no order")
    assert to_json(fact) == {
        "session": "s1",
        "stage": "revised",
        "dimension": "D4",
        "level": 3,
        "sureness": None,
        "reason": "no order",
    }


def test_a_field_added_later_takes_its_default_in_an_old_event() -> None:
    old: Json = {"session": "s1", "elapsed": 3.0, "parts": {"requirements/notes": "a"}}
    assert from_json(PartsSaved, old) == PartsSaved("s1", 3.0, {"requirements/notes": "a"}, after_lock=False)


def test_a_field_that_is_unknown_by_now_is_passed_over() -> None:
    assert from_json(GapRecorded, {"session": "s1", "elapsed": 1, "seconds": 2, "mood": "good"}) == GapRecorded(
        "s1", 1.0, 2.0
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"session": 1, "elapsed": 0.0, "by_clock": True},
        {"session": "s1", "elapsed": "0", "by_clock": True},
        {"session": "s1", "elapsed": True, "by_clock": True},
        {"session": "s1", "elapsed": 0.0, "by_clock": 1},
        {"session": "s1", "elapsed": 0.0},
        {"session": None, "elapsed": 0.0, "by_clock": True},
        ["s1"],
        "s1",
        None,
    ],
)
def test_data_of_another_shape_is_refused(wrong: Json) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_json(MockLocked, wrong)


@pytest.mark.parametrize("level", [True, "3", 3.0, None])
def test_a_level_is_a_whole_number(level: Json) -> None:
    with pytest.raises(TypeError):
        from_json(LevelChosen, {"session": "s1", "stage": "first", "dimension": "D4", "level": level})


def test_an_unknown_word_of_a_vocabulary_is_refused() -> None:
    data: Json = {"session": "s1", "stage": "guessed", "dimension": "D4", "level": 3}
    with pytest.raises(ValueError, match="guessed"):
        from_json(LevelChosen, data)


@dataclass(frozen=True)
class Odd:
    things: object


@pytest.mark.parametrize("thing", [b"bytes", {1, 2}, object(), 1j])
def test_a_value_without_a_json_form_is_refused(thing: object) -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        to_json(Odd(thing))


@dataclass(frozen=True)
class Anchors:
    texts: Mapping[int, str]
    on: date


def test_numbers_and_days_as_keys_and_values_survive() -> None:
    value = Anchors({1: "one", 4: "four"}, date(2026, 11, 20))
    assert from_json(Anchors, through_json(value)) == value
