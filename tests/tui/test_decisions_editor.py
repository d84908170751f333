"""Decision cards written by a few keys, and what is told of them at every size."""

import pytest
from textual.pilot import Pilot

from drill.domain.answers import DECISIONS
from drill.domain.decision_writing import SKELETON
from drill.tui.commands import Place
from drill.tui.screens.mock import MockScreen
from drill.tui.widgets.decisions_editor import DecisionsEditor
from tests.tui.stage import LARGE, SMALL, Stage, screen_of, text_of

NARROW = (60, 18)
TO_DECISIONS = ("f3", "f3")
"""From the first part backwards: the questions, then the decisions."""


async def decisions(pilot: "Pilot[None]", text: str = "") -> DecisionsEditor:
    """Go to the decisions and put a text there, with the cursor behind it."""
    await pilot.press(*TO_DECISIONS)
    await pilot.pause()
    editor = screen_of(pilot, MockScreen).query_one(DecisionsEditor)
    editor.area.insert_at_cursor(text)
    await settled(pilot)
    return editor


async def settled(pilot: "Pilot[None]") -> None:
    """The keys have arrived, and the picture after them."""
    for _ in range(3):
        await pilot.pause()


async def write(pilot: "Pilot[None]", *keys: str) -> None:
    """Press keys; a text of several letters is typed."""
    for key in keys:
        named = key in ("enter", "tab", "up", "down", "left", "home", "end") or "+" in key
        await pilot.press(*([key] if named else [{" ": "space"}.get(letter, letter) for letter in key]))
    await settled(pilot)


async def test_one_key_begins_a_card_and_enter_goes_from_field_to_field(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await decisions(pilot)
        await write(pilot, "ctrl+n", "Redis", "enter", "Postgres", "enter", "fast", "enter", "a copy", "enter", "1 TB")
        card = "chose: Redis\nover: Postgres\nbecause: fast\ncosts: a copy\nrevisit when: 1 TB"
        assert editor.text == card
        await write(pilot, "enter", "302")
        assert editor.text == f"{card}\n\n{SKELETON.replace('chose: ', 'chose: 302')}"
        assert screen_of(pilot, MockScreen).mock.answers[DECISIONS] == editor.text


async def test_tab_and_shift_tab_go_forth_and_back(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await decisions(pilot)
        await write(pilot, "ctrl+n", "A", "tab", "B", "shift+tab", "a", "tab", "b")
        assert editor.text.startswith("chose: Aa\nover: Bb\nbecause: \n")


async def test_tab_behind_the_last_field_leads_out_of_the_card(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await decisions(pilot)
        await write(pilot, "ctrl+n", "A", "tab", "tab", "tab", "tab", "tab", "What", "tab", "x")
        assert editor.text == f"{SKELETON.replace('chose: ', 'chose: A')}\n\nWhat    x"


async def test_enter_twice_ends_the_cards(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        card = SKELETON.replace("chose: ", "chose: A")
        editor = await decisions(pilot, card)
        await write(pilot, "enter", "enter", "Prose")
        assert editor.text == f"{card}\n\nProse"


async def test_a_card_is_one_step_of_undo(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await decisions(pilot)
        await write(pilot, "Worst first", "ctrl+n", "A", "ctrl+z")
        assert editor.text == f"Worst first\n\n{SKELETON}"
        await write(pilot, "ctrl+z")
        assert editor.text == "Worst first"


async def test_enter_and_tab_in_prose_are_what_they_are_elsewhere(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = await decisions(pilot)
        await write(pilot, "ab", "tab", "c", "enter", "d", "shift+tab", "e")
        assert editor.text == "ab  c\nde"
        editor.area.select_all()
        await write(pilot, "enter")
        assert editor.text == "\n"


async def test_in_other_parts_the_keys_mean_what_they_mean_there(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await write(pilot, "chose: A", "enter", "tab", "b", "ctrl+n")
        area = screen_of(pilot, MockScreen).editors.editor(screen_of(pilot, MockScreen)._part).area
        assert area.text == "chose: A\n    b"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_each_card_is_told_with_what_it_lacks(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        whole = "chose: 302\nover: 301\nbecause: counts\ncosts: repeats\nrevisit when: 5 k/s"
        await decisions(pilot, f"{whole}\n\nchose: Redis\nover: Postgres\nbecause: fast\ncosts: ")
        text = text_of(pilot)
        assert "302 over 301  ✓ complete" in text
        assert "▸ Redis over Postgres  still empty: costs and revisit when" in text
        await write(pilot, "a copy")
        assert "▸ Redis over Postgres  still empty: revisit when" in text_of(pilot)


async def test_prose_that_lacks_a_price_is_told_with_its_line(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await decisions(pilot, "Worst first\nRedis over Postgres: faster.")
        assert "line 2 Redis  not named: what it costs" in text_of(pilot)


async def test_the_way_to_a_card_is_told_while_there_is_none(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await decisions(pilot)
        assert "Ctrl+n begins a card: chose, over, because, costs, revisit when." in text_of(pilot)
        await pilot.press("escape")
        assert "f New card (Ctrl+n)" in text_of(pilot)


async def test_a_small_terminal_tells_the_present_card_alone_and_leaves_room_to_write(stage: Stage) -> None:
    async with stage.at(Place.MOCK, NARROW) as pilot:
        editor = await decisions(pilot, "chose: 302\n\nchose: Redis\nover: ")
        text = text_of(pilot)
        assert "▸ Redis  still empty: over" in text
        assert "302  still" not in text
        assert editor.area.size.height >= 4


async def test_of_many_cards_those_around_the_cursor_are_told(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await decisions(pilot, "\n\n".join(f"chose: Option {number}" for number in range(12)))
        text = text_of(pilot)
        assert "▸ Option 11" in text
        assert "Option 8  still" not in text
        assert "9 more" in text
