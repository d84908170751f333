"""Predicting on its screen: a digit and on, everything on disk at once, and no evidence in sight."""

from textual.pilot import Pilot

from drill.domain.events import LevelChosen, StageEntered
from drill.domain.scorecard import Prediction, ScoringStage
from drill.domain.vocabulary import Dimension
from drill.tui.commands import Place
from drill.tui.screens.dialogs import ChoiceScreen
from drill.tui.screens.predict import PredictScreen
from tests.tui.stage import LARGE, SKIP_PREDICTING, Stage, place_of, screen_of, text_of, told


def predicted(stage: Stage) -> dict[Dimension, Prediction]:
    """What the journal holds."""
    card = stage.desk.attempt().scorecard
    assert card is not None
    return dict(card.predictions)


def dimension_at(pilot: "Pilot[None]") -> int | None:
    """The place of the cursor."""
    return screen_of(pilot, PredictScreen).choices.highlighted


async def test_it_shows_what_each_dimension_asks_and_none_of_the_evidence(stage: Stage) -> None:
    async with stage.at(Place.PREDICT, LARGE) as pilot:
        text = text_of(pilot)
        for dimension, rubric in stage.rubric.dimensions.items():
            assert f"{dimension} {rubric.title}" in text
        assert text.count("Is it good?") == 7
        for item in stage.problem.evidence:
            assert item.text not in text


async def test_a_digit_gives_a_level_fairly_sure_and_goes_on(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("3")
        assert predicted(stage) == {Dimension.D1: Prediction(3, 2)}
        assert dimension_at(pilot) == 1
        assert "━━━━━━╌╌ 3  fairly sure" in text_of(pilot)


async def test_seven_digits_and_enter_lead_to_the_evidence(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press(*"3333333", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
    assert len(predicted(stage)) == 7
    assert [fact.stage for fact in stage.desk.facts(StageEntered) if isinstance(fact, StageEntered)] == [
        ScoringStage.FIRST
    ]


async def test_the_sureness_of_the_level_just_given_can_be_changed(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("4", "plus")
        assert predicted(stage)[Dimension.D1] == Prediction(4, 3)
        await pilot.press("s")
        assert predicted(stage)[Dimension.D1] == Prediction(4, 1)
        await pilot.press("minus")
        assert predicted(stage)[Dimension.D1] == Prediction(4, 1)
        assert "D1: level 4, a guess." in text_of(pilot)


async def test_a_dimension_gone_back_to_keeps_its_sureness_with_another_level(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("4", "plus", "2", "up", "up", "1")
        assert predicted(stage) == {Dimension.D1: Prediction(1, 3), Dimension.D2: Prediction(2, 2)}
        await pilot.press("down", "minus")
        assert predicted(stage) == {Dimension.D1: Prediction(1, 3), Dimension.D2: Prediction(2, 2)}
        await pilot.press("up", "minus")
        assert predicted(stage)[Dimension.D2] == Prediction(2, 1)


async def test_there_is_no_sureness_without_a_level(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("plus")
        assert "First a level" in told(pilot)
    assert stage.desk.facts(LevelChosen) == []


async def test_enter_with_something_open_leads_to_it(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("3", "down", *"33333", "enter")
        assert place_of(pilot) is Place.PREDICT
        assert "1 prediction to go" in told(pilot)
        assert dimension_at(pilot) == 1


async def test_skipping_asks_first_and_is_remembered(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("3", "k")
        screen_of(pilot, ChoiceScreen)
        await pilot.press("p")
        assert place_of(pilot) is Place.PREDICT
        await pilot.press(*SKIP_PREDICTING)
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
    assert list(predicted(stage)) == [Dimension.D1]


async def test_left_for_later_it_goes_on_at_the_first_that_is_open(stage: Stage) -> None:
    async with stage.at(Place.PREDICT) as pilot:
        await pilot.press("3", "2", "escape")
        assert place_of(pilot) is Place.HOME
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.PREDICT
        assert dimension_at(pilot) == 2
        assert "2 of 7 predicted" in text_of(pilot)


async def test_what_was_not_reached_is_not_predicted(stage: Stage) -> None:
    stage.desk.play(steps=3)
    async with stage.app() as pilot:
        await pilot.press("enter", "s")
        await pilot.pause()
        assert "0 of 4 predicted" in text_of(pilot)
        await pilot.press(*"2222", "f2")
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
