"""What the journal and the projections tell about practice as a whole."""

import sqlite3
from datetime import date

from drill.domain.statistics import ReviewMade
from drill.domain.vocabulary import Rating


def days_begun(connection: sqlite3.Connection) -> dict[str, date]:
    """The study day on which each session was begun, as the user saw it then."""
    rows = connection.execute(
        "select json_extract(payload, '$.session'), study_day from event"
        " where kind = 'mock-begun' and payload is not null"
    )
    return {session: date.fromisoformat(day) for session, day in rows}


def gap_seconds(connection: sqlite3.Connection) -> dict[str, float]:
    """How long the user was away from each session that was left."""
    rows = connection.execute(
        "select json_extract(payload, '$.session') as session, sum(json_extract(payload, '$.seconds')) from event"
        " where kind = 'gap-recorded' and payload is not null group by session"
    )
    return dict(rows.fetchall())


def scored_by_levels(connection: sqlite3.Connection) -> frozenset[str]:
    """The sessions whose evidence was left out of their scoring."""
    rows = connection.execute(
        "select json_extract(payload, '$.session') from event where kind = 'evidence-skipped' and payload is not null"
    )
    return frozenset(session for (session,) in rows)


def begun_exposed(connection: sqlite3.Connection) -> frozenset[str]:
    """The sessions of mocks some of whose answers had been seen before they were ever attempted."""
    rows = connection.execute(
        "select json_extract(payload, '$.session') from event where kind = 'mock-begun'"
        " and payload is not null and json_array_length(payload, '$.exposed') > 0"
    )
    return frozenset(session for (session,) in rows)


def days_locked(connection: sqlite3.Connection) -> tuple[date, ...]:
    """The study days on which mocks and phase drills were locked, one for each."""
    rows = connection.execute("select study_day from event where kind = 'mock-locked'")
    return tuple(date.fromisoformat(day) for (day,) in rows)


def reviews(connection: sqlite3.Connection) -> tuple[ReviewMade, ...]:
    """The reviews that were not taken back, in the order in which they were made."""
    query = (
        "select card, review.study_day, rating, was_new from review join event using (device, seq)"
        " where undone = 0 order by turn, device"
    )
    return tuple(
        ReviewMade(card, date.fromisoformat(day), Rating(rating), bool(was_new))
        for card, day, rating, was_new in connection.execute(query)
    )
