"""Comparing on its screen: what was surely missed first, then one's own answer beside authored ones."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from drill.domain.events import StageEntered
from drill.domain.problem import Exemplar
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension
from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.dialogs import TextScreen
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.stage import LARGE, SMALL, Stage, lines_of, place_of, screen_of, text_of

TEXTS = {
    NOTES: "Drivers come and park.\n> garages = 400",
    part("deep-dive/last-space"): "One row a space.",
}
ANSWERS = (
    Exemplar("r-4", 4, "Never twice, in 300 ms.", {Dimension.D1: 4}, ("no-double-booking",), "A target stands."),
    Exemplar("r-2", 2, "Reserve a space.", {Dimension.D1: 2}, (), "No promise."),
    Exemplar("r-3", 3, "Never twice.", {Dimension.D1: 3}, ("no-double-booking",), "One promise."),
)


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """The stage with a problem that has three authored answers to its first phase."""
    requirements = replace(stage.problem.requirements, exemplars=ANSWERS)
    return Stage(stage.connection, stage.home, replace(stage.problem, requirements=requirements))


@asynccontextmanager
async def comparing(
    stage: Stage, size: tuple[int, int] = SMALL, level: int = 2, certain: bool = False
) -> AsyncIterator["Pilot[None]"]:
    """The app at the comparison of a mock in which nothing was found."""
    stage.desk.play(texts=TEXTS)
    scoring = stage.desk.open_scoring()
    if certain:
        scoring.predict(Dimension.D1, 3, 3)
        scoring.predict(Dimension.D4, 4, 2)
    stage.desk.give_first_scores(level=level).remember_page(0)
    async with stage.app(size) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        assert place_of(pilot) is Place.MEASURE
        yield pilot


@pytest.mark.parametrize(("own", "shown"), [(1, "Reserve a space."), (2, "Never twice."), (3, "Never twice, in 300")])
async def test_it_opens_at_the_answer_one_level_above_ones_own(stage: Stage, own: int, shown: str) -> None:
    async with comparing(stage, level=own) as pilot:
        assert shown in text_of(pilot)
        assert f"D1: yours {own}" in text_of(pilot)
        assert f"Authored answer {own} of 3" in text_of(pilot)


async def test_it_says_why_and_what_ones_own_answer_lacks(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        text = text_of(pilot)
        assert "One promise." in text
        assert "◆ D1 States that a space is never sold twice." in text


async def test_other_answers_are_a_key_away_and_end_at_the_lowest_and_the_highest(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        await pilot.press("left", "left")
        assert "No promise." in text_of(pilot)
        assert "Nothing: all that it shows, you found in yours." in text_of(pilot)
        await pilot.press("right", "right", "right")
        assert "A target stands." in text_of(pilot)
        assert "answer 3 of 3" in text_of(pilot)


async def test_on_a_narrow_terminal_tab_changes_to_ones_own_answer(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        assert "Drivers come and park." not in text_of(pilot)
        await pilot.press("tab")
        assert "1 Drivers come and park." in text_of(pilot)
        assert "Authored answer" not in text_of(pilot)
        await pilot.press("tab")
        assert "Authored answer" in text_of(pilot)


async def test_on_a_wide_terminal_both_stand_side_by_side(stage: Stage) -> None:
    async with comparing(stage, LARGE) as pilot:
        assert "Drivers come and park." in text_of(pilot)
        assert "Never twice." in text_of(pilot)


async def test_a_dive_is_held_against_dives_into_the_same_hot_spot(stage: Stage) -> None:
    async with comparing(stage, LARGE) as pilot:
        await pilot.press("n")
        text = text_of(pilot)
        assert "Deep dive: The last space" in text
        assert "One row a space." in text
        assert "Update where free." in text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_ways_its_author_weighs_stand_beside_ones_own(stage: Stage, size: tuple[int, int]) -> None:
    async with comparing(stage, size) as pilot:
        await pilot.press("n", "n")
        text = text_of(pilot)
        assert "Compare   3 of 3   Deep dive: The last space" in text
        for told in ("Update where free", "3000 per second", "Retries", "Many conflicts", "The decision", "Compare."):
            assert told in text
        await pilot.press("tab")
        assert "One row a space." in text_of(pilot)
        assert "Other answer" not in lines_of(pilot)[-1]


async def test_a_requirement_that_changed_is_shown_with_its_minute(stage: Stage) -> None:
    mock = stage.desk.begin()
    for _ in range(3):
        mock.next_step()
    assert stage.desk.pass_time(mock, 271)
    mock.lock()
    stage.desk.give_first_scores().remember_page(0)
    async with stage.app(SMALL) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        await pilot.press("n", "n")
        text = text_of(pilot)
        assert "The changed requirement   said at 4:30" in text
        assert "A concert tonight." in text
        assert "A good answer moves" in text
        assert "- The peak" in text
        assert "- The API" in text


async def test_a_requirement_that_never_changed_is_not_told(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        for key in ("enter", "enter", "r"):
            assert "A concert tonight." not in text_of(pilot)
            await pilot.press(key)
        assert "How is it never sold twice?" in text_of(pilot)
        assert "A concert tonight." not in text_of(pilot)


async def test_what_was_surely_missed_comes_first(stage: Stage) -> None:
    async with comparing(stage, certain=True) as pilot:
        text = text_of(pilot)
        assert "Sure but missed" in text
        assert "States that a space is never sold twice." in text
        assert "A space sold twice." in text
        assert "Takes the space by a conditional update." not in text
        await pilot.press("enter")
        assert "Authored answer" in text_of(pilot)
        await pilot.press("p")
        assert "Sure but missed" in text_of(pilot)


async def test_the_reference_is_a_key_away(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        await pilot.press("r")
        screen_of(pilot, TextScreen)
        assert "A space is never sold twice." in text_of(pilot)


async def test_left_for_later_it_goes_on_at_its_page(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        await pilot.press("n", "escape")
        assert place_of(pilot) is Place.HOME
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.MEASURE
        assert "Compare   2 of 3   Deep dive" in text_of(pilot)


@pytest.mark.parametrize("keys", [["enter", "enter", "enter"], ["f2"]], ids=["page by page", "at once"])
async def test_it_ends_in_revising(stage: Stage, keys: list[str]) -> None:
    async with comparing(stage) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert place_of(pilot) is Place.REVISE
    *_, entered = stage.desk.facts(StageEntered)
    assert isinstance(entered, StageEntered)
    assert entered.stage is ScoringStage.REVISED


async def test_looked_at_again_from_the_revision_it_leads_back_there(stage: Stage) -> None:
    async with comparing(stage) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert place_of(pilot) is Place.MEASURE
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.REVISE
    assert len(stage.desk.facts(StageEntered)) == 1


async def test_a_problem_without_authored_answers_says_so(stage: Stage) -> None:
    problem = stage.problem
    bare = replace(
        problem,
        requirements=replace(problem.requirements, exemplars=()),
        deep_dive=replace(problem.deep_dive, exemplars=(), hot_spots=()),
    )
    async with comparing(Stage(stage.connection, stage.home, bare)) as pilot:
        assert "Nothing to compare with" in text_of(pilot)
        await pilot.press("n", "p", "left", "right", "tab", "r", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.REVISE
