"""Themes and clock: chosen on a screen, kept for the next start."""

import json

import pytest
from textual.color import Color
from textual.theme import Theme

from drill.config import ClockDisplay, load_config
from drill.paths import Paths
from drill.tui.commands import Place
from drill.tui.themes import DARK, LIGHT
from tests.tui.stage import Stage, text_of


async def test_a_theme_chosen_on_home_is_used_at_the_next_start(stage: Stage) -> None:
    async with stage.app() as pilot:
        assert pilot.app.theme == DARK.name
        await pilot.press("t")
        assert pilot.app.theme == LIGHT.name
    async with stage.app() as pilot:
        assert pilot.app.theme == LIGHT.name
        await pilot.press("t")
        assert pilot.app.theme == DARK.name
    assert load_config(Paths(stage.home).config).theme == DARK.name


async def test_a_theme_that_is_gone_gives_way_to_the_usual_one(stage: Stage) -> None:
    Paths(stage.home).config.write_text(json.dumps({"theme": "no-such-theme"}), encoding="utf-8")
    async with stage.app() as pilot:
        assert pilot.app.theme == DARK.name


async def test_the_clock_of_a_mock_comes_back_as_it_was_left(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        assert "total 45:00 left" in text_of(pilot)
        await pilot.press("f5")
        assert "about 45 min left" in text_of(pilot)
        await pilot.press("f5")
        assert "clock hidden" in text_of(pilot)
        await pilot.pause()
    assert load_config(Paths(stage.home).config).clock is ClockDisplay.HIDDEN
    async with stage.app() as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "clock hidden" in text_of(pilot)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_text_of_every_rank_has_contrast_enough(theme: Theme) -> None:
    texts = (theme.foreground, theme.variables["muted"], theme.primary, theme.accent, theme.error, theme.success)
    for ground in filter(None, (theme.background, theme.surface, theme.panel)):
        for text in filter(None, texts):
            lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (text, ground)


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in Color.parse(colour).rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
