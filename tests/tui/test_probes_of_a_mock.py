"""Dealing with the interviewer's questions from the mock, and on the page of all that was said."""

import pytest

from drill.domain.answers import own_lines
from drill.domain.events import ProbeHandled
from drill.domain.vocabulary import Handling
from drill.tui.commands import COMMANDS, Place
from drill.tui.screens.interviewer import InterviewerScreen
from drill.tui.screens.mock import MockScreen
from tests.factories import part
from tests.services.playing import NOTES, Desk
from tests.tui.stage import LARGE, SMALL, Stage, flowed, place_of, screen_of, text_of, told
from tests.tui.test_mock_screen import editor_of, let_pass, mock_of

TINY = (60, 18)
ASKED = "> Two drivers tap the last space?"


def handled(desk: Desk) -> list[tuple[str, Handling]]:
    return [(fact.line, fact.how) for fact in desk.facts(ProbeHandled) if isinstance(fact, ProbeHandled)]


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE])
async def test_the_mock_says_how_many_questions_are_open_and_by_which_letters(
    stage: Stage, size: tuple[int, int]
) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        assert " open: " not in text_of(pilot)
        await let_pass(stage, pilot, 180)
        assert flowed("1 open: Esc r answers, o puts off, x dismisses") in flowed(text_of(pilot))
        await pilot.press("escape", "x")
        assert " open: " not in text_of(pilot)
        assert handled(stage.desk) == [("probe:last-space", Handling.DISMISSED)]


async def test_an_answer_is_typed_below_the_question(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press(*"mine", "enter", *"more", "up", "home")
        await let_pass(stage, pilot, 180)
        await pilot.press("escape", "r", *"One of them gets it.")
        await let_pass(stage, pilot, 1)
        text = mock_of(pilot).mock.answers[NOTES]
        assert text == f"mine\n\n{ASKED}\nOne of them gets it.\nmore"
        assert [line for _, line in own_lines(text)] == ["mine", "One of them gets it.", "more"]
        assert handled(stage.desk) == [("probe:last-space", Handling.ANSWERED)]


async def test_from_a_drawing_the_answer_goes_to_the_notes_of_the_design(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 180)
        for _ in range(20):
            if mock_of(pilot)._part == part("high-level-design/diagram"):
                break
            await pilot.press("f4")
        await pilot.press("ctrl+o", *"One.")
        await let_pass(stage, pilot, 1)
        assert mock_of(pilot).mock.answers[part("high-level-design/notes")].startswith(f"{ASKED}\n")
        assert editor_of(pilot).text.rstrip().endswith("One.")


async def test_what_is_put_off_says_so_and_comes_back(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 180)
        await pilot.press("escape", "o")
        assert "comes back" in told(pilot)
        await let_pass(stage, pilot, 179)
        assert "Back to this" not in text_of(pilot)
        await let_pass(stage, pilot, 1)
        assert "Back to this: Two drivers tap the last space?" in text_of(pilot)


@pytest.mark.parametrize("letter", ["r", "o", "x"])
async def test_where_nothing_is_open_the_letters_say_so(stage: Stage, letter: str) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("escape", letter)
        await pilot.pause()
        assert "No question of the interviewer is open" in told(pilot)
        assert handled(stage.desk) == []


async def test_the_page_tells_what_became_of_each_line_and_hides_the_rules(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 180)
        await pilot.press("escape", "o", "f6")
        screen_of(pilot, InterviewerScreen)
        shown = text_of(pilot)
        assert "1 question open: r answers, o puts off, x dismisses." in shown
        assert "3:00 “Two drivers tap the last space?”" in shown
        assert "put off at 3:00" in shown
        assert "60% of" not in shown
        await pilot.press("escape")
        assert place_of(pilot) is Place.MOCK


async def test_a_question_is_answered_from_the_page(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 180)
        await pilot.press("f6", "enter")
        await pilot.pause()
        await pilot.press(*"One.")
        assert editor_of(pilot).text == f"{ASKED}\n\nOne."
        assert handled(stage.desk) == [("probe:last-space", Handling.ANSWERED)]


async def test_on_the_page_questions_are_put_off_and_dismissed_one_after_the_other(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 180)
        await pilot.press("f6", "o", "o")
        assert "put off once already. Answer it or dismiss it." in text_of(pilot)
        await pilot.press("x")
        assert "No question is open." in text_of(pilot)
        assert "dismissed at 3:00" in text_of(pilot)
        await pilot.press("x", "escape")
        assert handled(stage.desk) == [
            ("probe:last-space", Handling.POSTPONED),
            ("probe:last-space", Handling.DISMISSED),
        ]


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE])
async def test_an_empty_page_says_so_and_its_keys_do_nothing(stage: Stage, size: tuple[int, int]) -> None:
    async with stage.at(Place.MOCK, size) as pilot:
        await pilot.press("f6", "r", "o", "x", "enter")
        screen_of(pilot, InterviewerScreen)
        assert "Nothing was said yet." in text_of(pilot)
        await pilot.press("q")
        screen_of(pilot, MockScreen)


def test_the_letters_of_the_three_are_those_of_the_command_table() -> None:
    letters = {command.action: command.letter for command in COMMANDS[Place.MOCK]}
    assert [letters[f"{each}_probe"] for each in ("answer", "postpone", "dismiss")] == ["r", "o", "x"]
