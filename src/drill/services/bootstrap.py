"""Wiring: the database, the clock and the library, put together for one run of drill."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drill.clock import Clock
from drill.config import load_config
from drill.errors import StorageError
from drill.paths import Paths
from drill.services.library import Library
from drill.services.recorder import Recorder
from drill.storage.database import empty_database, open_for_reading, open_for_writing


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


def open_services(paths: Paths, clock: Clock, packs: Iterable[Path] = ()) -> Services:
    """Open everything for the one process that writes.

    Args:
        paths: Where the user's things are.
        clock: Tells the time.
        packs: Packs for this run, besides those of the settings.

    Raises:
        StorageError: when the data cannot be used; nothing was changed then.
    """
    connection = open_for_writing(paths.database, paths.lock)
    library = Library(connection, writable=True, packs=(*_packs(paths), *packs))
    return Services(paths, clock, Recorder(connection, clock), library)


def open_for_looking(paths: Paths, clock: Clock, packs: Iterable[Path] = ()) -> Services:
    """Open everything for a look that records nothing, also beside a running app.

    Args:
        paths: Where the user's things are.
        clock: Tells the time.
        packs: Packs for this run, besides those of the settings.
    """
    try:
        connection = open_for_reading(paths.database) or empty_database()
    except StorageError:  # what is looked at lies in files; the database would only have made it quicker
        connection = empty_database()
    return Services(paths, clock, Recorder(connection, clock), Library(connection, packs=(*_packs(paths), *packs)))


def open_library(paths: Paths, packs: Iterable[Path] = ()) -> Library:
    """The problems alone, for commands that only read, also beside a running app.

    Args:
        paths: Where the user's things are.
        packs: Packs for this run, besides those of the settings.

    Raises:
        StorageError: when the database is not ours.
    """
    return Library(open_for_reading(paths.database), packs=(*_packs(paths), *packs))


def _packs(paths: Paths) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in load_config(paths.config).packs)
