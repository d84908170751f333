"""Tasks drawn from families: the laws that hold for every family that comes with drill."""

import math
from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drill.content.files import shipped_folder
from drill.content.library import load_exercises
from drill.domain.estimation.drawing import drawn, givens_of, trials, value_of
from drill.domain.estimation.family import Draw, Family
from drill.domain.estimation.gym import mark_task, read_for_task
from drill.domain.estimation.reading import Reading
from drill.domain.estimation.task import PLACEHOLDER, draw_task
from drill.domain.exercises import Outcome
from tests.factories import family

SHIPPED = load_exercises([shipped_folder("problems")])
FAMILIES = pytest.mark.parametrize("shipped", SHIPPED.families, ids=lambda shipped: shipped.id)
SEEDS = st.integers(0, 2**31)


class Chance(Random):
    """A random number generator that has made up its mind."""

    def __init__(self, place: float) -> None:
        super().__init__(0)
        self.place = place

    def random(self) -> float:
        return self.place


def test_every_shipped_family_and_number_is_valid() -> None:
    assert SHIPPED.faults == ()
    assert SHIPPED.families
    assert SHIPPED.numbers


@FAMILIES
@given(seed=SEEDS)
def test_the_same_seed_draws_the_same_task(shipped: Family, seed: int) -> None:
    assert draw_task(shipped, seed) == draw_task(shipped, seed)


@FAMILIES
@given(seed=SEEDS)
def test_the_answer_of_a_task_is_right(shipped: Family, seed: int) -> None:
    task = draw_task(shipped, seed)
    for told in (str(task.right), f"{task.right.value!r} {task.right.unit}".removesuffix(" 1")):
        assert mark_task(task, read_for_task(task, told), 0.0).outcome is Outcome.QUICK, told


@FAMILIES
@given(seed=SEEDS)
def test_what_comes_out_with_a_slip_is_marked_as_that_slip(shipped: Family, seed: int) -> None:
    task = draw_task(shipped, seed)
    for slip, value in task.slips:
        mark = mark_task(task, Reading(value, task.unit, ""), 0.0)
        assert mark.outcome is Outcome.SLIP, slip.id
        assert slip.id in [recognised.id for recognised in mark.slips]


@FAMILIES
@given(seed=SEEDS)
def test_a_situation_has_its_figures_and_no_gap(shipped: Family, seed: int) -> None:
    task = draw_task(shipped, seed)
    assert not PLACEHOLDER.search(task.situation)
    assert all(text in task.situation for text in givens_of(shipped.draws, seed).values())


@FAMILIES
@given(seed=SEEDS)
def test_drawn_figures_lie_within_their_range(shipped: Family, seed: int) -> None:
    for name, text in givens_of(shipped.draws, seed).items():
        draw = shipped.draws[name]
        if draw.choices:
            assert text in draw.choices
        else:
            low, high = value_of(draw.low).nominal, value_of(draw.high).nominal
            assert low * 0.99 <= value_of(text).nominal <= high * 1.01


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 99), st.floats(1.5, 900))
def test_a_drawn_figure_is_friendly_or_an_end(place: float, low: int, times: float) -> None:
    high = math.floor(low * times)
    assume(high > low)
    text = drawn(Draw(f"{low} GB", f"{high} GB"), Chance(place))
    number = value_of(text).nominal / 1e9
    assert number in (low, high) or f"{number:.0e}"[0] in "1235"
    assert math.isclose(number, float(f"{number:.0e}")) or number in (low, high)


def test_each_order_of_magnitude_is_drawn_alike() -> None:
    draw = Draw("1 GB", "1000 GB")
    drawn_at = [value_of(drawn(draw, Chance(place))).nominal / 1e9 for place in (0.0, 1 / 3, 2 / 3, 0.999)]
    assert drawn_at == [1, 10, 100, 1000]


def test_both_ends_and_every_choice_are_tried() -> None:
    tried: list[Mapping[str, str]] = list(trials(family().draws))
    assert tried[0] == {"garages": "20 garages", "cars": "100 cars/garage/day", "peak": "2"}
    assert tried[1] == {"garages": "2k garages", "cars": "1500 cars/garage/day", "peak": "5"}
    assert {"garages": "2k garages", "cars": "400 cars/garage/day", "peak": "5"} in tried


def test_a_worked_solution_has_the_figures_of_its_task() -> None:
    plain = family(
        draws="""
  garages: {choose: [200 garages, 200.0 garages]}
  cars: {choose: [432 cars/garage/day, 432.0 cars/garage/day]}
  peak: {choose: ["3", "3.0"]}"""
    )
    task = draw_task(plain, 1)
    assert [(step.formula, str(step.value)) for step in task.steps] == [
        ("200 garages × 432 cars/garage/day", "1 car/s"),
        ("1 car/s × 3", "3 cars/s"),
    ]
    assert str(task.right) == "3 cars/s"
