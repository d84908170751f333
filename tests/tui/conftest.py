"""The stage of each test, and the stored pictures of screens."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.stage import Stage, lines_of

SNAPSHOTS = Path(__file__).with_name("snapshots")

Looks = Callable[["Pilot[None]"], None]


@pytest.fixture
def stage(database: sqlite3.Connection, home: Path) -> Stage:
    """An app whose user has seen the welcome and nothing else."""
    return Stage(database, home)


@pytest.fixture
def looks_as_stored(request: pytest.FixtureRequest) -> Looks:
    """Compares the screen with its stored picture, which is named after the test."""
    name = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
    stored = SNAPSHOTS / f"{name}.txt"

    def compare(pilot: "Pilot[None]") -> None:
        seen = "\n".join(lines_of(pilot)).rstrip("\n") + "\n"
        if request.config.getoption("--update-snapshots"):
            SNAPSHOTS.mkdir(exist_ok=True)
            stored.write_text(seen, encoding="utf-8")
        assert stored.is_file(), f"{stored} is missing; look at the screen, then pytest --update-snapshots"
        assert seen == stored.read_text(encoding="utf-8"), "if it is meant to look so: pytest --update-snapshots"

    return compare
