"""Whether the data is whole, in plain words, and what to do next. Looking changes nothing."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from drill.clock import Clock
from drill.domain.wording import count_text
from drill.errors import DrillError, StorageError
from drill.paths import Paths
from drill.services.bootstrap import open_library
from drill.services.restore import holdings
from drill.services.safekeeping import changing
from drill.storage import backup, health, journal
from drill.storage.database import connect, transaction


class Finding(StrEnum):
    """How a thing was found."""

    FINE = "fine"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Args:
        what: The thing.
        finding: How it was found; only a fault means that data is not whole.
        words: What was found, in plain words.
    """

    what: str
    finding: Finding
    words: str


@dataclass(frozen=True)
class Diagnosis:
    """All that was looked at, and what to do.

    Args:
        advice: What to do next, step by step; empty when there is nothing to do.
        rebuildable: The events are whole and only what is computed from them is not.
    """

    checks: tuple[Check, ...]
    advice: tuple[str, ...] = ()
    rebuildable: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether no data is damaged or lost."""
        return all(check.finding is not Finding.FAULT for check in self.checks)


@dataclass(frozen=True)
class _Database:
    """How the database was found.

    Args:
        readable: It could be opened, so perhaps something can be saved from it.
        rebuildable: Its events are whole.
    """

    checks: tuple[Check, ...]
    readable: bool = False
    rebuildable: bool = False


def examine(paths: Paths) -> Diagnosis:
    """Look at everything that drill keeps; it works beside a drill that writes."""
    database = _examine_database(paths)
    backups, good = _examine_backups(paths)
    checks = (*database.checks, backups, _examine_config(paths.config), *_examine_content(paths))
    return Diagnosis(checks, _advice(paths, database, good), database.rebuildable)


def rebuild(paths: Paths, clock: Clock) -> Path:
    """Compute everything anew that is computed from events, after a verified backup.

    Returns:
        The backup.

    Raises:
        StorageError: when the events themselves are not whole; nothing was changed then.
    """
    with changing(paths, clock, "before-rebuild") as (connection, kept):
        with transaction(connection):
            journal.rebuild(connection)
        return kept


def _examine_database(paths: Paths) -> _Database:
    if not paths.database.exists() and not paths.database.is_symlink():
        there_was_one = any(paths.backups.glob("drill-*.db"))
        finding = Finding.FAULT if there_was_one else Finding.NOTE
        return _Database((Check("database", finding, f"there is no {paths.database}"),))
    try:
        with closing(connect(paths.database)) as connection:
            connection.execute("begin")  # so that a drill that writes changes nothing between two looks
            return _examine_tables(connection)
    except (StorageError, *health.UNREADABLE) as error:
        words = error.message if isinstance(error, StorageError) else f"it cannot be read ({error})"
        return _Database((Check("database", Finding.FAULT, words),))


def _examine_tables(connection: sqlite3.Connection) -> _Database:
    faults = health.faults_of(connection)
    if faults:
        return _Database(tuple(Check("database", Finding.FAULT, fault) for fault in faults), readable=True)
    held = holdings(connection)
    words = f"{count_text(held.events, 'event')}, every one as it was written; {count_text(held.attempts, 'attempt')}"
    whole = Check("database", Finding.FINE, f"{words}, {count_text(held.cards, 'card')}")
    stale = health.stale_projections(connection)
    if stale:
        computed = Check("computed tables", Finding.FAULT, f"differs from what the events give: {', '.join(stale)}")
    else:
        computed = Check("computed tables", Finding.FINE, "exactly what the events give")
    return _Database((whole, computed), readable=True, rebuildable=bool(stale))


def _examine_backups(paths: Paths) -> tuple[Check, backup.Backup | None]:
    try:
        made = backup.list_backups(paths.backups)
        good = backup.newest_good(paths.backups)
    except StorageError as error:
        return Check("backups", Finding.NOTE, error.message), None
    if good is None:
        words = "none yet" if not made else f"{count_text(len(made), 'backup')}, but none is whole"
        return Check("backups", Finding.NOTE, words), None
    newer = sum(each > good for each in made)
    words = f"{count_text(len(made), 'backup')}; the newest good one is {good.path}"
    if newer:
        return Check("backups", Finding.NOTE, f"{words}; {newer} newer {'is' if newer == 1 else 'are'} damaged"), good
    return Check("backups", Finding.FINE, words), good


def _examine_config(config: Path) -> Check:
    try:
        sound = isinstance(json.loads(config.read_text(encoding="utf-8")), dict)
    except FileNotFoundError:
        return Check("configuration", Finding.FINE, "none; the usual looks are used")
    except (OSError, ValueError):
        sound = False
    if sound:
        return Check("configuration", Finding.FINE, str(config))
    return Check("configuration", Finding.NOTE, f"{config} makes no sense; the usual looks are used")


def _examine_content(paths: Paths) -> list[Check]:
    try:
        library = open_library(paths)
        faults = [Check("problems", Finding.NOTE, fault) for fault in library.faults]
        return [*faults, Check("problems", Finding.FINE, f"{count_text(len(library.problems), 'problem')} to play")]
    except (DrillError, *health.UNREADABLE):
        return []  # It is the database that could not be read, which was said before.


def _advice(paths: Paths, database: _Database, good: backup.Backup | None) -> tuple[str, ...]:
    if all(check.finding is not Finding.FAULT for check in database.checks):
        return ()
    if database.rebuildable:
        return ("drill doctor --rebuild",)
    if good is None:
        return (f"cp -p {paths.database} FILE, to keep what there is", "drill restore FILE, with a copy of your own")
    restore = f"drill restore {good.path}"
    if not database.readable:
        return (restore,)
    return (
        "drill export FILE, to save what was recorded after that backup",
        restore,
        "drill import FILE, if the export worked",
    )
