"""Everything that drill does to its files besides recording, each on a copy of one home that is made once."""

import shutil
from collections.abc import Callable
from pathlib import Path

from drill.paths import Paths
from drill.services.bootstrap import open_services
from drill.services.doctor import rebuild
from drill.services.forget import forget
from drill.services.restore import restore
from drill.services.safekeeping import back_up, back_up_daily
from drill.services.transfer import export_to, import_from
from drill.services.undo_import import undo_import
from drill.storage import backup, health, schema, sessions
from drill.storage import database as database_module
from drill.storage.database import transaction
from tests.factories import FakeClock
from tests.services.keeping import at_desk, audit, change, practised, recorded

CLOCK = FakeClock()
BROKEN = b"SQLite format 3\0 and nothing more"
KNOWN_STEPS = schema.STEPS
NEXT_STEP = ("9999_test", "create table extra (word text not null) strict;")


class Stage:
    """A home from which each operation starts anew.

    Args:
        folder: Everything lies in here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = Paths(folder / "template")
        self.export = folder / "other.jsonl"
        practised(self.template.home, CLOCK)
        self.good = back_up(self.template, CLOCK)
        other = practised(folder / "other", FakeClock(), first="t")
        export_to(other, self.export)
        with at_desk(self.template, CLOCK) as desk:
            desk.begin("running")
        CLOCK.next_day()
        self._count = 0

    def home(self, prepare: Callable[[Paths], object] | None = None) -> Paths:
        """A fresh copy of the home."""
        self._count += 1
        paths = Paths(self.folder / str(self._count))
        shutil.copytree(self.template.home, paths.home)
        if prepare is not None:
            prepare(paths)
        return paths

    def clear(self, paths: Paths) -> None:
        """Throw a copy away."""
        shutil.rmtree(paths.home)

    def take_in(self, paths: Paths) -> None:
        import_from(paths, CLOCK, self.export, lambda _: True)

    def put_back(self, paths: Paths) -> None:
        restore(paths, CLOCK, paths.backups / self.good.name)


def break_database(paths: Paths) -> None:
    """Leave a database that cannot be opened."""
    paths.database.write_bytes(BROKEN)


def is_broken(paths: Paths) -> bool:
    """Whether the database is still the one that cannot be opened."""
    return paths.database.read_bytes() == BROKEN


def make_stale(paths: Paths) -> None:
    """Leave computed tables that differ from the events."""
    change(paths.database, "delete from review")


def know_one_step_more() -> None:
    """Be a later drill, whose schema has one step more."""
    schema.STEPS = (*KNOWN_STEPS, NEXT_STEP)
    for module in (schema, database_module, health):
        vars(module)["SCHEMA_VERSION"] = len(schema.STEPS)


def upgrade(paths: Paths) -> None:
    """Start a later drill for the first time."""
    know_one_step_more()
    open_services(paths, CLOCK)


def daily(paths: Paths) -> None:
    """Start drill on another day."""
    back_up_daily(open_services(paths, CLOCK))


def operations(stage: Stage) -> dict[str, tuple[Callable[[Paths], object], Callable[[Paths], object] | None]]:
    """Each operation by its name, with what makes a home ready for it."""
    return {
        "daily-backup": (daily, None),
        "backup": (lambda paths: back_up(paths, CLOCK), None),
        "restore": (stage.put_back, None),
        "restore-over-damage": (stage.put_back, break_database),
        "import": (stage.take_in, None),
        "undo-import": (lambda paths: undo_import(paths, CLOCK), stage.take_in),
        "forget": (lambda paths: forget(paths, CLOCK, "s1"), None),
        "rebuild": (lambda paths: rebuild(paths, CLOCK), make_stale),
        "upgrade": (upgrade, None),
    }


def start_again(paths: Paths) -> None:
    """The next start after a crash: no question, nothing half made, every backup whole."""
    services = open_services(paths, CLOCK)
    back_up_daily(services)
    # A journal in which SQLite had written nothing yet stays until the next change; there is one within a second.
    with transaction(services.connection):
        sessions.save_place(services.connection, "s1", "here")
    services.connection.close()
    left = [each.name for each in paths.home.rglob("*") if ".new" in each.name or each.name.endswith("-journal")]
    assert left == [], left
    for made in backup.list_backups(paths.backups):
        assert backup.verify_backup(made.path) == (), made


def start_again_with_the_same_history(paths: Paths) -> None:
    """The same, and what is computed is what the events give."""
    start_again(paths)
    audit(paths.database)


def events_of(paths: Paths) -> set[tuple[object, ...]]:
    """The events that are there, without their texts, which may be forgotten."""
    return {(*row[:7], *row[8:]) for row in recorded(paths.database)}
