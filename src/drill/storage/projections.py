"""The tables computed from events. Applying all events in order gives exactly what is stored."""

import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from typing import get_args

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
    ExerciseRetired,
    Fact,
    FlagConfirmed,
    GapAnswered,
    GapJudged,
    GapRecorded,
    GivenPaired,
    HintTaken,
    ItemDecided,
    LevelChosen,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartnerNoted,
    PartnerScored,
    PartsSaved,
    PhasesExposed,
    PracticePlanned,
    ProbeHandled,
    QuantityMarked,
    ReviewUndone,
    SchedulerAdopted,
    ScoringBegun,
    ScoringFinished,
    SettingsChanged,
    SilenceEnded,
    StepEntered,
    StepRevealed,
    StepUndone,
    StudyBegun,
    StudyFinished,
    StudyWritten,
    TaskMarked,
)
from drill.storage import cards, exercises, exposure, settings, study
from drill.storage.reviews import Reviews, note_extra_look
from drill.storage.schema import PROJECTIONS
from drill.storage.stored_events import COLUMNS, KIND, event_of, kind_of, kinds_of, parsed

REVIEWED = kind_of(CardReviewed)

ONLY_TOLD = (
    StepEntered,
    StepUndone,
    PartsSaved,
    LineSaid,
    ProbeHandled,
    SilenceEnded,
    GapRecorded,
    ItemDecided,
    FlagConfirmed,
    LevelChosen,
    GivenPaired,
    QuantityMarked,
    PartnerScored,
    PartnerNoted,
    HintTaken,
    GapAnswered,
    StudyWritten,
)
"""What happens inside an attempt is told by the journal when the attempt is opened. No table but the list of its events
follows from these facts, and a replay does not decode them."""

OF_SESSIONS = tuple(fact for fact in get_args(Fact) if "session" in {field.name for field in fields(fact)})
"""The facts that belong to one attempt or study."""


def apply(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Bring the projections from before some events to after them."""
    reviews = Reviews(connection)
    for event in events:
        session = getattr(event.fact, "session", None)
        if session is not None:
            _remember(connection, event, session)
        _apply(connection, event, reviews)
    reviews.write()


def rebuild(connection: sqlite3.Connection) -> None:
    """Compute all projections anew, by applying all events in their order; call it inside a transaction."""
    _clear(connection)
    _remember_all(connection)
    reviews = Reviews(connection)
    rows = connection.execute(
        f"select {COLUMNS} from event where payload is not null and kind not in {kinds_of(ONLY_TOLD)}"
        " order by turn, device"
    )
    for row, data in parsed(rows):
        if row[KIND] == REVIEWED:
            reviews.note_stored(row, data)
        else:
            _apply(connection, event_of(row, data), reviews)
    reviews.write()


def _apply(connection: sqlite3.Connection, event: Event, reviews: Reviews) -> None:
    if isinstance(event.fact, ONLY_TOLD):
        return
    if isinstance(event.fact, OF_SESSIONS):
        _apply_to_sessions(connection, event)
    _apply_to_cards(connection, event, reviews)
    _apply_to_exercises(connection, event, reviews)
    _apply_to_studies(connection, event)
    _apply_to_plan(connection, event)


def _clear(connection: sqlite3.Connection) -> None:
    for table in PROJECTIONS:
        connection.execute(f"delete from {table}")


def _remember_all(connection: sqlite3.Connection) -> None:
    """Do at once, for all events, what `_remember` does with each."""
    connection.execute(
        "insert into session_event select json_extract(payload, '$.session'), device, seq from event"
        f" where payload is not null and kind in {kinds_of(OF_SESSIONS)}"
    )


def _remember(connection: sqlite3.Connection, event: Event, session: str) -> None:
    """Note which events belong to a session, so that one attempt is read without reading all of history."""
    connection.execute("insert into session_event values (?, ?, ?)", (session, event.device, event.seq))


def _apply_to_sessions(connection: sqlite3.Connection, event: Event) -> None:
    run = connection.execute
    match event.fact:
        case MockBegun() as begun:
            columns = (begun.session, begun.problem, begun.title, begun.format.id, begun.seniority, begun.drilled)
            run(
                "insert into session (id, problem, title, format, seniority, drilled, began_at, state, elapsed)"
                " values (?, ?, ?, ?, ?, ?, ?, 'running', 0.0)",
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
            pass


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
            reviews.note(event, reviewed)
        case ReviewUndone() as undone:
            for later in reviews.undo(event, undone):
                _apply_to_cards(connection, later, reviews)
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


def _apply_to_exercises(connection: sqlite3.Connection, event: Event, reviews: Reviews) -> None:
    match event.fact:
        case TaskMarked() as marked:
            chosen = reviews.settings_of(marked.params_id, marked.retention, marked.maximum_interval)
            exercises.mark(connection, event, marked, chosen)
        case ExerciseRetired(exercise):
            exercises.retire(connection, exercise)
        case _:
            pass


def _apply_to_studies(connection: sqlite3.Connection, event: Event) -> None:
    match event.fact:
        case StudyBegun() as begun:
            study.begin(connection, begun, event.at)
        case StepRevealed(session, step):
            study.note(connection, session, step, None)
        case GapJudged(session=session, gap=gap, right=right):
            study.note(connection, session, gap, right)
        case StudyFinished(session):
            study.finish(connection, session, event.study_day)
        case _:
            pass


def _apply_to_plan(connection: sqlite3.Connection, event: Event) -> None:
    match event.fact:
        case PracticePlanned(practice=practice, session=session):
            connection.execute(
                "insert or replace into practice (problem, due, phase, because, session) values (?, ?, ?, ?, ?)",
                (practice.problem, practice.due.isoformat(), practice.phase, practice.because, session),
            )
        case SettingsChanged(chosen):
            settings.replace(connection, chosen)
        case PhasesExposed() as exposed:
            exposure.note(connection, exposed)
        case _:
            pass
