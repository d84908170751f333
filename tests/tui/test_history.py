"""Looking back: the list of attempts, one attempt, and two compared."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Tabs

from drill.domain.events import AnswersErased
from drill.domain.vocabulary import Dimension
from drill.services.history import discard
from drill.storage import sessions
from drill.storage.sessions import SessionState
from drill.tui.commands import Place
from drill.tui.messages import OpenSession, Way
from drill.tui.screens.dialogs import ChoiceScreen
from drill.tui.screens.history import HistoryScreen
from drill.tui.screens.locked import LockedScreen
from drill.tui.screens.result import ResultScreen
from tests.factories import part
from tests.services.playing import NOTES
from tests.tui.stage import LARGE, SMALL, Stage, place_of, screen_of, text_of

HOSTILE = "[bold red]x[/] [/nothing] \x1b[31mred\x07 \u202eback"
SHOWN = "[bold red]x[/] [/nothing] ␛[31mred␇ ⟨U+202E⟩back"
API = part("high-level-design/api")


async def read(pilot: "Pilot[None]", session: str = "s1", tab: str = "answers") -> str:
    """Open an attempt to read it, at a tab; what the page says."""
    pilot.app.post_message(OpenSession(session, Way.READ))
    await pilot.pause()
    pilot.app.screen.query_one(Tabs).active = tab
    await pilot.pause()
    return text_of(pilot)


def told(pilot: "Pilot[None]") -> str:
    """What the app has said in passing."""
    return " ".join(notification.message for notification in pilot.app._notifications)


def state_of(stage: Stage, session: str = "s1") -> SessionState:
    row = sessions.find(stage.connection, session)
    assert row is not None
    return row.state


# The list


async def test_home_leads_to_the_history_and_back(stage: Stage) -> None:
    async with stage.app() as pilot:
        await pilot.press("h")
        assert place_of(pilot) is Place.HISTORY
        assert "No attempt yet" in text_of(pilot)
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_attempts_are_listed_with_what_became_of_them(stage: Stage) -> None:
    stage.desk.play("s1")
    stage.desk.score("s1")
    stage.desk.clock.next_day()
    stage.desk.play("s2")
    async with stage.app() as pilot:
        await pilot.press("h")
        text = text_of(pilot)
    assert "2 of 2 attempts" in text
    assert re.search(r"Parking garage   locked\n +Sat 21 Nov   45-minute, senior   6:00 used   s2", text)
    assert re.search(r"hire   \d+ of 400 points\n +Fri 20 Nov   45-minute, senior   6:00 used   s1", text)


async def test_typing_filters_the_attempts(stage: Stage) -> None:
    stage.desk.play("s1")
    stage.desk.play("s2")
    discard(stage.desk.recorder, "s2")
    async with stage.app() as pilot:
        await pilot.press("h", *"garage lock")
        assert "1 of 2 attempts" in text_of(pilot)
        await pilot.press(*"xyz")
        assert "No attempt matches" in text_of(pilot)
        await pilot.press("enter")
        await pilot.press("escape")
        assert screen_of(pilot, HistoryScreen).query_one(Input).value == ""
        assert "2 of 2 attempts" in text_of(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18)])
async def test_every_line_of_the_history_fits(stage: Stage, size: tuple[int, int]) -> None:
    stage.desk.play()
    async with stage.app(size) as pilot:
        await pilot.press("h")
        assert "6:00 used   s1" in text_of(pilot)


# One attempt


async def test_an_attempt_opens_over_the_list_and_leads_back_to_it(stage: Stage) -> None:
    stage.desk.play("s1")
    stage.desk.play("s2")
    async with stage.app() as pilot:
        await pilot.press("h", "down", "enter")
        assert place_of(pilot) is Place.ATTEMPT
        await pilot.press("escape")
        assert screen_of(pilot, HistoryScreen).query_one("#listing", OptionList).highlighted == 1


async def test_a_scored_attempt_opens_at_its_verdict(stage: Stage) -> None:
    stage.desk.play()
    stage.desk.score()
    async with stage.app() as pilot:
        await pilot.press("h", "enter")
        await pilot.pause()
        assert screen_of(pilot, ResultScreen).query_one(Tabs).active == "verdict"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_answers_stand_with_their_line_numbers(stage: Stage, size: tuple[int, int]) -> None:
    stage.desk.play(texts={NOTES: "One.\n\nThree.", part("deep-dive/last-space"): "Mine."})
    async with stage.app(size) as pilot:
        text = await read(pilot)
    assert re.search(r"Requirements: Notes\n +1 One\.\n +2\n +3 Three\.", text)
    assert "Deep dive: The last space" in text


async def test_what_came_after_the_lock_stands_apart(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    mock = stage.desk.resume()
    mock.write(NOTES, "Scope. Later.")
    mock.leave()
    async with stage.app() as pilot:
        text = await read(pilot)
    assert text.index("not scored") < text.index("Scope. Later.")


async def test_the_transcript_tells_who_said_what_and_why(stage: Stage) -> None:
    mock = stage.desk.begin()
    stage.desk.pass_time(mock, 181)
    mock.lock()
    async with stage.app(LARGE) as pilot:
        text = await read(pilot, tab="transcript")
    assert "3:00  Interviewer: Two drivers tap the last space?" in text
    assert "because: 60% of requirements" in text
    assert "3:01  Locked" in text


@pytest.mark.parametrize("tab", ["answers", "transcript"])
async def test_hostile_text_is_shown_as_it_is(stage: Stage, tab: str) -> None:
    stage.problem = stage.desk.problem
    mock = stage.desk.begin()
    mock.write(NOTES, HOSTILE)
    mock.lock()
    async with stage.app(LARGE) as pilot:
        text = await read(pilot, tab=tab)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert tab != "answers" or SHOWN in text


async def test_levels_stand_with_the_lines_that_show_them(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "A space is never sold twice."})
    stage.desk.score(held={"no-double-booking"})
    async with stage.app(LARGE) as pilot:
        text = await read(pilot, tab="levels")
    assert "D1 ✓ ◆ States that a space is never sold twice." in text
    assert "D4 ✗ " in text


async def test_an_erased_attempt_says_so(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    stage.connection.execute("update event set payload = null where kind = 'parts-saved'")
    stage.desk.recorder.record(AnswersErased("s1"))
    async with stage.app() as pilot:
        text = await read(pilot)
    assert "was erased" in text
    assert "Scope." not in text


async def test_from_an_attempt_one_goes_on_where_it_stands(stage: Stage) -> None:
    stage.desk.play()
    async with stage.app() as pilot:
        await pilot.press("h", "enter", "g")
        await pilot.pause()
        screen_of(pilot, LockedScreen)
        await pilot.press("escape")
        assert place_of(pilot) is Place.HISTORY


async def test_a_locked_attempt_is_discarded_after_asking(stage: Stage) -> None:
    stage.desk.play()
    async with stage.app() as pilot:
        await pilot.press("h", "enter", "d")
        screen_of(pilot, ChoiceScreen)
        await pilot.press("escape")
        assert state_of(stage) is SessionState.LOCKED
        await pilot.press("d", "d")
        await pilot.pause()
        assert state_of(stage) is SessionState.DISCARDED
        assert "discarded" in text_of(pilot)
        await pilot.press("enter", "g")
        assert place_of(pilot) is Place.ATTEMPT


async def test_a_scored_attempt_says_how_its_text_is_erased(stage: Stage) -> None:
    stage.desk.play()
    stage.desk.score()
    async with stage.app() as pilot:
        await read(pilot, tab="verdict")
        await pilot.press("d")
        await pilot.pause()
        assert "`drill forget s1` erases its text" in told(pilot)
        assert state_of(stage) is SessionState.SCORED


# Markdown


async def test_an_attempt_is_copied_whole(stage: Stage) -> None:
    stage.desk.play(texts={NOTES: HOSTILE})
    async with stage.app() as pilot:
        await read(pilot)
        await pilot.press("c")
        assert pilot.app.clipboard.startswith("# Parking garage\n")
        assert HOSTILE in pilot.app.clipboard


async def test_an_attempt_is_written_to_a_file_and_its_place_is_told(stage: Stage, home: Path) -> None:
    stage.desk.play(texts={NOTES: "Scope."})
    async with stage.app() as pilot:
        await read(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert str(home / "exports" / "2026-11-20-parking-garage-s1.md") in told(pilot)
    assert "Scope." in (home / "exports" / "2026-11-20-parking-garage-s1.md").read_text()


async def test_a_file_that_cannot_be_written_is_told(stage: Stage, home: Path) -> None:
    stage.desk.play()
    (home / "exports").write_text("in the way")
    async with stage.app() as pilot:
        await read(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "cannot be written" in told(pilot)


# Two attempts


@pytest.fixture
def two(stage: Stage) -> Stage:
    """Two scored attempts, the second a day later and better."""
    stage.desk.play("s1", texts={NOTES: "Scope.\nSame."})
    stage.desk.score("s1", level=2)
    stage.desk.clock.next_day()
    stage.desk.play("s2", texts={NOTES: "Better scope.\nSame.", API: HOSTILE})
    stage.desk.score("s2", held={"no-double-booking"}, but={Dimension.D4: 2})
    return stage


async def page_end(pilot: "Pilot[None]") -> str:
    """The end of what is compared."""
    await pilot.press("v")
    await pilot.pause()
    await pilot.press("end")
    await pilot.pause()
    return text_of(pilot)


@pytest.mark.parametrize("session", ["s1", "s2"])
async def test_an_attempt_is_compared_with_the_one_before_it(two: Stage, session: str) -> None:
    async with two.app(LARGE) as pilot:
        await read(pilot, session, "verdict")
        await pilot.press("v")
        await pilot.pause()
        text = text_of(pilot)
    assert text.index("Fri 20 Nov") < text.index("Sat 21 Nov")
    assert re.search(r"D1 Title of D1 +2 +3 +\+1", text)
    assert re.search(r"D4 Title of D4 +2 +2\n", text)
    assert re.search(r"Requirements +1:00 +1:00", text)
    assert "+ gained D1 States that a space is never sold twice." in text
    assert "Nothing lost." in text


async def test_in_a_wide_window_the_texts_stand_side_by_side(two: Stage) -> None:
    async with two.app(LARGE) as pilot:
        await read(pilot, "s2", "verdict")
        text = await page_end(pilot)
    assert re.search(r"- Scope\. +\+ Better scope\.\n +Same\. +Same\.", text)


async def test_in_a_narrow_window_the_texts_stand_under_each_other(two: Stage) -> None:
    async with two.app(SMALL) as pilot:
        await read(pilot, "s2", "verdict")
        text = await page_end(pilot)
    assert re.search(r"- Scope\.[^\n]*\n +\+ Better scope\.[^\n]*\n +Same\.", text)
    assert f"+ {SHOWN}" in text


async def test_other_attempts_can_be_chosen_to_compare(two: Stage) -> None:
    two.desk.clock.next_day()
    two.desk.play("s3")
    async with two.app(LARGE) as pilot:
        await read(pilot, "s3")
        await pilot.press("v")
        await pilot.pause()
        assert "Evidence is compared where both attempts are scored." in text_of(pilot)
        for key, before, after in (("b", "Fri 20", "Sun 22"), ("b", "Sat 21", "Sun 22"), ("a", "Fri 20", "Sat 21")):
            await pilot.press(key)
            assert re.search(rf"before .*{before}.*\n.*after .*{after}", text_of(pilot)), key
        await pilot.press("escape")
        assert place_of(pilot) is Place.ATTEMPT


async def test_a_single_attempt_says_that_there_is_nothing_to_compare(stage: Stage) -> None:
    stage.desk.play()
    async with stage.app() as pilot:
        await read(pilot)
        await pilot.press("v")
        await pilot.pause()
        assert place_of(pilot) is Place.ATTEMPT
        assert "Play it again first." in told(pilot)
