"""What a start loads. Each look is a process of its own, so that no other test has loaded anything before."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from drill.domain.events import PracticePlanned
from drill.domain.plan import Practice
from drill.domain.vocabulary import Dimension, Phase
from tests.services.playing import Desk, Open

SLOW = {"argparse", "asyncio", "dataclasses", "inspect", "json", "pathlib", "sqlite3", "urllib"}
"""Of the standard library: each takes longer to import than the version takes to print."""

HEAVY = {"textual", "rich", "sqlite_utils", "yaml", "fsrs", "markdown_it", "click"}

PROBE = """
import contextlib, sys
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(sys.stderr):
    exec(sys.argv[1], {})
loaded = sorted(sys.modules)
import json
print(json.dumps(loaded))
"""


def modules_loaded_by(statement: str) -> set[str]:
    """The modules that a statement loads."""
    command = [sys.executable, "-c", PROBE, statement]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def loaded_by(statement: str) -> set[str]:
    """The same, by their top-level names."""
    return {name.split(".")[0] for name in modules_loaded_by(statement)}


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


def test_the_version_is_told_without_loading_anything_that_takes_time() -> None:
    loaded = loaded_by(run_of("--version"))
    assert "drill" in loaded
    assert not (HEAVY | SLOW) & loaded
    assert loaded <= sys.stdlib_module_names | {"drill", "__main__"} | loaded_by("pass")


@pytest.mark.parametrize("arguments", [("due",), ("due", "--json")])
def test_due_loads_nothing_heavy(history: Desk, home: Path, arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(run_of(*arguments))
    assert {"drill", "sqlite3"} <= loaded
    assert not HEAVY & loaded


def test_due_names_the_problem_to_drill_on_without_reading_problems(open_database: Open, home: Path) -> None:
    desk = Desk(open_database())
    plan = Practice("url-shortener", date(2020, 1, 1), Phase.DEEP_DIVE, Dimension.D4)
    desk.recorder.record(PracticePlanned(plan, "s1"))
    desk.connection.close()
    opening = "from drill.services.bootstrap import open_services as o; from drill.paths import find_paths as p"
    loaded_by(f"{opening}; from drill.clock import SystemClock as c; o(p(), c()).library.problems")
    loaded = modules_loaded_by(run_of("due"))
    assert "drill.services.library" in loaded
    assert not HEAVY & {name.split(".")[0] for name in loaded}


def test_due_loads_nothing_heavy_where_there_is_no_database(home: Path) -> None:
    assert not HEAVY & loaded_by(run_of("due"))
    assert not home.exists()


@pytest.mark.parametrize("module", ["due", "home", "result"])
def test_services_of_a_quick_answer_reach_no_yaml_and_no_screen(module: str) -> None:
    assert not {"textual", "rich", "sqlite_utils", "yaml"} & loaded_by(f"import drill.services.{module}")


def test_home_is_drawn_without_reading_problems_facts_or_text_areas(history: Desk, home: Path) -> None:
    opening = (
        "from drill.services.bootstrap import open_services as o; from drill.paths import find_paths as p;"
        " from drill.clock import SystemClock as c; s = o(p(), c()); s.library.problems; s.recorder.today;"
        " from drill.services.home import load_home as h; h(s.connection, (), s.recorder.today, s.recorder.settings);"
        " import drill.tui.app"
    )
    # The first look reads the files, the next one finds them in the index.
    assert "yaml" in modules_loaded_by(opening)
    loaded = modules_loaded_by(opening)
    assert {"textual", "drill.tui.screens.home"} <= loaded
    assert not {"yaml", "fsrs", "sqlite_utils", "markdown_it", "textual.widgets._text_area"} & loaded
    assert not {f"drill.domain.{name}" for name in ("events", "problem", "rubric", "scoring", "session")} & loaded


def test_opening_an_existing_database_needs_no_migration_tool(history: Desk, home: Path) -> None:
    opening = "from drill.storage.database import open_for_writing as o; from pathlib import Path as P"
    files = f"P({str(home / 'drill.db')!r}), P({str(home / 'next.lock')!r})"
    assert "sqlite_utils" not in loaded_by(f"{opening}; o({files})")


def test_only_the_domains_schedule_loads_fsrs() -> None:
    modules = "answers attempt cards codec events evidence format interviewer plan problem rubric scoring session"
    imports = ", ".join(f"drill.domain.{name}" for name in [*modules.split(), "study_day", "vocabulary"])
    assert not (HEAVY | {"sqlite3"}) & loaded_by(f"import {imports}")
    assert "fsrs" in loaded_by("import drill.domain.scheduling")
