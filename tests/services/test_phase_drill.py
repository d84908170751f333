"""A phase drill from its begin to its result, and what is planned after it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from drill.domain.drilling import drill_format
from drill.domain.events import MockBegun, PhasesExposed, PracticePlanned, ScoringFinished
from drill.domain.exposure import Exposure
from drill.domain.history import compare, happenings
from drill.domain.plan import Practice
from drill.domain.problem import Probe
from drill.domain.reflection import measures
from drill.domain.vocabulary import Dimension, Phase, Verdict
from drill.errors import SessionError, UsageError
from drill.paths import find_paths
from drill.services.bootstrap import Services
from drill.services.history import load_history, load_record
from drill.services.library import Library
from drill.services.markdown_export import attempt_markdown
from drill.services.packet import packet_markdown, packet_of_attempt
from drill.services.result import load_result
from drill.services.start import begin_drill, begin_mock, last_choice, prepare_drill
from drill.services.statistics import load_statistics
from drill.storage import exposure, journal, practice, sessions
from drill.storage.database import transaction
from drill.storage.sessions import SessionState
from tests.factories import FORTY_FIVE, a_problem, part, problem_yaml, with_exemplars
from tests.services.playing import Desk, Open, killed, projections, said_ids, state_of

GARAGE, TICKETS = "own/parking-garage", "own/ticket-sale"
GATE = part("deep-dive/gate")


@pytest.fixture
def services(desk: Desk, tmp_path: Path) -> Services:
    """Services with two problems that share a pattern."""
    pack = tmp_path / "own"
    pack.mkdir()
    (pack / "parking-garage.yaml").write_text(problem_yaml())
    (pack / "ticket-sale.yaml").write_text(problem_yaml(id="ticket-sale", title="Ticket sale", related="[]"))
    library = Library(desk.connection, writable=True, packs=[pack])
    return Services(find_paths(), desk.clock, desk.recorder, library)


def drill(desk: Desk, phase: Phase = Phase.DEEP_DIVE, session: str = "d1", item: str | None = None) -> None:
    """A drill of the desk's problem, up to its lock after a minute."""
    mock = desk.begin(session, drill_format(FORTY_FIVE, phase), drilled=phase, practice=item)
    if phase is Phase.DEEP_DIVE:
        mock.write(GATE, "A conditional update, must4.")
    desk.clock.advance(60.0)
    mock.tick()
    mock.lock()


def planned(desk: Desk) -> dict[str, Practice]:
    return {item.problem: item for item in practice.planned(desk.connection)}


def whole_mock(desk: Desk, **levels: int) -> None:
    """A scored mock: level 3 everywhere but where it is said."""
    desk.play()
    desk.score(but={Dimension(dimension): level for dimension, level in levels.items()})


# The clock and the interviewer


def test_a_drill_has_one_step_and_the_parts_of_its_phase(services: Services) -> None:
    mock = begin_drill(services, GARAGE, Phase.DEEP_DIVE)
    assert (mock.session.drilled, mock.session.format.minutes, mock.session.is_last_step) == (Phase.DEEP_DIVE, 15, True)
    assert {each.phase for each in mock.parts()} == {Phase.DEEP_DIVE}


def test_a_drill_locks_itself_at_the_end_of_its_grace(desk: Desk) -> None:
    mock = desk.begin(agenda=drill_format(FORTY_FIVE, Phase.ESTIMATION), drilled=Phase.ESTIMATION)
    desk.pass_time(mock, 5 * 60 + 60)
    assert state_of(desk) is SessionState.LOCKED
    # The end is told when a fifth is left, not five minutes before it.
    lines = {line.id: line.elapsed for line in desk.attempt().session.said}
    assert "givens" in lines
    assert (lines["closing"], lines["time"]) == (240, 300)


def test_the_changed_requirement_of_the_phase_comes(desk: Desk) -> None:
    mock = desk.begin(agenda=drill_format(FORTY_FIVE, Phase.DEEP_DIVE), drilled=Phase.DEEP_DIVE)
    desk.pass_time(mock, 300)
    assert "curveball:event-day" in said_ids(desk)


@pytest.mark.parametrize(("drilled", "said"), [(Phase.DEEP_DIVE, []), (None, ["probe:store"])])
def test_what_the_reference_settled_needs_no_probe(desk: Desk, drilled: Phase | None, said: list[str]) -> None:
    base = a_problem(curveballs=())
    probe = Probe("store", 0.1, "Where is the space kept?", unless=("d3-must",))
    design = replace(base.high_level_design, write_path="One row for each space: must3.")
    desk.problem = replace(base, high_level_design=design, deep_dive=replace(base.deep_dive, probes=(probe,)))
    agenda = drill_format(FORTY_FIVE, Phase.DEEP_DIVE)
    mock = desk.begin(agenda=agenda, drilled=drilled)
    desk.pass_time(mock, 200)
    assert [line for line in said_ids(desk) if line.startswith("probe:")] == said


def test_a_killed_drill_goes_on_as_a_drill(desk: Desk, open_database: Open) -> None:
    mock = desk.begin(
        "d1", drill_format(FORTY_FIVE, Phase.DEEP_DIVE), drilled=Phase.DEEP_DIVE, practice="parking-garage"
    )
    mock.write(GATE, "half a sentence")
    desk.clock.advance(30.0)
    mock.tick()
    again = killed(desk, open_database).resume("d1")
    assert again.session.drilled is Phase.DEEP_DIVE
    assert (again.answers[GATE], again.elapsed) == ("half a sentence", 30.0)


def test_only_one_attempt_is_unfinished_at_a_time(services: Services) -> None:
    begin_drill(services, GARAGE, Phase.DEEP_DIVE)
    with pytest.raises(SessionError, match="unfinished"):
        begin_drill(services, TICKETS, Phase.ESTIMATION)
    with pytest.raises(SessionError, match="unfinished"):
        begin_mock(services, TICKETS, "45-minute", last_choice(services.connection).seniority)


def test_questions_and_answers_are_not_drilled(services: Services, desk: Desk) -> None:
    with pytest.raises(UsageError, match="not drilled"):
        begin_drill(services, GARAGE, Phase.QA)
    assert desk.facts(MockBegun, PhasesExposed) == []


def test_the_next_mock_is_offered_as_the_last_mock_was_played(services: Services, desk: Desk) -> None:
    before = last_choice(desk.connection)
    begin_drill(services, GARAGE, Phase.DEEP_DIVE).lock()
    assert last_choice(desk.connection) == before


# What was met


def test_looking_at_a_drill_shows_the_phases_before_it(services: Services, desk: Desk) -> None:
    seen = prepare_drill(services, GARAGE, Phase.HIGH_LEVEL_DESIGN)
    assert seen.revealed == (Phase.REQUIREMENTS, Phase.ESTIMATION)
    assert exposure.of_problem(desk.connection, GARAGE) == dict.fromkeys(seen.revealed, Exposure.SEEN)


def test_what_was_met_already_is_not_revealed_again(services: Services, desk: Desk) -> None:
    prepare_drill(services, GARAGE, Phase.HIGH_LEVEL_DESIGN)
    assert prepare_drill(services, GARAGE, Phase.DEEP_DIVE).revealed == (Phase.HIGH_LEVEL_DESIGN,)
    assert len(desk.facts(PhasesExposed)) == 2


def test_the_drilled_phase_is_attempted_at_the_lock_and_no_other(services: Services, desk: Desk) -> None:
    mock = begin_drill(services, GARAGE, Phase.ESTIMATION)
    assert Phase.ESTIMATION not in exposure.of_problem(desk.connection, GARAGE)
    mock.lock()
    assert exposure.of_problem(desk.connection, GARAGE) == {
        Phase.REQUIREMENTS: Exposure.SEEN,
        Phase.ESTIMATION: Exposure.ATTEMPTED,
    }


def test_a_mock_after_a_drill_is_marked_where_the_reference_was_shown(services: Services, desk: Desk) -> None:
    begin_drill(services, GARAGE, Phase.HIGH_LEVEL_DESIGN).lock()
    mock = begin_mock(services, GARAGE, "45-minute", last_choice(desk.connection).seniority)
    assert desk.attempt(mock.session.id).exposed == (Phase.REQUIREMENTS, Phase.ESTIMATION)


def test_a_drill_is_marked_only_where_its_own_phase_was_seen(services: Services, desk: Desk) -> None:
    first = begin_drill(services, GARAGE, Phase.DEEP_DIVE)
    assert desk.attempt(first.session.id).exposed == ()
    first.lock()
    second = begin_drill(services, GARAGE, Phase.ESTIMATION)
    assert desk.attempt(second.session.id).exposed == (Phase.ESTIMATION,)


def test_a_scored_drill_shows_the_sample_answers_of_its_phase_alone(desk: Desk) -> None:
    drill(desk)
    desk.score("d1")
    assert exposure.exemplars_shown(desk.connection) == {("parking-garage", Phase.DEEP_DIVE)}
    assert exposure.of_problem(desk.connection, "parking-garage") == {Phase.DEEP_DIVE: Exposure.ATTEMPTED}


# Scoring


def test_a_drill_asks_for_the_evidence_of_its_phase_and_its_home_dimensions(desk: Desk) -> None:
    drill(desk)
    scoring = desk.open_scoring("d1")
    assert [question.id for question in scoring.questions()] == [
        "d4-must",
        "d4-may",
        "level:D4",
        "d6-must",
        "d6-may",
        "level:D6",
    ]
    assert scoring.card.predicted_dimensions == (Dimension.D4, Dimension.D6)
    assert {each.phase for each in scoring.home_parts(Dimension.D6)} == {Phase.DEEP_DIVE}
    for item in scoring.card.items:
        assert {each.phase for each in scoring.searched_parts(item)} == {Phase.DEEP_DIVE}


def test_nobody_is_asked_for_a_dive_that_was_not_to_be_made(desk: Desk) -> None:
    asked = {}
    for phase in (Phase.DEEP_DIVE, Phase.TRADE_OFFS):
        mock = desk.begin(phase, drill_format(FORTY_FIVE, phase), drilled=phase)
        mock.lock()
        asked[phase] = {item.id for item in desk.open_scoring(phase).card.items if item.id.startswith("generic")}
    # Who dived into nothing at all is asked what every dive should show.
    assert asked == {Phase.DEEP_DIVE: {"generic-mechanism", "generic-failure"}, Phase.TRADE_OFFS: set()}


def test_what_is_no_part_of_a_drill_gets_no_level(desk: Desk) -> None:
    drill(desk)
    scoring = desk.skip_predictions("d1")
    for dimension in (Dimension.D1, Dimension.D5, Dimension.D7):
        with pytest.raises(SessionError, match="not part of this drill"):
            scoring.choose_level(dimension, 3)


def test_a_drill_is_compared_with_authored_answers_of_its_phase_alone(desk: Desk) -> None:
    desk.problem = with_exemplars(desk.problem)
    drill(desk)
    scoring = desk.give_first_scores("d1")
    compared = measures(desk.problem, scoring.card, ())
    assert [measure.phase for measure in compared] == [Phase.DEEP_DIVE]


def test_a_drill_gives_levels_and_no_verdict(desk: Desk) -> None:
    drill(desk)
    desk.score("d1", but={Dimension.D4: 2})
    (finished,) = desk.facts(ScoringFinished)
    assert finished == ScoringFinished("d1", {Dimension.D4: 2, Dimension.D6: 3}, None, None)
    result = load_result(desk.connection, "d1", desk.problem)
    assert (result.verdict, result.points, result.raises, result.weakest) == (None, None, (), Dimension.D4)
    (row,) = sessions.scored(desk.connection)
    assert (row.verdict, row.points, row.drilled) == (None, None, Phase.DEEP_DIVE)


def test_missed_evidence_becomes_cards_as_in_a_mock(desk: Desk) -> None:
    drill(desk)
    desk.score("d1", held=("d4-must", "d6-may"))
    result = load_result(desk.connection, "d1", desk.problem)
    assert {card.id for card in result.scheduled} == {"parking-garage/d4-may", "parking-garage/d6-must"}


def test_the_cards_of_the_author_wait_for_a_whole_mock(desk: Desk) -> None:
    assert desk.problem.cards
    drill(desk)
    desk.score("d1", held=("d4-must", "d4-may", "d6-must", "d6-may"))
    assert load_result(desk.connection, "d1", desk.problem).scheduled == ()
    desk.play()
    desk.score()
    assert "parking-garage/peak-factor" in {card.id for card in load_result(desk.connection, "s1").scheduled}


# Planning


def test_a_drill_for_a_planned_practice_plans_it_anew_from_all_that_is_known(desk: Desk) -> None:
    whole_mock(desk, D4=1, D1=2)
    assert planned(desk)["parking-garage"].phase is Phase.DEEP_DIVE
    drill(desk, item="parking-garage")
    desk.score("d1", level=3)
    # D4 has come to 3; D1 is left, and all levels but it make a hire: 285 points.
    today = desk.recorder.today
    assert planned(desk)["parking-garage"] == Practice(
        "parking-garage", today + timedelta(days=14), Phase.REQUIREMENTS, Dimension.D1
    )


def test_a_drill_that_is_weak_again_comes_again(desk: Desk) -> None:
    whole_mock(desk, D4=1)
    drill(desk, item="parking-garage")
    desk.score("d1", but={Dimension.D4: 2, Dimension.D6: 1})
    # 300 less 25 for D4 and 20 for D6: 255, a lean no.
    today = desk.recorder.today
    assert planned(desk)["parking-garage"] == Practice(
        "parking-garage", today + timedelta(days=3), Phase.DEEP_DIVE, Dimension.D4
    )


def test_where_nothing_is_weak_any_more_the_whole_mock_is_next(desk: Desk) -> None:
    whole_mock(desk, D4=2)
    drill(desk, item="parking-garage")
    desk.score("d1")
    assert (planned(desk)["parking-garage"].phase, planned(desk)["parking-garage"].because) == (None, None)


def test_one_drill_after_the_other_builds_on_what_the_first_changed(desk: Desk) -> None:
    whole_mock(desk, D4=1, D1=1)
    drill(desk, item="parking-garage")
    desk.score("d1")
    drill(desk, Phase.REQUIREMENTS, "d2", item="parking-garage")
    desk.score("d2")
    assert planned(desk)["parking-garage"].phase is None
    *_, last = [fact for fact in desk.facts(PracticePlanned) if isinstance(fact, PracticePlanned)]
    assert last.levels == dict.fromkeys(Dimension, 3)


def test_a_drill_on_another_problem_plans_the_one_it_was_for(desk: Desk) -> None:
    whole_mock(desk, D4=1)
    desk.problem = replace(desk.problem, id="ticket-sale", title="Ticket sale")
    drill(desk, item="parking-garage")
    desk.score("d1")
    assert set(planned(desk)) == {"parking-garage"}
    assert planned(desk)["parking-garage"].phase is None
    assert load_result(desk.connection, "d1").practice == planned(desk)["parking-garage"]


def test_a_drill_for_nothing_plans_nothing(desk: Desk) -> None:
    drill(desk)
    desk.score("d1", level=1)
    assert planned(desk) == {}


def test_a_drill_that_a_later_mock_overtook_plans_from_the_later_levels(desk: Desk) -> None:
    whole_mock(desk, D4=1)
    drill(desk, item="parking-garage")
    desk.play("s2")
    desk.score("s2", but={Dimension.D5: 1})
    desk.score("d1")
    assert planned(desk)["parking-garage"].because is Dimension.D5


def test_a_drill_finds_the_practice_that_it_can_be_for(services: Services, desk: Desk) -> None:
    plan = Practice(GARAGE, desk.recorder.today, Phase.DEEP_DIVE, Dimension.D4)
    desk.recorder.record(PracticePlanned(plan, "s1"))
    # On the problem itself, and on the one that the practice would be played on; not for another phase.
    assert prepare_drill(services, GARAGE, Phase.DEEP_DIVE).practice == GARAGE
    assert prepare_drill(services, TICKETS, Phase.DEEP_DIVE).practice == GARAGE
    assert prepare_drill(services, TICKETS, Phase.ESTIMATION).practice is None


def test_what_is_asked_for_counts_before_what_is_found(services: Services, desk: Desk) -> None:
    for problem, days in ((GARAGE, 0), (TICKETS, 1)):
        due = desk.recorder.today + timedelta(days=days)
        desk.recorder.record(PracticePlanned(Practice(problem, due, Phase.DEEP_DIVE, Dimension.D4), "s1"))
    assert prepare_drill(services, TICKETS, Phase.DEEP_DIVE).practice == GARAGE
    assert prepare_drill(services, TICKETS, Phase.DEEP_DIVE, item=TICKETS).practice == TICKETS


# Looking back


def test_a_drill_stands_in_no_trend_but_that_of_its_levels(desk: Desk) -> None:
    whole_mock(desk, D4=1)
    drill(desk, item="parking-garage")
    desk.score("d1", level=2)
    figures = load_statistics(desk.connection, desk.recorder.today, desk.recorder.settings)
    points = {dimension: [(each.level, each.drilled) for each in of] for dimension, of in figures.levels.items()}
    assert points[Dimension.D4] == [(1, False), (2, True)]
    assert points[Dimension.D1] == [(3, False)]
    assert next(each for each in figures.pacing if each.phase is Phase.DEEP_DIVE).attempts == 1


def test_the_export_of_a_drill_names_no_verdict(services: Services, desk: Desk) -> None:
    drill(desk)
    desk.score("d1")
    record = load_record(desk.connection, services.library, "d1")
    text = attempt_markdown(record, {})
    assert "Result: a phase drill, no verdict" in text
    assert not [verdict for verdict in Verdict if str(verdict) in text]
    assert "No requirement with a number" not in text
    assert "| D4 " in text
    assert "| D1 " not in text
    assert load_history(desk.connection)[0].session.drilled is Phase.DEEP_DIVE


def test_the_transcript_of_a_drill_tells_its_levels(desk: Desk) -> None:
    drill(desk)
    desk.score("d1")
    *_, last = happenings(journal.read(desk.connection, "d1"))
    assert last.text == "Scoring finished: D4 3, D6 3"


def test_a_mock_and_a_drill_are_compared_in_what_both_were_scored(desk: Desk) -> None:
    whole_mock(desk, D4=1)
    drill(desk)
    desk.score("d1", level=2)
    levels = {each.dimension: (each.before, each.after) for each in compare(desk.attempt(), desk.attempt("d1")).levels}
    assert levels[Dimension.D4] == (1, 2)
    assert levels[Dimension.D1] == (3, None)


def test_a_partner_is_asked_only_for_what_was_drilled(services: Services, desk: Desk) -> None:
    drill(desk)
    text = packet_markdown(packet_of_attempt(desk.problem, services.library.rubric, desk.attempt("d1")))
    for name in ("D4", "D6"):
        assert f"### {name} " in text
        assert f"\n  {name}:" in text
    for name in ("D1", "D7"):
        assert f"### {name} " not in text
        assert f"\n  {name}:" not in text
    assert "`d4-must`" in text
    assert "`d5-must`" not in text


def test_replay_gives_what_is_stored(desk: Desk) -> None:
    whole_mock(desk, D4=1, D1=2)
    drill(desk, item="parking-garage")
    desk.score("d1", level=2)
    drill(desk, Phase.TRADE_OFFS, "d2")
    desk.begin("d3", drill_format(FORTY_FIVE, Phase.ESTIMATION), drilled=Phase.ESTIMATION)
    stored = projections(desk.connection)
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored
