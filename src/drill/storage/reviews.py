"""Reviews: how they move a card, and how one is taken back."""

import json
import sqlite3
from datetime import date

from drill.domain.cards import Memory
from drill.domain.events import CardPractised, CardReviewed, Event
from drill.domain.scheduling import SchedulerSettings
from drill.domain.scheduling import review as review_memory
from drill.domain.vocabulary import Rating

BATCH = 1000
"""So many reviews are kept in memory until they are written; a replay makes a hundred thousand."""

SCHEDULE = ("due", "stability", "difficulty", "last_review", "reviews", "lapses")
BEFORE = tuple(f"{column}_before" for column in SCHEDULE)

Schedule = tuple[str, float | None, float | None, str | None, int, int]
"""Where a card stands, as the columns of `SCHEDULE`: what one review leaves is what the next one finds."""


class Reviews:
    """Reviews that are applied one after the other, and written together: the cards are up to date after `write`.

    Args:
        connection: The database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cards: dict[str, tuple[Memory | None, Schedule]] = {}
        self._moved: set[str] = set()
        self._rows: list[tuple[object, ...]] = []
        self._settings: dict[tuple[str, float, int], SchedulerSettings] = {}

    def apply(self, event: Event, reviewed: CardReviewed) -> None:
        """Note a review and move the card by it."""
        card, rating = reviewed.card, reviewed.rating
        memory, before = self._cards.get(card) or self._stored(card)
        after, due = review_memory(memory, rating, event.study_day, self._settings_of(reviewed))
        lapses = before[5] + (memory is not None and rating is Rating.AGAIN)
        known = (after.stability, after.difficulty, after.last_review.isoformat())
        self._cards[card] = after, (due.isoformat(), *known, before[4] + 1, lapses)
        self._moved.add(card)
        made = (event.device, event.seq, card, rating, event.study_day.isoformat(), reviewed.seconds)
        self._rows.append((*made, memory is None, *before))
        if len(self._rows) >= BATCH:
            self._write_rows()

    def undo(self, device: str, seq: int) -> None:
        """Take a look back; a card that it moved is put back to where it stood before."""
        self._write_rows()
        run, look = self._connection.execute, (device, seq)
        run("update extra_look set undone = 1 where device = ? and seq = ?", look)
        run("update review set undone = 1 where device = ? and seq = ?", look)
        row = run(f"select card, {', '.join(BEFORE)} from review where device = ? and seq = ?", look).fetchone()
        if row is not None:
            card, *before = row
            self._cards[card] = _memory(*before), tuple(before)
            self._moved.add(card)

    def adopt(self, params_id: str, algorithm: str, parameters: tuple[float, ...]) -> None:
        """Take over scheduling parameters, for the reviews made with them."""
        self._connection.execute(
            "insert or replace into scheduler (params_id, algorithm, parameters) values (?, ?, ?)",
            (params_id, algorithm, json.dumps(parameters)),
        )
        self._settings.clear()

    def settle(self, card: str) -> None:
        """Write where a card stands, before something else than a review moves it."""
        if card in self._cards:
            self.write()
            del self._cards[card]

    def write(self) -> None:
        """Bring the tables up to date."""
        self._write_rows()
        self._connection.executemany(
            f"update card set {', '.join(f'{column} = ?' for column in SCHEDULE)} where id = ?",
            [(*self._cards[card][1], card) for card in self._moved],
        )
        self._moved.clear()

    def _write_rows(self) -> None:
        self._connection.executemany(
            f"insert into review (device, seq, card, rating, study_day, seconds, was_new, {', '.join(BEFORE)}, undone)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            self._rows,
        )
        self._rows.clear()

    def _stored(self, card: str) -> tuple[Memory | None, Schedule]:
        row = self._connection.execute(f"select {', '.join(SCHEDULE)} from card where id = ?", (card,)).fetchone()
        if row is None:
            raise LookupError(f"the journal reviews {card}, a card it never added")
        return _memory(*row), row

    def _settings_of(self, reviewed: CardReviewed) -> SchedulerSettings:
        key = (reviewed.params_id, reviewed.retention, reviewed.maximum_interval)
        if key not in self._settings:
            (parameters,) = self._connection.execute(
                "select parameters from scheduler where params_id = ?", (reviewed.params_id,)
            ).fetchone()
            chosen = (reviewed.retention, reviewed.maximum_interval)
            self._settings[key] = SchedulerSettings(tuple(json.loads(parameters)), *chosen)
        return self._settings[key]


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
