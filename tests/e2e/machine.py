"""One user's computer: a data folder, a clock that can be moved, terminals, and a look into what was stored."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from drill.domain.events import Event
from drill.storage import journal
from drill.storage.database import open_for_reading, open_for_writing, transaction
from drill.storage.schema import PROJECTIONS
from tests.e2e.terminal import PATIENCE, Terminal

TIMED_DRILL = Path(__file__).with_name("timed_drill.py")

DAY = 86_400
T = TypeVar("T")


class Machine:
    """A computer on which drill is used.

    Args:
        folder: Everything lies in here.
        home: The data folder; drill makes it.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        self.database = home / "drill.db"
        self.environment = {
            "DRILL_HOME": str(home),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
        }
        if "PYTHONPATH" in os.environ:
            self.environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
        self._folder = folder
        self._time = folder / "time"
        self._seconds = 0.0
        self._terminals: list[Terminal] = []
        self.pass_time(0)

    def command(self, *arguments: str) -> list[str]:
        """The command line of drill under the clock of this machine."""
        return [sys.executable, "-P", str(TIMED_DRILL), str(self._time), *arguments]

    def open(self, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        """Start drill in a new terminal."""
        terminal = Terminal(self.command(*arguments), self.environment, size)
        self._terminals.append(terminal)
        return terminal

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a drill command without a terminal."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def due(self) -> dict[str, list[dict[str, str]]]:
        """What `drill due --json` says."""
        answer: dict[str, list[dict[str, str]]] = json.loads(self.run("due", "--json").stdout)
        return answer

    def pass_time(self, seconds: float) -> None:
        """Move the clock of every drill; by itself it stands."""
        self._seconds += seconds
        unfinished = self._time.with_suffix(".new")
        unfinished.write_text(repr(self._seconds), encoding="ascii")
        unfinished.replace(self._time)

    def switch_off(self) -> None:
        """End every terminal."""
        for terminal in self._terminals:
            terminal.end()

    def events(self) -> tuple[Event, ...]:
        """All that is in the journal."""
        with self._look() as connection:
            return tuple(journal.read(connection))

    def kinds(self) -> list[str]:
        """The kinds of all events in their order."""
        with self._look() as connection:
            return [kind for (kind,) in connection.execute("select kind from event order by seq")]

    def facts(self, kind: type[T]) -> list[T]:
        """The facts of one kind in their order."""
        return [event.fact for event in self.events() if isinstance(event.fact, kind)]

    def draft(self) -> str:
        """All that is kept of what is being typed."""
        with self._look() as connection:
            return "\n".join(text for (text,) in connection.execute("select text from draft order by part"))

    def wait_stored(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something stands in the database."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"waited for {what}; stored are {self.kinds()} and {self.draft()!r}"
            time.sleep(0.02)

    def audit(self) -> None:
        """The journal is whole, and what is computed from it is what is stored."""
        copy = self._folder / "audited.db"
        with self._look() as connection:
            assert journal.verify(connection) == ()
        shutil.copy(self.database, copy)
        connection = open_for_writing(copy, copy.with_suffix(".lock"))
        try:
            stored = _projections(connection)
            with transaction(connection):
                journal.rebuild(connection)
            assert _projections(connection) == stored
        finally:
            connection.close()

    @contextmanager
    def _look(self) -> Iterator[sqlite3.Connection]:
        connection = open_for_reading(self.database)
        assert connection is not None, "there is no database yet"
        try:
            yield connection
        finally:
            connection.close()


def _projections(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(connection.execute(f"select * from {table}"), key=repr) for table in PROJECTIONS}
