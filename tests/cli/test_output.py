"""Output that nobody reads, or that has no room: never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill.paths import Paths
from tests.factories import FakeClock
from tests.services.keeping import practised

COMMANDS = ["problems", "export -", "due --json", "--version", "--help"]
FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def paths(home: Path) -> Paths:
    return practised(home, FakeClock())


def run_into(output: int, command: str, unbuffered: str) -> "subprocess.CompletedProcess[str]":
    """Run a drill command whose output goes there."""
    words = [sys.executable, "-P", "-m", "drill", *command.split()]
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(words, env=environment, stdout=output, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "line by line"])
@pytest.mark.parametrize("command", COMMANDS)
def test_output_that_nobody_reads_ends_the_command_quietly(command: str, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run_into(writing, command, unbuffered)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "line by line"])
@pytest.mark.parametrize("command", ["problems", "export -"])
def test_output_without_room_is_told_in_a_sentence(command: str, unbuffered: str) -> None:
    with FULL.open("w") as full:
        done = run_into(full.fileno(), command, unbuffered)
    assert (done.returncode, done.stderr) == (1, "drill: The output could not be written: No space left on device.\n")
