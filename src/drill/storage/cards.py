"""Cards and their schedule."""

import sqlite3
from datetime import date

from drill.domain.cards import CardKind, CardState, Memory, NewCard

COLUMNS = "id, kind, problem, ask, answer, rank, added, due, stability, difficulty, last_review, reviews, lapses"


def due(connection: sqlite3.Connection, today: date) -> tuple[CardState, ...]:
    """The cards due today or earlier, new ones included."""
    rows = connection.execute(f"select {COLUMNS} from card where due <= ?", (today.isoformat(),))
    return tuple(_card(*row) for row in rows)


def find(connection: sqlite3.Connection, card_id: str) -> CardState | None:
    """A card by its id."""
    row = connection.execute(f"select {COLUMNS} from card where id = ?", (card_id,)).fetchone()
    return None if row is None else _card(*row)


def new_cards_begun(connection: sqlite3.Connection, today: date) -> int:
    """How many cards had their first review today."""
    query = "select count(*) from review where study_day = ? and was_new = 1 and undone = 0"
    (count,) = connection.execute(query, (today.isoformat(),)).fetchone()
    return int(count)


def scheduled_by(connection: sqlite3.Connection, session: str) -> tuple[CardState, ...]:
    """The cards that a scored session added or pulled nearer, in the order in which they will be asked."""
    query = f"select {COLUMNS} from card join card_source on card_source.card = card.id where session = ?"
    return tuple(_card(*row) for row in connection.execute(f"{query} order by due, rank, id", (session,)))


def knows_parameters(connection: sqlite3.Connection, params_id: str) -> bool:
    """Whether a set of scheduling parameters was adopted."""
    return connection.execute("select 1 from scheduler where params_id = ?", (params_id,)).fetchone() is not None


def insert(connection: sqlite3.Connection, card: NewCard, added: date, session: str) -> None:
    """Add a new card that a session asked for."""
    connection.execute("insert into card_source (session, card) values (?, ?)", (session, card.id))
    connection.execute(
        f"insert into card ({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, null, null, null, 0, 0)",
        (card.id, card.kind, card.problem, card.ask, card.answer, card.rank, added.isoformat(), card.due.isoformat()),
    )


def pull(connection: sqlite3.Connection, card_id: str, due_day: date, session: str) -> None:
    """Let a known card come back earlier because a session missed it again."""
    connection.execute("insert into card_source (session, card) values (?, ?)", (session, card_id))
    connection.execute("update card set due = ? where id = ?", (due_day.isoformat(), card_id))


def _card(
    card_id: str,
    kind: str,
    problem: str,
    ask: str,
    answer: str,
    rank: int,
    added: str,
    due_day: str,
    stability: float | None,
    difficulty: float | None,
    last_review: str | None,
    reviews: int,
    lapses: int,
) -> CardState:
    memory = None
    if stability is not None and difficulty is not None and last_review is not None:
        memory = Memory(stability, difficulty, date.fromisoformat(last_review))
    return CardState(
        card_id,
        CardKind(kind),
        problem,
        ask,
        answer,
        rank,
        date.fromisoformat(added),
        date.fromisoformat(due_day),
        memory,
        reviews,
        lapses,
    )
