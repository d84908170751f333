import sqlite3

from drill.domain.vocabulary import Tier
from drill.storage import content_index
from drill.storage.content_index import IndexedFile
from drill.storage.database import transaction
from tests.factories import a_problem

SUMMARY = a_problem(tier=Tier.HARD, patterns=("contention", "geo")).in_short()
GOOD = IndexedFile("/p/garage.yaml", 1_763_000_000_000_000_001, 4000, SUMMARY, ())
BROKEN = IndexedFile("/p/broken.yaml", 2, 10, None, ("broken.yaml:1:1: no title", "broken.yaml:2:1: no brief"))


def test_files_come_back_as_they_were_indexed_by_path(database: sqlite3.Connection) -> None:
    with transaction(database):
        content_index.save(database, [GOOD, BROKEN], [])
    assert content_index.load(database) == (BROKEN, GOOD)


def test_a_changed_file_replaces_its_entry_and_a_lost_one_goes(database: sqlite3.Connection) -> None:
    newer = IndexedFile(GOOD.path, 9, 9, SUMMARY, ())
    with transaction(database):
        content_index.save(database, [GOOD, BROKEN], [])
    with transaction(database):
        content_index.save(database, [newer], [BROKEN.path])
    assert content_index.load(database) == (newer,)
