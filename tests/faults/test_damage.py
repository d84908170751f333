"""Whatever a bad disk changes in what is read is found, and nothing of it is accepted in silence."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import StorageError
from drill.services.doctor import examine
from drill.services.restore import restore
from drill.storage import backup, health
from drill.storage.schema import PROJECTIONS, objects
from tests.factories import FakeClock
from tests.services.keeping import EVENTS, at_desk, audit, practised

FLIPS_A_PART = 150


def everything(path: Path) -> object:
    """All that drill reads of what was recorded, and the tables that keep it; None when it cannot be read."""
    try:
        with closing(health.open_untouched(path)) as connection:
            tables = [connection.execute(f"select * from {table}").fetchall() for table in ("head", *PROJECTIONS)]
            return (connection.execute(EVENTS).fetchall(), tables, objects(connection))
    except (StorageError, *health.UNREADABLE):
        return None


def is_found(path: Path) -> bool:
    """Whether the checks of `drill doctor` find something wrong with a database."""
    if health.faults_of_file(path):
        return True
    with closing(health.open_untouched(path)) as connection:
        return bool(health.stale_projections(connection))


@pytest.mark.parametrize("part", range(4))
def test_every_flipped_bit_that_changes_what_is_read_is_found(folder: Path, part: int) -> None:
    with at_desk(practised(folder / "home"), FakeClock()) as desk:
        desk.connection.execute("vacuum")
    content = (folder / "home" / "drill.db").read_bytes()
    flipped = folder / "flipped.db"
    flipped.write_bytes(content)
    whole = everything(flipped)
    assert whole is not None
    assert not is_found(flipped)
    places = random.Random(part)
    changed = 0
    while changed < FLIPS_A_PART:
        place, bit = places.randrange(len(content)), places.randrange(8)
        flipped.write_bytes(content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :])
        if everything(flipped) != whole:
            changed += 1
            assert is_found(flipped), f"bit {bit} of byte {place} was flipped and not found"


def test_a_flipped_bit_in_a_backup_keeps_it_from_being_restored(folder: Path) -> None:
    paths = practised(folder / "home")
    content = paths.database.read_bytes()
    places = random.Random(7)
    rotten = folder / "drill-20261120T180000Z-daily.db"
    refused = 0
    while refused < 10:
        place = places.randrange(len(content))
        rotten.write_bytes(content[:place] + bytes([content[place] ^ 16]) + content[place + 1 :])
        if backup.verify_backup(rotten):
            refused += 1
            with pytest.raises(StorageError):
                restore(paths, FakeClock(), rotten)
            assert paths.database.read_bytes() == content


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_file_that_lost_its_end_is_found_and_restored(folder: Path, share: float) -> None:
    paths = practised(folder / "home")
    made = backup.make_backup(paths.database, paths.backups, FakeClock().now(), "daily")
    content = paths.database.read_bytes()
    paths.database.write_bytes(content[: int(len(content) * share)])
    diagnosis = examine(paths)
    assert not diagnosis.is_whole
    assert f"drill restore {made}" in diagnosis.advice
    restore(paths, FakeClock(), made)
    assert examine(paths).is_whole
    audit(paths.database)
