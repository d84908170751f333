"""The mock on its screen: what stands where, what is saved when, and what the interviewer may touch."""

import re

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from drill.domain.events import LineSaid, MockLocked, PartsSaved, StepEntered, StepUndone
from drill.storage import sessions
from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.dialogs import ChoiceScreen, TextScreen
from drill.tui.screens.mock import TICK_SECONDS, MockScreen
from drill.tui.screens.parts import PartsScreen
from drill.tui.screens.too_small import TooSmallScreen
from drill.tui.widgets.answer_editor import LARGEST_PASTE, AnswerEditor
from drill.tui.widgets.part_editor import PartEditor
from tests.factories import part
from tests.services.playing import NOTES, WORKSHEET
from tests.tui.stage import LARGE, Stage, place_of, screen_of, text_of


async def let_pass(stage: Stage, pilot: "Pilot[None]", seconds: float) -> None:
    """Time passes, and the mock notices."""
    stage.desk.clock.advance(seconds)
    mock_of(pilot).tick()
    await pilot.pause()


def mock_of(pilot: "Pilot[None]") -> MockScreen:
    """The mock, on top or below a dialog."""
    (screen,) = [screen for screen in pilot.app.screen_stack if isinstance(screen, MockScreen)]
    return screen


def editor_of(pilot: "Pilot[None]") -> AnswerEditor:
    """The editor that is shown."""
    (editor,) = [editor for editor in mock_of(pilot).query(PartEditor) if editor.display]
    return editor.area


async def test_what_is_typed_is_on_disk_after_the_next_tick(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        session = mock_of(pilot).mock.session.id
        await pilot.press(*"abc")
        await let_pass(stage, pilot, TICK_SECONDS)
        assert sessions.draft(stage.connection, session) == {str(NOTES): "abc"}
    assert TICK_SECONDS <= 1.0


async def test_every_tick_shows_the_time_and_none_counts_it(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 0)
        assert "total 45:00 left" in text_of(pilot)
        await let_pass(stage, pilot, 754)
        assert "total 32:26 left" in text_of(pilot)
        assert "step +7:34 over" in text_of(pilot)


async def test_the_givens_go_above_what_stands_there_and_leave_the_cursor_at_its_word(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        for _ in range(20):
            if mock_of(pilot)._part == WORKSHEET:
                break
            await pilot.press("f4")
        await pilot.press(*"mine")
        await pilot.press("f2")
        await pilot.pause()
        editor = editor_of(pilot)
        assert editor.text.startswith("> Let us agree on these figures:\n> garages = 400\n")
        assert editor.text.endswith("> turnover = 4 /day\n\nmine")
        await pilot.press(*" too")
        assert editor.text.endswith("\n\nmine too")
        assert stage.desk.facts(LineSaid) != []


async def test_a_written_part_is_marked_and_the_quoted_lines_do_not_count(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        assert "Notes•" not in text_of(pilot)
        await pilot.press("a")
        await let_pass(stage, pilot, 1)
        assert "Notes•" in text_of(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert "> garages = 400" in text_of(pilot)
        assert "Worksheet•" not in text_of(pilot)


async def test_moving_on_can_be_taken_back_for_five_seconds(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 100)
        await pilot.press("f2")
        await let_pass(stage, pilot, 5)
        assert "Esc u takes it back" in text_of(pilot)
        await pilot.press("escape", "u")
        assert "1/6 Requirements" in text_of(pilot)
        await pilot.press("f2")
        await let_pass(stage, pilot, 6)
        assert "Esc u takes it back" not in text_of(pilot)
        await pilot.press("f12")
        assert "2/6 Estimation" in text_of(pilot)
        assert [type(fact) for fact in stage.desk.facts(StepEntered, StepUndone)] == [
            StepEntered,
            StepUndone,
            StepEntered,
        ]


async def test_every_part_can_be_written_at_any_time_and_keeps_its_own_undo(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press(*"ab", "f8")
        screen_of(pilot, PartsScreen)
        await pilot.press("end", "enter", *"cd")
        assert editor_of(pilot).text == "cd"
        assert "Q&A" in text_of(pilot)
        await pilot.press("f4")
        assert editor_of(pilot).text == "ab"
        await pilot.press("ctrl+z")
        assert editor_of(pilot).text == ""
        await pilot.press("f3")
        assert editor_of(pilot).text == "cd"


async def test_the_brief_and_the_interviewer_are_one_key_away_from_any_step(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f2", "f7")
        screen_of(pilot, TextScreen)
        assert "Drivers reserve a space" in text_of(pilot)
        assert "Task: Estimation" in text_of(pilot)
        await pilot.press("escape", "f6")
        assert "turnover = 4 /day" in text_of(pilot)
        await pilot.press("escape")
        screen_of(pilot, MockScreen)


@pytest.mark.parametrize("opened", ["f1", "f7", "f8", "f10", "escape", "ctrl+q"])
async def test_the_clock_locks_through_whatever_is_open(stage: Stage, opened: str) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("x", opened)
        assert not isinstance(pilot.app.screen, MockScreen)
        await let_pass(stage, pilot, 45 * 60 + 59)
        assert stage.desk.facts(MockLocked) == []
        await let_pass(stage, pilot, 1)
        await pilot.pause()
        assert place_of(pilot) is Place.LOCKED
        (locked,) = stage.desk.facts(MockLocked)
        assert isinstance(locked, MockLocked)
        assert locked.by_clock
        saved = [fact for fact in stage.desk.facts(PartsSaved) if isinstance(fact, PartsSaved)]
        assert saved[0].parts == {str(NOTES): "x"}


async def test_after_the_last_step_comes_the_question_whether_to_lock(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f2", "f2", "f2", "escape", "f2", "f2")
        assert "6/6 Q&A" in text_of(pilot)
        await pilot.press("f2")
        screen_of(pilot, ChoiceScreen)
        assert "Lock the answers?" in text_of(pilot)
        assert "Steps not begun" not in text_of(pilot)
        await pilot.press("escape")
        assert stage.desk.facts(MockLocked) == []


async def test_locking_early_says_what_it_costs(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await let_pass(stage, pilot, 60)
        await pilot.press("f10")
        assert "44:00 are left. Steps not begun will score 1." in " ".join(text_of(pilot).split())


async def test_what_is_written_after_the_lock_is_kept_apart(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "in time"})
    async with stage.app() as pilot:
        pilot.app.post_message(OpenSession("s1", Way.WRITE_ON))
        await pilot.pause()
        assert "not scored" in text_of(pilot)
        await pilot.press("f8", "home", "enter", *" and late")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME
    attempt = stage.desk.attempt()
    assert attempt.answers[NOTES] == "in time"
    assert attempt.afterword == {NOTES: "in time and late"}


async def test_a_paste_takes_the_place_of_the_selection_and_is_one_undo(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press(*"abc")
        editor = editor_of(pilot)
        editor.select_all()
        editor.post_message(Paste("x\x1b[2Jy\r\nz"))
        await pilot.pause()
        assert editor.text == "x␛[2Jy\nz"
        await pilot.press("ctrl+z")
        assert editor.text == "abc"


async def test_a_paste_is_taken_up_to_its_limit_and_refused_with_a_word_beyond(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        editor = editor_of(pilot)
        editor.post_message(Paste("ä" * (LARGEST_PASTE // 2) + "a"))
        await pilot.pause()
        assert editor.text == ""
        assert [notification.severity for notification in pilot.app._notifications] == ["warning"]
        editor.post_message(Paste("ä" * (LARGEST_PASTE // 2)))
        await pilot.pause()
        assert len(editor.text) == LARGEST_PASTE // 2


async def test_a_terminal_made_small_keeps_the_mock_below(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("a")
        for size in ((59, 24), (40, 10), (80, 17), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        screen_of(pilot, MockScreen)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        screen_of(pilot, TooSmallScreen)
        await let_pass(stage, pilot, 45 * 60 + 60)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert place_of(pilot) is Place.LOCKED


async def test_the_agenda_beside_shows_what_was_used_and_what_is_over(stage: Stage) -> None:
    async with stage.at(Place.MOCK, LARGE) as pilot:
        await let_pass(stage, pilot, 330)
        await pilot.press("f2")
        await let_pass(stage, pilot, 10)
        text = text_of(pilot)
        assert re.search(r"✓ Requirements +5:30 of +5 min \+", text)
        assert re.search(r"▸ Estimation +0:10 of +5 min", text)
        assert re.search(r"  Deep dive +15 min", text)


async def test_a_deep_dive_offers_the_hot_spots_and_one_of_ones_own(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f2", "f2", "f2", "escape")
        await pilot.pause()
        assert "Deep dive:   The last space" in text_of(pilot)
        assert "My own" in text_of(pilot)
        assert "Writing here chooses it." in text_of(pilot)
        await pilot.press("f4")
        assert mock_of(pilot)._part == part("deep-dive/own")
