"""What a start loads. Each look is a process of its own, so that no other test has loaded anything before."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.playing import Desk, Open

HEAVY = {"textual", "rich", "sqlite_utils", "yaml", "fsrs", "markdown_it", "click"}

PROBE = """
import contextlib, json, sys
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(sys.stderr):
    exec(sys.argv[1], {})
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a statement loads."""
    command = [sys.executable, "-c", PROBE, statement]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def run_of(*arguments: str) -> str:
    return f"import sys; sys.argv = {['drill', *arguments]!r}; import drill.__main__; assert not drill.__main__.main()"


@pytest.fixture
def history(open_database: Open) -> Desk:
    """A scored mock whose cards are due by the clock of this machine."""
    desk = Desk(open_database())
    desk.play()
    desk.score()
    desk.connection.close()
    return desk


def test_a_look_sees_what_is_loaded() -> None:
    assert {"drill", "yaml"} <= loaded_by("import drill.content.parser")


def test_the_entry_point_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded_by("import drill.__main__")


def test_the_version_is_told_without_loading_a_database_or_anything_heavy() -> None:
    loaded = loaded_by(run_of("--version"))
    assert "drill" in loaded
    assert not (HEAVY | {"sqlite3"}) & loaded


@pytest.mark.parametrize("arguments", [("due",), ("due", "--json")])
def test_due_loads_nothing_heavy(history: Desk, home: Path, arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(run_of(*arguments))
    assert {"drill", "sqlite3"} <= loaded
    assert not HEAVY & loaded


def test_due_loads_nothing_heavy_where_there_is_no_database(home: Path) -> None:
    assert not HEAVY & loaded_by(run_of("due"))
    assert not home.exists()


@pytest.mark.parametrize("module", ["due", "home", "result"])
def test_services_of_a_quick_answer_reach_no_yaml_and_no_screen(module: str) -> None:
    assert not {"textual", "rich", "sqlite_utils", "yaml"} & loaded_by(f"import drill.services.{module}")


def test_opening_an_existing_database_needs_no_migration_tool(history: Desk, home: Path) -> None:
    opening = "from drill.storage.database import open_for_writing as o; from pathlib import Path as P"
    files = f"P({str(home / 'drill.db')!r}), P({str(home / 'next.lock')!r})"
    assert "sqlite_utils" not in loaded_by(f"{opening}; o({files})")


def test_only_the_domains_schedule_loads_fsrs() -> None:
    modules = "answers attempt cards codec events evidence format interviewer plan problem rubric scoring session"
    imports = ", ".join(f"drill.domain.{name}" for name in [*modules.split(), "study_day", "vocabulary"])
    assert not (HEAVY | {"sqlite3"}) & loaded_by(f"import {imports}")
    assert "fsrs" in loaded_by("import drill.domain.scheduling")
