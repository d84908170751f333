"""Reviews: how they move a card, and how one is taken back."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drill.domain.cards import Memory
from drill.domain.events import CardAdded, CardPractised, CardPulled, CardReviewed, Event, ReviewUndone
from drill.domain.scheduling import Course, SchedulerSettings
from drill.domain.vocabulary import Rating
from drill.storage.stored_events import COLUMNS, Row, decoded, kinds_of

BATCH = 1000
"""So many rows are written at once; a replay makes a hundred thousand."""

RATINGS = {rating.value: rating for rating in Rating}

SCHEDULE = ("due", "stability", "difficulty", "last_review", "reviews", "lapses")
BEFORE = tuple(f"{column}_before" for column in SCHEDULE)

Schedule = tuple[str, float | None, float | None, str | None, int, int]
"""Where a card stands, as the columns of `SCHEDULE`: what one review leaves is what the next one finds."""

INSERT_REVIEW = (
    "insert or replace into review"
    f" (device, seq, card, rating, study_day, seconds, was_new, {', '.join(BEFORE)}, undone)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
)

MOVE_CARD = f"update card set {', '.join(f'{column} = ?' for column in SCHEDULE)} where id = ?"

MOVES_BETWEEN = (
    f"select {COLUMNS} from event left join review using (device, seq)"
    f" where kind in {kinds_of((CardAdded, CardPulled, CardReviewed))} and coalesce(undone, 0) = 0"
    " and coalesce(review.card, json_extract(payload, '$.card.id'), json_extract(payload, '$.card')) = ?"
    " and (turn, event.device) > (select turn, device from event where device = ? and seq = ?)"
    " and (turn, event.device) < (select turn, device from event where device = ? and seq = ?)"
    " order by turn, event.device"
)
"""What moved a card after one event and before another one, but for what was taken back."""


@dataclass(slots=True)
class _Card:
    """A card on its way: where its reviews have brought it, in the terms of FSRS and in those of its row."""

    course: Course
    schedule: Schedule


class Reviews:
    """Reviews move their cards at once in memory, and in the database when `write` is called, or `settle` for one card.

    So a replay reads and writes each card once, and its reviews by the thousand in their order.

    Args:
        connection: The database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cards: dict[str, _Card] = {}
        self._rows: list[tuple[object, ...]] = []
        self._settings: dict[tuple[str, float, int], SchedulerSettings] = {}

    def note(self, event: Event, reviewed: CardReviewed) -> None:
        """Note a review."""
        settings = self.settings_of(reviewed.params_id, reviewed.retention, reviewed.maximum_interval)
        made = (event.device, event.seq, reviewed.card, int(reviewed.rating))
        self._move(*made, event.study_day.isoformat(), reviewed.seconds, settings)

    def note_stored(self, row: Row, data: Mapping[str, Any]) -> None:
        """Do the same with a stored review. Most events are reviews: no objects are made of them."""
        settings = self.settings_of(data["params_id"], data["retention"], data["maximum_interval"])
        self._move(row[0], row[1], data["card"], data["rating"], row[3], data["seconds"], settings)

    def undo(self, event: Event, undone: ReviewUndone) -> tuple[Event, ...]:
        """Take a look back; a card that it moved is put back to where it stood before.

        Returns:
            What else moved the card since, on another machine: it still counts and is to be applied again.
        """
        self.settle(undone.card)
        run, look = self._connection.execute, (undone.device, undone.seq)
        run("update extra_look set undone = 1 where device = ? and seq = ?", look)
        query = f"select {', '.join(BEFORE)} from review where device = ? and seq = ? and card = ? and undone = 0"
        before = run(query, (*look, undone.card)).fetchone()
        if before is None:
            return ()
        run("update review set undone = 1 where device = ? and seq = ?", look)
        run(MOVE_CARD, (*before, undone.card))
        return tuple(decoded(run(MOVES_BETWEEN, (undone.card, *look, event.device, event.seq))))

    def adopt(self, params_id: str, algorithm: str, parameters: tuple[float, ...]) -> None:
        """Take over scheduling parameters, for the reviews made with them."""
        self._connection.execute(
            "insert or replace into scheduler (params_id, algorithm, parameters) values (?, ?, ?)",
            (params_id, algorithm, json.dumps(parameters)),
        )
        self._settings.clear()

    def settings_of(self, params_id: str, retention: float, maximum_interval: int) -> SchedulerSettings:
        """All that an interval depends on, with the parameters adopted under a name."""
        key = (params_id, retention, maximum_interval)
        if key not in self._settings:
            (parameters,) = self._connection.execute(
                "select parameters from scheduler where params_id = ?", (params_id,)
            ).fetchone()
            self._settings[key] = SchedulerSettings(tuple(json.loads(parameters)), retention, maximum_interval)
        return self._settings[key]

    def settle(self, card: str) -> None:
        """Bring a card up to date, before something else than a review moves it."""
        moved = self._cards.pop(card, None)
        if moved is not None:
            self._connection.execute(MOVE_CARD, (*moved.schedule, card))
            self._write_rows()

    def write(self) -> None:
        """Bring all cards up to date."""
        self._connection.executemany(MOVE_CARD, ((*moved.schedule, card) for card, moved in self._cards.items()))
        self._cards.clear()
        self._write_rows()

    def _write_rows(self) -> None:
        self._connection.executemany(INSERT_REVIEW, self._rows)
        self._rows.clear()

    def _move(
        self, device: str, seq: int, card: str, rating: int, day: str, seconds: float, settings: SchedulerSettings
    ) -> None:
        """Take a card one review on, whose row is noted."""
        moving = self._cards.get(card) or self._read(card)
        before = moving.schedule
        is_new = before[3] is None
        self._rows.append((device, seq, card, rating, day, seconds, int(is_new), *before))
        stability, difficulty, on, due = moving.course.review(RATINGS[rating], date.fromisoformat(day), settings)
        lapses = before[5] + (rating == Rating.AGAIN and not is_new)
        moving.schedule = (due.isoformat(), stability, difficulty, on.isoformat(), before[4] + 1, lapses)
        if len(self._rows) >= BATCH:
            self._write_rows()

    def _read(self, card: str) -> _Card:
        query = f"select {', '.join(SCHEDULE)} from card where id = ?"
        schedule: Schedule | None = self._connection.execute(query, (card,)).fetchone()
        if schedule is None:
            raise LookupError(f"the journal reviews {card}, a card it never added")
        self._cards[card] = found = _Card(Course(_memory(*schedule)), schedule)
        return found


def note_extra_look(connection: sqlite3.Connection, event: Event, practised: CardPractised) -> None:
    """Note a look beyond the schedule; the card stays where it is."""
    connection.execute(
        "insert into extra_look (device, seq, card, rating, study_day, seconds, undone) values (?, ?, ?, ?, ?, ?, 0)",
        (
            event.device,
            event.seq,
            practised.card,
            practised.rating,
            event.study_day.isoformat(),
            practised.seconds,
        ),
    )


def _memory(
    due: str, stability: float | None, difficulty: float | None, last_review: str | None, reviews: int, lapses: int
) -> Memory | None:
    if stability is None or difficulty is None or last_review is None:
        return None
    return Memory(stability, difficulty, date.fromisoformat(last_review))
