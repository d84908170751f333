"""Wiring: the database, the clock and the library, put together for one run of drill."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from drill.clock import Clock
from drill.config import load_config
from drill.paths import Paths
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage.database import open_for_reading, open_for_writing


@dataclass(frozen=True)
class Services:
    """What the app works with."""

    paths: Paths
    clock: Clock
    recorder: Recorder
    library: Library

    @property
    def connection(self) -> sqlite3.Connection:
        """The database, for queries."""
        return self.recorder.connection


def open_services(paths: Paths, clock: Clock) -> Services:
    """Open everything for the one process that writes.

    Raises:
        StorageError: when the data cannot be used; nothing was changed then.
    """
    connection = open_for_writing(paths.database, paths.lock)
    return Services(paths, clock, Recorder(connection, clock), Library(connection, writable=True, packs=_packs(paths)))


def open_library(paths: Paths) -> Library:
    """The problems alone, for commands that only read, also beside a running app.

    Raises:
        StorageError: when the database is not ours.
    """
    return Library(open_for_reading(paths.database), packs=_packs(paths))


def _packs(paths: Paths) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in load_config(paths.config).packs)
