"""The diagram part of a mock: the drawing follows the text, and stands where there is room for it."""

import pytest
from textual.pilot import Pilot

from drill.domain.diagram.reading import read
from drill.tui.commands import Place
from drill.tui.diagram_view import EXAMPLE
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.mock import MockScreen
from drill.tui.widgets import diagram_editor
from drill.tui.widgets.diagram_editor import DiagramEditor
from tests.factories import part
from tests.tui.stage import LARGE, SMALL, Stage, lines_of, screen_of, text_of

TINY = (60, 18)
SIZES = pytest.mark.parametrize("size", [TINY, SMALL, LARGE], ids=["60x18", "80x24", "140x40"])
DRAWN_API = "│ api │"


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys need next to no rest before the drawing follows."""
    monkeypatch.setattr(diagram_editor, "REST", 1e-6)


async def open_diagram(pilot: "Pilot[None]") -> DiagramEditor:
    """Go to the part."""
    await pilot.press("f2", "f2", "f4", "f4")
    await settle(pilot)
    return screen_of(pilot, MockScreen).query_one(DiagramEditor)


async def settle(pilot: "Pilot[None]") -> None:
    """Let short timers run out, and what they begin be drawn."""
    for _ in range(3):
        await pilot.pause()
    while not all(worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


async def write(pilot: "Pilot[None]", text: str) -> None:
    """Type a text where the cursor is."""
    screen_of(pilot, MockScreen).query_one(DiagramEditor).area.insert_at_cursor(text)
    await settle(pilot)


async def test_beside_the_text_stands_its_drawing(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS\n")
        row = next(line for line in lines_of(pilot) if DRAWN_API in line)
        assert row.index(DRAWN_API) > 40
        assert "2 boxes, 1 arrow" in text_of(pilot)
        await pilot.press(*"api -> db")
        await settle(pilot)
        assert "3 boxes, 2 arrows" in text_of(pilot)


async def test_no_key_is_answered_by_reading_before_it_rests(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram_editor, "REST", 3600.0)
    async with stage.at(Place.MOCK, LARGE) as pilot:
        editor = await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS\n")
        assert DRAWN_API not in text_of(pilot)
        editor.follow()
        await settle(pilot)
        assert DRAWN_API in text_of(pilot)


async def test_a_half_typed_line_keeps_the_picture_and_says_what_is_wrong(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS\n\n\napi -> store")
        assert "│ store │" in text_of(pilot)
        await write(pilot, " --")
        assert "│ store │" in text_of(pilot)
        assert "! line 4: This arrow leads nowhere yet." in text_of(pilot)
        await write(pilot, "> disk")
        assert "│ disk │" in text_of(pilot)
        assert "! line" not in text_of(pilot)


async def test_a_line_left_behind_holds_nothing_up(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client ->\nclient -> api: HTTPS")
        assert DRAWN_API in text_of(pilot)
        assert "! line 1: This arrow leads nowhere yet." in text_of(pilot)


@SIZES
async def test_one_key_gives_the_room_to_the_drawing_and_takes_it_back(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS")
        has_both = size == LARGE
        assert (DRAWN_API in text_of(pilot)) is has_both
        assert "F11 gives the drawing all room" if has_both else "F11 shows the drawing" in text_of(pilot)
        await pilot.press("f11")
        await settle(pilot)
        assert DRAWN_API in text_of(pilot)
        assert "client -> api: HTTPS" not in text_of(pilot)
        assert "F11 shows the text" in text_of(pilot)
        await pilot.press("escape", "d")
        await settle(pilot)
        assert "client -> api: HTTPS" in text_of(pilot)
        await pilot.press(*"!")
        assert "client -> api: HTTPS!" in text_of(pilot)


async def test_a_drawing_alone_is_scrolled_by_the_arrow_keys(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await open_diagram(pilot)
        await write(pilot, "\n".join(f"box{number} -> box{number + 1}: next" for number in range(12)))
        await pilot.press("f11")
        await settle(pilot)
        before = text_of(pilot)
        assert "Task" not in before
        await pilot.press("down", "down", "down")
        await settle(pilot)
        assert text_of(pilot) != before


async def test_the_task_makes_room_for_a_drawing_alone_and_comes_back(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await open_diagram(pilot)
        assert "Draw the boxes." in text_of(pilot)
        await pilot.press("f11")
        await settle(pilot)
        assert "Draw the boxes." not in text_of(pilot)
        await pilot.press("f4")
        await settle(pilot)
        assert "Draw the boxes." in text_of(pilot)


async def test_an_empty_drawing_shows_how_both_notations_go(stage: Stage) -> None:
    assert read(EXAMPLE).complaints == ()
    assert len(EXAMPLE.split("\n")) == 4
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        for line in EXAMPLE.split("\n"):
            assert line in text_of(pilot)


async def test_plain_signs_are_used_where_asked(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS")
        await pilot.press("escape", "t")
        await settle(pilot)
        assert DRAWN_API not in text_of(pilot)
        assert "| api |" in text_of(pilot)


async def test_it_is_copied_as_mermaid(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS")
        await pilot.press("escape", "m")
        assert 'client -->|"HTTPS"| api' in pilot.app.clipboard


async def test_what_is_done_with_drawings_is_offered_only_there(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("escape")
        assert "Mermaid" not in text_of(pilot)
        await pilot.press("escape", "f11")
        await open_diagram(pilot)
        await pilot.press("escape")
        assert "Mermaid" in text_of(pilot)


async def test_another_width_moves_the_drawing(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await open_diagram(pilot)
        await write(pilot, "client -> api: HTTPS")
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert DRAWN_API not in text_of(pilot)
        await pilot.resize_terminal(*LARGE)
        await settle(pilot)
        assert DRAWN_API in text_of(pilot)


async def test_an_attempt_shows_the_drawing_under_its_text(stage: Stage) -> None:
    stage.desk.play(texts={part("high-level-design/diagram"): "client -> api: HTTPS"})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.READ))
        await pilot.pause()
        lines = lines_of(pilot)
        text = next(row for row, line in enumerate(lines) if "client -> api: HTTPS" in line)
        assert any(DRAWN_API in line for line in lines[text:])
