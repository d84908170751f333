"""What moves a card, in any order: reviews, pulls and undos, some of them late."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.cards import CardKind, NewCard
from drill.domain.events import CardAdded, CardPulled, CardReviewed, Fact, ReviewUndone, SchedulerAdopted
from drill.domain.scheduling import SchedulerSettings
from drill.domain.vocabulary import Rating
from drill.storage import cards, journal
from drill.storage.database import transaction
from drill.storage.journal import Moment
from drill.storage.schema import create_tables
from tests.factories import BEGIN
from tests.services.playing import projections

TODAY = date(2026, 11, 20)
DAYS = st.integers(0, 60)
IDS = ("garage/a", "garage/b")


@st.composite
def moves(draw: st.DrawFn) -> list[tuple[int, Fact]]:
    """Days that pass, and a fact after each; an undo names any review made before it, even one undone already."""
    made: list[tuple[int, Fact]] = [(0, SchedulerAdopted("default", "fsrs-6", SchedulerSettings().parameters))]
    made += [(0, added(card, 1)) for card in IDS]
    for _ in range(draw(st.integers(0, 25))):
        card, gap = draw(st.sampled_from(IDS)), draw(st.integers(-2, 20))
        reviews = [(seq, fact) for seq, (_, fact) in enumerate(made, 1) if isinstance(fact, CardReviewed)]
        match draw(st.sampled_from(["review", "review", "review", "pull", "add", "undo"])):
            case "review":
                rating, retention = draw(st.sampled_from(Rating)), draw(st.sampled_from([0.85, 0.9]))
                made.append((gap, CardReviewed(card, rating, "default", retention, 400, 12.5)))
            case "pull":
                made.append((gap, CardPulled(card, TODAY + timedelta(days=draw(DAYS)), "s1")))
            case "add":
                made.append((gap, added(card, draw(DAYS))))
            case "undo" if reviews:
                seq, review = draw(st.sampled_from(reviews))
                made.append((gap, ReviewUndone(review.card, "here", seq)))
            case _:
                pass
    return made


def added(card: str, days: int) -> CardAdded:
    return CardAdded(NewCard(card, CardKind.EVIDENCE, "garage", "Ask?", "Answer.", 0, TODAY + timedelta(days)), "s1")


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_tables(connection)
        yield connection


def play(connection: sqlite3.Connection, history: list[tuple[int, Fact]]) -> None:
    connection.execute("insert into head (device, seq, hash, own) values ('here', 0, '', 1)")
    day = TODAY
    for gap, fact in history:
        day += timedelta(days=gap)
        with transaction(connection):
            journal.append(connection, Moment(BEGIN, day, 0), [fact])


def without_undone(history: list[tuple[int, Fact]]) -> list[tuple[int, Fact]]:
    """The same days and facts, as if what was undone had never been made."""
    undone = {fact.seq for _, fact in history if isinstance(fact, ReviewUndone)}
    stays: list[tuple[int, Fact]] = []
    waited = 0
    for seq, (gap, fact) in enumerate(history, 1):
        waited += gap
        if seq not in undone and not isinstance(fact, ReviewUndone):
            stays.append((waited, fact))
            waited = 0
    return stays


@given(history=moves())
def test_a_replay_gives_what_was_stored_step_by_step(
    empty: sqlite3.Connection, history: list[tuple[int, Fact]]
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        empty.backup(connection)
        play(connection, history)
        stored = projections(connection)
        with transaction(connection):
            journal.rebuild(connection)
        assert projections(connection) == stored


@given(history=moves())
def test_what_was_undone_leaves_no_trace_on_the_card(
    empty: sqlite3.Connection, history: list[tuple[int, Fact]]
) -> None:
    stand = []
    for facts in (history, without_undone(history)):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            empty.backup(connection)
            play(connection, facts)
            stand.append([replace(card, added=TODAY) for card in cards.everything(connection)])
    assert stand[0] == stand[1]
