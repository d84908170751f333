"""Times a full replay and FSRS alone on the same reviews, in turn: `replay.py DATABASE RUNS`; prints pairs of seconds.

The database stays as it is: each replay is rolled back.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path

from fsrs import Card, Rating, Scheduler

from drill.domain.events import CardReviewed
from drill.storage import journal
from drill.storage.database import connect

Review = tuple[str, Rating, datetime]


def main(database: str, runs: int) -> None:
    """Time them and print."""
    connection = connect(Path(database))
    reviews = [
        (event.fact.card, Rating(event.fact.rating), datetime.combine(event.study_day, time_of_day(), UTC))
        for event in journal.read(connection)
        if isinstance(event.fact, CardReviewed)
    ]
    pairs = []
    for _ in range(runs):
        alone = seconds(lambda: schedule(reviews))
        pairs.append((seconds(lambda: replay(connection)), alone))
    print(json.dumps(pairs))


def seconds(work: Callable[[], None]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def schedule(reviews: Iterable[Review]) -> None:
    """Nothing but FSRS, as drill sets it up: whole days, no learning steps, no chance."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, Card] = {}
    for card, rating, at in reviews:
        cards[card], _ = scheduler.review_card(cards.get(card) or Card(card_id=1, due=at), rating, at)


def replay(connection: sqlite3.Connection) -> None:
    """Compute all projections anew."""
    connection.execute("begin immediate")
    journal.rebuild(connection)
    connection.execute("rollback")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
