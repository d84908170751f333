"""What the command line says of phase drills."""

import json
from datetime import date

import pytest

from drill.cli import run
from drill.domain.drilling import drill_format
from drill.domain.events import PracticePlanned
from drill.domain.plan import Practice
from drill.domain.vocabulary import Dimension, Phase
from drill.errors import ExitCode
from drill.paths import find_paths
from drill.storage.database import open_for_writing
from tests.factories import FORTY_FIVE, FakeClock
from tests.services.playing import Desk

TODAY = date(2026, 11, 20)


@pytest.fixture
def desk() -> Desk:
    """A database that drill itself will find."""
    paths = find_paths()
    return Desk(open_for_writing(paths.database, paths.lock))


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert run(words, FakeClock()) == ExitCode.OK
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("weak", "played"),
    [("url-shortener", "rate-limiter"), ("rate-limiter", "url-shortener"), ("own/gone", "own/gone")],
)
def test_due_names_the_drill_of_a_weak_phase(
    desk: Desk, capsys: pytest.CaptureFixture[str], weak: str, played: str
) -> None:
    desk.recorder.record(PracticePlanned(Practice(weak, TODAY, Phase.DEEP_DIVE, Dimension.D4), "s1"))
    assert f"Practise the deep dive, weak in {weak}: drill phase {played} deep-dive\n" in printed(capsys, "due")
    (item,) = json.loads(printed(capsys, "due", "--json"))["practice"]
    assert item == {"problem": weak, "phase": "deep-dive", "due": "2026-11-20", "play": played}


def test_due_names_the_whole_mock_where_no_phase_is_weak(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.recorder.record(PracticePlanned(Practice("url-shortener", TODAY, None, None), "s1"))
    assert "Practise url-shortener again: drill mock url-shortener\n" in printed(capsys, "due")
    (item,) = json.loads(printed(capsys, "due", "--json"))["practice"]
    assert (item["phase"], item["play"]) == (None, "url-shortener")


def test_a_scored_drill_is_told_apart_and_has_no_verdict(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    mock = desk.begin("d1", drill_format(FORTY_FIVE, Phase.DEEP_DIVE), drilled=Phase.DEEP_DIVE)
    mock.lock()
    desk.score("d1", level=2)
    history = printed(capsys, "history")
    assert "deep-dive-drill" in history
    assert "hire" not in history
    (row,) = json.loads(printed(capsys, "history", "--json"))
    assert (row["drilled"], row["state"], row["verdict"], row["points"]) == ("deep-dive", "scored", None, None)
    figures = printed(capsys, "stats")
    assert "  D4  2'\n" in figures
    assert "  ' from a phase drill\n" in figures
    assert "  D1  no scored attempt yet\n" in figures
    assert "Result: a phase drill, no verdict" in printed(capsys, "show", "d1")


@pytest.mark.parametrize("words", [("phase",), ("phase", "url-shortener")])
def test_a_drill_needs_a_problem_and_a_phase(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(words, FakeClock())
    assert stopped.value.code == ExitCode.USAGE
