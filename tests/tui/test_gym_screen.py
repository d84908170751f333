"""The estimation gym, driven by keys."""

from dataclasses import replace

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from drill.config import ClockDisplay, Config, save_config
from drill.content.library import Exercises
from drill.content.sanitise import sanitise
from drill.domain.estimation.task import Task
from drill.domain.events import TaskMarked
from drill.domain.exercises import Outcome
from drill.paths import Paths
from drill.tui.commands import Place
from drill.tui.screens.gym import GymScreen
from tests.factories import family, number_set
from tests.tui.hostile import CONTROLS, MARKUP
from tests.tui.stage import LARGE, SMALL, Stage, flowed, lines_of, place_of, screen_of, text_of

FAMILY = "Cars at the gates"


def gym(pilot: "Pilot[None]") -> GymScreen:
    return screen_of(pilot, GymScreen)


def right(pilot: "Pilot[None]") -> str:
    """What to type for a right answer to the present question."""
    question = gym(pilot).sitting.current
    assert question is not None
    return f"{question.right.value:.4g}{'' if isinstance(question.asked, Task) else ' s'}"


def marked(stage: Stage) -> list[TaskMarked]:
    return [fact for fact in stage.desk.facts(TaskMarked) if isinstance(fact, TaskMarked)]


async def test_a_task_is_asked_answered_marked_and_explained(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        assert FAMILY in text_of(pilot)
        assert "Answer in cars/s" in text_of(pilot)
        await pilot.press(*right(pilot), "enter")
        text = text_of(pilot)
        assert "Right, and within the target time." in text
        assert "garages × " in text
        assert "A day has nearly 100k seconds." in text
        assert len(marked(stage)) == 1
        await pilot.press("enter")
        assert "A gate opens after about" in text_of(pilot)
        await pilot.press(*"2 s", "enter")
        text = text_of(pilot)
        assert "sources say  1 s to 8 s" in text
        assert "A city report, as of 2024" in text
        await pilot.press("enter")
        assert "2 of 2 right." in text_of(pilot)
        assert "numbers to know" in text_of(pilot)
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_what_is_understood_is_shown_with_every_key(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        assert "A figure, or an expression with garages, cars, peak." in text_of(pilot)
        await pilot.press(*"3k")
        assert "= 3,000 = 3k cars/s (no unit: taken for cars/s)" in text_of(pilot)
        await pilot.press(*" GB")
        assert "… that is an amount of data, and cars/s is asked for" in text_of(pilot)


async def test_enter_on_what_has_no_value_marks_nothing(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("enter", *"3 GB", "enter")
        assert marked(stage) == []
        assert gym(pilot).answer_line.value == "3 GB"


async def test_a_slip_is_named_with_the_authors_sentence(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press(*"garages*cars", "enter")
        assert "A slip: " in text_of(pilot)
        assert "That is the average." in text_of(pilot)
        assert [fact.slips for fact in marked(stage)] == [("average-for-peak",)]


async def test_the_answer_is_shown_on_wish_and_comes_back_tomorrow(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("f2")
        assert "Not known yet." in text_of(pilot)
        assert "back   tomorrow" in text_of(pilot)
        assert [fact.outcome for fact in marked(stage)] == [Outcome.SHOWN]
        await pilot.press("f2")
        assert len(marked(stage)) == 1


async def test_the_first_visit_explains_itself_and_later_ones_do_not(stage: Stage) -> None:
    async with stage.at(Place.GYM, LARGE) as pilot:
        assert "Five short tasks with changing figures" in text_of(pilot)
        await pilot.press("f2", "escape", "e")
        assert place_of(pilot) is Place.GYM
        assert "Five short tasks" not in text_of(pilot)


async def test_all_that_was_marked_is_kept_when_the_gym_is_left(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("f2", "enter", *"2", "escape")
        assert place_of(pilot) is Place.HOME
        assert len(marked(stage)) == 1


async def test_due_exercises_stand_on_home_and_open_the_gym(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("f2", "enter", "f2", "escape")
        assert "Estimate:" not in text_of(pilot)
    stage.desk.clock.next_day()
    async with stage.app() as pilot:
        assert "Estimate: 2 exercises of the gym   due" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.GYM


async def test_the_end_offers_another_sitting_in_which_nothing_moves(stage: Stage) -> None:
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("f2", "enter", "f2", "enter")
        assert "Next: 2 exercises, tomorrow. Enter begins five more." in text_of(pilot)
        await pilot.press("enter")
        assert "beyond the schedule: no due day moves" in text_of(pilot)
        await pilot.press("f2")
        assert "back   tomorrow, as planned before" in text_of(pilot)


@pytest.mark.parametrize(
    ("display", "shown"),
    [(ClockDisplay.FULL, "1:15 of 1:00 +"), (ClockDisplay.PLAIN, "target 1:00"), (ClockDisplay.HIDDEN, "clock hidden")],
)
async def test_the_clock_is_shown_as_chosen_and_cuts_nothing_off(
    stage: Stage, display: ClockDisplay, shown: str
) -> None:
    save_config(Paths(stage.home).config, Config(clock=display))
    async with stage.at(Place.GYM) as pilot:
        stage.desk.clock.advance(75)
        gym(pilot).tick()
        await pilot.pause()
        assert lines_of(pilot)[1].endswith(shown)
        await pilot.press(*right(pilot), "enter")
        assert "Right; the target time comes with practice." in text_of(pilot)


async def test_a_gym_without_any_task_says_so_and_stays_on_home(stage: Stage) -> None:
    stage.exercises = Exercises()
    async with stage.app() as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME
        (told,) = pilot.app._notifications
        assert "has no task" in told.message


@pytest.mark.parametrize("size", [(60, 18), SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_line_to_answer_in_has_its_place_at_every_size(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.GYM, size) as pilot:
        line, echo = gym(pilot).answer_line.region, gym(pilot).query_one("#echo").region
        assert gym(pilot).page.region.height >= 6
        assert gym(pilot).page.region.bottom <= line.y < line.bottom <= echo.y < echo.bottom < size[1]
        await pilot.press(*right(pilot), "enter")
        assert gym(pilot).page.region.bottom == size[1] - 1


async def test_a_long_task_is_read_on_while_its_answer_is_typed(stage: Stage) -> None:
    stage.exercises = Exercises((replace(family(), situation=f"{'Long. ' * 200}Yes {{garages}} {{cars}} {{peak}}?"),))
    async with stage.at(Place.GYM) as pilot:
        await pilot.press("3")
        assert "Yes " not in text_of(pilot)
        await pilot.press("pagedown", "pagedown", "k")
        assert "Yes " in text_of(pilot)
        assert gym(pilot).answer_line.value == "3k"
        await pilot.press("pageup", "pageup")
        assert "Yes " not in text_of(pilot)


@pytest.mark.parametrize("text", [*MARKUP, *CONTROLS])
async def test_hostile_text_is_shown_as_it_is(stage: Stage, text: str) -> None:
    hostile = sanitise(text)
    plain, [number] = family(), number_set().numbers
    slips = tuple(replace(slip, say=f"That {hostile}") for slip in plain.slips)
    steps = tuple(replace(step, say=f"Step {hostile}") for step in plain.steps)
    changed = replace(plain, title=f"Title {hostile}", slips=slips, steps=steps)
    known = replace(number, source=f"Source {hostile}")
    stage.exercises = Exercises((changed,), (known,))
    async with stage.at(Place.GYM, LARGE) as pilot:
        seen = [text_of(pilot)]
        await pilot.press(*"garages*cars", "enter")
        seen.append(text_of(pilot))
        await pilot.press("enter", "f2")
        seen.append(text_of(pilot))
        await pilot.press("enter")
        seen.append(text_of(pilot))
    shown = flowed("\n".join(seen))
    for word in ("Title", "That", "Step", "Source"):
        assert flowed(f"{word} {hostile}") in shown


async def test_what_is_pasted_is_shown_as_it_is_or_not_taken(stage: Stage) -> None:
    async with stage.at(Place.GYM, LARGE) as pilot:
        gym(pilot).answer_line.post_message(Paste("3 \x1b[2J"))
        await pilot.pause()
        assert gym(pilot).answer_line.value == ""
        gym(pilot).answer_line.post_message(Paste("3 [red]x[/red]"))
        await pilot.pause()
        assert "… `[` has no meaning here" in text_of(pilot)
        await pilot.press("enter")
        assert marked(stage) == []
