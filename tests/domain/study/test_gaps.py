"""The gaps of the completion: drawn by a seed, and never told before they are filled."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.kinds import name_of
from drill.domain.problem import Problem, Quantity, Target
from drill.domain.study.blocks import Block, Drawing
from drill.domain.study.gaps import Gap, gaps
from drill.domain.study.judging import BoxCheck, FigureCheck, Nearness
from drill.domain.vocabulary import Phase
from tests.factories import problem

SEEDS = st.integers(0, 2**31)
WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=20).filter(str.strip)
BOXES = ("api", "db", "cache", "Links", "link", "APIGateway", "q", "worker", "Redis", "s3", "store")
NAMES = st.lists(st.sampled_from(BOXES), min_size=2)


def wide() -> Problem:
    """A problem with enough of everything to choose from."""
    small = problem()
    requirements = replace(
        small.requirements,
        functional=("Reserve a space", "Drive in", "Drive out"),
        out_of_scope=("Payment", "Statistics"),
        non_functional=(Target("Reserve", "300 ms at p99"), Target("Drive in", "1 s")),
    )
    clarification = small.clarifications[0]
    speed = replace(clarification, id="speed", topic="Speed", answer="Within 300 ms.")
    return replace(small, requirements=requirements, clarifications=(clarification, speed))


def of(problem_: Problem, seed: int, id_: str) -> Gap:
    (found,) = (gap for gap in gaps(problem_, seed) if gap.id == id_)
    return found


def readable(blocks: tuple[Block, ...]) -> str:
    """All that can be read in some blocks, in small letters."""
    texts = [block for block in blocks if isinstance(block, str)]
    for block in blocks:
        if isinstance(block, Drawing):
            texts += [name_of(box) for box in block.graph.boxes] + [arrow.label for arrow in block.graph.arrows]
    return " ".join(texts).casefold()


@given(seed=SEEDS)
def test_a_seed_draws_the_same_gaps_again(seed: int) -> None:
    assert gaps(wide(), seed) == gaps(wide(), seed)


def test_seeds_draw_different_gaps() -> None:
    drawn = {tuple((gap.id, readable(gap.reference)) for gap in gaps(wide(), seed)) for seed in range(20)}
    assert len(drawn) > 5


@given(seed=SEEDS)
def test_gaps_have_ids_of_their_own_and_follow_the_interview(seed: int) -> None:
    found = gaps(wide(), seed)
    assert len({gap.id for gap in found}) == len(found)
    phases = [gap.phase for gap in found]
    assert phases == sorted(phases, key=list(Phase).index)
    assert all(gap.reference and gap.prompt and gap.heading for gap in found)


@given(seed=SEEDS, functional=st.lists(WORDS, max_size=5), scope=st.lists(WORDS, max_size=5))
def test_what_is_left_out_of_a_list_cannot_be_read_beside_it(
    seed: int, functional: list[str], scope: list[str]
) -> None:
    small = wide()
    requirements = replace(small.requirements, functional=tuple(functional), out_of_scope=tuple(scope))
    for gap in gaps(replace(small, requirements=requirements), seed):
        if gap.id in ("requirements/functional", "requirements/scope"):
            (missing,) = gap.reference
            assert isinstance(missing, str)
            items = [line.removeprefix("- ") for line in readable(gap.shown).split("\n")]
            assert not any(missing.casefold() in item for item in items)


@given(seed=SEEDS, names=NAMES)
def test_the_name_of_a_blank_box_cannot_be_read_in_its_drawing(seed: int, names: list[str]) -> None:
    diagram = "\n".join(f"{one} --> {other}: to {other[:2]}" for one, other in pairwise(names))
    small = problem()
    drawn = replace(small, high_level_design=replace(small.high_level_design, diagram=diagram))
    for gap in gaps(drawn, seed):
        if isinstance(gap.check, BoxCheck):
            assert gap.check.answer.casefold() not in readable(gap.shown) + gap.prompt.casefold()
            (shown,) = (block for block in gap.shown if isinstance(block, Drawing))
            assert len(shown.graph.boxes) == len(gap.check.graph.boxes)
            assert len(shown.graph.arrows) == len(gap.check.graph.arrows)


@given(seed=SEEDS)
def test_what_belongs_into_a_gap_is_right_by_its_own_check(seed: int) -> None:
    for gap in gaps(wide(), seed):
        if gap.check is not None:
            assert gap.check.judge(gap.check.answer).nearness is Nearness.RIGHT


def test_the_second_blank_box_stays_blank_while_the_first_is_told() -> None:
    first, second = (gap for gap in gaps(problem(), 3) if isinstance(gap.check, BoxCheck))
    assert "?1" in first.prompt
    assert "?2" in second.prompt
    assert second.check is not None
    assert second.check.answer.casefold() not in readable(first.reference)
    assert "?2" in readable(first.reference)
    assert "?" not in readable(second.reference)


def test_a_drawing_with_a_blank_cannot_be_asked() -> None:
    for gap in gaps(problem(), 3):
        assert all(block.source == "" for block in gap.shown if isinstance(block, Drawing))


def test_a_figure_is_asked_with_what_goes_into_it_and_not_with_its_value() -> None:
    gap = of(problem(), 0, "estimation/reservations")
    assert "`garages` = 400" in readable(gap.shown)
    assert "Answer" not in gap.prompt
    assert "in 1/s" in gap.prompt
    assert isinstance(gap.check, FigureCheck)
    assert gap.check.answer == "55.6/s"
    assert gap.check.answer not in readable(gap.shown)
    assert set(gap.check.known) == {"garages", "spaces", "turnover"}


@pytest.mark.parametrize("seed", range(10))
def test_no_figure_is_told_by_an_earlier_one(seed: int) -> None:
    small = problem()
    rate = small.estimation.quantities[0]
    before = Quantity("memory", "Memory", "reservations * 3 s * 1 kB", "kB", 3, "Nothing.")
    estimation = replace(small.estimation, quantities=(before, rate))
    asked = [gap.id for gap in gaps(replace(small, estimation=estimation), seed) if gap.phase is Phase.ESTIMATION]
    assert asked == ["estimation/memory"]


def test_a_target_is_asked_beside_the_others() -> None:
    gap = of(wide(), 1, "requirements/target")
    assert "`?`" in readable(gap.shown)
    (told,) = gap.reference
    assert isinstance(told, str)
    assert told.casefold() not in readable(gap.shown)


def test_where_there_is_nothing_to_leave_out_there_is_no_gap() -> None:
    bare = replace(problem().requirements, functional=("One thing",), out_of_scope=(), non_functional=())
    ids = {gap.id for gap in gaps(replace(problem(), requirements=bare), 0)}
    assert not any(id_.startswith("requirements/") for id_ in ids)
