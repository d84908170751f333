"""Scoring on its screen: nothing is decided but by a key, and every decision can be gone back to."""

from textual.pilot import Pilot
from textual.widgets import OptionList

from drill.domain.events import CardAdded, FlagConfirmed, ItemDecided, LevelChosen, ScoringFinished
from drill.domain.vocabulary import Dimension
from drill.storage import sessions
from drill.tui.commands import Place
from drill.tui.screens.dialogs import ChoiceScreen
from drill.tui.screens.score import ScoreScreen
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.stage import SKIP_PREDICTING, Stage, place_of, screen_of, text_of

TEXTS = {
    NOTES: "Reserve a space.\nNever sold twice.\n> garages = 400\n\nNot double, ever.",
    part("deep-dive/last-space"): "A conditional update.",
}


async def begin_scoring(stage: Stage, pilot: "Pilot[None]") -> OptionList:
    """Open the scoring of the locked mock; what there is to choose from."""
    await pilot.press("enter", "s", *SKIP_PREDICTING)
    await pilot.pause()
    return screen_of(pilot, ScoreScreen).query_one("#choices", OptionList)


async def test_lines_with_a_cue_are_proposed_and_the_best_is_marked_but_none_is_ticked(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        choices = await begin_scoring(stage, pilot)
        text = text_of(pilot)
        assert "»   2 Never sold twice." in text
        assert "»   5 Not double, ever." in text
        assert "    1 Reserve a space." in text
        assert "✓" not in text
        assert choices.highlighted == 2
    assert stage.desk.facts(ItemDecided) == []


async def test_quoted_and_empty_lines_cannot_be_pointed_to(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        choices = await begin_scoring(stage, pilot)
        await pilot.press("down")
        assert choices.highlighted == 5


async def test_marked_lines_are_the_reference_and_without_marks_the_line_under_the_cursor(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("space", "down", "space", "space", "up", "up", "space", "enter")
        await pilot.press("left", "enter")
        await pilot.press("left", "n")
    first, again, missed = stage.desk.facts(ItemDecided)
    assert isinstance(first, ItemDecided)
    assert isinstance(again, ItemDecided)
    assert isinstance(missed, ItemDecided)
    assert first.lines == ("requirements/notes:1", "requirements/notes:2")
    assert again.lines == first.lines
    assert (missed.held, missed.lines) == (False, ())


async def test_a_level_above_the_evidence_is_allowed_and_said(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("n")
        assert "Which level fits?" in text_of(pilot)
        assert "4 More (above your evidence)" in text_of(pilot)
        await pilot.press("4")
        assert "question 3 of" in text_of(pilot)
    (chosen,) = stage.desk.facts(LevelChosen)
    assert isinstance(chosen, LevelChosen)
    assert (chosen.dimension, chosen.level) == (Dimension.D1, 4)


async def test_a_confirmed_red_flag_closes_the_levels_above_its_cap_and_can_be_taken_back(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        choices = await begin_scoring(stage, pilot)
        await pilot.press("enter", "end", "space")
        await pilot.pause()
        assert "[x] Draws before asking." in text_of(pilot)
        assert [choices.get_option_at_index(index).disabled for index in range(4)] == [False, False, True, True]
        await pilot.press("3")
        assert stage.desk.facts(LevelChosen) == []
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "[ ] Draws before asking." in text_of(pilot)
        await pilot.press("3")
    assert [fact.confirmed for fact in stage.desk.facts(FlagConfirmed) if isinstance(fact, FlagConfirmed)] == [
        True,
        False,
    ]
    assert len(stage.desk.facts(LevelChosen)) == 1


async def test_a_level_key_on_an_item_and_a_verdict_key_on_a_level_do_nothing(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("3")
        assert "question 1 of" in text_of(pilot)
        await pilot.press("n", "n")
        assert "question 2 of" in text_of(pilot)
    assert len(stage.desk.facts(ItemDecided, LevelChosen)) == 1


async def test_an_item_without_a_line_to_point_to_can_only_be_missed(stage: Stage) -> None:
    stage.desk.play(texts={part("deep-dive/last-space"): "A conditional update."})
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        assert "nothing written" in text_of(pilot)
        await pilot.press("enter")
        assert stage.desk.facts(ItemDecided) == []
        await pilot.press("n")
        assert "question 2 of" in text_of(pilot)


async def test_one_can_go_past_a_question_and_is_led_back_before_the_end(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("right")
        await answer_all(pilot, first=2)
        assert "question 1 of" in text_of(pilot)
        await pilot.press("n")
        screen_of(pilot, ChoiceScreen)
        await pilot.press("b")
        screen_of(pilot, ScoreScreen)
        assert stage.desk.facts(ScoringFinished) == []


async def test_the_scoring_is_finished_once_and_leads_to_the_result(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await answer_all(pilot, first=1)
        screen_of(pilot, ChoiceScreen)
        await pilot.press("f")
        await pilot.pause()
        assert place_of(pilot) is Place.RESULT
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME
    assert len(stage.desk.facts(ScoringFinished)) == 1


async def test_after_the_last_level_one_compares(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await answer_all(pilot, first=1)
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.MEASURE
    assert stage.desk.facts(ScoringFinished) == []


async def test_no_verdict_and_no_points_are_seen_before_the_end(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app((140, 40)) as pilot:
        await begin_scoring(stage, pilot)
        total = len(screen_of(pilot, ScoreScreen)._questions)
        for _ in range(total):
            assert not [word for word in ("hire", "points", "of 400") if word in text_of(pilot)]
            await pilot.press("n" if "Do your notes show this?" in text_of(pilot) else "2")


async def test_levels_only_asks_first_then_asks_for_levels_alone_and_makes_no_card(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("l", "e")
        assert "question 1 of 9" in text_of(pilot)
        await pilot.press("l", "l")
        assert "question 1 of 7" in text_of(pilot)
        assert "by levels only" in text_of(pilot)
        await pilot.press("4")
        assert "above your evidence" not in text_of(pilot)
        await pilot.press(*"333333", "f")
        await pilot.pause()
        assert place_of(pilot) is Place.RESULT
        assert "Scored by levels only." in text_of(pilot)
    assert stage.desk.facts(CardAdded) == []


async def test_left_for_later_it_goes_on_at_its_question(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("enter", "3", "escape")
        assert place_of(pilot) is Place.HOME
        assert sessions.place(stage.connection, "s1") == "level:D2"
        await pilot.press("enter")
        await pilot.pause()
        assert "question 3 of" in text_of(pilot)


async def test_the_anchors_are_one_key_away(stage: Stage) -> None:
    stage.desk.play(texts=TEXTS)
    async with stage.app() as pilot:
        await begin_scoring(stage, pilot)
        await pilot.press("a")
        assert "D1 at senior level" in text_of(pilot)
        await pilot.press("escape")
        screen_of(pilot, ScoreScreen)


async def answer_all(pilot: "Pilot[None]", first: int) -> None:
    """Answer every question from one on: nothing is found, every level is 2."""
    total = len(screen_of(pilot, ScoreScreen)._questions)
    for number in range(first, total + 1):
        assert f"question {number} of {total}" in text_of(pilot)
        await pilot.press("n" if "Do your notes show this?" in text_of(pilot) else "2")
