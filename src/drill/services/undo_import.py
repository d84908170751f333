"""Taking the last import back. Events are never deleted, so the backup from before it takes the database's place."""

from contextlib import closing
from sqlite3 import Connection

from drill.clock import Clock
from drill.errors import StorageError
from drill.paths import Paths
from drill.services.restore import Restored, put_in_place
from drill.storage import backup, health
from drill.storage.database import locked, open_locked

TYPED = ("draft", "heartbeat", "place")


def undo_import(paths: Paths, clock: Clock) -> Restored:
    """Put everything back to before the last import.

    Raises:
        StorageError: when there is no import to take back, or something was recorded since; nothing was changed then.
    """
    with locked(paths.database, paths.lock):
        made = [each for each in backup.list_backups(paths.backups) if each.reason == "before-import"]
        if not made or not paths.database.exists():
            raise StorageError("There is no import to take back.", "Nothing was changed.")
        source = made[-1].path
        faults = backup.verify_backup(source)
        if faults:
            raise StorageError(f"The backup from before the import, {source}, is not whole: {faults[0]}.")
        with closing(health.open_untouched(source)) as before, closing(open_locked(paths.database)) as now:
            if _recorded(before) == _recorded(now):
                raise StorageError("The last import is taken back already.", "Nothing was changed.")
            if _own(before) != _own(now) or _typed(before) != _typed(now):
                raise StorageError(
                    "Something was recorded since the last import, and taking it back would lose that.",
                    f"Nothing was changed. If you want it all the same: drill restore {source}",
                )
        return put_in_place(paths, clock, source, "before-undo")


def _recorded(connection: Connection) -> dict[str, tuple[int, str]]:
    return {device: head for device, head in health.heads(connection).items() if head[0]}


def _own(connection: Connection) -> tuple[str, int] | None:
    """The device that records, and how far; nothing while it has recorded nothing."""
    row = connection.execute("select device, seq from head where own = 1 and seq > 0").fetchone()
    return None if row is None else (row[0], row[1])


def _typed(connection: Connection) -> list[list[tuple[object, ...]]]:
    return [sorted(connection.execute(f"select * from {table}"), key=repr) for table in TYPED]
