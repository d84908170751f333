"""The list of problems: filter, preview, and the way into a mock."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from drill.domain.vocabulary import Tier
from drill.tui.commands import Place
from drill.tui.rows import Rows
from drill.tui.screens.problems import ProblemsScreen
from tests.factories import problem
from tests.tui.stage import LARGE, SMALL, Stage, place_of, screen_of, text_of


@pytest.fixture
def three(stage: Stage) -> Stage:
    """A stage with three problems on it, the hardest first in the library."""
    stage.others = (
        replace(problem(), id="ticket-sale", title="Ticket sale", tier=Tier.HARD, brief="Sell every seat once."),
        replace(problem(), id="a-feed", title="A feed", tier=Tier.MEDIUM, patterns=("fan-out",), brief="Show news."),
    )
    return stage


def listed(pilot: "Pilot[None]") -> list[str]:
    """The titles in the list."""
    listing = screen_of(pilot, ProblemsScreen).query_one("#listing", OptionList)
    return [option.prompt.plain.split("   ")[0] for option in listing.options if isinstance(option.prompt, Rows)]


async def test_all_problems_are_listed_the_easiest_first(three: Stage) -> None:
    async with three.at(Place.PROBLEMS) as pilot:
        assert listed(pilot) == ["Parking garage", "A feed", "Ticket sale"]
        assert "3 of 3 problems" in text_of(pilot)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sale", ["Ticket sale"]),
        ("SALE", ["Ticket sale"]),
        ("hard", ["Ticket sale"]),
        ("fan-out", ["A feed"]),
        ("contention ga", ["Parking garage"]),
        ("ga contention", ["Parking garage"]),
        ("garage feed", []),
        ("[", []),
    ],
)
async def test_the_filter_finds_what_holds_every_word(three: Stage, typed: str, found: list[str]) -> None:
    async with three.at(Place.PROBLEMS) as pilot:
        screen_of(pilot, ProblemsScreen).query_one(Input).value = typed
        await pilot.pause()
        assert listed(pilot) == found
        assert f"{len(found)} of 3 problems" in text_of(pilot)
        assert ("No problem matches" in text_of(pilot)) == (not found)


async def test_escape_empties_the_filter_first_and_then_goes_back(three: Stage) -> None:
    async with three.at(Place.PROBLEMS) as pilot:
        await pilot.press(*"feed")
        assert listed(pilot) == ["A feed"]
        await pilot.press("escape")
        assert len(listed(pilot)) == 3
        assert place_of(pilot) is Place.PROBLEMS
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_enter_with_nothing_listed_does_nothing(three: Stage) -> None:
    async with three.at(Place.PROBLEMS) as pilot:
        await pilot.press(*"zzz", "enter")
        assert place_of(pilot) is Place.PROBLEMS


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_preview_follows_the_mark(three: Stage, size: tuple[int, int]) -> None:
    async with three.at(Place.PROBLEMS, size) as pilot:
        assert "Drivers reserve" in text_of(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Show news." in text_of(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Sell every seat once." in text_of(pilot)


async def test_the_marked_problem_is_the_one_that_is_prepared(three: Stage) -> None:
    async with three.at(Place.PROBLEMS) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.SETUP
        assert "A feed" in text_of(pilot)


async def test_problems_of_a_pack_say_so_and_are_found_by_its_name(stage: Stage) -> None:
    stage.others = (replace(problem(title="Car park"), id="acme/parking"),)
    async with stage.app() as pilot:
        await pilot.press("p", *"acme")
        await pilot.pause()
        assert "1 of 2 problems" in text_of(pilot)
        assert "Car park   easy, acme" in text_of(pilot)
        assert "pack acme" in text_of(pilot)
