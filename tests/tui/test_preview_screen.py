"""A problem previewed on the screen while its file changes."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from drill.tui.messages import OpenPreview
from drill.tui.screens.preview import PreviewScreen
from tests.factories import problem_yaml
from tests.tui.stage import LARGE, SMALL, Stage, screen_of, text_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound problem in a file."""
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml())
    return path


async def preview(pilot: "Pilot[None]", file: Path, *keys: str) -> PreviewScreen:
    """Open the preview of a file and press keys."""
    pilot.app.post_message(OpenPreview(file))
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()
    return screen_of(pilot, PreviewScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)], ids=["80x24", "140x40", "60x18"])
async def test_it_begins_with_the_file_and_turns_page_by_page(stage: Stage, file: Path, size: tuple[int, int]) -> None:
    async with stage.app(size) as pilot:
        await preview(pilot, file)
        assert "1 of 11: File" in text_of(pilot)
        assert "It can be played." in text_of(pilot)
        await pilot.press("right", "right", "left")
        await pilot.pause()
        assert "2 of 11: Brief" in text_of(pilot)


async def test_before_the_first_page_comes_the_last(stage: Stage, file: Path) -> None:
    async with stage.app() as pilot:
        await preview(pilot, file, "left")
        assert "11 of 11: Cards" in text_of(pilot)


async def test_the_drawing_is_drawn(stage: Stage, file: Path) -> None:
    async with stage.app((120, 100)) as pilot:
        await preview(pilot, file, *["right"] * 4)
        assert "│ Gateway" in text_of(pilot)


async def test_a_changed_file_is_shown_anew_on_the_same_page_at_the_same_place(stage: Stage, file: Path) -> None:
    async with stage.app() as pilot:
        screen = await preview(pilot, file, "right", "right", "pagedown")
        await pilot.pause()
        before = screen.page.scroll_y
        assert before > 0
        file.write_text(problem_yaml(title="Garage, renamed"))
        await screen.tick()
        await pilot.pause()
        assert "Garage, renamed   3 of 11: Requirements" in text_of(pilot)
        assert screen.page.scroll_y == before


async def test_a_broken_file_is_said_on_every_page_and_the_last_good_text_stays(stage: Stage, file: Path) -> None:
    async with stage.app() as pilot:
        screen = await preview(pilot, file, "right")
        file.write_text(problem_yaml(tier="huge"))
        await screen.tick()
        await pilot.pause()
        assert "2 of 11: Brief   ! broken, see File" in text_of(pilot)
        assert "Drivers reserve a space from their phones" in text_of(pilot)
        await pilot.press("left")
        await pilot.pause()
        assert "It cannot be read: 1 fault." in text_of(pilot)


async def test_a_page_that_a_mended_file_brings_can_be_reached(stage: Stage, file: Path) -> None:
    file.write_text("id: [\n")
    async with stage.app() as pilot:
        screen = await preview(pilot, file)
        assert "1 of 1: File" in text_of(pilot)
        file.write_text(problem_yaml())
        await screen.tick()
        await pilot.press("right")
        await pilot.pause()
        assert "2 of 11: Brief" in text_of(pilot)


async def test_nothing_is_recorded_and_esc_leaves_drill(stage: Stage, file: Path) -> None:
    async with stage.app() as pilot:
        before = stage.connection.total_changes
        await preview(pilot, file, "right", "right", "escape")
        await pilot.pause()
        assert stage.connection.total_changes == before
        assert not pilot.app.is_running or pilot.app._exit
