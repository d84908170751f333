"""Without room or permission drill says so, changes nothing, and works when there is some again."""

from pathlib import Path

import pytest

from tests.faults.children import run_program


@pytest.mark.parametrize(
    "operation", ["daily-backup", "backup", "restore", "import", "undo-import", "forget", "rebuild", "upgrade"]
)
def test_an_operation_without_room_or_permission_says_so_and_harms_nothing(folder: Path, operation: str) -> None:
    assert run_program("no_room", folder, operation) == "all told\n"
