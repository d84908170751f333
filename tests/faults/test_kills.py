"""Killed at any moment, drill loses nothing that it said was saved, and starts again without a question."""

from pathlib import Path

import pytest

from tests.faults.children import run_program


@pytest.mark.parametrize(
    "operation",
    [
        "daily-backup",
        "backup",
        "restore",
        "restore-over-damage",
        "import",
        "undo-import",
        "forget",
        "rebuild",
        "upgrade",
    ],
)
def test_an_operation_that_is_killed_leaves_the_old_or_the_new_and_nothing_between(
    folder: Path, operation: str
) -> None:
    told = run_program("kill_operations", folder, operation, 9, 6)
    assert int(told.split()[1]) >= 15, told


@pytest.mark.parametrize("part", range(4))
def test_a_session_that_is_killed_loses_no_event_and_no_saved_word(folder: Path, part: int) -> None:
    told = run_program("kill_sessions", folder, part, 50)
    assert told.startswith("50 killed"), told
