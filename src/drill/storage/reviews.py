"""Reviews: how they move a card, and how one is taken back."""

import json
import sqlite3
from datetime import date
from functools import lru_cache

from drill.domain.cards import CardState, Memory
from drill.domain.codec import from_json, to_json
from drill.domain.events import CardReviewed, Event
from drill.domain.scheduling import SchedulerSettings
from drill.domain.scheduling import review as review_memory
from drill.domain.vocabulary import Rating
from drill.storage import cards


def apply(connection: sqlite3.Connection, event: Event, reviewed: CardReviewed) -> None:
    """Note a review and move the card by it."""
    card = cards.find(connection, reviewed.card)
    if card is None:
        raise LookupError(f"the journal reviews {reviewed.card}, a card it never added")
    (parameters,) = connection.execute(
        "select parameters from scheduler where params_id = ?", (reviewed.params_id,)
    ).fetchone()
    settings = SchedulerSettings(_parameters(parameters), reviewed.retention, reviewed.maximum_interval)
    memory, due_day = review_memory(card.memory, reviewed.rating, event.study_day, settings)
    lapsed = card.memory is not None and reviewed.rating is Rating.AGAIN
    connection.execute(
        "insert into review (device, seq, card, rating, study_day, was_new, before, undone)"
        " values (?, ?, ?, ?, ?, ?, ?, 0)",
        (
            event.device,
            event.seq,
            card.id,
            reviewed.rating,
            event.study_day.isoformat(),
            card.memory is None,
            json.dumps(to_json(card)),
        ),
    )
    _store(connection, card.id, memory, due_day, card.reviews + 1, card.lapses + lapsed)


def undo(connection: sqlite3.Connection, device: str, seq: int) -> None:
    """Put a card back to where it stood before a review."""
    (before,) = connection.execute("select before from review where device = ? and seq = ?", (device, seq)).fetchone()
    card = from_json(CardState, json.loads(before))
    connection.execute("update review set undone = 1 where device = ? and seq = ?", (device, seq))
    _store(connection, card.id, card.memory, card.due, card.reviews, card.lapses)


def _store(
    connection: sqlite3.Connection, card_id: str, memory: Memory | None, due_day: date, reviews: int, lapses: int
) -> None:
    known = (
        (None, None, None)
        if memory is None
        else (
            memory.stability,
            memory.difficulty,
            memory.last_review.isoformat(),
        )
    )
    connection.execute(
        "update card set stability = ?, difficulty = ?, last_review = ?, due = ?, reviews = ?, lapses = ? where id = ?",
        (*known, due_day.isoformat(), reviews, lapses, card_id),
    )


@lru_cache(maxsize=8)
def _parameters(text: str) -> tuple[float, ...]:
    return tuple(json.loads(text))
