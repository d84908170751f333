"""Every text of a problem and of a rubric is hostile, and so is every answer: each place shows them literally."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from textual.widgets import Tabs

from drill.tui.commands import Place
from tests.factories import part, problem, rubric
from tests.services.playing import NOTES
from tests.tui.hostile import CONTROLS, MARKUP
from tests.tui.stage import LARGE, MESSAGES, Stage, flowed, place_of, text_of

NO_TEXTS = frozenset(
    [
        "as_of",
        "covers",
        "cues",
        "diagram",
        "domains",
        "formula",
        "id",
        "patterns",
        "related",
        "unit",
        "unless",
        "unlocks",
    ]
)
"""Names, conditions and formulas, of which the decoder takes a few letters alone."""

TEXTS = {"unopened": "[/red]", "broken": "[type=x, v={'a[0]'}]", "all": " ".join(MARKUP)}
PIECE = "[@click=app.quit]x[/]"


def poisoned(value: Any, text: str) -> Any:
    """A value with a text appended to every text in it."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: poisoned(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in NO_TEXTS
        }
        return replace(value, **changes)
    if isinstance(value, tuple):
        return type(value)(poisoned(member, text) for member in value)
    return f"{value} {text}" if type(value) is str else value


def hostile_stage(stage: Stage, text: str) -> Stage:
    return Stage(stage.connection, stage.home, poisoned(problem(), text), poisoned(rubric(), text))


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.FIRST_RUN])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_no_markup_in_any_text_ends_a_place(stage: Stage, place: Place, text: str) -> None:
    async with hostile_stage(stage, text).at(place, LARGE) as pilot:
        assert place_of(pilot) is place


@pytest.mark.parametrize("place", [Place.HOME, Place.PROBLEMS, Place.SETUP, Place.MOCK, Place.REVIEW, Place.CARDS])
async def test_markup_in_every_text_is_shown(stage: Stage, place: Place) -> None:
    async with hostile_stage(stage, PIECE).at(place, LARGE) as pilot:
        assert flowed(PIECE) in flowed(text_of(pilot))


@pytest.mark.parametrize("text", [*TEXTS.values(), "".join(CONTROLS)], ids=[*TEXTS, "controls"])
async def test_hostile_answers_are_shown_on_every_page_of_a_result(stage: Stage, text: str) -> None:
    hostile = hostile_stage(stage, PIECE)
    for session in ("s1", "s2"):
        hostile.desk.play(session, texts={NOTES: text, part("deep-dive/last-space"): text * 3})
    for place in (Place.ATTEMPT, Place.HISTORY):
        async with hostile.app(LARGE) as pilot:
            message = MESSAGES[place]
            assert message is not None
            pilot.app.post_message(message)
            await pilot.pause()
            for tabs in pilot.app.screen.query(Tabs):
                for tab in [str(each.id) for each in tabs.query("Tab")]:
                    tabs.active = tab
                    await pilot.pause()
            assert place_of(pilot) is place
            assert "\x1b" not in text_of(pilot)
            assert "\x9b" not in text_of(pilot)
            assert "\u202e" not in text_of(pilot)
