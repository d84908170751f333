"""Study mode: what is recorded, what is kept when drill is killed, and what it leaves alone."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drill.domain.estimation.failure import EstimateError
from drill.domain.events import (
    Fact,
    GapAnswered,
    GapJudged,
    HintTaken,
    MockBegun,
    PhasesExposed,
    StepRevealed,
    StudyBegun,
    StudyFinished,
    StudyWritten,
)
from drill.domain.exposure import Exposure
from drill.domain.study.judging import BoxCheck, FigureCheck
from drill.domain.study.stage import Judge, Stage
from drill.domain.vocabulary import CORE_PHASES, Phase
from drill.errors import SessionError
from drill.paths import Paths
from drill.services.bootstrap import Services
from drill.services.forget import forget, studies_to_forget
from drill.services.library import Library
from drill.services.safekeeping import back_up
from drill.services.study import StudyStart, load_start, problem_to_study
from drill.services.transfer import export_to
from drill.storage import cards, exposure, journal, practice, study
from drill.storage.database import open_locked, transaction
from tests.factories import FakeClock, part, problem, rubric, with_exemplars
from tests.services.keeping import MARKER, at_desk, audit
from tests.services.playing import Desk, Open, killed, projections
from tests.services.studying import attempt, complete, fill, walk, walk_through, write_all
from tests.tui.stage import Shelf


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    return Desk(database, problem=with_exemplars(problem()), rubric=rubric())


def kinds(desk: Desk, *wanted: type[Fact]) -> list[str]:
    return [type(fact).__name__ for fact in desk.facts(*wanted)]


def services_of(desk: Desk) -> Services:
    library: Library = Shelf(desk.rubric, desk.problem)
    return Services(Paths(Path()), desk.clock, desk.recorder, library)


def start_of(desk: Desk) -> StudyStart:
    return load_start(services_of(desk), desk.problem.id)


# The walkthrough


def test_each_step_is_on_disk_before_the_next_and_the_last_one_ends_it(desk: Desk) -> None:
    run = walk(desk)
    run.reveal(run.steps[0])
    assert kinds(desk, StudyBegun, StepRevealed, PhasesExposed, StudyFinished) == [
        "StudyBegun",
        "StepRevealed",
        "PhasesExposed",
    ]
    for step in run.steps:
        run.reveal(step)
    assert len(kinds(desk, StepRevealed)) == len(run.steps)
    assert len(kinds(desk, StudyFinished)) == 1
    assert run.record.finished


def test_a_walkthrough_goes_on_where_it_was_left_even_after_a_kill(desk: Desk, open_database: Open) -> None:
    run = walk(desk)
    for step in run.steps[:4]:
        run.reveal(step)
    again = walk(killed(desk, open_database))
    assert again.record == run.record
    assert again.place() == 4
    assert [again.is_revealed(step) for step in again.steps[:5]] == [True] * 4 + [False]


def test_a_finished_walkthrough_begins_anew(desk: Desk) -> None:
    done = walk_through(desk)
    again = walk(desk)
    assert again.record.id != done.record.id
    assert again.place() == 0


def test_what_is_shown_enters_the_ledger_once_a_phase(desk: Desk) -> None:
    walk_through(desk)
    walk_through(desk)
    shown = [fact for fact in desk.facts(PhasesExposed) if isinstance(fact, PhasesExposed)]
    assert [fact.phases for fact in shown] == [(phase,) for phase in Phase]
    assert {fact.exposure for fact in shown} == {Exposure.SEEN}
    assert exposure.exemplars_shown(desk.connection) == set()


def test_a_phase_that_was_attempted_stays_attempted(desk: Desk) -> None:
    desk.play()
    walk_through(desk)
    assert desk.facts(PhasesExposed)[1:] == []
    assert set(exposure.of_problem(desk.connection, desk.problem.id).values()) == {Exposure.ATTEMPTED}


def test_a_mock_after_it_is_marked_as_exposed(desk: Desk) -> None:
    run = walk(desk)
    run.reveal(run.steps[0])
    desk.begin()
    (begun,) = desk.facts(MockBegun)
    assert isinstance(begun, MockBegun)
    assert begun.exposed == (Phase.REQUIREMENTS,)


@pytest.mark.parametrize("begin", [walk, complete, attempt])
def test_a_problem_whose_mock_runs_cannot_be_studied(desk: Desk, begin: object) -> None:
    mock = desk.begin()
    assert callable(begin)
    with pytest.raises(SessionError, match="running"):
        begin(desk)
    mock.lock()
    begin(desk)


# The completion


def test_a_computed_gap_is_judged_at_once_and_another_by_the_user(desk: Desk) -> None:
    run = complete(desk)
    for gap in run.gaps:
        run.answer(gap, gap.check.answer if gap.check else "Something.")
        judged = run.judgement(gap)
        assert (judged is None) == (gap.check is None)
        if gap.check is None:
            run.judge(gap, False)
            judged = run.judgement(gap)
            assert judged is not None
            assert (judged.judge, judged.right) == (Judge.OWN, False)
        else:
            assert judged is not None
            assert (judged.judge, judged.right) == (Judge.COMPUTED, True)
    assert run.record.finished
    assert kinds(desk, GapAnswered) == ["GapAnswered"] * len(run.gaps)
    assert kinds(desk, GapJudged) == ["GapJudged"] * len(run.gaps)


def test_what_is_no_figure_is_asked_again(desk: Desk) -> None:
    run = complete(desk)
    gap = next(gap for gap in run.gaps if isinstance(gap.check, FigureCheck))
    with pytest.raises(EstimateError):
        run.answer(gap, "many")
    assert not run.is_answered(gap)
    assert desk.facts(GapAnswered) == []


def test_a_gap_that_was_given_up_is_not_right(desk: Desk) -> None:
    run = complete(desk)
    gap = next(gap for gap in run.gaps if gap.check is not None)
    run.answer(gap, "")
    judged = run.judgement(gap)
    assert judged is not None
    assert not judged.right
    assert run.verdict(gap) is None
    assert not run.can_be_counted(gap)


def test_a_synonym_of_a_box_counts_by_the_users_own_word(desk: Desk) -> None:
    run = complete(desk)
    gap = next(gap for gap in run.gaps if isinstance(gap.check, BoxCheck))
    run.answer(gap, "something else")
    assert run.can_be_counted(gap)
    run.count_as_right(gap)
    judged = run.judgement(gap)
    assert judged is not None
    assert (judged.judge, judged.right) == (Judge.OWN, True)
    assert not run.can_be_counted(gap)
    with pytest.raises(SessionError):
        run.count_as_right(gap)


def test_a_figure_is_never_counted_by_the_users_own_word(desk: Desk) -> None:
    run = complete(desk)
    gap = next(gap for gap in run.gaps if isinstance(gap.check, FigureCheck))
    run.answer(gap, "1 /year")
    with pytest.raises(SessionError):
        run.count_as_right(gap)
    with pytest.raises(SessionError):
        run.judge(gap, True)


def test_an_answer_is_given_once(desk: Desk) -> None:
    run = complete(desk)
    run.answer(run.gaps[0], "First.")
    with pytest.raises(SessionError):
        run.answer(run.gaps[0], "Second.")
    assert run.typed(run.gaps[0]) == "First."


def test_the_same_gaps_come_back_after_a_kill_with_what_was_being_typed(desk: Desk, open_database: Open) -> None:
    run = complete(desk, seed=11)
    run.answer(run.gaps[0], "An answer.")
    run.judge(run.gaps[0], True)
    run.write(run.gaps[1], "half a thou")
    run.save()
    again = complete(killed(desk, open_database), seed=99)
    assert [gap.id for gap in again.gaps] == [gap.id for gap in run.gaps]
    assert again.place() == 1
    assert again.draft(again.gaps[1]) == "half a thou"


def test_a_kill_between_answer_and_own_judgement_asks_for_the_judgement(desk: Desk, open_database: Open) -> None:
    run = complete(desk)
    assert run.gaps[0].check is None
    run.answer(run.gaps[0], "An answer.")
    again = complete(killed(desk, open_database))
    assert again.place() == 0
    assert again.is_answered(again.gaps[0])
    assert again.judgement(again.gaps[0]) is None


def test_half_a_surrogate_pair_is_no_reason_to_lose_the_rest(desk: Desk) -> None:
    run = complete(desk)
    run.write(run.gaps[0], "a\ud800b")
    run.save()
    run.answer(run.gaps[0], "a\ud800b")
    assert run.typed(run.gaps[0]) == "a?b"


@pytest.mark.parametrize("text", ["\x1b[2J", "x" * 10_000, "[/red]"], ids=["controls", "long", "markup"])
def test_hostile_answers_are_kept_as_they_are(desk: Desk, text: str) -> None:
    run = complete(desk)
    run.answer(run.gaps[0], text)
    assert complete(desk).typed(run.gaps[0]) == text


# Hints


def test_hints_come_one_after_the_other_and_are_facts(desk: Desk) -> None:
    run = complete(desk)
    assert run.hints(Phase.REQUIREMENTS) == ()
    for number in (1, 2, 3):
        run.take_hint(Phase.REQUIREMENTS)
        assert run.hints(Phase.REQUIREMENTS) == desk.problem.requirements.hints[:number]
    assert run.hints_left(Phase.REQUIREMENTS) == 0
    run.take_hint(Phase.REQUIREMENTS)
    facts = [fact for fact in desk.facts(HintTaken) if isinstance(fact, HintTaken)]
    assert [(fact.phase, fact.number) for fact in facts] == [(Phase.REQUIREMENTS, number) for number in (1, 2, 3)]
    assert complete(desk).hints_left(Phase.REQUIREMENTS) == 0
    assert complete(desk).hints_left(Phase.ESTIMATION) == 3


# The cold attempt


def test_a_phase_is_written_then_its_reference_and_examples_are_shown(desk: Desk) -> None:
    run = attempt(desk)
    run.write(part("requirements/notes"), "Reserve a space.")
    run.reveal(Phase.REQUIREMENTS)
    (written,) = desk.facts(StudyWritten)
    assert isinstance(written, StudyWritten)
    assert written.parts == {"requirements/notes": "Reserve a space."}
    assert exposure.exemplars_shown(desk.connection) == {(desk.problem.id, Phase.REQUIREMENTS)}
    assert [each.level for each in run.exemplars(Phase.REQUIREMENTS)] == [2, 3, 4]
    assert "A space is never sold twice." in run.reference(Phase.REQUIREMENTS)


def test_nothing_typed_is_lost_when_drill_is_killed(desk: Desk, open_database: Open) -> None:
    run = attempt(desk)
    run.write(part("requirements/notes"), "Shown.")
    run.reveal(Phase.REQUIREMENTS)
    run.write(part("estimation/worksheet"), "a = 5 /s")
    run.save()
    again = attempt(killed(desk, open_database))
    assert again.answers == {part("requirements/notes"): "Shown.", part("estimation/worksheet"): "a = 5 /s"}
    assert CORE_PHASES[again.place()] is Phase.ESTIMATION


def test_a_phase_without_a_word_can_be_shown_too(desk: Desk) -> None:
    run = attempt(desk)
    for phase in CORE_PHASES:
        run.reveal(phase)
    assert desk.facts(StudyWritten) == []
    assert run.record.finished


def test_the_whole_attempt_ends_with_its_last_phase(desk: Desk) -> None:
    run = write_all(desk)
    assert run.record.finished
    assert len(desk.facts(StudyFinished)) == 1
    assert desk.connection.execute("select count(*) from draft").fetchone() == (0,)


# What it leaves alone, and what can be rebuilt and forgotten


def test_studying_plans_nothing_and_makes_no_cards(desk: Desk) -> None:
    walk_through(desk)
    fill(complete(desk), right=False)
    write_all(desk)
    assert practice.planned(desk.connection) == ()
    assert cards.due(desk.connection, desk.recorder.today.replace(year=9998)) == ()


def test_replaying_gives_what_is_stored(desk: Desk) -> None:
    walk_through(desk)
    fill(complete(desk))
    run = complete(desk, seed=4)
    run.answer(run.gaps[0], "Left in the middle.")
    write_all(desk)
    stored = projections(desk.connection)
    assert stored["study"]
    assert stored["study_item"]
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored
    assert journal.verify(desk.connection) == ()


def studied(home: Path, clock: FakeClock) -> Paths:
    """A data folder in which a problem was studied, with the marker in everything that was typed."""
    paths = Paths(home)
    with at_desk(paths, clock) as desk:
        desk.problem = with_exemplars(problem())
        run = complete(desk)
        run.answer(run.gaps[0], MARKER)
        run.judge(run.gaps[0], True)
        run.write(run.gaps[1], MARKER)
        run.save()
        cold = attempt(desk)
        cold.write(part("requirements/notes"), MARKER)
        cold.reveal(Phase.REQUIREMENTS)
        cold.write(part("estimation/worksheet"), MARKER)
        cold.save()
    return paths


def test_what_was_typed_is_forgotten_and_how_far_one_came_is_not(home: Path) -> None:
    clock = FakeClock()
    paths = studied(home, clock)
    back_up(paths, clock)
    with closing(open_locked(paths.database)) as connection:
        before = study.of_problem(connection, "parking-garage")
    done = forget(paths, clock, *studies_to_forget(paths, "parking-garage"))
    assert (done.texts, done.backups, done.unreached) == (4, 1, ())
    assert not any(MARKER.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    with closing(open_locked(paths.database)) as connection:
        assert study.of_problem(connection, "parking-garage") == before
    audit(paths.database)
    with at_desk(paths, clock) as desk:
        desk.problem = with_exemplars(problem())
        again = complete(desk)
        assert again.place() == 1
        assert again.typed(again.gaps[0]) == ""
        assert attempt(desk).answers == {}


def test_a_problem_that_was_never_studied_has_nothing_to_forget(home: Path) -> None:
    paths = studied(home, FakeClock())
    assert studies_to_forget(paths, "another") == ()
    assert studies_to_forget(Paths(home / "empty"), "parking-garage") == ()


def test_an_export_without_answers_holds_nothing_that_was_typed(home: Path, tmp_path: Path) -> None:
    paths = studied(home, FakeClock())
    export_to(paths, tmp_path / "export.jsonl", answers=False)
    assert MARKER not in (tmp_path / "export.jsonl").read_text(encoding="utf-8")


# The start


def test_the_start_tells_how_far_each_stage_has_come(desk: Desk) -> None:
    assert [(each.last, each.is_under_way) for each in start_of(desk).stages] == [(None, False)] * 3
    assert start_of(desk).is_news
    run = complete(desk)
    run.answer(run.gaps[0], "Yes.")
    run.judge(run.gaps[0], True)
    filling = start_of(desk).stages[1]
    assert filling.last is not None
    assert (filling.is_under_way, filling.last.done, filling.last.right) == (True, 1, 1)
    fill(run)
    assert not start_of(desk).stages[1].is_under_way


def test_the_stages_are_suggested_one_after_the_other(desk: Desk) -> None:
    assert start_of(desk).suggestion.stage is Stage.WALKTHROUGH
    walk_through(desk)
    assert start_of(desk).suggestion.stage is Stage.COMPLETION
    fill(complete(desk), right=False)
    assert start_of(desk).suggestion.stage is Stage.COMPLETION
    fill(complete(desk))
    assert start_of(desk).suggestion.stage is Stage.COLD
    write_all(desk)
    assert start_of(desk).suggestion.stage is None
    assert not start_of(desk).is_news


@pytest.mark.parametrize(("level", "stage"), [(2, Stage.COMPLETION), (4, Stage.COLD)], ids=["no hire", "hire"])
def test_a_mock_of_the_same_pattern_counts(desk: Desk, level: int, stage: Stage) -> None:
    desk.play()
    held = [item.id for item in desk.problem.evidence]
    desk.score(level=level, held=held)
    other = replace(desk.problem, id="ticket-sale")
    services = replace(services_of(desk), library=Shelf(desk.rubric, desk.problem, other))
    assert load_start(services, "ticket-sale").suggestion.stage is stage
    elsewhere = replace(other, patterns=("another",))
    services = replace(services_of(desk), library=Shelf(desk.rubric, desk.problem, elsewhere))
    assert load_start(services, "ticket-sale").suggestion.stage is Stage.WALKTHROUGH


def test_the_problem_to_study_is_the_one_that_was_left(desk: Desk) -> None:
    first = replace(desk.problem, id="a-first", title="A first")
    services = replace(services_of(desk), library=Shelf(desk.rubric, first, desk.problem))
    assert problem_to_study(services) == "a-first"
    walk(desk)
    assert problem_to_study(services) == "parking-garage"
    walk_through(desk)
    assert problem_to_study(services) == "a-first"
