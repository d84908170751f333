"""Choosing what to take apart when the deep dive begins, and later."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from drill.domain.diving import Dive
from drill.tui.commands import Place
from drill.tui.screens.hot_spots import HotSpotsScreen
from drill.tui.screens.mock import MockScreen
from tests.factories import part
from tests.tui.stage import LARGE, SMALL, Stage, screen_of, text_of

NARROW = (60, 18)
TO_DIVE = ("f2", "f2", "f2")
SPOTS = ("Gate", "Clock", "Ledger")


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """A problem with four hot spots."""
    problem = stage.desk.problem
    (first,) = problem.deep_dive.hot_spots
    more = [
        replace(first, id=title.lower(), title=f"The {title.lower()}", question=f"What when the {title.lower()} stops?")
        for title in SPOTS
    ]
    stage.problem = replace(problem, deep_dive=replace(problem.deep_dive, hot_spots=(first, *more)))
    stage.desk.problem = stage.problem
    return stage


async def dive(pilot: "Pilot[None]", *keys: str) -> MockScreen:
    """Go to the deep dive, and press keys in the dialog that opens."""
    await pilot.press(*TO_DIVE)
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()
    return mock_screen(pilot)


def mock_screen(pilot: "Pilot[None]") -> MockScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, MockScreen))


def asks(pilot: "Pilot[None]") -> bool:
    return isinstance(pilot.app.screen, HotSpotsScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE, NARROW])
async def test_the_deep_dive_begins_with_titles_and_questions_and_no_answer(
    stage: Stage, size: tuple[int, int]
) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        await dive(pilot)
        text = text_of(pilot)
        assert "[ ] 1  The last space" in text
        assert "How is it never sold twice?" in text
        assert "or name a hard part of your own" in text
        assert "Esc skips." in text
        assert "Compare" not in text
        assert "Retries" not in text


async def test_what_is_chosen_comes_first_and_opens(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        screen = await dive(pilot, "3", "enter")
        assert not asks(pilot)
        assert screen.mock.session.dive == Dive(("clock",))
        assert screen._part == part("deep-dive/clock")
        assert "Deep dive:   The clock   The last space   The gate   The ledger   My own" in text_of(pilot)


async def test_two_may_be_marked_and_a_third_is_refused(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await dive(pilot, "4", "2", "1", "enter")
        assert asks(pilot)
        assert "Two are the most there is time for." in text_of(pilot)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert mock_screen(pilot).mock.session.dive == Dive(("ledger", "gate"))


async def test_enter_on_a_line_takes_it(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot, "down", "enter")
        assert screen.mock.session.dive == Dive(("gate",))


async def test_a_letter_begins_a_name_of_ones_own(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot, *"Tolls", "enter")
        assert screen.mock.session.dive == Dive((), "Tolls")
        assert screen._part == part("deep-dive/own")
        assert "Tolls" in text_of(pilot)
        assert "My own" not in text_of(pilot)


async def test_a_name_may_stand_beside_one_marked_line(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot, "2", "tab", *"A2nd", "enter")
        assert screen.mock.session.dive == Dive(("gate",), "A2nd")


async def test_nothing_marked_and_nothing_named_is_told(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await dive(pilot, "tab", "enter")
        assert "Nothing is chosen yet." in text_of(pilot)


async def test_escape_skips_and_the_key_asks_again(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot, "escape")
        assert mock_screen(pilot).mock.session.dive is None
        assert screen._part == part("deep-dive/last-space")
        await pilot.press("escape", "s")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert screen.mock.session.dive == Dive(("gate",))
        await pilot.press("f11")
        await pilot.pause()
        assert "[x] 2  The gate" in text_of(pilot)
        await pilot.press("2", "3", "enter")
        await pilot.pause()
        assert screen.mock.session.dive == Dive(("clock",))


async def test_the_command_is_offered_in_the_deep_dive_alone(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = screen_of(pilot, MockScreen)
        assert not screen.check_action("hot_spots", ())
        await dive(pilot, "escape")
        assert screen.check_action("hot_spots", ())


async def test_nobody_is_asked_twice(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await dive(pilot, "1", "enter")
        await pilot.press("f12", "f2")
        await pilot.pause()
        assert not asks(pilot)


async def test_who_wrote_of_one_before_is_not_asked(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f4", "f4", "f4", "f4", "f4", "f4", *"lease")
        await dive(pilot)
        assert mock_screen(pilot).mock.answers[part("deep-dive/last-space")] == "lease"
        assert not asks(pilot)


async def test_the_clock_goes_on_and_its_end_closes_the_dialog(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot)
        stage.desk.clock.advance(3000.0)
        screen.tick()
        await pilot.pause()
        assert not asks(pilot)


async def test_a_hostile_name_is_shown_harmless(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = await dive(pilot)
        pilot.app.screen.query_one(Input).value = "[red]\x1b[31m\u202e name"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.mock.session.dive is not None
        assert "\x1b" not in screen.mock.session.dive.own
        assert "[red]" in text_of(pilot)
