"""One process of drill at work on a database, without its screens."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from drill.domain.answers import Part
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.cards import CardState
from drill.domain.events import Fact, GapRecorded, LineSaid, PartsSaved
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.rubric import Rubric
from drill.domain.scorecard import ScoringStage
from drill.domain.session import Said
from drill.domain.vocabulary import Dimension, Seniority
from drill.services import mock_opening
from drill.services.mock import MockInterview
from drill.services.recorder import Recorder
from drill.services.reviews import ReviewSitting
from drill.services.scoring import Scoring
from drill.storage import cards, journal, sessions
from drill.storage.schema import PROJECTIONS
from drill.storage.sessions import SessionState
from tests.factories import FORTY_FIVE, FakeClock, a_problem, a_rubric, part

NOTES = part("requirements/notes")
WORKSHEET = part("estimation/worksheet")

Open = Callable[[], sqlite3.Connection]


@dataclass
class Desk:
    """A database, a clock, and what is done with them."""

    connection: sqlite3.Connection
    clock: FakeClock = field(default_factory=FakeClock)
    problem: Problem = field(default_factory=a_problem)
    rubric: Rubric = field(default_factory=a_rubric)

    @property
    def recorder(self) -> Recorder:
        return Recorder(self.connection, self.clock)

    def begin(self, session: str = "s1", agenda: Format = FORTY_FIVE, **changes: Any) -> MockInterview:
        chosen: dict[str, Any] = {"seniority": Seniority.SENIOR, "seed": 0} | changes
        return mock_opening.begin(self.recorder, self.problem, "hash", agenda, session_id=session, **chosen)

    def resume(self, session: str = "s1") -> MockInterview:
        return mock_opening.resume(self.recorder, self.problem, session)

    def pass_time(self, mock: MockInterview, seconds: float) -> list[Said]:
        """Whole seconds pass, each with its tick."""
        said: list[Said] = []
        for _ in range(int(seconds)):
            self.clock.advance(1.0)
            said += mock.tick().said
        return said

    def play(self, session: str = "s1", steps: int = 6, texts: dict[Part, str] | None = None) -> None:
        """A whole mock: a minute in each of its first steps, then the lock."""
        mock = self.begin(session)
        for place, text in (texts or {part("deep-dive/last-space"): "A conditional update."}).items():
            mock.write(place, text)
        for _ in range(steps - 1):
            self.clock.advance(60.0)
            mock.tick()
            mock.next_step()
        self.clock.advance(60.0)
        mock.lock()

    def score(
        self,
        session: str = "s1",
        held: Collection[str] = (),
        level: int = 3,
        but: Mapping[Dimension, int] | None = None,
    ) -> None:
        """Score a locked mock to its end: one level everywhere but in some dimensions."""
        scoring = Scoring.open(self.recorder, self.problem, self.rubric, session)
        for question in scoring.questions():
            if question.item is not None:
                scoring.decide(question.item.id, question.item.id in held)
            else:
                scoring.choose_level(question.dimension, (but or {}).get(question.dimension, level))
        scoring.finish()

    def open_scoring(self, session: str = "s1") -> Scoring:
        """The scoring of a locked mock, begun or gone on with."""
        return Scoring.open(self.recorder, self.problem, self.rubric, session)

    def skip_predictions(self, session: str = "s1") -> Scoring:
        """The scoring of a locked mock, at its evidence."""
        scoring = self.open_scoring(session)
        scoring.enter(ScoringStage.FIRST)
        return scoring

    def give_first_scores(self, session: str = "s1", held: Collection[str] = (), level: int = 3) -> Scoring:
        """The scoring of a locked mock with all its first scores given: one level everywhere."""
        scoring = self.open_scoring(session)
        for question in scoring.questions():
            if question.item is not None:
                scoring.decide(question.item.id, question.item.id in held)
            else:
                scoring.choose_level(question.dimension, level)
        return scoring

    def sit(self) -> ReviewSitting:
        return ReviewSitting(self.recorder)

    def card(self, card_id: str) -> CardState:
        card = cards.find(self.connection, card_id)
        assert card is not None
        return card

    def attempt(self, session: str = "s1") -> Attempt:
        return attempt_of(journal.read(self.connection, session))

    def facts(self, *kinds: type[Fact]) -> list[Fact]:
        """What the journal tells, of these kinds alone."""
        return [event.fact for event in journal.read(self.connection) if isinstance(event.fact, kinds)]


def projections(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is computed from the events, as it is stored."""
    return {table: sorted(connection.execute(f"select * from {table}").fetchall(), key=repr) for table in PROJECTIONS}


def items_of(problem: Problem, dimensions: Iterable[Dimension] = tuple(Dimension)) -> set[str]:
    """The ids of the evidence of some dimensions."""
    wanted = set(dimensions)
    return {item.id for item in problem.evidence if item.dimension in wanted}


def killed(desk: Desk, open_database: Open) -> Desk:
    """The next process after the present one was killed without a word."""
    return replace(desk, connection=open_database())


def snapshots(desk: Desk) -> list[dict[str, str]]:
    """The snapshots of the answers, by `phase/name`."""
    return [dict(fact.parts) for fact in desk.facts(PartsSaved) if isinstance(fact, PartsSaved)]


def gaps(desk: Desk) -> list[float]:
    """The gaps that were recorded, in seconds."""
    return [fact.seconds for fact in desk.facts(GapRecorded) if isinstance(fact, GapRecorded)]


def said_ids(desk: Desk) -> list[str]:
    """The lines that were said, by their ids."""
    return [fact.line for fact in desk.facts(LineSaid) if isinstance(fact, LineSaid)]


def state_of(desk: Desk, session: str = "s1") -> SessionState:
    """How far an attempt has come."""
    row = sessions.find(desk.connection, session)
    assert row is not None
    return row.state
