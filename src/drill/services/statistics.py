"""Figures about practice over weeks, put together for one look."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drill.clock import Clock
from drill.domain.attempt import attempt_of
from drill.domain.calibration import Eye
from drill.domain.fluency import DAYS_OF_FLUENCY, Fluency, fluency
from drill.domain.partner import MeanGap, mean_gap
from drill.domain.settings import PracticeSettings
from drill.domain.statistics import (
    DAYS_OF_FORECAST,
    ActiveDay,
    DueDay,
    LevelPoint,
    PhasePace,
    Retention,
    Scored,
    WeakItem,
    activity,
    forecast,
    levels_over_time,
    pacing,
    true_retention,
    weakest_evidence,
)
from drill.domain.study_day import study_day
from drill.domain.vocabulary import Dimension
from drill.paths import Paths
from drill.services.calibration import load_eye
from drill.services.history import open_history
from drill.storage import cards, exercises, history, journal, practice, sessions, settings
from drill.storage.sessions import SessionState


@dataclass(frozen=True)
class Statistics:
    """All figures, as of one study day.

    Args:
        attempts: How many attempts stand in each state.
        levels: By dimension, the earliest first.
        activity: A year of days.
        forecast: The coming two weeks.
        estimation: The last month in the estimation gym, by topic.
        calibration: How the levels given to authored answers stand to their keys.
        partner: How far one's own levels lie from those of partners.
    """

    today: date
    attempts: Mapping[SessionState, int]
    levels: Mapping[Dimension, tuple[LevelPoint, ...]]
    pacing: tuple[PhasePace, ...]
    retention: Retention
    weakest: tuple[WeakItem, ...]
    forecast: tuple[DueDay, ...]
    activity: tuple[ActiveDay, ...]
    estimation: tuple[Fluency, ...]
    calibration: Eye
    partner: MeanGap


def look_up_statistics(paths: Paths, clock: Clock) -> Statistics:
    """The figures of today, read beside whatever else is running.

    Raises:
        StorageError: when the database is not ours.
    """
    connection = open_history(paths)
    chosen = settings.load(connection)
    return load_statistics(connection, study_day(clock.now(), clock.zone(), chosen.rollover), chosen)


def load_statistics(connection: sqlite3.Connection, today: date, chosen: PracticeSettings) -> Statistics:
    """The figures of a study day."""
    rows = tuple(reversed(sessions.attempts(connection)))
    locked = {
        row.id: attempt_of(journal.read(connection, row.id))
        for row in rows
        if row.state in (SessionState.LOCKED, SessionState.SCORING, SessionState.SCORED)
    }
    scored = [Scored(row.scored_on, locked[row.id]) for row in rows if row.scored_on and row.id in locked]
    reviews = history.reviews(connection)
    begun = cards.new_cards_begun(connection, today)
    last = today + timedelta(days=DAYS_OF_FORECAST - 1)
    return Statistics(
        today,
        {state: sum(row.state is state for row in rows) for state in SessionState},
        levels_over_time(scored),
        pacing(attempt.session for attempt in locked.values()),
        true_retention(reviews),
        weakest_evidence(each.attempt for each in scored),
        forecast(
            cards.due(connection, last),
            practice.planned(connection),
            today,
            lambda day: max(0, chosen.new_cards_on(day) - (begun if day == today else 0)),
        ),
        activity(history.days_locked(connection), (review.day for review in reviews), today),
        fluency(exercises.answers_since(connection, today - timedelta(days=DAYS_OF_FLUENCY - 1))),
        load_eye(connection, with_agreement=True),
        mean_gap(gap for each in scored for gap in each.attempt.partner_gaps),
    )
