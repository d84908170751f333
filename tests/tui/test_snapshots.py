"""How the main screens look. After a change that is meant: look at the new pictures, then `--update-snapshots`."""

import pytest

from drill.tui.commands import Place
from drill.tui.screens.mock import MockScreen
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.conftest import Looks
from tests.tui.stage import LARGE, SKIP_PREDICTING, SMALL, Stage, screen_of

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])


def play_well(stage: Stage) -> None:
    """A locked mock with something in its first and its hardest phase."""
    texts = {
        NOTES: "Reserve a space, drive in.\nA space is never sold twice.\nOut: payment.",
        part("deep-dive/last-space"): "A conditional update: one row, one winner.",
    }
    stage.desk.play(texts=texts)


@SIZES
async def test_home(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    play_well(stage)
    stage.desk.score()
    stage.desk.clock.next_day()
    stage.desk.play("s2", steps=2)
    async with stage.app(size) as pilot:
        looks_as_stored(pilot)


@SIZES
async def test_setup(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.SETUP, size) as pilot:
        looks_as_stored(pilot)


@SIZES
async def test_mock(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        stage.desk.clock.advance(200)
        screen_of(pilot, MockScreen).tick()
        await pilot.press("f2", *"drivers")
        stage.desk.clock.advance(61)
        screen_of(pilot, MockScreen).tick()
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_score_an_item(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    play_well(stage)
    async with stage.app(size) as pilot:
        await pilot.press("enter", "s", *SKIP_PREDICTING)
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_score_a_level(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    play_well(stage)
    async with stage.app(size) as pilot:
        await pilot.press("enter", "s", *SKIP_PREDICTING, "enter")
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_predict(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.PREDICT, size) as pilot:
        await pilot.press("3", "4", "plus", "1", "minus")
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_compare_with_an_authored_answer(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.MEASURE, size) as pilot:
        looks_as_stored(pilot)


@SIZES
async def test_revise(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.REVISE, size) as pilot:
        await pilot.press("enter", "2", *"no target", "enter")
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_result(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    play_well(stage)
    stage.desk.score(level=2)
    async with stage.app(size) as pilot:
        await pilot.press("end", "enter")
        await pilot.pause()
        looks_as_stored(pilot)


@SIZES
async def test_review(stage: Stage, size: tuple[int, int], looks_as_stored: Looks) -> None:
    async with stage.at(Place.REVIEW, size) as pilot:
        await pilot.press("space", "3", "space")
        await pilot.pause()
        looks_as_stored(pilot)
