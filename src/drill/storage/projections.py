"""The tables computed from events. Applying all events in order gives exactly what is stored."""

import sqlite3
from collections.abc import Iterable

from drill.domain.events import (
    CardAdded,
    CardBuried,
    CardFlagged,
    CardPractised,
    CardPulled,
    CardReviewed,
    CardReworded,
    CardSuspended,
    Event,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PracticePlanned,
    ReviewUndone,
    SchedulerAdopted,
    ScoringBegun,
    ScoringFinished,
    SettingsChanged,
)
from drill.storage import cards, settings
from drill.storage.reviews import Reviews, note_extra_look
from drill.storage.schema import PROJECTIONS


def apply(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Bring the projections from before some events to after them."""
    reviews = Reviews(connection)
    for event in events:
        session = getattr(event.fact, "session", None)
        if session is not None:
            _remember(connection, event, session)
            _apply_to_sessions(connection, event)
        _apply_to_cards(connection, event, reviews)
        _apply_to_plan(connection, event)
    reviews.write()


def clear(connection: sqlite3.Connection) -> None:
    """Empty all projections."""
    for table in PROJECTIONS:
        connection.execute(f"delete from {table}")


def _remember(connection: sqlite3.Connection, event: Event, session: str) -> None:
    """Note which events belong to a session, so that one attempt is read without reading all of history."""
    connection.execute("insert into session_event values (?, ?, ?)", (session, event.device, event.seq))


def _apply_to_sessions(connection: sqlite3.Connection, event: Event) -> None:
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
            # Each step follows from the one before: two machines may have taken the same step of one attempt.
            locked = "update session set state = 'locked', elapsed = ? where id = ? and state = 'running'"
            run(locked, (elapsed, session))
        case MockDiscarded(session):
            run("update session set state = 'discarded' where id = ?", (session,))
        case ScoringBegun(session=session):
            run("update session set state = 'scoring' where id = ? and state = 'locked'", (session,))
        case ScoringFinished(session, _, points, verdict):
            run(
                "update session set state = 'scored', points = ?, verdict = ?, scored_on = ?"
                " where id = ? and state = 'scoring'",
                (points, verdict, event.study_day.isoformat(), session),
            )
        case _:
            pass  # What happens inside an attempt is read from the journal when the attempt is opened.


def _apply_to_cards(connection: sqlite3.Connection, event: Event, reviews: Reviews) -> None:
    match event.fact:
        case CardAdded(card, session):
            reviews.settle(card.id)
            cards.insert(connection, card, event.study_day, session)
        case CardPulled(card, due, session):
            reviews.settle(card)
            cards.pull(connection, card, due, session)
        case SchedulerAdopted(params_id, algorithm, parameters):
            reviews.adopt(params_id, algorithm, parameters)
        case CardReviewed() as reviewed:
            reviews.apply(event, reviewed)
        case ReviewUndone(device=device, seq=seq):
            reviews.undo(device, seq)
        case CardPractised() as practised:
            note_extra_look(connection, event, practised)
        case CardFlagged(card, flagged):
            cards.set_flagged(connection, card, flagged)
        case CardBuried(card, until):
            cards.set_buried(connection, card, until)
        case CardSuspended(card, suspended):
            cards.set_suspended(connection, card, suspended)
        case CardReworded(card, ask, answer):
            cards.set_wording(connection, card, ask, answer)
        case _:
            pass


def _apply_to_plan(connection: sqlite3.Connection, event: Event) -> None:
    match event.fact:
        case PracticePlanned(practice, session):
            connection.execute(
                "insert or replace into practice (problem, due, phase, because, session) values (?, ?, ?, ?, ?)",
                (practice.problem, practice.due.isoformat(), practice.phase, practice.because, session),
            )
        case SettingsChanged(chosen):
            settings.replace(connection, chosen)
        case _:
            pass
