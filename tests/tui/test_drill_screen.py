"""A phase drill on its screens: what is read before it, the way in, and a result without a verdict."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from drill.domain.events import MockBegun, PracticePlanned
from drill.domain.exposure import Exposure
from drill.domain.plan import Practice
from drill.domain.vocabulary import Dimension, Phase
from drill.storage import exposure
from drill.tui.commands import Place
from drill.tui.messages import OpenDrill, OpenHistory, OpenProblems
from drill.tui.rows import Rows
from drill.tui.screens.dialogs import ChoiceScreen, TextScreen
from drill.tui.screens.home import HomeScreen
from tests.factories import problem
from tests.tui.stage import LARGE, SMALL, Stage, flowed, place_of, screen_of, text_of, told

DESIGN = OpenDrill("parking-garage", Phase.HIGH_LEVEL_DESIGN)


async def open_drill(pilot: "Pilot[None]", message: OpenDrill = DESIGN) -> None:
    pilot.app.post_message(message)
    await pilot.pause()
    await pilot.pause()


async def play_and_score(pilot: "Pilot[None]") -> None:
    """A drill of the design in which nothing is written, scored with 2 by levels only."""
    await open_drill(pilot)
    await pilot.press("b")
    await pilot.pause()
    await pilot.press("f10", "l")
    await pilot.pause()
    await pilot.press("s", "k", "k")
    await pilot.pause()
    await pilot.press("l", "l", "2", "f")
    await pilot.pause()
    await pilot.pause()


def entries(pilot: "Pilot[None]") -> list[str]:
    """The lines of Home."""
    listing = screen_of(pilot, HomeScreen).query_one(OptionList)
    return [option.prompt.plain for option in listing.options if isinstance(option.prompt, Rows)]


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)])
async def test_the_page_before_says_what_is_scored_and_what_was_settled(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.app(size) as pilot:
        await open_drill(pilot)
        assert place_of(pilot) is Place.DRILL
        text = flowed(text_of(pilot))
        assert flowed("high-level design drill, 10 minutes, senior") in text
        assert flowed("Scored: D3 Title of D3") in text
        assert flowed("Drivers reserve a space from their phones") in text
        await pilot.press(*["pagedown"] * 6)
        await pilot.pause()
        assert flowed("Reservations per second at peak: 55.6") in flowed(text_of(pilot))
        assert "b Begin" in text_of(pilot)


async def test_the_drawing_of_the_reference_is_drawn(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await open_drill(pilot, OpenDrill("parking-garage", Phase.DEEP_DIVE))
        await pilot.press("end")
        await pilot.pause()
        text = text_of(pilot)
        assert "│ Gateway │" in text
        assert "App --> Gateway" not in text


async def test_going_back_begins_nothing_but_what_was_read_is_known(stage: Stage) -> None:
    async with stage.app() as pilot:
        await open_drill(pilot)
        assert flowed("No longer news from now on: requirements and estimation.") in flowed(text_of(pilot))
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME
        await open_drill(pilot)
        assert "No longer news" not in text_of(pilot)
    assert stage.desk.facts(MockBegun) == []
    met = exposure.of_problem(stage.connection, "parking-garage")
    assert met == {Phase.REQUIREMENTS: Exposure.SEEN, Phase.ESTIMATION: Exposure.SEEN}


async def test_begin_starts_the_clock_of_the_phase_and_the_brief_stays_near(stage: Stage) -> None:
    async with stage.app() as pilot:
        await open_drill(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK
        assert "1/1 High-level design, then the lock" in text_of(pilot)
        assert "total 10:00 left" in text_of(pilot)
        await pilot.press("f7")
        await pilot.pause()
        screen_of(pilot, TextScreen)
        assert "Settled so far" in text_of(pilot)


async def test_leaving_a_drill_calls_it_a_drill_and_home_goes_on_with_it(stage: Stage) -> None:
    async with stage.app() as pilot:
        await open_drill(pilot)
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "Leave this drill?" in text_of(pilot)
        assert "Discard this drill" in text_of(pilot)
        await pilot.press("k")
        await pilot.pause()
        assert "Go on with the drill: Parking garage" in text_of(pilot)
        await open_drill(pilot, OpenDrill("parking-garage", Phase.ESTIMATION))
        assert place_of(pilot) is Place.MOCK
        assert "Going on with the unfinished drill of Parking garage" in told(pilot)
    assert len(stage.desk.facts(MockBegun)) == 1


async def test_one_phase_is_chosen_where_a_mock_is_prepared(stage: Stage) -> None:
    async with stage.at(Place.SETUP) as pilot:
        await pilot.press("o")
        await pilot.pause()
        screen_of(pilot, ChoiceScreen)
        assert "d  Deep dive, 15 minutes" in text_of(pilot)
        assert "Q&A" not in text_of(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.pause()
        assert place_of(pilot) is Place.DRILL
        assert "estimation drill, 5 minutes" in text_of(pilot)


async def test_the_agenda_keeps_its_columns_in_a_small_terminal(stage: Stage) -> None:
    async with stage.at(Place.SETUP, (60, 18)) as pilot:
        text = text_of(pilot)
        assert "5 min  Requirements" in text
        assert "15 min  Deep dive" in text


async def test_the_choice_of_a_phase_stands_whole_in_a_small_terminal(stage: Stage) -> None:
    async with stage.at(Place.SETUP, (60, 18)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        text = text_of(pilot)
        assert "Drill which phase?" in text
        assert "t  Trade-offs, 5 minutes" in text
        assert "Press a letter, or Enter on a line. Esc goes back." in text


async def test_an_escape_from_the_phases_stays_with_the_mock(stage: Stage) -> None:
    async with stage.at(Place.SETUP) as pilot:
        await pilot.press("o", "escape")
        await pilot.pause()
        assert place_of(pilot) is Place.SETUP


async def test_the_practice_line_of_home_drills_another_problem_of_the_pattern(stage: Stage) -> None:
    stage.others = (replace(problem(), id="ticket-sale", title="Ticket sale"),)
    plan = Practice("parking-garage", stage.desk.recorder.today, Phase.DEEP_DIVE, Dimension.D4)
    stage.desk.recorder.record(PracticePlanned(plan, "s0"))
    async with stage.app() as pilot:
        assert any(
            "Drill the deep dive of Ticket sale   due; weak in Parking garage" in line for line in entries(pilot)
        )
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.DRILL
        assert "It counts for the practice of parking-garage that was planned." in text_of(pilot)
        await pilot.press("b")
        await pilot.pause()
        (begun,) = stage.desk.facts(MockBegun)
        assert isinstance(begun, MockBegun)
        assert (begun.problem, begun.drilled, begun.practice) == ("ticket-sale", Phase.DEEP_DIVE, "parking-garage")


async def test_the_result_gives_levels_and_no_verdict(stage: Stage) -> None:
    async with stage.app() as pilot:
        await play_and_score(pilot)
        assert place_of(pilot) is Place.RESULT
        text = text_of(pilot)
        assert "0:00 of 10:00 used, senior." in text
        assert "D3 Title of D3" in text
        assert "A drill gives levels, no verdict" in text
        assert "hire " not in text.replace("about a hire.", "")
        assert "400" not in text
        await pilot.press(*["right"] * 6)
        await pilot.pause()
        reference = text_of(pilot)
        assert "Requirements" in reference
        assert "Deep dive ━━" not in reference
        await pilot.press("right")
        await pilot.pause()
        assert "This drill was for no planned practice." in text_of(pilot)


async def test_a_scored_drill_stands_in_every_list_as_what_it_is(stage: Stage) -> None:
    async with stage.app() as pilot:
        await play_and_score(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert any("Parking garage   high-level design drill, senior, Fri 20 Nov" in line for line in entries(pilot))
        assert "None" not in text_of(pilot)
        pilot.app.post_message(OpenHistory())
        await pilot.pause()
        assert "high-level-design-drill, senior" in text_of(pilot)
        assert "scored" in text_of(pilot)
        await pilot.press("escape")
        pilot.app.post_message(OpenProblems())
        await pilot.pause()
        assert "only drilled" in text_of(pilot)
        assert "No mock yet" in text_of(pilot)
