import sqlite3

import pytest

from tests.services.playing import Desk


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    """A first process at work on an empty database."""
    return Desk(database)
