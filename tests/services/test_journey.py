"""One user's week, in which each process is killed as soon as it has done one thing."""

from dataclasses import dataclass, field, replace

import pytest

from drill.domain.answers import own_lines
from drill.domain.cards import CardState
from drill.domain.vocabulary import Dimension, Phase, Rating, Verdict
from drill.services.mock import MockInterview
from drill.services.result import load_result
from drill.services.scoring import Scoring
from drill.storage import journal, sessions
from drill.storage.database import transaction
from drill.storage.sessions import SessionState
from tests.factories import FakeClock, part
from tests.services.playing import NOTES, WORKSHEET, Desk, Open, projections

TEXTS = {
    NOTES: "must1 and may1",
    part("high-level-design/data"): "must3",
    part("deep-dive/gate"): "must4 may4 must6",
    part("trade-offs/decisions"): "must5 may5 may6",
}
HELD = {"d1-must", "d1-may", "d3-must", "d4-must", "d4-may", "d5-must", "d5-may", "d6-must", "d6-may"}
DEAD_SECONDS = 20.0
STEP_SECONDS = 240


@dataclass
class Week:
    """Someone whose drill never lives long."""

    open_database: Open
    clock: FakeClock = field(default_factory=FakeClock)
    desks: list[Desk] = field(default_factory=list)

    def desk(self) -> Desk:
        """The next process, some seconds after the one before was killed."""
        self.clock.advance(DEAD_SECONDS)
        self.desks.append(Desk(self.open_database(), self.clock))
        return self.desks[-1]

    def write_all_phases(self) -> None:
        for phase in Phase:
            desk = self.desk()
            mock = desk.resume()
            assert mock.session.step.phases == (phase,)
            for place, text in TEXTS.items():
                if place.phase is phase:
                    mock.write(place, text)
            desk.pass_time(mock, STEP_SECONDS)
            if phase is not Phase.QA:
                mock.next_step()

    def wait_for_the_lock(self) -> MockInterview:
        mock = self.desk().resume()
        while not mock.tick().locked:
            self.clock.advance(10.0)
        return mock

    def scoring(self) -> Scoring:
        desk = self.desk()
        return Scoring.open(desk.recorder, desk.problem, desk.rubric, "s1")

    def answer_all_questions(self) -> None:
        for index, question in enumerate(self.scoring().questions()):
            scoring = self.scoring()
            assert scoring.place() == max(0, index - 1)
            if question.item is None:
                scoring.choose_level(question.dimension, 2 if question.dimension is Dimension.D2 else 3)
            else:
                scoring.decide(question.item.id, question.item.id in HELD, scoring.suggestions(question.item)[:1])
            scoring.remember_place(question)

    def rate_next_card(self) -> CardState:
        return self.desk().sit().rate(Rating.GOOD).card


def test_a_week_survives_a_kill_after_every_step(open_database: Open) -> None:
    week = Week(open_database)
    week.desk().begin()
    week.write_all_phases()

    mock = week.desk().resume()
    assert {place: text for place, text in mock.answers.items() if place != WORKSHEET} == TEXTS
    assert own_lines(mock.answers[WORKSHEET]) == ()
    assert mock.elapsed == pytest.approx(6 * STEP_SECONDS, abs=5)
    assert mock.session.gap_seconds == pytest.approx(7 * DEAD_SECONDS, abs=7 * 5)
    assert week.wait_for_the_lock().session.locked_at == 2760

    week.answer_all_questions()
    week.scoring().finish()
    result = load_result(week.desk().connection, "s1")
    assert (result.verdict, result.points, result.weakest) == (Verdict.HIRE, 290, Dimension.D2)
    assert [item.id for item in result.missed] == ["d2-must", "d2-may", "d3-may"]
    assert result.attempt.answers.items() >= TEXTS.items()
    assert week.desk().sit().current is None

    week.clock.next_day()
    for expected in ("d2-must", "d2-may", "d3-may", "peak-factor"):
        assert week.rate_next_card().id == f"parking-garage/{expected}"
    desk = week.desk()
    assert desk.sit().current is None
    assert journal.verify(desk.connection) == ()
    before = projections(desk.connection)
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    assert projections(desk.connection) == before


def test_a_kill_right_after_begin_leaves_a_mock_to_go_on_with(desk: Desk, open_database: Open) -> None:
    desk.begin()
    desk.clock.advance(7.0)
    again = replace(desk, connection=open_database())
    assert again.resume().elapsed == 0
    assert again.attempt().session.gap_seconds == 7


def test_a_kill_between_lock_and_scoring_leaves_a_mock_to_score(desk: Desk, open_database: Open) -> None:
    desk.begin().lock()
    again = replace(desk, connection=open_database())
    (row,) = sessions.unfinished(again.connection)
    assert row.state is SessionState.LOCKED
    again.score()
