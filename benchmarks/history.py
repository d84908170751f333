"""A history as years of practice leave it, made without waiting for them.

One mock is played and scored for real; every further one repeats its facts under other names. Each mock brings ten
cards, and every card is reviewed on the day it is due, until yesterday. The same call gives the same history, but for
the dates.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drill.clock import SystemClock
from drill.domain.cards import CardKind, NewCard
from drill.domain.events import (
    CardAdded,
    CardPulled,
    CardReviewed,
    Fact,
    MockBegun,
    PhasesExposed,
    PracticePlanned,
    SchedulerAdopted,
    SettingsChanged,
)
from drill.domain.scheduling import ALGORITHM, DEFAULT_PARAMETERS_ID, LONGEST_INTERVAL, SchedulerSettings
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Rating
from drill.paths import Paths
from drill.services.bootstrap import open_services
from drill.storage import cards, journal
from drill.storage.database import open_for_writing, transaction
from drill.storage.journal import Moment
from tests.factories import part
from tests.services.playing import Desk

CARDS_OF_A_MOCK = 10
CHANCES = {Rating.AGAIN: 10, Rating.HARD: 15, Rating.GOOD: 65, Rating.EASY: 10}
SENTENCE = "A write goes to the primary; a reader of a replica may be a second behind, which is accepted here."


@dataclass(frozen=True)
class Size:
    """How much was practised.

    Args:
        cards: How many there are in the end.
        days: How long it took; the last day was yesterday.
    """

    cards: int
    days: int


def fill(home: Path, problems: Sequence[str], size: Size) -> int:
    """Make the database of a data home, and tell how many events it holds.

    Args:
        home: Where to.
        problems: The ids of the problems played, in turn.
        size: How much of it.
    """
    services = open_services(Paths(home), SystemClock())
    mock, chance, mocks = facts_of_a_mock(), random.Random(0), size.cards // CARDS_OF_A_MOCK
    played = events = 0
    with closing(services.connection) as connection, transaction(connection):
        for number in range(size.days):
            day = services.recorder.today - timedelta(days=size.days - number)
            facts = [] if number else list(_first_facts())
            facts += (_review(card.id, chance) for card in cards.due(connection, day))
            if played * size.days <= number * mocks:
                facts += _another(mock, f"{played:012x}", problems[played % len(problems)], day)
                played += 1
            moment = Moment(datetime.combine(day, time(18), UTC), day, 0)
            events += len(journal.append(connection, moment, facts))
    return events


def facts_of_a_mock() -> tuple[Fact, ...]:
    """All that is recorded when a mock is played and scored, but for its cards."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "drill.db"
        with closing(open_for_writing(database, database.with_suffix(".lock"))) as connection:
            desk = Desk(connection)
            spots = ("requirements/notes", "estimation/worksheet", "high-level-design/notes", "deep-dive/last-space")
            desk.play(texts={part(spot): "\n".join([SENTENCE] * 20) for spot in spots})
            desk.score()
            return tuple(event.fact for event in journal.read(connection) if not _brings_card(event.fact))


def _brings_card(fact: Fact) -> bool:
    return isinstance(fact, CardAdded | CardPulled)


def _another(mock: Sequence[Any], session: str, problem: str, day: date) -> Iterator[Fact]:
    """The facts of one more mock, with ten cards of its own."""
    for fact in mock:
        match fact:
            case MockBegun():
                yield replace(fact, session=session, problem=problem, title=f"The problem {problem}")
            case PracticePlanned():
                practice = replace(fact.practice, problem=problem, due=day + timedelta(days=14))
                yield PracticePlanned(practice, session)
            case PhasesExposed():
                yield replace(fact, problem=problem)
            case _:
                yield replace(fact, session=session)
    for number in range(CARDS_OF_A_MOCK):
        card = f"{problem}/{session}-{number}"
        due = day + timedelta(days=1)
        yield CardAdded(NewCard(card, CardKind.EVIDENCE, problem, SENTENCE, 3 * SENTENCE, number % 3, due), session)


def _first_facts() -> Iterator[Fact]:
    yield SettingsChanged(PracticeSettings())
    yield SchedulerAdopted(DEFAULT_PARAMETERS_ID, ALGORITHM, SchedulerSettings().parameters)


def _review(card: str, chance: random.Random) -> CardReviewed:
    (rating,) = chance.choices(list(CHANCES), list(CHANCES.values()))
    retention, seconds = PracticeSettings().desired_retention, float(chance.randint(5, 40))
    return CardReviewed(card, rating, DEFAULT_PARAMETERS_ID, retention, LONGEST_INTERVAL, seconds)
