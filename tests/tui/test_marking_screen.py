"""Marking the worksheet on its screen: reached from the scoring, decided by a key, kept at once."""

import pytest

from drill.domain.events import GivenPaired, QuantityMarked
from drill.domain.marking import Grade
from drill.tui.commands import Place
from drill.tui.messages import OpenMarking, OpenSession, Way
from drill.tui.screens.lines import LinesScreen
from tests.services.playing import WORKSHEET
from tests.tui.stage import LARGE, SKIP_PREDICTING, SMALL, Stage, place_of, screen_of, text_of

OTHER = "garages = 4000\nload = 20 /s\nreservations = peak(garages * 600 spaces * 4/day, 5)"
PLAIN = "reservations = 400 * 600 spaces * 4/day"


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)])
async def test_what_is_right_shows_once_a_line_is_confirmed(stage: Stage, size: tuple[int, int]) -> None:
    stage.desk.play("s1", texts={WORKSHEET: PLAIN})
    async with stage.app(size) as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        assert "reservations = 400" in text_of(pilot)
        assert "11.1/s" in text_of(pilot)
        assert "55.6/s" not in text_of(pilot)
        await pilot.press("enter")
        assert "55.6/s" in text_of(pilot)
        assert "right order, looks like average for peak" in " ".join(text_of(pilot).split())
        assert len(stage.desk.facts(QuantityMarked)) == 1


async def test_another_given_is_asked_about_first_and_costs_nothing(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: OTHER})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        assert "Did you assume another garages?" in text_of(pilot)
        await pilot.press("enter", "enter", "enter")
        assert "full" in text_of(pilot)
        assert len(stage.desk.facts(GivenPaired)) == 1
        assert stage.desk.attempt().marking.marks["reservations"].grade is Grade.FULL


async def test_another_line_is_chosen_from_those_whose_unit_fits(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: OTHER})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        await pilot.press("n", "enter", "l")
        screen_of(pilot, LinesScreen)
        assert "garages = 4000" not in text_of(pilot)
        await pilot.press("enter")
        assert stage.desk.attempt().marking.marks["reservations"].value == "20/s"


async def test_no_line_is_an_answer_too(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: PLAIN})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        await pilot.press("n")
        assert "no line" in text_of(pilot)
        assert stage.desk.attempt().marking.marks["reservations"].grade is Grade.NO_LINE


async def test_nothing_is_confirmed_where_nothing_is_proposed(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: "engineers = 12 people"})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        await pilot.press("enter")
        assert "none proposed" in text_of(pilot)
        assert stage.desk.facts(QuantityMarked) == []


async def test_the_scoring_opens_it_when_it_comes_to_the_estimation_and_only_once(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: PLAIN})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.SCORE))
        await pilot.pause()
        await pilot.press(*SKIP_PREDICTING)
        for _ in range(30):
            if place_of(pilot) is Place.MARKING:
                break
            await pilot.press("right")
            await pilot.pause()
        assert place_of(pilot) is Place.MARKING
        await pilot.press("escape")
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
        await pilot.press("left", "right")
        await pilot.pause()
        assert place_of(pilot) is Place.SCORE
        await pilot.press("w")
        await pilot.pause()
        assert place_of(pilot) is Place.MARKING


async def test_the_result_tells_the_marks(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: PLAIN})
    async with stage.app(LARGE) as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        await pilot.press("enter", "escape")
        stage.desk.score("s1")
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        assert "looks like average for peak" in text_of(pilot)


async def test_hostile_lines_are_shown_literally(stage: Stage) -> None:
    stage.desk.play("s1", texts={WORKSHEET: "reservations = 50 /s # [bold]x[/] \x1b[2J"})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenMarking("s1"))
        await pilot.pause()
        assert "[bold]x[/] ␛[2J" in text_of(pilot)
        await pilot.press("l")
        assert "[bold]x[/] ␛[2J" in text_of(pilot)
