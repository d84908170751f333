"""Study mode, driven by keys."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from drill.domain.events import GapAnswered, GapJudged, HintTaken, StepRevealed, StudyWritten
from drill.domain.problem import Problem
from drill.domain.study.judging import BoxCheck, FigureCheck
from drill.domain.study.stage import Judge, Stage
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.services.completion import Completion
from drill.storage import sessions
from drill.tui.app import Start
from drill.tui.commands import Place
from drill.tui.messages import OpenStage, OpenStudy
from drill.tui.screens.cold import ColdScreen
from drill.tui.screens.completion import CompletionScreen
from drill.tui.screens.study import StudyScreen
from drill.tui.screens.walkthrough import WalkthroughScreen
from tests.factories import part, problem, rubric, with_exemplars
from tests.services.playing import Desk
from tests.services.studying import complete, walk
from tests.tui.hostile import CONTROLS
from tests.tui.stage import LARGE, SMALL, flowed, place_of, screen_of, text_of, told
from tests.tui.stage import Stage as Theatre

TINY = (60, 18)


@pytest.fixture
def stage(stage: Theatre) -> Theatre:
    """A stage whose problem has answers at every level."""
    return replace(stage, problem=with_exemplars(problem()))


async def open_stage(pilot: "Pilot[None]", stage: Stage) -> None:
    pilot.app.post_message(OpenStage("parking-garage", stage))
    await pilot.pause()
    await pilot.pause()


def ready_for(desk: Desk, check: type[FigureCheck] | type[BoxCheck]) -> Completion:
    """A completion whose next gap is checked in this way."""
    run = complete(desk)
    for gap in run.gaps:
        if isinstance(gap.check, check):
            break
        run.answer(gap, "")
        if gap.check is None:
            run.judge(gap, True)
    return run


# The start


async def test_the_start_suggests_a_stage_and_says_why(stage: Theatre) -> None:
    async with stage.at(Place.STUDY) as pilot:
        text = text_of(pilot)
        assert "Suggested: Walkthrough" in text
        assert "This pattern is new to you" in text
        assert "marks a later mock" in text
        assert "▸ Walkthrough" in text
        assert "Drivers reserve a space" in text
        assert screen_of(pilot, StudyScreen).stages.highlighted == 0


async def test_any_stage_can_be_taken_whatever_is_suggested(stage: Theatre) -> None:
    for keys, place in (((), Place.WALKTHROUGH), (("down",), Place.COMPLETION), (("down", "down"), Place.COLD)):
        async with stage.app() as pilot:
            pilot.app.post_message(OpenStudy("parking-garage"))
            await pilot.pause()
            await pilot.press("home", *keys, "enter")
            await pilot.pause()
            assert place_of(pilot) is place


async def test_a_mock_stands_at_the_end_of_the_list(stage: Theatre) -> None:
    async with stage.at(Place.STUDY) as pilot:
        await pilot.press("end", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.SETUP
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_the_start_shows_what_was_done_since(stage: Theatre) -> None:
    async with stage.at(Place.STUDY) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.press("escape")
        await pilot.pause()
        assert place_of(pilot) is Place.STUDY
        assert "under way: 1 of" in text_of(pilot)


async def test_the_stage_that_was_left_is_marked_whatever_is_suggested(stage: Theatre) -> None:
    complete(stage.desk)
    async with stage.at(Place.STUDY) as pilot:
        assert "Suggested: Walkthrough" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.COMPLETION


async def test_the_problems_and_home_lead_here(stage: Theatre) -> None:
    async with stage.at(Place.PROBLEMS) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert place_of(pilot) is Place.STUDY
        await pilot.press("escape")
        assert place_of(pilot) is Place.PROBLEMS
        await pilot.press("escape")
        await pilot.press("y")
        await pilot.pause()
        assert place_of(pilot) is Place.STUDY


async def test_a_problem_whose_mock_runs_stays_closed(stage: Theatre) -> None:
    stage.desk.begin()
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.WALKTHROUGH)
        assert place_of(pilot) is Place.HOME
        assert "A mock of this problem is running." in told(pilot)


# The walkthrough


async def test_a_step_asks_first_and_tells_on_enter(stage: Theatre) -> None:
    async with stage.at(Place.WALKTHROUGH) as pilot:
        assert "What would you ask before drawing anything?" in text_of(pilot)
        assert "About 400 garages" not in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "About 400 garages" in text_of(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "2 of " in text_of(pilot)
        assert "Reserve a space" not in text_of(pilot)


async def test_one_looks_back_and_forward_but_not_ahead(stage: Theatre) -> None:
    async with stage.at(Place.WALKTHROUGH) as pilot:
        await pilot.press("enter", "enter")
        await pilot.press("left")
        await pilot.pause()
        assert "About 400 garages" in text_of(pilot)
        await pilot.press("left", "right", "right")
        await pilot.pause()
        assert "Think first" in told(pilot)
        assert "   2 of " in text_of(pilot)
        assert len(stage.desk.facts(StepRevealed)) == 1


async def test_a_drawing_that_is_seen_can_be_asked(stage: Theatre) -> None:
    run = walk(stage.desk)
    ids = [step.id for step in run.steps]
    for step in run.steps[: ids.index("high-level-design/paths")]:
        run.reveal(step)
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.WALKTHROUGH)
        assert "Gateway" in text_of(pilot)
        assert "Ask the drawing" in text_of(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert place_of(pilot) is Place.DRAWING
        assert "the author's drawing" in text_of(pilot)
        assert "Reference" not in text_of(pilot)
        await pilot.press("escape", "left")
        await pilot.pause()
        assert "Ask the drawing" not in text_of(pilot)
        await pilot.press("a")
        assert place_of(pilot) is Place.WALKTHROUGH


async def test_after_the_last_step_one_is_back(stage: Theatre) -> None:
    run = walk(stage.desk)
    for step in run.steps[:-1]:
        run.reveal(step)
    async with stage.at(Place.WALKTHROUGH) as pilot:
        assert "Pitfalls" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "A lock held while the driver pays" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME


async def test_what_is_revealed_is_scrolled_into_sight(stage: Theatre) -> None:
    drawn = stage.problem
    long = replace(drawn, brief="\n\n".join(f"Paragraph {number}." for number in range(40)))
    async with replace(stage, problem=long).at(Place.WALKTHROUGH) as pilot:
        assert "Paragraph 0." in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "About 400 garages" in text_of(pilot)


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE], ids=["60x18", "80x24", "140x40"])
async def test_every_step_is_shown_at_every_size(stage: Theatre, size: tuple[int, int]) -> None:
    async with stage.at(Place.WALKTHROUGH, size) as pilot:
        screen = screen_of(pilot, WalkthroughScreen)
        for step in screen.run.steps:
            await pilot.pause()
            assert flowed(step.think[:20]) in flowed(text_of(pilot))
            await pilot.press("enter", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME


async def test_the_phases_stand_beside_it_on_a_wide_terminal(stage: Theatre) -> None:
    async with stage.at(Place.WALKTHROUGH, LARGE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "▸ Requirements        1 of 5" in text_of(pilot)
        assert "  Estimation          0 of 3" in text_of(pilot)


async def test_a_drawing_follows_the_terminal(stage: Theatre) -> None:
    run = walk(stage.desk)
    ids = [step.id for step in run.steps]
    for step in run.steps[: ids.index("high-level-design/paths")]:
        run.reveal(step)
    async with stage.app(LARGE) as pilot:
        await open_stage(pilot, Stage.WALKTHROUGH)
        await pilot.resize_terminal(*TINY)
        await pilot.pause()
        page = screen_of(pilot, WalkthroughScreen).page
        assert page.virtual_size.width <= page.size.width


# The completion


async def test_an_own_answer_stands_beside_what_its_author_wrote_until_it_is_judged(stage: Theatre) -> None:
    async with stage.at(Place.COMPLETION) as pilot:
        assert "Name a requirement that is missing from this list." in text_of(pilot)
        await pilot.press("enter")
        assert "Type your answer first" in told(pilot)
        await pilot.press(*"drive out", "enter")
        await pilot.pause()
        assert "Yours   drive out" in text_of(pilot)
        assert "Did you have it?" in text_of(pilot)
        await pilot.press("enter")
        assert "Press y or n" in told(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "2 of " in text_of(pilot)
    (judged,) = stage.desk.facts(GapJudged)
    assert isinstance(judged, GapJudged)
    assert (judged.phase, judged.judge, judged.right) == (Phase.REQUIREMENTS, Judge.OWN, True)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("56/s", "✓ Right."),
        ("peak(garages * spaces * turnover, 5)", "✓ Right."),
        ("190/s", "≈ Close."),
        ("11.1 /s", "It looks like average for peak."),
        ("9000 /s", "✗ Not right."),
    ],
)
async def test_a_figure_is_marked_at_once(stage: Theatre, typed: str, shown: str) -> None:
    ready_for(stage.desk, FigureCheck)
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.COMPLETION)
        screen_of(pilot, CompletionScreen).answer_line.value = typed
        await pilot.pause()
        assert "= " in text_of(pilot).splitlines()[-2]
        await pilot.press("enter")
        await pilot.pause()
        assert shown in text_of(pilot)
        assert "One primary is enough." in text_of(pilot)


async def test_what_is_no_figure_is_said_below_the_line_and_not_marked(stage: Theatre) -> None:
    ready_for(stage.desk, FigureCheck)
    before = len(stage.desk.facts(GapAnswered))
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.COMPLETION)
        await pilot.press(*"56 GB", "enter")
        await pilot.pause()
        assert "is asked for" in text_of(pilot)
        assert screen_of(pilot, CompletionScreen).answer_line.has_focus
    assert len(stage.desk.facts(GapAnswered)) == before


async def test_a_box_has_no_name_until_it_is_told_and_a_synonym_may_be_counted(stage: Theatre) -> None:
    run = ready_for(stage.desk, BoxCheck)
    gap = run.gaps[run.place()]
    assert isinstance(gap.check, BoxCheck)
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.COMPLETION)
        assert "?1" in text_of(pilot)
        assert gap.check.answer not in text_of(pilot)
        await pilot.press(*"zebra", "enter")
        await pilot.pause()
        assert "✗ Not right." in text_of(pilot)
        assert gap.check.answer in text_of(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert "You counted it as right." in text_of(pilot)
    *_, last = stage.desk.facts(GapJudged)
    assert isinstance(last, GapJudged)
    assert (last.judge, last.right) == (Judge.OWN, True)


async def test_three_hints_are_read_one_after_the_other(stage: Theatre) -> None:
    async with stage.at(Place.COMPLETION) as pilot:
        for number, hint in enumerate(stage.problem.requirements.hints, start=1):
            assert hint not in text_of(pilot)
            await pilot.press("f6")
            await pilot.pause()
            assert f"Hint {number}  {hint}" in text_of(pilot)
        await pilot.press("f6")
        assert "There is no other hint" in told(pilot)
    assert len(stage.desk.facts(HintTaken)) == 3


async def test_what_is_typed_is_on_disk_within_a_second_and_stands_there_again(stage: Theatre) -> None:
    async with stage.at(Place.COMPLETION) as pilot:
        await pilot.press(*"half")
        screen = screen_of(pilot, CompletionScreen)
        screen.save()
        assert sessions.draft(stage.connection, screen.run.record.id) == {"requirements/functional": "half"}
        await pilot.press("escape")
        await open_stage(pilot, Stage.COMPLETION)
        assert screen_of(pilot, CompletionScreen).answer_line.value == "half"


async def test_leaving_drill_keeps_the_last_letters(stage: Theatre) -> None:
    async with stage.at(Place.COMPLETION) as pilot:
        study = screen_of(pilot, CompletionScreen).run.record.id
        await pilot.press(*"last", "ctrl+q")
        await pilot.pause()
    assert sessions.draft(stage.connection, study) == {"requirements/functional": "last"}


async def test_the_end_tells_how_it_went(stage: Theatre) -> None:
    run = complete(stage.desk)
    for gap in run.gaps[:-1]:
        run.answer(gap, gap.check.answer if gap.check else "")
        if gap.check is None:
            run.judge(gap, False)
    async with stage.app() as pilot:
        await open_stage(pilot, Stage.COMPLETION)
        await pilot.press("f2", "y")
        await pilot.pause()
        computed = sum(gap.check is not None for gap in run.gaps)
        assert f"{computed + 1} of {len(run.gaps)} gaps filled rightly." in text_of(pilot)
        assert "by your own word" in text_of(pilot)
        await pilot.press("f3")
        await pilot.pause()
        assert "You counted it as right." in text_of(pilot)
        await pilot.press("f4", "enter")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME


async def test_one_looks_back_at_the_gaps_with_their_answers(stage: Theatre) -> None:
    async with stage.at(Place.COMPLETION) as pilot:
        await pilot.press(*"drive out", "enter", "n")
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        assert "Yours   drive out" in text_of(pilot)
        assert "You say it was not there." in text_of(pilot)
        await pilot.press("f4", "f4")
        await pilot.pause()
        assert screen_of(pilot, CompletionScreen).query_one(Input).has_focus


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE], ids=["60x18", "80x24", "140x40"])
async def test_a_whole_completion_at_every_size(stage: Theatre, size: tuple[int, int]) -> None:
    async with stage.at(Place.COMPLETION, size) as pilot:
        screen = screen_of(pilot, CompletionScreen)
        for gap in screen.run.gaps:
            await pilot.press("f2")
            await pilot.press("enter" if gap.check is not None else "y")
        await pilot.pause()
        assert "filled rightly" in text_of(pilot)


# The cold attempt


async def test_a_phase_is_written_and_then_compared(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        assert "Settle what to build." in text_of(pilot)
        await pilot.press(*"Reserve.")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.pause()
        assert "Requirements: the reference" in text_of(pilot)
        assert "About 400 garages" in text_of(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "Reserve." in text_of(pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "authored answer 1 of 3" in text_of(pilot)
        assert "An answer to requirements." in text_of(pilot)
        await pilot.press("left", "f2")
        await pilot.pause()
        assert "Estimation   2 of 5" in text_of(pilot)
    (written,) = stage.desk.facts(StudyWritten)
    assert isinstance(written, StudyWritten)
    assert written.parts == {"requirements/notes": "Reserve."}


async def test_both_answers_stand_side_by_side_on_a_wide_terminal(stage: Theatre) -> None:
    async with stage.at(Place.COLD, LARGE) as pilot:
        await pilot.press(*"Mine.")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.pause()
        assert "Mine." in text_of(pilot)
        assert "About 400 garages" in text_of(pilot)


async def test_the_arrow_and_tab_keys_belong_to_the_editor_while_one_writes(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        await pilot.press(*"ac", "left", "b")
        screen = screen_of(pilot, ColdScreen)
        assert screen.editors.editor(part("requirements/notes")).text == "abc"
        assert not screen.is_reading


async def test_the_latest_hint_stands_above_the_editor_and_the_brief_has_all(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        assert "F6 hint (3 left)" in text_of(pilot)
        await pilot.press("f6")
        await pilot.pause()
        assert "Hint 1  Who drives in?" in text_of(pilot)
        assert "F6 hint (2 left)" in text_of(pilot)
        await pilot.press("f6", "f6", "f6")
        await pilot.pause()
        assert "There is no other hint" in told(pilot)
        assert "Hint 3  Name the promise" in text_of(pilot)
        await pilot.press("f7")
        await pilot.pause()
        for text in ("Drivers reserve a space", "Settle what to build.", "Hint 1", "Hint 2", "Hint 3"):
            assert text in text_of(pilot)


async def test_what_is_written_is_kept_when_one_leaves(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        await pilot.press(*"Kept.")
        await pilot.press("escape", "q")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME
        await open_stage(pilot, Stage.COLD)
        assert "Kept." in text_of(pilot)


async def test_leaving_drill_asks_the_attempt_first_and_keeps_it(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        study = screen_of(pilot, ColdScreen).run.record.id
        await pilot.press(*"Kept.")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert place_of(pilot) is Place.HOME
    assert sessions.draft(stage.connection, study) == {"requirements/notes": "Kept."}


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE], ids=["60x18", "80x24", "140x40"])
async def test_a_whole_attempt_at_every_size(stage: Theatre, size: tuple[int, int]) -> None:
    async with stage.at(Place.COLD, size) as pilot:
        for phase in CORE_PHASES:
            await pilot.press("f2")
            await pilot.pause()
            assert phase.label in text_of(pilot)
            await pilot.press("right", "f2")
            await pilot.pause()
        assert place_of(pilot) is Place.HOME


async def test_the_drawing_of_the_attempt_has_its_keys(stage: Theatre) -> None:
    async with stage.at(Place.COLD) as pilot:
        await pilot.press("f2", "f2", "f2", "f2")
        await pilot.pause()
        await pilot.press("f4", "f4")
        await pilot.press(*"a -> b")
        await pilot.press("f11")
        await pilot.pause()
        assert screen_of(pilot, ColdScreen).has_class("-room-for-editor")


# Starting from the command line, and texts that nobody should trust


async def test_the_command_line_leads_to_the_stages(stage: Theatre) -> None:
    async with stage.app(start=Start.STUDY) as pilot:
        await pilot.pause()
        assert place_of(pilot) is Place.STUDY


def hostile(text: str) -> Problem:
    """A problem whose requirements hold a text that a terminal would obey."""
    drawn = with_exemplars(problem())
    items = (f"Reserve {text}", f"Drive {text}")
    return replace(drawn, requirements=replace(drawn.requirements, functional=items, reference=text))


async def test_an_answer_with_control_characters_is_shown_as_symbols(stage: Theatre) -> None:
    nasty = "".join(CONTROLS)
    run = complete(stage.desk)
    run.answer(run.gaps[0], nasty)
    async with stage.app(LARGE) as pilot:
        await open_stage(pilot, Stage.COMPLETION)
        text = text_of(pilot)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "␛" in text


async def test_markup_of_a_pack_is_shown_and_never_obeyed(stage: Theatre) -> None:
    piece = "[@click=app.quit]x[/]"
    async with Theatre(stage.connection, stage.home, hostile(piece), rubric()).at(Place.WALKTHROUGH) as pilot:
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert flowed(f"Reserve {piece}") in flowed(text_of(pilot))


async def test_a_hint_that_shows_nothing_ends_no_screen(stage: Theatre) -> None:
    drawn = stage.problem
    bare = replace(drawn, requirements=replace(drawn.requirements, hints=("[a]: b", "", "[/red]")))
    for place in (Place.COMPLETION, Place.COLD):
        async with replace(stage, problem=bare).at(place) as pilot:
            await pilot.press("f6", "f6", "f6")
            await pilot.pause()
            assert "Hint 3  [/red]" in text_of(pilot)
