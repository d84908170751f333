from collections.abc import Iterable
from dataclasses import replace

import pytest

from drill.domain.answers import LineReference, Part
from drill.domain.cards import CardKind
from drill.domain.events import CardAdded, CardPulled, ScoringBegun
from drill.domain.plan import Practice
from drill.domain.problem import ConceptCard
from drill.domain.vocabulary import Dimension, Phase, Rating, Seniority, Verdict
from drill.errors import SessionError, StorageError
from drill.services.result import load_result
from drill.services.scoring import Scoring
from drill.storage import practice, sessions
from drill.storage.sessions import SessionState
from tests.factories import an_item, part
from tests.services.playing import NOTES, Desk, Open, items_of

OWN = part("deep-dive/own")
SPACE = part("deep-dive/last-space")


def opened(desk: Desk, session: str = "s1") -> Scoring:
    return Scoring.open(desk.recorder, desk.problem, desk.rubric, session)


def asked(scoring: Scoring, dimension: Dimension) -> list[str]:
    return [question.id for question in scoring.questions() if question.dimension is dimension]


def added(desk: Desk) -> list[str]:
    return [fact.card.id for fact in desk.facts(CardAdded) if isinstance(fact, CardAdded)]


def pulled(desk: Desk) -> list[str]:
    return [fact.card for fact in desk.facts(CardPulled) if isinstance(fact, CardPulled)]


def garage(ids: Iterable[str]) -> set[str]:
    return {f"parking-garage/{each}" for each in ids}


# What is asked


def test_only_a_locked_mock_is_scored(desk: Desk) -> None:
    desk.begin()
    with pytest.raises(SessionError, match="locked"):
        opened(desk)


def test_each_dimension_asks_its_items_and_then_its_level(desk: Desk) -> None:
    desk.play()
    questions = [question.id for question in opened(desk).questions()]
    assert questions[:3] == ["d1-must", "d1-may", "level:D1"]
    assert questions[-1] == "level:D7"
    assert [each for each in questions if each.startswith("level")] == [f"level:{each}" for each in Dimension]


def test_d7_is_computed_from_the_timeline_and_only_its_level_is_asked(desk: Desk) -> None:
    desk.play()
    scoring = opened(desk)
    assert asked(scoring, Dimension.D7) == ["level:D7"]
    computed = {item.id: item.computed for item in scoring.card.items_of(Dimension.D7)}
    assert computed == {
        "timeline-all-phases-reached": True,
        "timeline-no-step-far-over": True,
        "timeline-notes-in-every-phase": False,
        "timeline-locked-before-time": True,
    }
    assert scoring.card.support_of(Dimension.D7).level == 4


def test_an_authored_hot_spot_asks_no_generic_items(desk: Desk) -> None:
    desk.play(texts={SPACE: "A conditional update."})
    assert asked(opened(desk), Dimension.D4) == ["d4-must", "d4-may", "level:D4"]


@pytest.mark.parametrize("texts", [{OWN: "The barrier."}, {NOTES: "No dive at all."}])
def test_a_hot_spot_of_ones_own_or_none_asks_the_generic_items(desk: Desk, texts: dict[Part, str]) -> None:
    desk.play(texts=texts)
    scoring = opened(desk)
    assert "generic-mechanism" in asked(scoring, Dimension.D4)
    assert "generic-failure" in asked(scoring, Dimension.D6)


def test_items_of_a_higher_seniority_are_not_asked(desk: Desk) -> None:
    staff = an_item("d1-staff", seniority=Seniority.STAFF)
    desk.problem = replace(desk.problem, evidence=(*desk.problem.evidence, staff))
    desk.play()
    assert asked(opened(desk), Dimension.D1) == ["d1-must", "d1-may", "level:D1"]


def test_a_dimension_with_no_reached_home_phase_is_one_and_not_asked(desk: Desk) -> None:
    desk.play(steps=3)
    scoring = opened(desk)
    assert {question.dimension for question in scoring.questions()} == {"D1", "D2", "D3", "D7"}
    for dimension in (Dimension.D4, Dimension.D5, Dimension.D6):
        assert scoring.card.level(dimension) == 1


def test_the_lines_with_a_cue_are_suggested_from_the_locked_answers(desk: Desk) -> None:
    mock = desk.begin()
    mock.write(NOTES, "Nothing.\nThe must1 of it.")
    mock.lock()
    mock.write(NOTES, "must1")
    mock.leave()
    scoring = opened(desk)
    (item, *_) = scoring.card.items_of(Dimension.D1)
    assert scoring.suggestions(item) == (LineReference(NOTES, 2),)


def test_the_items_are_asked_as_they_were_worded_when_the_scoring_was_opened(desk: Desk) -> None:
    desk.play()
    before = opened(desk).card
    desk.problem = replace(desk.problem, evidence=(an_item("reworded"),))
    assert opened(desk).card == before
    assert len(desk.facts(ScoringBegun)) == 1


# Going on


def test_every_decision_is_on_disk_before_the_next(desk: Desk, open_database: Open) -> None:
    desk.play()
    scoring = opened(desk)
    line = LineReference(SPACE, 1)
    scoring.decide("d1-must", True, (line,))
    scoring.choose_level(Dimension.D1, 2)
    scoring.confirm_flag("no-scope", True)
    again = opened(replace(desk, connection=open_database()))
    assert again.card == scoring.card
    assert again.card.decisions["d1-must"].lines == (line,)


def test_a_scoring_goes_on_at_its_question(desk: Desk, open_database: Open) -> None:
    desk.play()
    scoring = opened(desk)
    assert scoring.place() == 0
    scoring.remember_place(scoring.questions()[4])
    assert opened(replace(desk, connection=open_database())).place() == 4


def test_a_decision_can_be_changed_until_the_end(desk: Desk) -> None:
    desk.play()
    scoring = opened(desk)
    scoring.decide("d1-must", True)
    scoring.decide("d1-must", False)
    assert not opened(desk).card.decisions["d1-must"].held


def test_a_decision_that_could_not_be_saved_was_not_made(desk: Desk) -> None:
    desk.play()
    scoring = opened(desk)
    desk.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        scoring.decide("d1-must", True)
    assert scoring.card.decisions == {}


def test_an_unfinished_scoring_has_no_result_and_leaves_no_cards(desk: Desk) -> None:
    desk.play()
    scoring = opened(desk)
    with pytest.raises(SessionError):
        scoring.finish()
    with pytest.raises(SessionError):
        load_result(desk.connection, "s1")
    assert added(desk) == []


# What comes of it


@pytest.mark.parametrize(
    ("level", "others", "verdict", "points"),
    [
        (4, {}, Verdict.STRONG_HIRE, 400),
        (3, {}, Verdict.HIRE, 300),
        (3, {Dimension.D4: 2, Dimension.D7: 2}, Verdict.LEAN_NO_HIRE, 270),
        (4, {Dimension.D5: 1}, Verdict.LEAN_NO_HIRE, 355),
        (2, {}, Verdict.NO_HIRE, 200),
    ],
)
def test_the_verdict_follows_from_the_levels(
    desk: Desk, level: int, others: dict[Dimension, int], verdict: Verdict, points: int
) -> None:
    desk.play()
    desk.score(level=level, but=others)
    result = load_result(desk.connection, "s1")
    assert (result.verdict, result.points) == (verdict, points)
    row = sessions.find(desk.connection, "s1")
    assert row is not None
    assert (row.state, row.verdict, row.points) == (SessionState.SCORED, verdict, points)


def test_a_lean_no_hire_names_the_raises_that_were_missing(desk: Desk) -> None:
    desk.play()
    desk.score(level=4, but={Dimension.D5: 1})
    result = load_result(desk.connection, "s1")
    assert [(each.dimension, each.level) for each in result.raises] == [(Dimension.D5, 2)]
    assert result.weakest is Dimension.D5


@pytest.mark.parametrize(
    ("level", "others", "expected"),
    [
        (2, {}, ("2026-11-22", Phase.DEEP_DIVE, Dimension.D4)),
        (4, {Dimension.D5: 1}, ("2026-11-23", Phase.TRADE_OFFS, Dimension.D5)),
        (4, {Dimension.D7: 2}, ("2026-12-04", None, Dimension.D7)),
        (3, {}, ("2026-12-04", None, None)),
    ],
)
def test_practice_is_planned_by_verdict_and_weakest_dimension(
    desk: Desk, level: int, others: dict[Dimension, int], expected: tuple[str, Phase | None, Dimension | None]
) -> None:
    desk.play()
    desk.score(level=level, but=others)
    (planned,) = practice.planned(desk.connection)
    assert (planned.due.isoformat(), planned.phase, planned.because) == expected
    assert load_result(desk.connection, "s1").practice == planned


def test_a_problem_has_one_open_practice_that_the_next_mock_replaces(desk: Desk) -> None:
    for session, level in (("s1", 2), ("s2", 3)):
        desk.play(session)
        desk.score(session, level=level)
    due = desk.recorder.today.replace(month=12, day=4)
    assert practice.planned(desk.connection) == (Practice("parking-garage", due, None, None),)
    assert load_result(desk.connection, "s1").practice is None


def test_missed_evidence_and_concepts_become_cards_of_the_next_study_day(desk: Desk) -> None:
    desk.play()
    held = items_of(desk.problem) - {"d1-must", "d5-may"}
    desk.score(held=held)
    assert set(added(desk)) == garage({"d1-must", "d5-may", "peak-factor"})
    card = desk.card("parking-garage/d1-must")
    assert (card.ask, card.answer, card.kind) == ("Why d1-must?", "Because of d1-must.", CardKind.EVIDENCE)
    assert card.due.isoformat() == "2026-11-21"
    result = load_result(desk.connection, "s1")
    assert [item.id for item in result.missed] == ["d1-must", "d5-may"]
    assert [each.id for each in result.scheduled] == [
        "parking-garage/d1-must",
        "parking-garage/d5-may",
        "parking-garage/peak-factor",
    ]


def test_a_scoring_after_midnight_still_belongs_to_the_evening(desk: Desk) -> None:
    desk.play()
    desk.clock.advance(8 * 3600.0)  # 3:06 in the night of the 21st in Berlin
    desk.score()
    assert desk.card("parking-garage/d1-must").due.isoformat() == "2026-11-21"


def test_evidence_of_phases_that_were_not_reached_makes_no_cards(desk: Desk) -> None:
    desk.play(steps=2)
    desk.score()
    assert set(added(desk)) == garage(items_of(desk.problem, [Dimension.D1, Dimension.D2]) | {"peak-factor"})


def test_an_item_that_was_never_asked_makes_no_card(desk: Desk) -> None:
    """Estimation was not reached, so D2 was not asked, although a phase where this item is looked for was."""
    anywhere = an_item("d2-anywhere", Dimension.D2, phases=(Phase.ESTIMATION, Phase.REQUIREMENTS))
    desk.problem = replace(desk.problem, evidence=(anywhere,))
    desk.play(steps=1)
    desk.score()
    assert set(added(desk)) == garage({"peak-factor"})


def test_a_card_missed_again_is_pulled_to_tomorrow(desk: Desk) -> None:
    desk.play("s1")
    desk.score("s1", held=items_of(desk.problem) - {"d1-must"})
    desk.clock.next_day()
    sitting = desk.sit()
    while sitting.current is not None:
        sitting.rate(Rating.EASY)
    before = desk.card("parking-garage/d1-must")
    desk.play("s2")
    desk.score("s2", held=items_of(desk.problem) - {"d1-must", "d2-may"})
    after = desk.card("parking-garage/d1-must")
    assert (before.due - after.due).days > 0
    assert after == replace(before, due=desk.recorder.today.replace(day=22))
    assert pulled(desk) == ["parking-garage/d1-must"]
    assert {each.id for each in load_result(desk.connection, "s2").scheduled} == garage({"d1-must", "d2-may"})


def test_a_card_due_tomorrow_or_earlier_is_not_pulled(desk: Desk) -> None:
    for session in ("s1", "s2"):
        desk.play(session)
        desk.score(session)
    desk.clock.next_day(3)
    desk.play("s3")
    desk.score("s3")
    assert pulled(desk) == []
    assert desk.card("parking-garage/d1-must").due.isoformat() == "2026-11-21"


def test_a_concept_card_is_added_once_and_never_pulled(desk: Desk) -> None:
    desk.problem = replace(desk.problem, evidence=(), cards=(ConceptCard("peak-factor", "Why?", "So."),))
    desk.play("s1")
    desk.score("s1")
    desk.clock.next_day()
    desk.sit().rate(Rating.EASY)
    due = desk.card("parking-garage/peak-factor").due
    desk.play("s2")
    desk.score("s2")
    assert desk.card("parking-garage/peak-factor").due == due
    assert added(desk) == ["parking-garage/peak-factor"]


def test_a_mock_is_never_a_review_of_a_card(desk: Desk) -> None:
    desk.play("s1")
    desk.score("s1")
    desk.play("s2")
    desk.score("s2", held=items_of(desk.problem))
    card = desk.card("parking-garage/d1-must")
    assert (card.memory, card.reviews, card.lapses) == (None, 0, 0)


def test_a_result_shows_how_long_each_step_took(desk: Desk) -> None:
    desk.play(steps=3)
    desk.score()
    pace = load_result(desk.connection, "s1").pace
    assert [(step.seconds, step.budget, step.reached) for step in pace] == [
        (60.0, 300, True),
        (60.0, 300, True),
        (60.0, 600, True),
        (0.0, 900, False),
        (0.0, 300, False),
        (0.0, 300, False),
    ]


def test_going_on_after_the_lock_changes_no_score(desk: Desk) -> None:
    mock = desk.begin()
    mock.lock()
    mock.write(NOTES, "The must1 of it.")
    mock.write(OWN, "A dive of my own.")
    mock.leave()
    scoring = opened(desk)
    assert scoring.attempt.answers == {}
    assert scoring.suggestions(scoring.card.items_of(Dimension.D1)[0]) == ()


def test_a_finish_that_could_not_be_saved_leaves_nothing_and_can_be_repeated(desk: Desk) -> None:
    desk.play()
    scoring = opened(desk)
    for question in scoring.questions():
        if question.item is None:
            scoring.choose_level(question.dimension, 3)
        else:
            scoring.decide(question.item.id, False)
    desk.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        scoring.finish()
    desk.connection.execute("pragma query_only = off")
    assert added(desk) == []
    scoring.finish()
    assert load_result(desk.connection, "s1").verdict is Verdict.HIRE
