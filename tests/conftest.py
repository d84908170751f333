"""What holds for every test: no network, a data folder of its own, a plain terminal."""

import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import settings

from drill.storage.database import locked, open_locked

settings.register_profile("drill", deadline=None, max_examples=60)
settings.load_profile("drill")

_NETWORK = {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


class NetworkUsed(BaseException):
    """A test reached for the network. No `except Exception` may hide it."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    # An event loop wakes itself through a pair of Unix sockets, which are made without a name.
    if event in _NETWORK or (event == "socket.__new__" and arguments[1] != socket.AF_UNIX):
        raise NetworkUsed(f"{event} {arguments[1:]}")


sys.addaudithook(_refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Make the options of our own known."""
    parser.addoption("--update-snapshots", action="store_true", help="store the screens as they look now (tests/tui)")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone; it is not made yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DRILL_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def open_database(home: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Opens the database of this test, each time as a new process does after the one before was killed."""
    with ExitStack() as connections, ExitStack() as lock:

        def open_as_new_process() -> sqlite3.Connection:
            lock.close()  # the system lets go of what a killed process held
            lock.enter_context(locked(home / "drill.db", home / "test.lock"))
            return connections.enter_context(closing(open_locked(home / "drill.db")))

        yield open_as_new_process


@pytest.fixture
def database(open_database: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
    """An open database with nothing in it."""
    return open_database()
