"""Home and what lies between it and a mock: what is to be done today, and one key for each of it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from drill.domain.events import MockBegun
from drill.domain.vocabulary import Seniority
from drill.tui.app import Start
from drill.tui.commands import Place
from drill.tui.rows import Rows
from drill.tui.screens.dialogs import ChoiceScreen
from drill.tui.screens.home import HomeScreen
from drill.tui.screens.too_small import TooSmallScreen
from tests.factories import problem
from tests.tui.stage import LARGE, SMALL, Stage, place_of, screen_of, text_of


async def choose(pilot: "Pilot[None]", words: str) -> None:
    """Choose the entry of Home that begins with some words."""
    entries = screen_of(pilot, HomeScreen).query_one(OptionList)
    prompts = [option.prompt for option in entries.options]
    (place,) = [i for i, prompt in enumerate(prompts) if isinstance(prompt, Rows) and words in prompt.plain]
    entries.highlighted = place
    await pilot.press("enter")
    await pilot.pause()


async def test_a_new_user_is_led_to_a_mock(stage: Stage) -> None:
    async with stage.app() as pilot:
        await choose(pilot, "Mock: Parking garage")
        assert place_of(pilot) is Place.SETUP
        await pilot.press("b")
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK


async def test_an_unfinished_mock_comes_first_and_goes_on(stage: Stage) -> None:
    stage.desk.begin()
    async with stage.app() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK


async def test_no_second_mock_is_begun_beside_an_unfinished_one(stage: Stage) -> None:
    stage.others = (replace(problem(), id="a-feed", title="A feed"),)
    stage.desk.begin()
    async with stage.app() as pilot:
        await choose(pilot, "Mock: A feed")
        assert place_of(pilot) is Place.MOCK
        (told,) = pilot.app._notifications
        assert "Going on with the unfinished mock of Parking garage" in told.message
    assert len(stage.desk.facts(MockBegun)) == 1


async def test_what_was_missed_comes_back_as_cards_and_as_practice(stage: Stage) -> None:
    stage.desk.play()
    stage.desk.score(level=2)
    async with stage.app() as pilot:
        assert "Review 3 cards" not in text_of(pilot)
        assert "Drill the requirements of Parking garage   in 2 days" in text_of(pilot)
    stage.desk.clock.next_day(2)
    async with stage.app() as pilot:
        assert "Drill the requirements of Parking garage   due; weak there" in text_of(pilot)
        await choose(pilot, "Review 3 cards")
        assert place_of(pilot) is Place.REVIEW


async def test_what_was_done_above_is_shown_when_home_comes_back(stage: Stage) -> None:
    async with stage.at(Place.REVIEW) as pilot:
        await pilot.press("space", "3", "escape")
        await pilot.pause()
        assert "Review 2 cards" in text_of(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_long_entries_wrap_behind_their_indent(stage: Stage, size: tuple[int, int]) -> None:
    title = "a word " * 20 + "end"
    stage.others = (replace(problem(), id="a-feed", title=title),)
    stage.desk.play()
    stage.desk.score()
    async with stage.app(size) as pilot:
        lines = text_of(pilot).split("\n")
        (first,) = [number for number, line in enumerate(lines) if "Mock: a word" in line]
        assert lines[first].startswith("    Mock")
        assert lines[first + 1].startswith("    ")
        assert "end" in lines[first + 1] + lines[first + 2]


async def test_the_setup_offers_what_was_chosen_last_and_shows_the_agenda(stage: Stage) -> None:
    async with stage.at(Place.SETUP) as pilot:
        assert "15 min  Deep dive" in text_of(pilot)
        await pilot.press("down")
        assert "13 min  Architecture" in text_of(pilot)
        await pilot.press("tab", "down", "b")
        await pilot.pause()
        assert "1/4 Scope and scale" in text_of(pilot)
        await pilot.press("ctrl+q", "d", "y")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert "13 min  Architecture" in text_of(pilot)
    (begun,) = stage.desk.facts(MockBegun)
    assert isinstance(begun, MockBegun)
    assert (begun.format.id, begun.seniority) == ("four-step", Seniority.STAFF)


async def test_going_back_from_the_setup_begins_nothing(stage: Stage) -> None:
    async with stage.at(Place.SETUP) as pilot:
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME
    assert stage.desk.facts(MockBegun) == []


@pytest.mark.parametrize("keys", [["q"], ["ctrl+q"]], ids=lambda keys: keys[0])
async def test_home_is_left_without_a_question(stage: Stage, keys: list[str]) -> None:
    async with stage.app() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert not pilot.app.is_running


@pytest.mark.parametrize("place", [Place.PROBLEMS, Place.SCORE, Place.REVIEW, Place.RESULT])
async def test_drill_can_be_left_from_a_screen_that_holds_nothing_unsaved(stage: Stage, place: Place) -> None:
    async with stage.at(place) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_a_mock_is_never_left_without_a_question(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f7", "ctrl+q")
        assert pilot.app.is_running
        await pilot.press("escape", "ctrl+q")
        assert "Leave this mock?" in text_of(pilot)
        await pilot.press("ctrl+q")
        assert pilot.app.is_running


@pytest.mark.parametrize(
    "start", [start for start in Start if start is not Start.PREVIEW], ids=lambda start: start.name.lower()
)
async def test_begun_in_a_small_terminal_it_waits_for_a_larger_one(stage: Stage, start: Start) -> None:
    async with stage.app((50, 15), start) as pilot:
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        screen_of(pilot, TooSmallScreen)
        assert "this is 40x12" in text_of(pilot)
        for size in ((80, 24), (81, 24), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert place_of(pilot) in (Place.HOME, Place.SETUP, Place.REVIEW, Place.CALIBRATE, Place.STUDY)
        await pilot.press("escape")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME


@pytest.mark.parametrize("start", [Start.MOCK, Start.REVIEW], ids=lambda start: start.name.lower())
async def test_what_was_asked_for_in_a_small_terminal_is_not_squeezed_into_it(stage: Stage, start: Start) -> None:
    async with stage.app((50, 15), start) as pilot:
        screen_of(pilot, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert place_of(pilot) in (Place.SETUP, Place.REVIEW)


async def test_home_left_open_overnight_shows_the_new_day(stage: Stage) -> None:
    stage.desk.play()
    stage.desk.score()
    async with stage.app() as pilot:
        home = screen_of(pilot, HomeScreen)
        home.tick()
        assert "Fri 20 Nov" in text_of(pilot)
        stage.desk.clock.next_day()
        home.tick()
        await pilot.pause()
        assert "Sat 21 Nov" in text_of(pilot)
        assert "Review 3 cards" in text_of(pilot)


async def test_the_welcome_is_over_once_it_was_answered(stage: Stage) -> None:
    async with stage.app(greeted=False) as pilot:
        assert place_of(pilot) is Place.FIRST_RUN
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME
    async with stage.app(greeted=False) as pilot:
        assert place_of(pilot) is Place.HOME


async def test_a_dialog_ends_once_and_nothing_below_it_ends_with_it(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("ctrl+q")
        dialog = screen_of(pilot, ChoiceScreen)
        dialog.dismiss(None)
        dialog.dismiss("discard")
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK


async def test_an_unfinished_mock_tells_the_day_as_its_user_saw_it(stage: Stage) -> None:
    stage.desk.clock.place = ZoneInfo("Pacific/Auckland")
    stage.desk.begin()
    async with stage.app() as pilot:
        assert "drill   Home   Sat 21 Nov" in text_of(pilot)
        assert "begun Sat 21 Nov" in text_of(pilot)
