"""Revising on its screen: each tick and each level once, with a reason, and all of it kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from drill.domain.events import ItemDecided, LevelChosen, ScoringFinished
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension
from drill.services.result import load_result
from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.reasons import AnswerLineScreen, ReasonScreen
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.stage import LARGE, Stage, place_of, screen_of, text_of, told

TEXTS = {NOTES: "Reserve a space.\nNever sold twice.", part("deep-dive/last-space"): "A conditional update."}
REASON = "I had read past it"


@asynccontextmanager
async def revising(stage: Stage, held: tuple[str, ...] = ()) -> AsyncIterator["Pilot[None]"]:
    """The app at the revision of a mock with twos throughout."""
    stage.desk.play(texts=TEXTS)
    stage.desk.give_first_scores(held=held, level=2).enter(ScoringStage.REVISED)
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        assert place_of(pilot) is Place.REVISE
        yield pilot


def revised(stage: Stage) -> list[ItemDecided | LevelChosen]:
    """What was changed."""
    facts = stage.desk.facts(ItemDecided, LevelChosen)
    return [
        fact for fact in facts if isinstance(fact, ItemDecided | LevelChosen) and fact.stage is ScoringStage.REVISED
    ]


async def test_a_level_is_changed_with_a_reason_and_shown_as_movement(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("enter", "4")
        assert "D1: level 2 → 4" in text_of(pilot)
        await pilot.press(*REASON, "enter")
        assert "level 2 → 4" in text_of(pilot)
        assert f"because: {REASON}" in text_of(pilot)
        assert "1 change " in text_of(pilot)
    assert revised(stage) == [LevelChosen("s1", ScoringStage.REVISED, Dimension.D1, 4, reason=REASON)]


async def test_an_item_found_after_all_asks_for_its_line(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("down", "enter")
        screen_of(pilot, AnswerLineScreen)
        assert "»   2 Never sold twice." in text_of(pilot)
        await pilot.press("enter", *REASON, "enter")
        assert "✗ → ✓ ◆ States that a space is never sold twice." in text_of(pilot)
    assert revised(stage) == [
        ItemDecided("s1", ScoringStage.REVISED, "no-double-booking", True, ("requirements/notes:2",), REASON)
    ]


async def test_an_item_not_found_after_all_asks_for_the_reason_alone(stage: Stage) -> None:
    async with revising(stage, held=("no-double-booking",)) as pilot:
        await pilot.press("down", "enter")
        screen_of(pilot, ReasonScreen)
        await pilot.press(*REASON, "enter")
        assert "✓ → ✗" in text_of(pilot)
    assert revised(stage) == [ItemDecided("s1", ScoringStage.REVISED, "no-double-booking", False, (), REASON)]


async def test_no_reason_is_refused_kindly_and_escape_changes_nothing(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("enter", "3", "enter")
        screen_of(pilot, ReasonScreen)
        assert "A few words are enough" in text_of(pilot)
        await pilot.press("space", "enter")
        screen_of(pilot, ReasonScreen)
        await pilot.press("escape")
        assert place_of(pilot) is Place.REVISE
        await pilot.press("down", "enter", "escape", "up", "enter", "escape")
        assert place_of(pilot) is Place.REVISE
    assert revised(stage) == []


async def test_what_was_revised_stands(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("enter", "3", *REASON, "enter", "enter")
        assert place_of(pilot) is Place.REVISE
        assert "revised once already" in told(pilot)
    assert len(revised(stage)) == 1


async def test_an_item_with_nothing_written_cannot_be_found_after_all(stage: Stage) -> None:
    stage.desk.play(texts={part("deep-dive/last-space"): "A conditional update."})
    stage.desk.give_first_scores(level=2).enter(ScoringStage.REVISED)
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        await pilot.press("down", "enter")
        assert place_of(pilot) is Place.REVISE
        assert "Nothing is written there" in told(pilot)


async def test_the_offered_levels_leave_out_the_present_one_and_those_a_red_flag_closes(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    scoring = stage.desk.give_first_scores(level=2)
    scoring.confirm_flag("no-scope", True)
    scoring.enter(ScoringStage.REVISED)
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        await pilot.press("enter", "2", "3", "4")
        assert "level 2, and now?" in text_of(pilot)
        await pilot.press("1")
        screen_of(pilot, ReasonScreen)


async def test_it_is_finished_after_asking_and_the_result_shows_the_movement(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("enter", "4", *REASON, "enter", "f", "b")
        assert stage.desk.facts(ScoringFinished) == []
        await pilot.press("f", "f")
        await pilot.pause()
        assert place_of(pilot) is Place.RESULT
        await pilot.press("right")
        await pilot.pause()
        assert "→ 4" in text_of(pilot)
        assert f"D1 revised: {REASON}" in text_of(pilot)
    assert load_result(stage.connection, "s1").levels[Dimension.D1] == 4


async def test_left_for_later_it_goes_on_with_its_changes(stage: Stage) -> None:
    async with revising(stage) as pilot:
        await pilot.press("enter", "4", *REASON, "enter", "escape", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.REVISE
        assert "level 2 → 4" in text_of(pilot)
