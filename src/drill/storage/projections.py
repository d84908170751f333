"""The tables computed from events. Applying all events in order gives exactly what is stored."""

import json
import sqlite3

from drill.domain.events import (
    CardAdded,
    CardPulled,
    CardReviewed,
    Event,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PracticePlanned,
    ReviewUndone,
    SchedulerAdopted,
    ScoringBegun,
    ScoringFinished,
)
from drill.storage import cards, reviews
from drill.storage.schema import PROJECTIONS


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Bring the projections from before an event to after it."""
    _remember_session(connection, event)
    run = connection.execute
    match event.fact:
        case MockBegun() as begun:
            columns = (begun.session, begun.problem, begun.title, begun.format.id, begun.seniority)
            run(
                "insert into session (id, problem, title, format, seniority, began_at, state, elapsed)"
                " values (?, ?, ?, ?, ?, ?, 'running', 0.0)",
                (*columns, event.at.isoformat()),
            )
        case MockLocked(session, elapsed, _):
            run("update session set state = 'locked', elapsed = ? where id = ?", (elapsed, session))
        case MockDiscarded(session):
            run("update session set state = 'discarded' where id = ?", (session,))
        case ScoringBegun(session=session):
            run("update session set state = 'scoring' where id = ?", (session,))
        case ScoringFinished(session, _, points, verdict):
            run(
                "update session set state = 'scored', points = ?, verdict = ?, scored_on = ? where id = ?",
                (points, verdict, event.study_day.isoformat(), session),
            )
        case CardAdded(card, session):
            cards.insert(connection, card, event.study_day, session)
        case CardPulled(card_id, due, session):
            cards.pull(connection, card_id, due, session)
        case SchedulerAdopted(params_id, algorithm, parameters):
            run("insert into scheduler values (?, ?, ?)", (params_id, algorithm, json.dumps(parameters)))
        case CardReviewed() as reviewed:
            reviews.apply(connection, event, reviewed)
        case ReviewUndone(device=device, seq=seq):
            reviews.undo(connection, device, seq)
        case PracticePlanned(practice, session):
            run(
                "insert or replace into practice (problem, due, phase, because, session) values (?, ?, ?, ?, ?)",
                (practice.problem, practice.due.isoformat(), practice.phase, practice.because, session),
            )
        case _:
            pass  # Facts inside an attempt are read from the journal when the attempt is opened.


def clear(connection: sqlite3.Connection) -> None:
    """Empty all projections."""
    for table in PROJECTIONS:
        connection.execute(f"delete from {table}")


def _remember_session(connection: sqlite3.Connection, event: Event) -> None:
    """Note which events belong to a session, so that one attempt is read without reading all of history."""
    session = getattr(event.fact, "session", None)
    if session is not None:
        connection.execute("insert into session_event values (?, ?, ?)", (session, event.device, event.seq))
