"""Cards and their schedule."""

import sqlite3
from datetime import date

from drill.domain.cards import CardKind, CardState, Memory, NewCard

COLUMNS = (
    "id, kind, problem, ask, answer, rank, added, due, stability, difficulty, last_review, reviews, lapses,"
    " flagged, suspended, buried_until"
)
IS_ASKED = "due <= :day and not suspended and coalesce(buried_until, '') <= :day"
TIMES_READ = 200
"""So many of the latest reviews tell how long a card takes."""


def due(connection: sqlite3.Connection, today: date) -> tuple[CardState, ...]:
    """The cards due on a day or earlier, new ones included, without those that the user laid aside."""
    rows = connection.execute(f"select {COLUMNS} from card where {IS_ASKED}", {"day": today.isoformat()})
    return tuple(_card(*row) for row in rows)


def count_due(connection: sqlite3.Connection, today: date) -> int:
    """How many cards `due` gives."""
    query = f"select count(*) from card where {IS_ASKED}"
    (count,) = connection.execute(query, {"day": today.isoformat()}).fetchone()
    return int(count)


def next_due(connection: sqlite3.Connection, today: date) -> tuple[date, int] | None:
    """The first later day on which cards are due, and how many are."""
    query = "select due, count(*) from card where due > ? and not suspended group by due order by due limit 1"
    row = connection.execute(query, (today.isoformat(),)).fetchone()
    return None if row is None else (date.fromisoformat(row[0]), row[1])


def everything(connection: sqlite3.Connection) -> tuple[CardState, ...]:
    """All cards, due soonest first."""
    rows = connection.execute(f"select {COLUMNS} from card order by due, rank, id")
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


def reviewed_on(connection: sqlite3.Connection, day: date) -> int:
    """How many reviews were made on a study day."""
    query = "select count(*) from review where study_day = ? and undone = 0"
    (count,) = connection.execute(query, (day.isoformat(),)).fetchone()
    return int(count)


def latest_times(connection: sqlite3.Connection, before: date) -> tuple[float, ...]:
    """The seconds that the latest reviews before a study day took."""
    query = (
        "select seconds from review where study_day < ? and undone = 0"
        " order by study_day desc, seq desc, device limit ?"
    )
    return tuple(seconds for (seconds,) in connection.execute(query, (before.isoformat(), TIMES_READ)))


def scheduled_by(connection: sqlite3.Connection, session: str) -> tuple[CardState, ...]:
    """The cards that a scored session added or pulled nearer, in the order in which they will be asked."""
    query = f"select {COLUMNS} from card join card_source on card_source.card = card.id where session = ?"
    return tuple(_card(*row) for row in connection.execute(f"{query} order by due, rank, id", (session,)))


def knows_parameters(connection: sqlite3.Connection, params_id: str) -> bool:
    """Whether a set of scheduling parameters was adopted."""
    return connection.execute("select 1 from scheduler where params_id = ?", (params_id,)).fetchone() is not None


def insert(connection: sqlite3.Connection, card: NewCard, added: date, session: str) -> None:
    """Add a new card that a session asked for; where another machine has added it too, the nearer day counts."""
    connection.execute("insert or ignore into card_source (session, card) values (?, ?)", (session, card.id))
    connection.execute(
        f"insert into card ({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, null, null, null, 0, 0, 0, 0, null)"
        " on conflict (id) do update set due = min(due, excluded.due)",
        (card.id, card.kind, card.problem, card.ask, card.answer, card.rank, added.isoformat(), card.due.isoformat()),
    )


def pull(connection: sqlite3.Connection, card_id: str, due_day: date, session: str) -> None:
    """Let a known card come back earlier because a session missed it again."""
    connection.execute("insert or ignore into card_source (session, card) values (?, ?)", (session, card_id))
    connection.execute("update card set due = min(due, ?) where id = ?", (due_day.isoformat(), card_id))


def set_flagged(connection: sqlite3.Connection, card_id: str, flagged: bool) -> None:
    """Mark a card, or take its mark away."""
    connection.execute("update card set flagged = ? where id = ?", (flagged, card_id))


def set_suspended(connection: sqlite3.Connection, card_id: str, suspended: bool) -> None:
    """Let a card rest, or wake it up."""
    connection.execute("update card set suspended = ? where id = ?", (suspended, card_id))


def set_buried(connection: sqlite3.Connection, card_id: str, until: date | None) -> None:
    """Put a card off to a study day, or lift that."""
    day = None if until is None else until.isoformat()
    connection.execute("update card set buried_until = ? where id = ?", (day, card_id))


def set_wording(connection: sqlite3.Connection, card_id: str, ask: str, answer: str) -> None:
    """Give a card another wording."""
    connection.execute("update card set ask = ?, answer = ? where id = ?", (ask, answer, card_id))


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
    flagged: int,
    suspended: int,
    buried_until: str | None,
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
        bool(flagged),
        bool(suspended),
        None if buried_until is None else date.fromisoformat(buried_until),
    )
