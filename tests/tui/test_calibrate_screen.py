"""Calibration, driven by keys."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from drill.domain.calibration import ROUND
from drill.domain.events import AnswerGraded, PhasesExposed
from drill.domain.exposure import Exposure
from drill.domain.vocabulary import Phase
from drill.services.calibration import Calibration
from drill.tui.app import Start
from drill.tui.commands import Place
from drill.tui.messages import OpenSession
from drill.tui.screens.calibrate import CalibrateScreen
from drill.tui.screens.dialogs import TextScreen
from tests.factories import problem, with_exemplars
from tests.services.playing import Desk
from tests.tui.stage import LARGE, SMALL, Stage, flowed, place_of, screen_of, text_of


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """A stage whose problem has answers at every level."""
    return replace(stage, problem=with_exemplars(problem()))


def calibration(pilot: "Pilot[None]") -> Calibration:
    return screen_of(pilot, CalibrateScreen).calibration


def graded(desk: Desk) -> list[AnswerGraded]:
    return [fact for fact in desk.facts(AnswerGraded) if isinstance(fact, AnswerGraded)]


async def grade_all(pilot: "Pilot[None]", key: str) -> None:
    """Give the present answer one level on all its dimensions."""
    while calibration(pilot).wanted is not None:
        await pilot.press(key)


async def test_an_answer_is_shown_without_its_key_then_graded_then_explained(stage: Stage) -> None:
    async with stage.at(Place.CALIBRATE) as pilot:
        answer = calibration(pilot).current
        assert answer is not None
        text = text_of(pilot)
        assert "1 of 5" in text
        assert answer.exemplar.text in text
        assert answer.known_as.phase.label in text
        assert "key" not in text
        assert answer.exemplar.why not in text
        await pilot.press("enter")
        assert calibration(pilot).number == 1
        await grade_all(pilot, "3")
        text = text_of(pilot)
        assert f"{answer.dimensions[0]}  you 3  key " in text
        assert answer.exemplar.why in text
        assert "None of the problem's items." in text
        assert len(graded(stage.desk)) == len(answer.dimensions)
        await pilot.press("1", "enter")
        assert len(graded(stage.desk)) == len(answer.dimensions)
        assert calibration(pilot).number == 2


async def test_after_five_answers_the_round_is_summed_up_and_another_can_begin(stage: Stage) -> None:
    async with stage.at(Place.CALIBRATE) as pilot:
        for _ in range(ROUND):
            await grade_all(pilot, "3")
            await pilot.press("enter")
        text = text_of(pilot)
        assert " exact, " in text
        assert "Your eye: too few graded answers yet, 5 of 10" in text
        await pilot.press("enter")
        assert "1 of 5" in text_of(pilot)
        for _ in range(ROUND):
            await grade_all(pilot, "3")
            await pilot.press("enter")
        assert "levels on 10 graded answers" in text_of(pilot)
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_anchors_are_a_key_away_and_beside_the_answer_where_there_is_room(stage: Stage) -> None:
    async with stage.at(Place.CALIBRATE) as pilot:
        wanted = calibration(pilot).wanted
        assert wanted is not None
        anchor = next(iter(stage.rubric.dimensions[wanted].anchors.values()))[1]
        assert anchor not in text_of(pilot)
        await pilot.press("a")
        screen_of(pilot, TextScreen)
        assert anchor in text_of(pilot)
        await pilot.press("escape")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert anchor in text_of(pilot)
        await grade_all(pilot, "2")
        assert anchor not in text_of(pilot)
        assert "Why" in text_of(pilot)


async def test_with_too_few_answers_the_screen_says_why_and_opens_a_problem_only_after_asking(stage: Stage) -> None:
    async with stage.app() as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "Too few answers are open" in text_of(pilot)
        assert "none is open yet" in text_of(pilot)
        await pilot.press("1", "a", "enter", "o", "enter")
        assert flowed("a later mock of it is marked") in flowed(text_of(pilot))
        await pilot.press("k")
        assert stage.desk.facts(PhasesExposed) == []
        await pilot.press("o", "enter", "o")
        await pilot.pause()
        assert "1 of 5" in text_of(pilot)
        (exposed,) = stage.desk.facts(PhasesExposed)
        assert isinstance(exposed, PhasesExposed)
        assert exposed.exposure is Exposure.SEEN


async def test_nothing_is_left_to_open_while_the_only_problem_is_being_mocked(stage: Stage) -> None:
    stage.desk.begin("s1")
    async with stage.app() as pilot:
        await pilot.press("c", "o")
        await pilot.pause()
        assert place_of(pilot) is Place.CALIBRATE
        assert flowed("a running mock keeps its problem back") in flowed(text_of(pilot))


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)], ids=str)
async def test_the_question_stands_on_the_screen_at_every_size(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.CALIBRATE, size) as pilot:
        assert "Press 1, 2, 3 or 4" in text_of(pilot)


async def test_the_app_can_begin_here(stage: Stage) -> None:
    async with stage.app(start=Start.CALIBRATE) as pilot:
        assert place_of(pilot) is Place.CALIBRATE


async def test_a_result_tells_of_the_eye_and_of_what_was_seen_before(stage: Stage) -> None:
    desk = stage.desk
    dimension = next(iter(stage.rubric.dimensions))
    desk.recorder.record(
        PhasesExposed(stage.problem.id, (Phase.DEEP_DIVE,), Exposure.SEEN),
        *(AnswerGraded(f"p/{n}", dimension, 3, 2, first=True) for n in range(12)),
    )
    desk.play()
    desk.score()
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        assert place_of(pilot) is Place.RESULT
        assert "Some of this was seen before: deep dive." in text_of(pilot)
        assert "Your eye: +1.0 levels on 12 graded answers." in text_of(pilot)
