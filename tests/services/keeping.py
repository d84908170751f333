"""A data folder with history in it, as a closed drill leaves it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from drill.domain.vocabulary import Rating
from drill.paths import Paths
from drill.storage import journal
from drill.storage.database import open_locked, open_upgraded, transaction
from tests.factories import FakeClock, part
from tests.services.playing import Desk, projections

MARKER = "Zwölf Schließfächer"
"""Stands in the answers of the first attempt, and nowhere else."""

EVENTS = "select * from event order by device, seq"


@contextmanager
def at_desk(paths: Paths, clock: FakeClock) -> Iterator[Desk]:
    """A drill that runs as long as the block lasts."""
    paths.home.mkdir(parents=True, exist_ok=True)
    with closing(open_locked(paths.database)) as connection:
        yield Desk(connection, clock)


def practised(home: Path, clock: FakeClock | None = None, first: str = "s") -> Paths:
    """Two scored attempts and two days of reviews; `first` begins the ids of the attempts."""
    clock = clock or FakeClock()
    paths = Paths(home)
    with at_desk(paths, clock) as desk:
        for session, text in ((f"{first}1", f"{MARKER}: a conditional update."), (f"{first}2", "A queue.")):
            desk.play(session, texts={part("requirements/notes"): text, part("deep-dive/last-space"): text})
            desk.score(session, level=2)
            clock.next_day()
        for rating in (Rating.GOOD, Rating.AGAIN):
            sitting = desk.sit()
            while sitting.current is not None and sitting.done < 4:
                sitting.rate(rating)
            clock.next_day()
    return paths


def recorded(path: Path) -> list[tuple[object, ...]]:
    """Every event as it is stored."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(EVENTS).fetchall()


def computed(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is computed from events, as it is stored."""
    with closing(sqlite3.connect(path)) as connection:
        return projections(connection)


def audit(path: Path) -> None:
    """The journal is whole, and what is computed from it is what is stored."""
    with closing(open_upgraded(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert journal.verify(connection) == ()
        stored = projections(connection)
        with transaction(connection):
            journal.rebuild(connection)
        assert projections(connection) == stored


def change(path: Path, *statements: str) -> None:
    """What a bad disk or another program may do to a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def damage(path: Path) -> None:
    """Turn a letter in the text of an event into another one, as a bad disk does."""
    content = bytearray(path.read_bytes())
    content[content.index(b"A queue.") + 2] ^= 1
    path.write_bytes(content)
