"""The tables of the database.

`event` is the truth, `head` guards its end, `draft`, `heartbeat` and `place` are what is being typed now,
`content_index` is a cache, and all others are projections that `rebuild` computes from the events.
"""

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x6472696C
"""`dril` in ASCII: marks a database as ours."""

NOTES = "_sqlite_migrations"
"""Where sqlite-utils notes the steps taken."""

TABLES = """
create table event (
    device text not null,
    seq integer not null,
    turn integer not null,
    at text not null,
    study_day text not null,
    utc_offset integer not null,
    kind text not null,
    payload text,
    digest text not null,
    hash text not null,
    primary key (device, seq)
) strict;

create index event_by_turn on event (turn, device);

create trigger event_is_never_deleted before delete on event
begin select raise(abort, 'events are never deleted'); end;

create trigger event_is_never_replaced before insert on event
when exists (select 1 from event where device = new.device and seq = new.seq)
begin select raise(abort, 'events are never replaced'); end;

create trigger event_is_never_changed before update on event
when not (new.payload is null and new.device = old.device and new.seq = old.seq and new.turn = old.turn
    and new.at = old.at and new.study_day = old.study_day and new.utc_offset = old.utc_offset and new.kind = old.kind
    and new.digest = old.digest and new.hash = old.hash)
begin select raise(abort, 'events are never changed; only their text may be erased'); end;

create table head (
    device text primary key,
    seq integer not null,
    hash text not null,
    own integer not null
) strict;

create table session (
    id text primary key,
    problem text not null,
    title text not null,
    format text not null,
    seniority text not null,
    began_at text not null,
    state text not null,
    elapsed real not null,
    verdict text,
    points integer,
    scored_on text
) strict;
create index session_by_state on session (state, began_at);

create table session_event (
    session text not null,
    device text not null,
    seq integer not null,
    primary key (session, device, seq)
) strict;

create table card (
    id text primary key,
    kind text not null,
    problem text not null,
    ask text not null,
    answer text not null,
    rank integer not null,
    added text not null,
    due text not null,
    stability real,
    difficulty real,
    last_review text,
    reviews integer not null,
    lapses integer not null,
    flagged integer not null,
    suspended integer not null,
    buried_until text
) strict;
create index card_by_due on card (due);

create table card_source (
    session text not null,
    card text not null,
    primary key (session, card)
) strict;

create table review (
    device text not null,
    seq integer not null,
    card text not null,
    rating integer not null,
    study_day text not null,
    seconds real not null,
    was_new integer not null,
    due_before text not null,
    stability_before real,
    difficulty_before real,
    last_review_before text,
    reviews_before integer not null,
    lapses_before integer not null,
    undone integer not null,
    primary key (device, seq)
) strict;
create index review_by_day on review (study_day);

create table extra_look (
    device text not null,
    seq integer not null,
    card text not null,
    rating integer not null,
    study_day text not null,
    seconds real not null,
    undone integer not null,
    primary key (device, seq)
) strict;

create table scheduler (
    params_id text primary key,
    algorithm text not null,
    parameters text not null
) strict;

create table practice (
    problem text primary key,
    due text not null,
    phase text,
    because text,
    session text not null
) strict;

create table practice_settings (
    only_row integer primary key check (only_row = 1),
    settings text not null
) strict;

create table draft (
    session text not null,
    part text not null,
    text text not null,
    primary key (session, part)
) strict;

create table heartbeat (
    session text primary key,
    elapsed real not null,
    at text not null
) strict;

create table place (
    session text primary key,
    item text not null
) strict;

create table content_index (
    path text primary key,
    mtime_ns integer not null,
    size integer not null,
    summary text,
    faults text not null
) strict;
"""

EXERCISES = """
create table exercise (
    id text primary key,
    due text not null,
    stability real not null,
    difficulty real not null,
    last_review text not null,
    last_seen text not null,
    retired integer not null
) strict;
create index exercise_by_due on exercise (due);
"""

EXPOSURE = """
create table exposure (
    problem text not null,
    phase text not null,
    exposure text not null,
    exemplars integer not null,
    primary key (problem, phase)
) strict;
"""

PHASE_DRILLS = """
alter table session add column drilled text;
"""

STUDY = """
create table study (
    id text primary key,
    problem text not null,
    stage text not null,
    began_at text not null,
    finished_on text
) strict;
create index study_by_problem on study (problem);

create table study_item (
    study text not null,
    item text not null,
    right integer,
    primary key (study, item)
) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_tables", TABLES),
    ("0002_exercises", EXERCISES),
    ("0003_exposure", EXPOSURE),
    ("0004_phase_drills", PHASE_DRILLS),
    ("0005_study", STUDY),
)
"""The scripts that lead to the present schema. A released one never changes; a new one may drop and make projections
anew, as they are computed again after it."""

SCHEMA_VERSION = len(STEPS)

PROJECTIONS = (
    "session",
    "session_event",
    "card",
    "card_source",
    "review",
    "extra_look",
    "scheduler",
    "practice",
    "practice_settings",
    "exercise",
    "exposure",
    "study",
    "study_item",
)


def create_tables(connection: sqlite3.Connection) -> None:
    """Bring an empty database to the present schema."""
    take_steps(connection)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def take_steps(connection: sqlite3.Connection) -> None:
    """Take the steps that a database has not taken yet, each in a transaction of its own.

    The version stays as it is: the caller sets it when all is done, so that after a crash the next start goes on.
    """
    # sqlite-utils costs more to import than a whole `drill due`, and is needed once in a database's life.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("drill")
    for name, script in STEPS:
        migrations(name=name)(_step(script))
    migrations.apply(Database(connection, execute_plugins=False))


def objects(connection: sqlite3.Connection) -> dict[str, str]:
    """The tables, indexes and triggers that a database has, with the statement that made each."""
    rows = connection.execute("select name, sql from sqlite_master where sql is not null and tbl_name <> ?", (NOTES,))
    return dict(rows.fetchall())


def expected_objects() -> dict[str, str]:
    """What `objects` gives for a sound database."""
    connection = sqlite3.connect(":memory:")
    try:
        for _, script in STEPS:
            connection.executescript(script)
        return objects(connection)
    finally:
        connection.close()


def _step(script: str) -> "Callable[[Database], None]":
    def run(database: "Database") -> None:
        for statement in _statements(script):
            database.conn.execute(statement)

    return run


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
