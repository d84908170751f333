"""Foreign text is shown as it is on every screen: never as markup, never as something a terminal obeys."""

import unicodedata
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Tabs

from drill.content.sanitise import sanitise
from drill.domain.problem import ConceptCard, Problem
from drill.tui.commands import Place
from drill.tui.messages import OpenMock, OpenSession
from tests.factories import part, problem
from tests.services.playing import NOTES
from tests.tui.hostile import CONTROLS, MARKUP
from tests.tui.stage import LARGE, SKIP_PREDICTING, Stage, place_of, text_of

TITLE = "[/red] [type=x, v={'a[0]'}]"
BODY = "  \n".join(MARKUP)
"""Every piece on a line of its own, also as Markdown."""

COMMANDS_TO_TERMINALS = "\n".join(CONTROLS)


def hostile_problem() -> Problem:
    """A problem of which every text on a screen is hostile."""
    plain = problem()
    (spot,) = plain.deep_dive.hot_spots
    quantities = tuple(replace(quantity, ask=TITLE, decides=BODY) for quantity in plain.estimation.quantities)
    return replace(
        plain,
        title=TITLE,
        summary=TITLE,
        brief=BODY,
        requirements=replace(plain.requirements, task=BODY, reference=BODY),
        estimation=replace(plain.estimation, quantities=quantities),
        deep_dive=replace(plain.deep_dive, task=BODY, hot_spots=(replace(spot, title=TITLE),)),
        evidence=tuple(replace(item, text=TITLE, ask=BODY, answer=BODY) for item in plain.evidence),
        cards=(ConceptCard("hostile", BODY, BODY),),
    )


@pytest.fixture
def hostile(stage: Stage) -> Stage:
    """The same stage with that problem on it."""
    return Stage(stage.connection, stage.home, hostile_problem())


NO_PROBLEM = (Place.SETTINGS, Place.FIRST_RUN, Place.GYM, Place.CALIBRATE, Place.DRAWING, Place.PREVIEW)
"""Places that show no problem of the shelf; what they show of files is tested where they are."""


@pytest.mark.parametrize("place", [place for place in Place if place not in NO_PROBLEM])
async def test_a_hostile_problem_is_shown_literally(hostile: Stage, place: Place) -> None:
    async with hostile.at(place, LARGE) as pilot:
        text = text_of(pilot)
        if place is not Place.SAMPLE:
            assert TITLE in text
        if place in (Place.PROBLEMS, Place.SETUP, Place.MOCK, Place.REVIEW, Place.SAMPLE):
            assert [piece for piece in MARKUP if piece not in text] == []
        assert place_of(pilot) is place


async def test_hostile_answers_are_shown_literally_where_they_are_scored(hostile: Stage) -> None:
    play(hostile, "\n".join(MARKUP))
    async with hostile.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        await pilot.press("s", *SKIP_PREDICTING)
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
        assert [piece for piece in MARKUP if piece not in text_of(pilot)] == []


async def test_every_page_of_a_hostile_result_is_shown_literally(hostile: Stage) -> None:
    play(hostile, "\n".join(MARKUP))
    hostile.desk.score()
    async with hostile.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        tabs = pilot.app.screen.query_one(Tabs)
        seen = []
        for tab in [str(tab.id) for tab in tabs.query("Tab")]:
            tabs.active = tab
            await pilot.pause()
            seen.append(text_of(pilot))
        assert [piece for piece in MARKUP if piece not in "".join(seen)] == []
        assert sum(TITLE in page for page in seen) > 2


async def test_a_hostile_title_in_a_message_is_shown_literally(hostile: Stage) -> None:
    hostile.desk.begin()
    async with hostile.app(LARGE) as pilot:
        pilot.app.post_message(OpenMock())
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK
        (notification,) = pilot.app._notifications
        assert TITLE in notification.message
        assert not notification.markup


@pytest.mark.parametrize("way", ["mock", "score", "result"])
async def test_what_a_terminal_would_obey_is_drawn_as_symbols(stage: Stage, way: str) -> None:
    mock = stage.desk.begin()
    mock.write(NOTES, COMMANDS_TO_TERMINALS)
    mock.write(part("deep-dive/own"), COMMANDS_TO_TERMINALS)
    if way == "mock":
        mock.save()
    else:
        mock.lock()
    if way == "result":
        stage.desk.score()
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        if way == "score":
            await pilot.press("s", *SKIP_PREDICTING)
        if way == "result":
            pilot.app.screen.query_one(Tabs).active = "answers"
        await pilot.pause()
        assert harmless(pilot)
        assert [piece for piece in CONTROLS.values() if piece not in text_of(pilot)] == []


def test_the_symbols_are_those_of_the_sanitiser() -> None:
    assert {raw: sanitise(raw) for raw in CONTROLS} == CONTROLS


def play(stage: Stage, text: str) -> None:
    """A locked mock with a text in two phases."""
    stage.desk.play(texts={NOTES: text, part("deep-dive/last-space"): text})


def harmless(pilot: "Pilot[None]") -> bool:
    """Whether nothing on the screen is a control character or changes the direction of writing."""
    return not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text_of(pilot).replace("\n", ""))
