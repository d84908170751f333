"""Line mode without a terminal: from pipes, files and nothing at all, to pipes that somebody reads or nobody."""

import os
import subprocess
import sys

import pytest

from drill.domain.answers import Part
from drill.domain.attempt import attempt_of
from drill.domain.events import MockBegun, MockLocked, ScoringFinished
from drill.domain.vocabulary import Seniority
from tests.e2e.machine import Machine
from tests.e2e.moves import played
from tests.e2e.terminal import PATIENCE

pytestmark = pytest.mark.e2e

NOTES, DECISIONS = Part.parse("requirements/notes"), Part.parse("trade-offs/decisions")
LOCK = ":lock\n:lock\n"


def pipe(machine: Machine, typed: str | bytes, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command with lines from a pipe. Whatever it says, nothing of it moves a cursor."""
    done = subprocess.run(
        machine.command(*arguments),
        env=machine.environment,
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    said = done.stdout.decode()
    assert not [character for character in said if ord(character) < 0x20 and character != "\n"], said
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def test_a_mock_is_played_and_scored_through_a_pipe(machine: Machine) -> None:
    typed = f"\nout: editing\n:next\n6 * 7\n{LOCK}s\n:skip\n:levels\n:levels\n:worksheet\nn\n:skip\n2\n2\n2\nf\n"
    done = pipe(machine, typed, "mock", played().id, "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    for told in (
        b"\n= 42\n",
        b"\nYour answers are locked.\n",
        b"\nVerdict: no hire, ",
        b"\nScored by levels only.\n",
        b"\nWorksheet:\n- ",
    ):
        assert told in done.stdout
    assert attempt_of(machine.events()).answers[NOTES] == "out: editing"
    assert len(machine.facts(ScoringFinished)) == 1
    machine.audit()


def test_format_and_seniority_are_chosen_by_options(machine: Machine) -> None:
    pipe(machine, f"\n{LOCK}", "mock", "--plain", "--format", "four-step", "--seniority", "staff")
    (begun,) = machine.facts(MockBegun)
    assert (begun.format.id, begun.seniority) == ("four-step", Seniority.STAFF)
    pipe(machine, f"\n{LOCK}", "mock", "--plain")
    assert [(each.format.id, each.seniority) for each in machine.facts(MockBegun)][1] == ("four-step", "staff")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("mock", "--plain", "--format", "endless"), 2, "There is no format endless."),
        (("mock", "--format", "35-minute"), 2, "--format goes with --plain"),
        (("mock", "--plain", "--seniority", "principal"), 2, "(choose from 'mid', 'senior', 'staff')"),
        (("mock", "no-such-problem", "--plain"), 3, "no-such-problem"),
        (("mock",), 2, "`drill mock --plain` work without one."),
        (("phase", "url-shortener", "qa", "--plain"), 2, "is not drilled"),
        (("score", "--plain"), 1, "No attempt waits to be scored."),
        (("score", "abc", "--plain"), 1, "There is no attempt abc."),
        (("score",), 2, "`drill mock --plain` work without one."),
    ],
)
def test_what_cannot_be_is_refused_on_stderr(
    machine: Machine, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = pipe(machine, "", *arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert told in done.stderr.decode()


def test_without_any_input_nothing_is_begun(machine: Machine) -> None:
    done = pipe(machine, "", "mock", "--plain")
    assert done.returncode == 0
    assert done.stdout.endswith(b"The input has ended. Nothing was begun.\n")
    assert machine.facts(MockBegun) == []


def test_before_the_clock_starts_help_is_read_and_quitting_begins_nothing(machine: Machine) -> None:
    done = pipe(machine, ":help\n:quit\n", "mock", "--plain")
    assert done.returncode == 0
    assert b"\n:lock: end the mock;" in done.stdout
    assert done.stdout.endswith(b"\nNothing was begun.\n")
    assert machine.facts(MockBegun) == []


@pytest.mark.parametrize(
    ("closed", "code", "told"),
    [("<&-", 0, b"The input has ended. Nothing was begun.\n"), (">&-", 2, b"drill: There is nowhere to write to.")],
)
def test_where_a_shell_closed_input_or_output_nothing_is_begun(
    machine: Machine, closed: str, code: int, told: bytes
) -> None:
    command = f"{sys.executable} -P -m drill mock --plain {closed}"
    done = subprocess.run(
        ["sh", "-c", command], env=machine.environment, capture_output=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == code
    assert told in (done.stdout + done.stderr)
    assert machine.facts(MockBegun) == []


def test_the_end_of_the_input_keeps_the_mock_and_the_next_pipe_goes_on(machine: Machine) -> None:
    done = pipe(machine, "written at once, and not even a line", "mock", "--plain")
    assert done.returncode == 0
    assert b"The input has ended. The mock is kept" in done.stdout
    assert machine.draft() == "written at once, and not even a line"
    done = pipe(machine, f"the next line\n{LOCK}", "mock", "--plain")
    assert b"Going on with the unfinished mock of URL shortener." in done.stdout
    assert attempt_of(machine.events()).answers[NOTES].endswith("not even a line\nthe next line")
    machine.audit()


@pytest.mark.parametrize(
    "arguments",
    [
        ("mock", "rate-limiter", "--plain"),
        ("mock", "--plain", "--format", "four-step"),
        ("phase", "url-shortener", "estimation", "--plain"),
    ],
)
def test_what_is_typed_for_one_mock_never_gets_into_another_that_is_unfinished(
    machine: Machine, arguments: tuple[str, ...]
) -> None:
    pipe(machine, "\nof this one\n", "mock", played().id, "--plain")
    done = pipe(machine, f"\nof another\n{LOCK}", *arguments)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"There is an unfinished mock of URL shortener, 45-minute, senior" in done.stderr
    assert machine.draft() == "of this one"
    assert machine.facts(MockLocked) == []
    pipe(machine, LOCK, "mock", played().id, "--plain")
    assert attempt_of(machine.events()).answers[NOTES] == "of this one"


def test_an_unfinished_drill_is_gone_on_with_by_the_same_words(machine: Machine) -> None:
    words = ("phase", played().id, "req", "--plain")
    done = pipe(machine, "\nof the drill\n:quit\n", *words)
    assert b"The drill is kept" in done.stdout
    assert b"unfinished drill of URL shortener" in pipe(machine, "", "mock", played().id, "--plain").stderr
    done = pipe(machine, LOCK, *words)
    assert b"Going on with the unfinished drill of URL shortener." in done.stdout
    assert attempt_of(machine.events()).answers[NOTES] == "of the drill"


def test_the_end_of_the_input_in_scoring_keeps_what_was_given(machine: Machine) -> None:
    pipe(machine, f"\n{LOCK}n\n", "mock", "--plain")
    (locked,) = machine.facts(MockLocked)
    done = pipe(machine, "3 2\n:skip\nn\nn\n", "score", "--plain", locked.session[:4])
    assert done.returncode == 0
    assert f"`drill score --plain {locked.session}`".encode() in b" ".join(done.stdout.split())
    done = pipe(machine, "", "score", "--plain")
    assert b"Question 3 of " in done.stdout
    assert machine.kinds().count("item-decided") == 2


def test_bytes_that_are_no_text_and_an_endless_line_are_taken_calmly(machine: Machine) -> None:
    typed = (
        b"\n\xff\xfe\x00\x1b[2J\n" + b"x" * 1_000_000 + b"\n:ask " + b"why " * 2560 + b"\n:ask\n:ask \x1b\x07\nlast\n"
    )
    done = pipe(machine, typed + LOCK.encode(), "mock", "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"That line was longer than 64 KB; its end was left out." in done.stdout
    first, second, *_ = lines = attempt_of(machine.events()).answers[NOTES].split("\n")
    assert first == "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{SYMBOL FOR NULL}\N{SYMBOL FOR ESCAPE}[2J"
    assert (len(second), lines[-1]) == (64 * 1024, "last")


def test_lines_without_end_fill_a_part_and_no_more(machine: Machine) -> None:
    done = pipe(machine, "\n" + f"{'y' * 1023}\n" * 400 + LOCK, "mock", "--plain")
    assert b"This part is full: 256 KB." in done.stdout
    assert len(attempt_of(machine.events()).answers[NOTES]) <= 256 * 1024


def test_a_reader_that_goes_away_loses_nothing_that_was_typed(machine: Machine) -> None:
    reading, writing = os.pipe()
    program = subprocess.Popen(
        machine.command("mock", "--plain"), env=machine.environment, stdin=subprocess.PIPE, stdout=writing
    )
    os.close(writing)
    os.close(reading)
    program.communicate(b"kept all the same\n:show\n" * 50, timeout=PATIENCE)
    assert program.returncode == 0
    machine.audit()


def test_the_signs_that_an_old_terminal_cannot_show_are_replaced(machine: Machine) -> None:
    machine.environment |= {"PYTHONIOENCODING": "ascii"}
    done = pipe(machine, "\nZürich → Genève\n:show\n" + LOCK, "mock", "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"  1 Z?rich ? Gen?ve\n" in done.stdout
    assert attempt_of(machine.events()).answers[NOTES] == "Zürich → Genève"


def test_two_at_once_are_refused(machine: Machine) -> None:
    first = subprocess.Popen(
        machine.command("mock", "--plain"), env=machine.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout is not None
    assert first.stdout.readline().startswith(b"URL shortener")
    second = pipe(machine, "\n", "mock", "--plain")
    assert second.returncode == 1
    assert b"drill is open in another terminal." in second.stderr
    first.communicate(b"", timeout=PATIENCE)
    assert first.returncode == 0
