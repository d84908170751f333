import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drill.cli import run
from drill.content.library import Exercises
from drill.domain.events import AnswerGraded, PartnerScored
from drill.domain.vocabulary import Dimension, Rating
from drill.errors import ExitCode
from drill.services.gym import GymSitting
from drill.services.history import discard
from drill.storage.database import open_for_writing
from tests.factories import FakeClock, family
from tests.services.playing import NOTES, Desk

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
HOSTILE = "\x1b]0;title\x07 [bold]x[/] \u202e```\n# no heading"

Run = Callable[..., str]


@pytest.fixture
def desk(home: Path) -> Desk:
    """A database that drill itself will find, held open for writing as by a running app."""
    return Desk(open_for_writing(home / "drill.db", home / "drill.lock"))


@pytest.fixture
def drill(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that must succeed, and gives what it printed."""

    def run_command(*words: str, clock: FakeClock | None = None) -> str:
        capsys.readouterr()
        assert run(words, clock or FakeClock()) == ExitCode.OK, capsys.readouterr().err
        return capsys.readouterr().out

    return run_command


def scored(desk: Desk, level: int = 3) -> None:
    """A mock, scored on its evening; the next evening has come."""
    desk.play(texts={NOTES: "Scope."})
    desk.score(held={"d1-must"}, level=level)
    desk.clock.next_day()


# history


def test_before_the_first_attempt_the_history_says_how_to_begin(drill: Run, home: Path) -> None:
    assert "drill mock" in drill("history")
    assert not home.exists()


def test_the_history_has_a_line_for_each_attempt_with_its_id(desk: Desk, drill: Run) -> None:
    scored(desk)
    desk.play("s2")
    discard(desk.recorder, "s2")
    first, second = drill("history").splitlines()
    assert first.split() == ["s2", "2026-11-21", "parking-garage", "45-minute", "senior", "6:00", "discarded"]
    assert second.split()[:2] == ["s1", "2026-11-20"]
    assert second.endswith("of 400")
    assert first.index("2026") == second.index("2026")


def test_the_history_is_json_for_scripts(desk: Desk, drill: Run) -> None:
    desk.play("s2")
    (row,) = json.loads(drill("history", "--json"))
    assert (row["id"], row["state"], row["seconds"], row["verdict"]) == ("s2", "locked", 360.0, None)


# show


def test_an_attempt_is_shown_by_the_beginning_of_its_id(desk: Desk, drill: Run) -> None:
    desk.play("abc123", texts={NOTES: "A space is never sold twice."})
    text = drill("show", "abc")
    assert text.startswith("# Parking garage\n")
    assert "A space is never sold twice." in text


def test_a_text_that_a_terminal_would_obey_is_shown_as_symbols(desk: Desk, drill: Run) -> None:
    desk.play(texts={NOTES: HOSTILE})
    text = drill("show", "s1")
    assert "␛]0;title␇ [bold]x[/] ⟨U+202E⟩```" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_a_problem_is_shown_without_giving_anything_away(desk: Desk, drill: Run) -> None:
    text = drill("show", "url-shortener")
    assert text.startswith("URL shortener (url-shortener)\neasy; patterns: ")
    assert "Not tried yet." in text
    assert "reference" not in text.lower()
    assert "allocator" not in text.lower()


def test_a_problem_is_shown_with_its_last_attempts(desk: Desk, drill: Run) -> None:
    desk.problem = replace(desk.problem, id="url-shortener")
    desk.play()
    assert "  s1  2026-11-20  url-shortener" in drill("show", "url-shortener")


@pytest.mark.parametrize("words", [("show", "nothing"), ("show", "a")])
def test_an_id_that_names_nothing_or_too_much_is_refused(
    desk: Desk, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    desk.play("a1")
    desk.play("a2")
    assert run(words, FakeClock()) == ExitCode.USAGE
    assert "a" in capsys.readouterr().err


def test_nothing_can_be_shown_before_the_first_attempt(home: Path) -> None:
    assert run(["show", "a"], FakeClock()) == ExitCode.USAGE
    assert not home.exists()


# stats


def test_there_are_statistics_before_the_first_attempt(drill: Run, home: Path) -> None:
    text = drill("stats")
    assert "Attempts: none yet" in text
    assert "Recall: no card" in text
    assert not home.exists()


def test_statistics_are_aligned_text(desk: Desk, drill: Run) -> None:
    scored(desk)
    text = drill("stats", clock=desk.clock)
    assert "Attempts: 1 scored" in text
    assert re.search(r"^  D1  3$", text, re.MULTILINE)
    assert re.search(r"^  Requirements +1:00 of +5:00  mean of 1$", text, re.MULTILINE)
    assert re.search(r"^  Sat 21 Nov +0 reviews +10 new +0 to practise$", text, re.MULTILINE)
    assert "  1 of 1  D1  parking-garage  Shows d1-may." in text


def test_nothing_is_ever_coloured(desk: Desk, drill: Run) -> None:
    scored(desk)
    assert "\x1b" not in "".join(drill(*words) for words in (["history"], ["stats"], ["show", "s1"]))


def test_looking_back_writes_nothing(desk: Desk, drill: Run, home: Path) -> None:
    scored(desk)
    before = (home / "drill.db").read_bytes()
    for words in (["history"], ["stats"], ["show", "s1"], ["show", "url-shortener"]):
        drill(*words)
    assert (home / "drill.db").read_bytes() == before


# What docs/json.md promises


def shape(value: object) -> object:
    """The fields of JSON data and the kinds of their values; a list has the shapes of its entries."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value[:1]]
    return type(value).__name__


def documented(command: str) -> object:
    section = DOCS.read_text(encoding="utf-8").split(f"## `drill {command} --json`")[1]
    match = re.search(r"```json\n(.*?)```", section, re.DOTALL)
    assert match is not None
    return json.loads(match.group(1))


@pytest.fixture
def practised(desk: Desk) -> Desk:
    """A scored mock whose cards and practice are due, with one review and one task of the gym."""
    scored(desk, level=2)
    desk.recorder.record(PartnerScored("s1", "Ann", {Dimension.D1: 1}))
    desk.recorder.record(*(AnswerGraded(f"p/{n}", Dimension.D1, n % 4 + 1, n % 3 + 1, first=True) for n in range(60)))
    desk.sit().rate(Rating.GOOD)
    gym = GymSitting(desk.recorder, Exercises((family(),)), seed=0)
    assert gym.current is not None
    gym.answer(str(gym.current.right))
    desk.clock.next_day(2)
    return desk


@pytest.mark.parametrize("command", ["history", "stats", "due", "problems"])
def test_json_has_the_documented_shape(command: str, practised: Desk, drill: Run) -> None:
    printed = shape(json.loads(drill(command, "--json", clock=practised.clock)))
    expected = shape(documented(command))
    if command == "stats":
        assert isinstance(printed, dict)
        assert isinstance(expected, dict)
        assert printed["levels"].keys() == set(Dimension)
        expected["levels"] = dict.fromkeys(Dimension, expected["levels"]["D1"])
    assert printed == expected
