"""The worksheet of a mock: what stands beside and below its lines, at every width."""

import pytest
from textual.pilot import Pilot

from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.mock import MockScreen
from drill.tui.widgets.worksheet_editor import WorksheetEditor
from tests.services.playing import WORKSHEET
from tests.tui.stage import LARGE, SMALL, Stage, lines_of, screen_of, text_of

NARROW = (60, 18)


async def write(pilot: "Pilot[None]", text: str) -> WorksheetEditor:
    """Go to the worksheet, with the givens in it, and put lines below them."""
    if not screen_of(pilot, MockScreen).query(WorksheetEditor):
        await pilot.press("f2")
        await pilot.pause()
    editor = screen_of(pilot, MockScreen).query_one(WorksheetEditor)
    editor.area.move_cursor(editor.area.document.end)
    editor.area.insert_at_cursor(text)
    await pilot.pause()
    await pilot.pause()
    return editor


def line_with(pilot: "Pilot[None]", text: str) -> str:
    """The first row of the screen that holds a text."""
    return next(line for line in lines_of(pilot) if text in line)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_each_line_has_its_result_beside_it(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        await write(pilot, "users = 300M users\nwrites = users * 5 tweets/user/day\nOne primary is enough.\n")
        assert "= 1.5 billion tweets/day" in line_with(pilot, "writes = users")
        assert line_with(pilot, "One primary").split("│")[0].rstrip() == " One primary is enough."


async def test_results_follow_what_is_typed_in_another_line(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await write(pilot, "all = 2 * each\neach = 5 GB/s")
        assert "= 10 GB/s" in line_with(pilot, "all = 2")
        editor.area.move_cursor((editor.area.document.line_count - 1, len("each = ")))
        await pilot.press("4")
        await pilot.pause()
        assert "= 90 GB/s" in line_with(pilot, "all = 2")


async def test_what_was_understood_is_told_of_the_line_with_the_cursor(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await write(pilot, "1.5 B tweets/day\nplain words")
        assert "1.5 billion tweets/day = 17.4k tweets/s" not in text_of(pilot)
        await pilot.press("up")
        await pilot.pause()
        await pilot.pause()
        assert "1.5 billion tweets/day = 17.4k tweets/s" in text_of(pilot)


async def test_a_failing_line_has_a_mark_and_says_why_when_the_cursor_is_on_it(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await write(pilot, "bad = 5 tweets + 3 users\n")
        assert line_with(pilot, "bad = 5").rstrip(" ▁▂▃▄▅▆▇█").endswith("!")
        assert "cannot be added" not in text_of(pilot)
        await pilot.press("up")
        await pilot.pause()
        await pilot.pause()
        assert "! tweets and users cannot be added" in text_of(pilot)


async def test_a_wrapped_line_has_its_result_in_its_first_row_alone(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        comment = "so that each of many words goes on and on to the next row of the screen"
        await write(pilot, f"size = 2 * 5 GB # {comment}\nnext = 3 h")
        first = next(index for index, line in enumerate(lines_of(pilot)) if "size = 2" in line)
        rows = lines_of(pilot)[first : first + 4]
        assert ["= 10 GB" in row for row in rows] == [True, False, False, False]
        assert "= 3 h" in line_with(pilot, "next = 3 h")[40:]


async def test_the_givens_can_be_computed_with_and_count_for_nothing(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert "Worksheet•" not in text_of(pilot)
        await write(pilot, "turns = garages * turnover")
        assert "= 1.6k/day" in line_with(pilot, "turns = garages")
        assert line_with(pilot, "> garages = 400").rstrip(" ▁▂▃▄▅▆▇█").endswith("> garages = 400")


async def test_a_narrow_screen_tells_only_the_result_of_the_present_line(stage: Stage) -> None:
    async with stage.at(Place.MOCK, NARROW) as pilot:
        await write(pilot, "cache = 2 * 5 GB\nlogs = 3 * 7 GB")
        assert line_with(pilot, "cache = 2").rstrip(" ▁▂▃▄▅▆▇█") == " cache = 2 * 5 GB"
        assert "21 GB" in text_of(pilot)


async def test_the_end_of_what_is_understood_stays_in_sight_when_it_is_too_long(stage: Stage) -> None:
    async with stage.at(Place.MOCK, NARROW) as pilot:
        await write(pilot, "tweets = 300M users * 5 tweets/user/day * 365 / 365 * 7 / 7")
        assert "= 17.4k tweets/s" in text_of(pilot)


async def test_a_line_that_wraps_at_the_lowest_row_stays_in_sight(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await write(pilot, "\n" * 40)
        for _ in range(60):
            await pilot.press("x")
            await pilot.pause()
            row = editor.area.cursor_screen_offset.y
            assert row < editor.area.region.bottom


async def test_results_stand_in_the_attempt_and_in_its_markdown(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: "> users = 300M users\nwrites = users * 5 tweets/user/day"})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.READ))
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert "= 1.5 billion tweets/day" in text_of(pilot)
        assert "writes = users * 5 tweets/user/day                = 1.5 billion tweets/day" in pilot.app.clipboard
