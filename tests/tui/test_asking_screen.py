"""Asking the interviewer from the mock: a small dialog over the editor, while the clock goes on."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from drill.domain.clarifying.replies import ASSUME
from drill.domain.problem import Clarification
from drill.tui.commands import Place
from drill.tui.messages import OpenSession
from drill.tui.screens.asking import AskScreen
from drill.tui.screens.mock import MockScreen
from tests.services.playing import NOTES, said_ids
from tests.tui.stage import LARGE, SMALL, Stage, flowed, lines_of, place_of, screen_of, text_of
from tests.tui.test_mock_screen import editor_of, let_pass, mock_of

SIZE = Clarification("size", "Size", ("how many garages are there",), "About 400 garages.", important=True)
OPENING = Clarification("opening", "[b]Opening[/", ("who opens the gate",), "A camera does.")
CLOSING = Clarification("closing", "Closing", ("who closes the gate",), "It falls by itself.")
WATCHING = Clarification("watching", "Watching", ("who watches the gate",), "Nobody does.")
TINY = (60, 18)


@pytest.fixture
def asked(stage: Stage) -> Stage:
    stage.problem = replace(stage.problem, clarifications=(SIZE, OPENING, CLOSING, WATCHING))
    stage.desk.problem = stage.problem
    return stage


async def test_an_answer_closes_the_dialog_and_stands_in_the_editor(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        assert "Esc a" in text_of(pilot)
        await pilot.press(*"mine", "escape", "a", *"how many garages", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.MOCK
        await pilot.press(*"next")
        text = editor_of(pilot).text
        assert text == "mine\n\n> You asked: how many garages\n> About 400 garages.\n\nnext"
        await let_pass(asked, pilot, 1)
        assert mock_of(pilot).mock.answers[NOTES] == text
        assert said_ids(asked.desk) == ["answer:size"]


async def test_the_page_of_the_interviewer_shows_each_reply_with_its_question(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        await pilot.press("escape", "a", *"how many garages", "enter")
        await pilot.pause()
        await pilot.press("f6")
        text = text_of(pilot)
        assert "“About 400 garages.”" in text
        assert 'asked: "how many garages"' in text


async def test_an_answer_leaves_the_word_being_written_alone(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        await pilot.press(*"mie", "left", "ctrl+r", *"how many garages", "enter")
        await pilot.pause()
        await pilot.press("n")
        assert editor_of(pilot).text.startswith("mine\n\n> You asked")


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE])
async def test_a_near_miss_is_settled_by_a_number(asked: Stage, size: tuple[int, int]) -> None:
    async with asked.at(Place.MOCK, size) as pilot:
        await pilot.press("escape", "a", *"the gate", "enter")
        await pilot.pause()
        shown = flowed(text_of(pilot))
        assert all(flowed(text) in shown for text in (OPENING.topic, CLOSING.topic, "Esc: assume it."))
        assert flowed(CLOSING.answer) not in shown
        await pilot.press("4")
        screen_of(pilot, AskScreen)
        await pilot.press("2")
        await pilot.pause()
        assert CLOSING.answer in editor_of(pilot).text


async def test_other_words_can_be_tried_after_topics(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        await pilot.press("escape", "a", *"the gate", "enter", "tab", "end", *" 1")
        assert screen_of(pilot, AskScreen).query_one(Input).value == "the gate 1"
        await pilot.press("escape")
        assert place_of(pilot) is Place.MOCK
        assert editor_of(pilot).text == ""


async def test_what_nobody_prepared_is_said_and_the_question_stays(asked: Stage) -> None:
    async with asked.at(Place.MOCK, TINY) as pilot:
        await pilot.press("escape", "a", *"zebras", "enter")
        assert flowed(ASSUME) in flowed(text_of(pilot))
        assert any("zebras" in line for line in lines_of(pilot))
        await pilot.press("escape")
        assert place_of(pilot) is Place.MOCK


async def test_an_empty_question_keeps_the_dialog_open(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        await pilot.press("escape", "a", "enter")
        assert "in a few words of your own" in text_of(pilot)
        assert said_ids(asked.desk) == []


async def test_the_clock_locks_over_an_open_question(asked: Stage) -> None:
    async with asked.at(Place.MOCK) as pilot:
        await pilot.press("escape", "a", *"how")
        await let_pass(asked, pilot, 46 * 60 + 1)
        await pilot.pause()
        assert not any(isinstance(screen, AskScreen | MockScreen) for screen in pilot.app.screen_stack)


async def test_the_result_tells_what_was_never_asked(asked: Stage) -> None:
    asked.desk.play("s1")
    asked.desk.score("s1")
    async with asked.app() as pilot:
        pilot.app.post_message(OpenSession("s1"))
        await pilot.pause()
        await pilot.press("right", "right", "right", "end")
        await pilot.pause()
        assert "You never asked the interviewer" in text_of(pilot)
        assert SIZE.answer in text_of(pilot)
