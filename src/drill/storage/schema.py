"""The tables of the database.

`event` is the truth, `head` guards its end, `draft`, `heartbeat` and `place` are what is being typed now,
`content_index` is a cache, and all others are projections that `rebuild` computes from the events.
"""

import sqlite3
from collections.abc import Iterator

APPLICATION_ID = 0x6472696C
"""`dril` in ASCII: marks a database as ours."""

SCHEMA_VERSION = 1

TABLES = """
create table event (
    device text not null,
    seq integer not null,
    at text not null,
    study_day text not null,
    utc_offset integer not null,
    kind text not null,
    payload text,
    digest text not null,
    hash text not null,
    primary key (device, seq)
) strict;

create trigger event_is_never_deleted before delete on event
begin select raise(abort, 'events are never deleted'); end;

create trigger event_is_never_replaced before insert on event
when exists (select 1 from event where device = new.device and seq = new.seq)
begin select raise(abort, 'events are never replaced'); end;

create trigger event_is_never_changed before update on event
when not (new.payload is null and new.device = old.device and new.seq = old.seq and new.at = old.at
    and new.study_day = old.study_day and new.utc_offset = old.utc_offset and new.kind = old.kind
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
    lapses integer not null
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
    was_new integer not null,
    before text not null,
    undone integer not null,
    primary key (device, seq)
) strict;
create index review_by_day on review (study_day);

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

PROJECTIONS = ("session", "session_event", "card", "card_source", "review", "scheduler", "practice")


def create_tables(connection: sqlite3.Connection) -> None:
    """Bring an empty database to the present schema."""
    # sqlite-utils costs more to import than a whole `drill due`, and is needed once in a database's life.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("drill")

    @migrations(name="0001_tables")
    def tables(database: Database) -> None:
        for statement in _statements(TABLES):
            database.conn.execute(statement)

    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
