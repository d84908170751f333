"""Random histories through the services: whatever happens, the events tell all of it."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.domain.answers import Answers, Part
from drill.domain.drilling import drill_format
from drill.domain.vocabulary import CORE_PHASES, Rating
from drill.errors import SessionError
from drill.services.mock import MockInterview
from drill.services.reviews import ReviewSitting
from drill.services.scoring import Scoring
from drill.storage import journal, sessions
from drill.storage.database import transaction
from drill.storage.schema import create_tables
from drill.storage.sessions import SessionState
from tests.factories import FORTY_FIVE, part
from tests.services.playing import NOTES, WORKSHEET, Desk, projections
from tests.services.studying import attempt, complete, fill, walk

PARTS = (NOTES, WORKSHEET, part("deep-dive/own"), part("deep-dive/gate"))
KINDS = (
    *("begin", "begin", "drill", "tick", "tick", "tick", "write", "write", "next", "next", "undo", "lock", "lock"),
    *("discard", "kill", "leave", "stop", "sleep", "score", "score", "decide", "review", "review", "review"),
    *("walk", "fill", "cold"),
    *("whole", "whole", "unreview", "unreview", "deed", "deed", "day", "day", "back"),
)
SAVING = {"begin", "drill", "tick", "next", "undo", "lock", "leave", "stop", "sleep", "kill"}
ACTIONS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 2**16)), min_size=25, max_size=80)


@dataclass
class User:
    """Does one thing after the other, whatever is possible at the time."""

    desk: Desk
    mock: MockInterview | None = None
    kept: dict[Part, str] = field(default_factory=dict)
    sitting: ReviewSitting | None = None
    mocks: int = 0

    def do(self, action: str, number: int) -> None:
        with suppress(SessionError):
            getattr(self, f"do_{action}")(number)
            if self.mock is not None and action in SAVING:
                self.kept = dict(self.mock.answers)

    def do_begin(self, number: int) -> None:
        self.mock = self.desk.begin(f"s{self.mocks}", seed=number)
        self.mocks += 1

    def do_drill(self, number: int) -> None:
        phase = CORE_PHASES[number % len(CORE_PHASES)]
        item = self.desk.problem.id if number % 2 else None
        agenda = drill_format(FORTY_FIVE, phase)
        self.mock = self.desk.begin(f"s{self.mocks}", agenda, seed=number, drilled=phase, practice=item)
        self.mocks += 1

    def do_tick(self, number: int) -> None:
        self.desk.clock.advance(number % 400)
        if self.mock:
            self.mock.tick()

    def do_write(self, number: int) -> None:
        if self.mock:
            self.mock.write(PARTS[number % len(PARTS)], f"> quoted\nline {number}\n" * (number % 3))

    def do_next(self, _: int) -> None:
        if self.mock:
            self.mock.next_step()

    def do_undo(self, _: int) -> None:
        if self.mock:
            self.mock.undo_next()

    def do_lock(self, _: int) -> None:
        if self.mock:
            self.mock.lock()

    def do_discard(self, _: int) -> None:
        if self.mock:
            self.mock.discard()
            self.mock = None

    def do_leave(self, _: int) -> None:
        if self.mock:
            self.mock.leave()

    def do_stop(self, number: int) -> None:
        self.desk.clock.advance(number % 5000)
        if self.mock:
            self.mock.note_gap(number % 5000)
            self.mock.tick()

    def do_sleep(self, number: int) -> None:
        self.desk.clock.sleep_machine(number % 5000)
        if self.mock:
            self.mock.tick()

    def do_kill(self, number: int) -> None:
        if self.mock:
            before = self.mock.session
            elapsed = self.mock.elapsed
            self.desk.clock.advance(number % 900)
            self.mock = self.desk.resume(before.id)
            assert written(self.mock.answers) == written(self.kept)
            assert elapsed - 5 <= self.mock.elapsed <= elapsed
            after = self.mock.session
            assert (after.entries, after.said, after.locked_at) == (before.entries, before.said, before.locked_at)

    def scoring(self) -> Scoring:
        for row in sessions.unfinished(self.desk.connection):
            if row.state is not SessionState.RUNNING:
                return Scoring.open(self.desk.recorder, self.desk.problem, self.desk.rubric, row.id)
        raise SessionError("Nothing to score.")

    def do_decide(self, number: int) -> None:
        scoring = self.scoring()
        question = scoring.questions()[number % len(scoring.questions())]
        if question.item is not None:
            scoring.decide(question.item.id, number % 2 == 0, scoring.suggestions(question.item))
        else:
            scoring.choose_level(question.dimension, 1 + number % 4)
            scoring.confirm_flag("no-scope", number % 3 == 0)

    def do_score(self, number: int) -> None:
        chance = random.Random(number)
        scoring = self.scoring()
        for question in scoring.questions():
            if question.item is not None:
                scoring.decide(question.item.id, chance.random() < 0.5)
            else:
                scoring.choose_level(question.dimension, chance.randint(1, scoring.card.flag_cap(question.dimension)))
        scoring.finish()

    def do_whole(self, number: int) -> None:
        if self.mock is None:
            for action in ("drill" if number % 3 == 0 else "begin", "write", "next", "tick", "lock", "score"):
                self.do(action, number)
            self.mock = None

    def do_review(self, number: int) -> None:
        self.sitting = self.desk.sit()
        for rating in (Rating(1 + number % 4), Rating(1 + number % 3), Rating.GOOD):
            self.sitting.rate(rating)

    def do_deed(self, number: int) -> None:
        self.sitting = self.sitting or self.desk.sit()
        card = self.sitting.current
        if card is None or number % 7 == 0:
            self.sitting.practise()
        elif number % 7 == 1:
            self.sitting.take_more()
        elif number % 7 == 2:
            self.sitting.reword(card.id, f"Question {number}?", f"Answer {number}.")
        else:
            deeds = (self.sitting.toggle_flag, self.sitting.bury, self.sitting.toggle_suspended)
            deeds[number % 3](card.id)

    def do_unreview(self, _: int) -> None:
        if self.sitting:
            self.sitting.undo()

    def do_walk(self, number: int) -> None:
        run = walk(self.desk)
        for step in run.steps[: number % (len(run.steps) + 1)]:
            run.reveal(step)

    def do_fill(self, number: int) -> None:
        run = complete(self.desk, number)
        run.take_hint(run.gaps[run.place()].phase)
        if number % 3:
            fill(run, right=number % 2 == 0)
        else:
            run.write(run.gaps[run.place()], f"line {number}")
            run.save()

    def do_cold(self, number: int) -> None:
        run = attempt(self.desk)
        phase = CORE_PHASES[run.place()]
        run.write(run.parts(phase)[0], f"line {number}")
        if number % 2:
            run.reveal(phase)
        else:
            run.save()

    def do_day(self, number: int) -> None:
        self.desk.clock.wall += timedelta(days=number % 12)

    def do_back(self, number: int) -> None:
        self.desk.clock.wall -= timedelta(days=number % 3)


def written(answers: Answers) -> Answers:
    """The parts with text; one that was never written in and one left empty are the same."""
    return {place: text for place, text in answers.items() if text}


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_tables(connection)
        yield connection


@settings(max_examples=100)
@given(actions=ACTIONS)
def test_whatever_happened_the_events_tell_it_exactly(
    empty: sqlite3.Connection, actions: list[tuple[str, int]]
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        empty.backup(connection)
        user = User(Desk(connection))
        for action, number in actions:
            user.do(action, number)

        stored = projections(connection)
        with transaction(connection):
            journal.rebuild(connection)
        assert projections(connection) == stored
        assert journal.verify(connection) == ()
        if user.mock is not None:
            told, lived = user.desk.attempt(user.mock.session.id).session, user.mock.session
            assert (told.entries, told.said, told.locked_at) == (lived.entries, lived.said, lived.locked_at)
            assert told.gap_seconds == pytest.approx(lived.gap_seconds)


@settings(max_examples=30)
@given(before=ACTIONS, after=ACTIONS)
def test_what_was_locked_never_changes(
    empty: sqlite3.Connection, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        empty.backup(connection)
        user = User(Desk(connection))
        for action, number in [("begin", 0), ("write", 1), *before, ("lock", 0)]:
            user.do(action, number)
        locked = {
            row.id: user.desk.attempt(row.id)
            for row in sessions.unfinished(connection)
            if row.state is not SessionState.RUNNING
        }
        for action, number in after:
            user.do(action, number)
        for session, attempt in locked.items():
            now = user.desk.attempt(session)
            assert (now.answers, now.session) == (attempt.answers, attempt.session)
