"""A mock in line mode; each test talks with one by a script of lines and pauses."""

import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drill.cli.plain.conversation import LeavingError
from drill.cli.plain.mock import WORDS, End, PlainMock
from drill.cli.plain.writing import Surroundings
from drill.config import ClockDisplay, Config
from drill.domain.answers import DIAGRAM, Part
from drill.domain.events import MockBegun, StepEntered
from drill.domain.problem import Clarification, Probe
from drill.services.asking import SAY_SOMETHING, Asking
from drill.services.mock import MockInterview
from drill.services.probes import Probes
from drill.storage import journal, sessions
from drill.storage.database import open_for_writing
from drill.storage.sessions import SessionState
from tests.cli.plain.talking import Step, Talk
from tests.factories import a_problem, part
from tests.services.playing import NOTES, WORKSHEET, Desk, gaps, state_of

LOCK = (":lock", ":lock")
SIZE = Clarification("size", "Size", ("how many garages", "how big is it"), "About 400 garages.", (), important=True)
GATES = Clarification("gates", "Gates", ("how many gates",), "Two each.", ())


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    return Desk(database, problem=a_problem(clarifications=(SIZE, GATES)))


def play(desk: Desk, *steps: Step, is_terminal: bool = False, config: Config | None = None) -> tuple[Talk, End]:
    """Play a new mock to its end."""
    talk = Talk(desk.clock, *steps, is_terminal=is_terminal)
    looks = Surroundings(config or Config(), Path())
    return talk, PlainMock(desk.begin(), talk.conversation, looks).play()


def minutes(desk: Desk, count: int) -> list[Step]:
    """So many minutes, each with one look at the clock."""
    return [lambda: desk.clock.advance(60.0)] * count


def leave(desk: Desk, *steps: Step, mock: MockInterview | None = None) -> tuple[Talk, LeavingError]:
    """Play a mock until the script leaves it."""
    talk = Talk(desk.clock, *steps)
    played = PlainMock(mock or desk.begin(), talk.conversation, Surroundings(Config(), Path()))
    with talk.interruptions.noted(), pytest.raises(LeavingError) as left:
        played.play()
    return talk, left.value


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """Another user's desk with the same problem."""
    with closing(open_for_writing(tmp_path / "other.db", tmp_path / "other.lock")) as connection:
        yield Desk(connection, problem=desk.problem)


# Writing


def test_what_is_no_command_is_written_into_the_part_of_the_step(desk: Desk) -> None:
    play(desk, "first", "", "  second, indented", "::colon", *LOCK)
    assert desk.attempt().answers == {NOTES: "first\n\n  second, indented\n:colon"}


def test_each_step_opens_its_own_part_and_says_so(desk: Desk) -> None:
    talk, _ = play(desk, "mine", ":next", ":next", "POST /spaces", *LOCK)
    assert desk.attempt().answers[part("high-level-design/api")] == "POST /spaces"
    for told in ("Step 1 of 6: Requirements", "Step 3 of 6: High-level design", "You write in high-level-design/api"):
        assert told in talk.flowed


def test_any_part_is_reached_by_its_name_its_beginning_or_its_number(desk: Desk) -> None:
    parts = desk.begin("s0").parts()
    Desk.resume(desk, "s0").discard()
    number = str(parts.index(DIAGRAM) + 1)
    play(
        desk,
        *(":part deep-dive/gate", "by its name", ":part data", "by its short name"),
        *(":part trade", "by its beginning", f":part {number}", "client -> api", *LOCK),
    )
    answers = desk.attempt().answers
    assert {str(place): text for place, text in answers.items()} == {
        "deep-dive/gate": "by its name",
        "high-level-design/data": "by its short name",
        "trade-offs/decisions": "by its beginning",
        "high-level-design/diagram": "client -> api",
    }


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("nonsense", "There is no part nonsense."), ("notes", "Which one: "), ("99", "There is no part")],
)
def test_a_part_that_is_not_there_or_not_clear_is_asked_for_again(desk: Desk, wanted: str, told: str) -> None:
    talk, _ = play(desk, f":part {wanted}", "still here", *LOCK)
    assert told in talk.flowed
    assert desk.attempt().answers == {NOTES: "still here"}


def test_the_worksheet_tells_what_each_line_comes_to(desk: Desk) -> None:
    talk, _ = play(desk, ":next", "cars = 6 * 7", "no figure", "cars / 0", *LOCK)
    assert "\n= 42\nNot computed: division by zero.\n" in talk.said


def test_the_diagram_is_drawn_in_plain_signs(desk: Desk) -> None:
    talk, _ = play(desk, ":part diagram", "client -> api: HTTPS", ":draw", *LOCK)
    assert "| client +- HTTPS ->| api |" in talk.said
    assert talk.said.isascii()


def test_the_diagram_is_told_in_words(desk: Desk) -> None:
    talk, _ = play(desk, ":part diagram", "client -> api: HTTPS", "api -> db", ":draw words", ":draw well", *LOCK)
    assert "\n- client to api: HTTPS.\n- api to db.\n" in talk.said
    assert "There is no way to draw called well." in talk.flowed


def test_nothing_to_draw_is_said(desk: Desk) -> None:
    talk, _ = play(desk, ":draw", *LOCK)
    assert "There is nothing to draw in high-level-design/diagram." in talk.flowed


def test_a_line_is_shown_changed_and_taken_out_by_its_number(desk: Desk) -> None:
    talk, _ = play(desk, "one", "two", "three", ":edit 2 TWO", ":edit 1", ":show", ":edit 7 x", ":edit one", *LOCK)
    assert desk.attempt().answers == {NOTES: "TWO\nthree"}
    assert "\n  1 TWO\n  2 three\n" in talk.said
    assert "There is no line 7 here." in talk.said
    assert ":edit one names no line." in talk.said


def test_without_a_terminal_no_editor_is_opened(desk: Desk) -> None:
    talk, _ = play(desk, ":edit", *LOCK)
    assert "An editor needs a terminal." in talk.flowed


def test_on_a_terminal_the_editor_has_the_whole_part(desk: Desk, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ntr a-z A-Z < "$1" > "$1.new" && mv "$1.new" "$1"\n', encoding="ascii")
    editor.chmod(0o755)
    talk = Talk(desk.clock, "one", "two", ":edit", *LOCK, is_terminal=True)
    PlainMock(desk.begin(), talk.conversation, Surroundings(Config(editor=str(editor)), tmp_path)).play()
    assert desk.attempt().answers == {NOTES: "ONE\nTWO"}
    assert "requirements/notes has 2 lines of yours now." in talk.said


# Time and the interviewer


def test_the_interviewer_speaks_without_a_key_and_figures_stand_in_the_worksheet(desk: Desk) -> None:
    talk, _ = play(desk, 200, ":next", *LOCK)
    assert "\nInterviewer: Two drivers tap the last space?\n" in talk.said
    assert "Interviewer: Let us agree on these figures:\n  garages = 400\n  spaces = 600 spaces\n" in talk.said
    assert "This is written into estimation/worksheet." in talk.said


def test_time_is_told_on_request(desk: Desk) -> None:
    talk, _ = play(desk, 90, ":time", 240, ":time", *LOCK)
    assert "43:30 of 45:00 left. Requirements: 1:30 of 5:00 used." in talk.flowed
    assert "39:30 of 45:00 left. Requirements: 5:30 of 5:00 used, 0:30 over." in talk.flowed


def test_the_quarters_are_announced_once_each(desk: Desk) -> None:
    talk, _ = play(desk, *minutes(desk, 44), *LOCK)
    told = ("A quarter of the time is used. 33:00", "Half of the time is used. 22:00", "Three quarters of the time")
    assert [talk.flowed.count(each) for each in told] == [1, 1, 1]


def test_a_hidden_clock_announces_nothing_and_answers_all_the_same(desk: Desk) -> None:
    talk, _ = play(desk, *minutes(desk, 20), ":time", *LOCK, config=Config(clock=ClockDisplay.HIDDEN))
    assert "of the time is used" not in talk.flowed
    assert "45:00 of 45:00 left" not in talk.flowed
    assert "25:00 of 45:00 left." in talk.flowed


def test_the_clock_locks_without_a_key_and_what_was_typed_is_in_it(desk: Desk) -> None:
    talk, end = play(desk, "before the end", *minutes(desk, 50))
    assert end is End.LOCKED
    assert "The time is over: your answers are locked." in talk.said
    attempt = desk.attempt()
    assert attempt.session.locked_at == 46 * 60
    assert attempt.answers == {NOTES: "before the end"}


def test_time_passes_for_who_never_stops_typing(desk: Desk) -> None:
    talk, end = play(desk, *[(20.0, "a line")] * 150)
    assert end is End.LOCKED
    assert "Half of the time is used." in talk.said


def test_a_command_that_comes_after_the_end_is_not_obeyed(desk: Desk) -> None:
    _, end = play(desk, ":discard", (3000.0, ":discard"))
    assert end is End.LOCKED


def test_moving_on_is_taken_back_within_five_seconds_and_not_later(desk: Desk) -> None:
    talk, _ = play(desk, ":next", 3, ":undo", "in the notes", ":next", 6, ":undo", "6 * 7", *LOCK)
    assert desk.attempt().answers[NOTES] == "in the notes"
    assert desk.attempt().answers[WORKSHEET].endswith("\n\n6 * 7")
    assert "five seconds only" in talk.flowed


def test_after_the_last_step_only_the_lock_follows(desk: Desk) -> None:
    talk, _ = play(desk, *[":next"] * 6, *LOCK)
    assert "This is the last step. :lock ends the mock." in talk.flowed


def test_a_draft_is_on_disk_after_a_second(desk: Desk) -> None:
    drafts: list[dict[str, str]] = []
    leave(desk, "typed", 1.0, lambda: drafts.append(sessions.draft(desk.connection, "s1")))
    assert drafts == [{"requirements/notes": "typed"}]


def test_the_deep_dive_offers_hot_spots_and_a_number_chooses(desk: Desk) -> None:
    talk, _ = play(desk, *[":next"] * 3, ":dive 9", ":dive 2", "a gate has two lanes", ":dive own", ":dive", *LOCK)
    for told in (
        "1 last-space: How?",
        "There is no hot spot of this number.",
        "You take apart: gate.",
        "Nothing is chosen",
    ):
        assert told in talk.flowed
    assert desk.attempt().answers[part("deep-dive/gate")] == "a gate has two lanes"


def test_where_one_writes_is_told_last(desk: Desk) -> None:
    talk, _ = play(desk, *[":next"] * 3, lambda: None, *LOCK)
    offered, opened = (talk.flowed.index(told) for told in ("What do you take apart?", "You write in deep-dive/"))
    assert offered < opened


def test_a_hot_spot_of_ones_own_has_its_own_part(desk: Desk) -> None:
    talk, _ = play(desk, *[":next"] * 3, ":dive 1 own Payment at the gate", ":part own", "mine", *LOCK)
    assert "You take apart: last-space and Payment at the gate." in talk.flowed
    assert "You write in deep-dive/own (Deep dive: Payment at the gate)." in talk.flowed
    assert desk.attempt().answers[part("deep-dive/own")] == "mine"


# Asking


def test_a_question_is_answered_and_the_answer_stands_in_the_part(desk: Desk) -> None:
    talk, _ = play(desk, ":ask how many garages are there", "mine", *LOCK)
    assert "\nInterviewer: About 400 garages.\nThis is written into requirements/notes.\n" in talk.said
    assert desk.attempt().answers[NOTES] == ("> You asked: how many garages are there\n> About 400 garages.\n\nmine")


def test_of_the_topics_that_are_offered_a_number_chooses_one(desk: Desk) -> None:
    reply = Asking(desk.begin("s0")).ask("how many")
    assert [topic.topic for topic in reply.topics]
    desk.resume("s0").discard()
    talk, _ = play(desk, ":ask how many", "a line in between", ":ask 1", *LOCK)
    assert f":ask 1 for {reply.topics[0].topic}" in talk.said
    assert f"> {reply.topics[0].answer}" in desk.attempt().answers[NOTES]


def test_a_number_without_topics_on_offer_is_no_question(desk: Desk) -> None:
    talk, _ = play(desk, ":ask 1", ":ask how many", ":ask 0", ":ask 9", *LOCK)
    assert talk.said.count("No topic of this number is on offer.") == 3
    assert len(desk.attempt().session.said) == 1


@pytest.mark.parametrize(
    "question", ["", "\N{SYMBOL FOR ESCAPE}[2J\N{SYMBOL FOR NULL}", "why " * 2500, "?!?!", "🚗" * 40]
)
def test_a_hostile_question_gets_a_calm_answer(desk: Desk, question: str) -> None:
    talk, _ = play(desk, f":ask {question}", "goes on", *LOCK)
    assert talk.said.count("Interviewer: ") == 1
    assert desk.attempt().answers[NOTES].endswith("goes on")
    assert (SAY_SOMETHING in talk.flowed) is (question == "")


def test_a_question_of_the_interviewer_is_answered_put_off_and_dismissed(desk: Desk) -> None:
    talk, _ = play(desk, 200, ":questions", ":later", ":answer", "a lease", ":dismiss", ":questions", *LOCK)
    assert "1 3:00 Two drivers tap the last space? (open)" in talk.flowed
    assert "Put off: it is said once more in a while." in talk.said
    assert desk.attempt().answers[NOTES] == "> Two drivers tap the last space?\n\na lease"
    assert "No question of the interviewer is open." in talk.flowed
    assert Probes(desk.resume()).open == ()


def test_the_number_of_a_question_stays_whatever_is_said_and_answered_later(database: sqlite3.Connection) -> None:
    probes = tuple(Probe(f"p{tenths}", tenths / 10, f"Question {tenths}?") for tenths in (1, 4, 8))
    problem = a_problem()
    desk = Desk(database, problem=replace(problem, requirements=replace(problem.requirements, probes=probes)))
    talk, _ = play(desk, 150, ":questions", ":answer 1", 120, ":later 2", ":questions", ":answer 2", *LOCK)
    for told in ("2 2:00 Question 4? (open) 1 0:30 Question 1? (open)", "3 4:00 Question 8? (open) 2 2:00 Question 4?"):
        assert told in talk.flowed
    assert desk.attempt().answers[NOTES] == "> Question 1?\n\n> Question 4?\n\n"
    assert [told.strip()[:11] for told in talk.flowed.split("The question was:")[1:]] == [
        "Question 1?",
        "Question 4?",
        "Question 4?",
    ]


# Leaving


def test_quitting_keeps_the_mock_and_its_clock(desk: Desk) -> None:
    _, left = leave(desk, "kept", 30, ":quit")
    assert (left.code, left.reason) == (0, "")
    assert state_of(desk) is SessionState.RUNNING
    desk.clock.advance(500)
    again = desk.resume()
    assert again.answers == {NOTES: "kept"}
    assert again.elapsed == 30


def test_the_end_of_the_input_is_like_quitting_and_says_so(desk: Desk) -> None:
    _, left = leave(desk, "kept")
    assert (left.code, left.reason) == (0, "The input has ended.")
    assert desk.resume().answers == {NOTES: "kept"}


@pytest.mark.parametrize(
    ("number", "is_heard"), [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGHUP, False)]
)
def test_a_signal_ends_it_and_keeps_what_was_typed(desk: Desk, number: signal.Signals, is_heard: bool) -> None:
    _, left = leave(desk, "kept", lambda: signal.raise_signal(number), "never read")
    assert (left.code, left.is_heard) == (128 + number, is_heard)
    assert desk.resume().answers == {NOTES: "kept"}


def test_a_stop_of_the_process_is_a_gap(desk: Desk) -> None:
    def stop() -> None:
        desk.clock.advance(700)
        signal.raise_signal(signal.SIGCONT)

    mock = desk.begin()
    leave(desk, 5, stop, 5, mock=mock)
    assert [seconds for seconds in gaps(desk) if seconds] == [700.0]
    assert mock.elapsed == 10.0


def test_a_command_after_a_stop_comes_when_it_was_typed(desk: Desk) -> None:
    def stop() -> None:
        desk.clock.advance(700)
        signal.raise_signal(signal.SIGCONT)

    leave(desk, 5, stop, ":next", ":quit")
    assert [fact.elapsed for fact in desk.facts(StepEntered) if isinstance(fact, StepEntered)] == [5.0]


def test_a_failure_to_save_is_told_once_and_what_was_typed_is_saved_later(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(before: str, after: str) -> None:
        desk.connection.execute(f"alter table {before} rename to {after}")

    leave(desk, lambda: rename("draft", "gone"), "typed", 5, ":time", 5, lambda: rename("gone", "draft"), 1, ":quit")
    assert capsys.readouterr().err.count("drill: Saving failed: ") == 1
    assert desk.resume().answers == {NOTES: "typed"}


def test_a_mock_is_thrown_away_only_when_that_is_said_twice(desk: Desk) -> None:
    talk, end = play(desk, ":discard", "a line in between", ":discard", ":discard")
    assert end is End.DISCARDED
    assert talk.said.count(":discard once more") == 2
    assert state_of(desk) is SessionState.DISCARDED


def test_what_is_written_after_the_lock_is_kept_apart(desk: Desk) -> None:
    play(desk, "scored", *LOCK)
    talk, _ = leave(desk, ":next", ":lock", ":ask how big is it", "not scored", ":time", mock=desk.resume())
    attempt = desk.attempt()
    assert (attempt.answers, attempt.afterword) == ({NOTES: "scored"}, {NOTES: "scored\nnot scored"})
    assert talk.said.count("This is after the lock: write on, or :quit.") == 2
    assert "nobody answers any more" in talk.flowed


# The same as everywhere


def test_every_command_that_help_names_is_known(desk: Desk) -> None:
    ending = ("quit", "discard", "lock", "next", "edit")
    talk, _ = play(desk, *(f":{word.name}" for word in WORDS if word.name not in ending), ":nonsense", *LOCK)
    assert all(f"\n{word}: " in talk.said for word in WORDS)
    assert talk.said.count("There is no command") == 1
    assert "There is no command :nonsense here. :help lists them. Nothing was written." in talk.flowed


def test_but_for_prompts_a_terminal_and_a_pipe_get_the_same(desk: Desk, other: Desk) -> None:
    steps: tuple[Step, ...] = ("a", ":ask how big is it", 200, ":next", "6 * 7", ":time", 100, *LOCK)
    piped, _ = play(desk, *steps)
    on_terminal, _ = play(other, *steps, is_terminal=True)
    assert "requirements/notes> \nInterviewer: Two drivers" in on_terminal.said
    unprompted = re.sub(r"[a-z-]+/[a-z-]+> ", "", on_terminal.said)
    assert [line for line in unprompted.split("\n") if line] == [line for line in piped.said.split("\n") if line]


def test_the_events_are_those_of_the_same_mock_played_through_the_services(desk: Desk, other: Desk) -> None:
    play(
        desk,
        *("out: payment", 200, ":ask how many garages are there", ":answer", "a lease of a minute", 5, ":next"),
        *("cars = 6 * 7", 100, ":next", 2, ":undo", ":part diagram", "client -> api", 400, *LOCK),
    )
    play_the_same(other)
    assert facts(other) == facts(desk)
    assert len(facts(desk)) > 12


def play_the_same(desk: Desk) -> None:
    """What the script of the test above does, without its lines."""
    mock = desk.begin()
    asking, probes = Asking(mock), Probes(mock)
    mock.write(NOTES, "out: payment")
    desk.pass_time(mock, 200)
    asking.ask("how many garages are there", NOTES)
    probes.answer(probes.open[-1], NOTES)
    add(mock, NOTES, "a lease of a minute")
    desk.pass_time(mock, 5)
    mock.next_step()
    mock.tick()
    add(mock, WORKSHEET, "cars = 6 * 7")
    desk.pass_time(mock, 100)
    mock.next_step()
    mock.tick()
    desk.pass_time(mock, 2)
    mock.undo_next()
    mock.write(DIAGRAM, "client -> api")
    desk.pass_time(mock, 400)
    mock.lock()


def add(mock: MockInterview, place: Part, line: str) -> None:
    mock.write(place, f"{mock.answers[place]}{line}")


def facts(desk: Desk) -> list[object]:
    return [event.fact for event in journal.read(desk.connection) if not isinstance(event.fact, MockBegun)]
