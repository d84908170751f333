"""The present settings of practice."""

import json
import sqlite3

from drill.domain.codec import from_json, to_json
from drill.domain.settings import PracticeSettings


def load(connection: sqlite3.Connection) -> PracticeSettings:
    """The settings as last changed; the defaults before the first change."""
    row = connection.execute("select settings from practice_settings").fetchone()
    return PracticeSettings() if row is None else from_json(PracticeSettings, json.loads(row[0]))


def are_chosen(connection: sqlite3.Connection) -> bool:
    """Whether the user has ever chosen, or skipped choosing."""
    return connection.execute("select 1 from practice_settings").fetchone() is not None


def replace(connection: sqlite3.Connection, settings: PracticeSettings) -> None:
    """Take over other settings."""
    connection.execute(
        "insert or replace into practice_settings (only_row, settings) values (1, ?)", (json.dumps(to_json(settings)),)
    )
