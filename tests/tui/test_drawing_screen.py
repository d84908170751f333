"""Asking a drawing on its screen."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from drill.paths import Paths
from drill.tui.commands import Place
from drill.tui.messages import OpenDrawing, OpenSession, Way
from drill.tui.screens.drawing import DrawingScreen
from drill.tui.screens.rate import RateScreen
from tests.factories import part, problem
from tests.tui.stage import LARGE, SKIP_PREDICTING, SMALL, Stage, place_of, screen_of, text_of

TEXT = """client -> lb: HTTPS
lb -> api: HTTPS
api -> redis: lookup, hit 90%
api -> db: on a miss
api: service x3
???"""
WORKSHEET = "clicks = 20k clicks/s\nsize = 5 MB"
DIAGRAM = part("high-level-design/diagram")


async def ask(pilot: "Pilot[None]", text: str = TEXT, with_reference: bool = False) -> OptionList:
    """Open a drawing; what there is to choose from."""
    pilot.app.post_message(OpenDrawing(text, problem(), WORKSHEET, with_reference=with_reference, session="s1"))
    await pilot.pause()
    return screen_of(pilot, DrawingScreen).choices


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)], ids=["80x24", "140x40", "60x18"])
async def test_it_begins_with_what_stands_out_beside_the_picture(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.app(size) as pilot:
        await ask(pilot)
        text = text_of(pilot)
        assert "what stands out" in text
        assert "? Line 6 was not" in text
        assert "client" in text


async def test_moving_in_the_list_shows_the_reason_of_each_finding(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot)
        await pilot.press("down")
        assert "If db is lost, client reaches no database" in text_of(pilot)


async def test_each_box_can_be_killed_one_after_the_other_and_enter_kills_all_of_it(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot)
        await pilot.press("k", "down", "down")
        assert "Without one of 3 api the others carry on." in text_of(pilot)
        await pilot.press("enter")
        assert "client no longer reaches redis and db" in text_of(pilot)
        await pilot.press("down")
        assert "redis is lost." in text_of(pilot)
        await pilot.press("up")
        assert "Without one of 3 api" in text_of(pilot)


async def test_the_dial_turns_the_load_up_and_down_and_only_there(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot)
        await pilot.press("plus", "l")
        assert "Load × 1 " in text_of(pilot)
        await pilot.press("plus", "equals_sign")
        assert "Load × 3 " in text_of(pilot)
        await pilot.press(*["minus"] * 3)
        assert "Load × 0.7 " in text_of(pilot)
        await pilot.press(*["minus"] * 30)
        assert "Load × 0.01 " in text_of(pilot)


async def test_the_rate_is_typed_or_taken_from_the_worksheet(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        choices = await ask(pilot)
        await pilot.press("l", "enter")
        await pilot.pause()
        dialog = screen_of(pilot, RateScreen)
        dialog.query_one(Input).value = "5 MB/s"
        await pilot.press("enter")
        assert "no rate" in text_of(pilot)
        dialog.query_one(Input).value = "30k/s"
        await pilot.press("enter")
        await pilot.pause()
        assert str(choices.get_option_at_index(0).prompt).split() == ["30k/s", "client"]
        await pilot.press("enter", "tab", "enter")
        await pilot.pause()
        assert str(choices.get_option_at_index(0).prompt).split() == ["20k/s", "client"]
        await pilot.press("enter")
        await pilot.pause()
        screen_of(pilot, RateScreen).query_one(Input).value = "0"
        await pilot.press("enter")
        await pilot.pause()
        assert str(choices.get_option_at_index(0).prompt).split() == ["·", "client"]


async def test_the_reference_is_one_key_away_once_scoring_has_begun(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot, with_reference=True)
        await pilot.press("r")
        assert "the author's drawing" in text_of(pilot)
        assert "App" in text_of(pilot)
        await pilot.press("r")
        assert "your drawing" in text_of(pilot)


async def test_before_that_neither_the_reference_nor_its_paths_can_be_seen(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot)
        await pilot.press("r")
        assert "your drawing" in text_of(pilot)
        assert "Reference" not in text_of(pilot)
        await pilot.press("k")
        assert "Paths" not in text_of(pilot)


async def test_zoom_gives_the_room_to_the_picture_then_to_the_answer(stage: Stage) -> None:
    async with stage.app() as pilot:
        await ask(pilot)
        screen = screen_of(pilot, DrawingScreen)
        await pilot.press("z")
        assert (screen.frame.display, screen.choices.region.area) == (True, 0)
        await pilot.press("z")
        assert screen.frame.region.area == 0
        await pilot.press("z")
        assert screen.frame.region.area > 0
        assert screen.choices.region.area > 0


async def test_the_drawing_is_copied_as_mermaid_and_saved_as_a_picture(stage: Stage) -> None:
    async with stage.app() as pilot:
        await ask(pilot)
        await pilot.press("y", "s")
        await pilot.pause()
        assert "flowchart" in pilot.app.clipboard
        [saved] = Paths(stage.home).exports.iterdir()
        assert saved.name == "parking-garage-s1.svg"
        assert "<svg" in saved.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "???", "> quoted"])
async def test_an_empty_drawing_says_what_to_do(stage: Stage, text: str) -> None:
    async with stage.app() as pilot:
        await ask(pilot, text)
        for key in "klcayz":
            await pilot.press(key)
        await pilot.press("c")
        assert place_of(pilot) is Place.DRAWING


async def test_it_opens_from_an_attempt_whose_diagram_holds_text(stage: Stage) -> None:
    stage.desk.play("s1", texts={DIAGRAM: TEXT})
    stage.desk.play("s2")
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.READ))
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert place_of(pilot) is Place.DRAWING
        assert "Reference" not in text_of(pilot)
        await pilot.press("escape", "escape")
        pilot.app.post_message(OpenSession("s2", Way.READ))
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert place_of(pilot) is Place.ATTEMPT


async def test_while_its_mock_runs_a_drawing_is_not_asked(stage: Stage) -> None:
    stage.desk.begin().write(DIAGRAM, TEXT)
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.READ))
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert place_of(pilot) is Place.ATTEMPT


async def test_it_opens_from_scoring_with_the_reference_and_leads_back(stage: Stage) -> None:
    stage.desk.play("s1", texts={DIAGRAM: TEXT})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        await pilot.press(*SKIP_PREDICTING, "d")
        await pilot.pause()
        assert place_of(pilot) is Place.DRAWING
        assert "Reference" in text_of(pilot)
        await pilot.press("escape")
        assert place_of(pilot) is Place.SCORE


async def test_a_drawing_too_large_for_boxes_is_asked_all_the_same(stage: Stage) -> None:
    async with stage.app() as pilot:
        await ask(pilot, "\n".join(f"s{number} -> s{number + 1}: x" for number in range(40)))
        assert "Many boxes" in text_of(pilot)
        for key in ("k", "down", "l", "plus", "a", "z", "z", "z", "c"):
            await pilot.press(key)
        assert place_of(pilot) is Place.DRAWING


async def test_what_a_terminal_would_obey_is_only_shown(stage: Stage) -> None:
    async with stage.app(LARGE) as pilot:
        await ask(pilot, "client -> [/red]\x1b[2J\u202e: [bold]x\nclient -> db[@click=app.quit]: \x07")
        for key in ("c", "k", "down", "enter", "l"):
            await pilot.press(key)
            text = text_of(pilot)
            assert not any(character in text for character in "\x1b\x07\u202e")
        assert place_of(pilot) is Place.DRAWING
