"""Sittings in the estimation gym: what is asked, what is recorded, and when it comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from drill.content.library import Exercises
from drill.domain.estimation.drawing import SEEDS_TRIED, givens_of
from drill.domain.estimation.failure import EstimateError
from drill.domain.estimation.task import Task, draw_task
from drill.domain.events import ExerciseRetired, SchedulerAdopted, TaskMarked
from drill.domain.exercises import ExerciseKind, Outcome
from drill.domain.fluency import Fluency
from drill.domain.settings import PracticeSettings
from drill.errors import ContentError, SessionError
from drill.paths import Paths
from drill.services.due import load_due
from drill.services.gym import Answered, GymSitting, task_of
from drill.services.transfer import export_to, import_from
from drill.storage import cards, exercises, journal
from tests.factories import FakeClock, family, number_set
from tests.services.keeping import at_desk, audit, computed
from tests.services.playing import Desk, Open, projections

TOPICS = ("rates", "storage", "keys", "money")
FAMILIES = tuple(
    replace(family(), id=f"family-{index}", title=f"Family {index}", topic=family(topic=topic).topic)
    for index, topic in enumerate(TOPICS * 2)
)
CONTENT = Exercises(FAMILIES, number_set().numbers)
ONE = Exercises((family(),))


def sit(desk: Desk, content: Exercises = CONTENT, seed: int = 0) -> GymSitting:
    return GymSitting(desk.recorder, content, seed)


def right(sitting: GymSitting) -> Answered:
    """Answer the present question rightly."""
    assert sitting.current is not None
    return sitting.answer(str(sitting.current.right))


def finish(sitting: GymSitting, answer: Callable[[GymSitting], Answered] = right) -> GymSitting:
    while sitting.current is not None:
        answer(sitting)
        sitting.go_on()
    return sitting


def test_a_sitting_asks_five_of_mixed_topics_with_a_number_between(desk: Desk) -> None:
    done = finish(sit(desk)).answered
    kinds = [each.question.candidate.kind for each in done]
    assert kinds == [ExerciseKind.FAMILY, ExerciseKind.NUMBER, *[ExerciseKind.FAMILY] * 3]
    assert {each.question.candidate.topic for each in done} == {*TOPICS, "latency"}


def test_the_same_seed_asks_the_same_tasks(desk: Desk) -> None:
    first, again, other = (sit(desk, seed=seed).questions for seed in (7, 7, 8))
    assert [question.text for question in first] == [question.text for question in again]
    assert [question.text for question in first] != [question.text for question in other]


def test_a_mark_is_on_disk_before_the_next_question(desk: Desk, open_database: Open) -> None:
    done = right(sit(desk))
    state = exercises.find(open_database(), done.question.candidate.id)
    assert state is not None
    assert state.due == done.due > desk.recorder.today


def test_an_event_carries_what_replay_and_history_need(desk: Desk) -> None:
    sitting = sit(desk, ONE)
    question = sitting.current
    assert question is not None
    assert isinstance(question.asked, Task)
    desk.clock.advance(12.34)
    done = sitting.answer(f"{question.right.value!r}")
    assert done.reading is not None
    adopted, marked = desk.facts(SchedulerAdopted, TaskMarked)
    assert isinstance(adopted, SchedulerAdopted)
    assert marked == TaskMarked(
        exercise="family/gate-rate",
        topic="rates",
        seed=question.asked.seed,
        asked=question.text,
        answer=f"{question.right.value!r}",
        value=done.reading.figure.value,
        right=question.right.value,
        unit="cars/s",
        outcome=Outcome.QUICK,
        slips=(),
        seconds=12.3,
        target_seconds=60,
        scheduled=True,
        params_id=adopted.params_id,
        retention=0.9,
        maximum_interval=36_500,
    )
    assert draw_task(family(), question.asked.seed).situation == question.text


@pytest.mark.parametrize(
    ("seconds", "outcome", "days"), [(60.0, Outcome.QUICK, 8), (61.0, Outcome.RIGHT, 2)], ids=["in time", "late"]
)
def test_an_answer_within_the_target_time_comes_back_later(
    desk: Desk, seconds: float, outcome: Outcome, days: int
) -> None:
    sitting = sit(desk, ONE)
    desk.clock.advance(seconds)
    done = right(sitting)
    assert done.mark.outcome is outcome
    assert done.due - desk.recorder.today == timedelta(days=days)


def test_time_runs_from_the_moment_a_question_is_shown(desk: Desk) -> None:
    sitting = sit(desk)
    right(sitting)
    desk.clock.advance(500.0)
    sitting.go_on()
    desk.clock.advance(5.0)
    assert right(sitting).seconds == 5.0


def test_a_slip_is_recorded_by_name_and_comes_back_tomorrow(desk: Desk) -> None:
    sitting = sit(desk, ONE)
    assert sitting.current is not None
    done = sitting.answer(f"{sitting.current.right.value * 86_400!r}")
    assert [slip.id for slip in done.mark.slips] == ["day-for-second"]
    assert done.due - desk.recorder.today == timedelta(days=1)
    *_, marked = desk.facts(TaskMarked)
    assert isinstance(marked, TaskMarked)
    assert (marked.outcome, marked.slips) == (Outcome.SLIP, ("day-for-second",))


def test_what_has_no_value_is_not_marked(desk: Desk) -> None:
    sitting = sit(desk, ONE)
    with pytest.raises(EstimateError, match="that is an amount of data"):
        sitting.answer("3 GB")
    assert sitting.answered == ()
    assert desk.facts(TaskMarked) == []


def test_giving_up_shows_the_answer_and_brings_it_back_tomorrow(desk: Desk) -> None:
    sitting = sit(desk, ONE)
    done = sitting.give_up()
    assert (done.reading, done.mark.outcome) == (None, Outcome.SHOWN)
    assert done.due - desk.recorder.today == timedelta(days=1)
    assert sitting.current is None
    with pytest.raises(SessionError):
        sitting.give_up()


def test_a_due_family_comes_first_and_with_other_figures(desk: Desk) -> None:
    sitting = sit(desk)
    assert sitting.current is not None
    first = sitting.give_up().question
    desk.clock.next_day()
    again = sit(desk, seed=1).current
    assert again is not None
    assert again.candidate.id == first.candidate.id
    assert again.text != first.text


def test_practice_when_nothing_is_due_moves_no_due_day(desk: Desk) -> None:
    finish(sit(desk, ONE))
    before = exercises.everything(desk.connection)
    desk.clock.next_day()
    sitting = sit(desk, ONE)
    assert sitting.current is not None
    assert not sitting.current.scheduled
    done = sitting.give_up()
    after = exercises.everything(desk.connection)
    assert [(each.due, each.memory) for each in after] == [(each.due, each.memory) for each in before]
    assert done.due == before[0].due
    assert after[0].last_seen == desk.recorder.today
    *_, marked = desk.facts(TaskMarked)
    assert isinstance(marked, TaskMarked)
    assert not marked.scheduled


def test_the_gym_is_no_part_of_the_reviews(desk: Desk) -> None:
    finish(sit(desk), GymSitting.give_up)
    desk.clock.next_day()
    assert cards.everything(desk.connection) == ()
    assert desk.sit().current is None
    due = load_due(desk.connection, desk.recorder.today, PracticeSettings())
    assert (due.cards, due.exercises) == ((), 5)


def test_parameters_are_adopted_once(desk: Desk) -> None:
    finish(sit(desk))
    finish(sit(desk, seed=1))
    assert len(desk.facts(SchedulerAdopted)) == 1


def test_replaying_the_events_gives_what_is_stored(desk: Desk) -> None:
    chance = Random(5)
    for seed in range(12):
        finish(
            sit(desk, seed=seed),
            lambda sitting: right(sitting) if chance.random() < 0.6 else sitting.give_up(),
        )
        desk.clock.next_day(1 + int(chance.random() * 5))
    finish(sit(desk, ONE))
    stored = projections(desk.connection)
    assert len(stored["exercise"]) == len(FAMILIES) + 2
    journal.rebuild(desk.connection)
    assert projections(desk.connection) == stored


def test_an_exercise_whose_file_is_gone_is_not_counted_as_due_until_it_is_back(desk: Desk) -> None:
    finish(sit(desk, ONE), GymSitting.give_up)
    desk.clock.next_day()
    without = Exercises((), CONTENT.numbers)
    finish(sit(desk, without))
    today = desk.recorder.today
    assert exercises.count_due(desk.connection, today) == 0
    assert desk.facts(ExerciseRetired) == [ExerciseRetired("family/gate-rate")]
    sit(desk, without)
    assert len(desk.facts(ExerciseRetired)) == 1
    back = sit(desk, ONE).current
    assert back is not None
    assert back.scheduled
    finish(sit(desk, ONE), GymSitting.give_up)
    assert exercises.count_due(desk.connection, today + timedelta(days=1)) == 1


def test_a_seed_for_which_a_family_does_not_compute_gives_way_to_one_it_was_checked_with() -> None:
    draws = family().draws
    figures = [givens_of(draws, seed)["garages"] for seed in range(SEEDS_TRIED)]
    seed = next(seed for seed in count(SEEDS_TRIED) if givens_of(draws, seed)["garages"] not in figures)
    unlucky = givens_of(draws, seed)["garages"]
    first, *others = family().steps
    broken = replace(family(), steps=(replace(first, formula=f"garages^2 * cars / (garages - {unlucky})"), *others))
    with pytest.raises(EstimateError, match="division by zero"):
        draw_task(broken, seed)
    assert task_of(broken, seed).seed == seed % SEEDS_TRIED


def test_without_any_exercise_there_is_no_sitting(desk: Desk) -> None:
    with pytest.raises(ContentError, match="has no task"):
        sit(desk, Exercises())


def test_the_first_sitting_knows_that_it_is_the_first(desk: Desk) -> None:
    first = sit(desk)
    assert first.is_first
    right(first)
    assert not sit(desk).is_first


def test_accuracy_and_time_are_told_by_topic_over_thirty_days(desk: Desk) -> None:
    finish(sit(desk, ONE), GymSitting.give_up)
    desk.clock.next_day(29)
    sitting = sit(desk, Exercises((family(),), number_set().numbers))
    desk.clock.advance(20.0)
    finish(sitting)
    rates = Fluency("rates", 2, 1, 0, 20.0, 60.0)
    assert sitting.fluency() == (rates, Fluency("numbers to know", 1, 1, 0, 0.0, None))
    desk.clock.next_day()
    assert sitting.fluency()[0] == replace(rates, answered=1)


def test_the_end_says_what_comes_next(desk: Desk) -> None:
    sitting = sit(desk)
    assert (sitting.due_count, sitting.next_day) == (0, None)
    sitting.give_up()
    assert sitting.next_day == (desk.recorder.today + timedelta(days=1), 1)
    desk.clock.next_day()
    assert sitting.due_count == 1


def test_answers_given_on_two_machines_both_count(home: Path, tmp_path: Path) -> None:
    clock, here, there = FakeClock(), Paths(home), Paths(tmp_path / "laptop")
    for paths, answer in ((here, GymSitting.give_up), (there, right)):
        with at_desk(paths, clock) as desk:
            finish(sit(desk), answer)
        clock.next_day()
    export_to(here, tmp_path / "here.jsonl")
    export_to(there, tmp_path / "there.jsonl")
    for paths, file in ((here, "there.jsonl"), (there, "here.jsonl")):
        import_from(paths, clock, tmp_path / file, lambda _: True)
        audit(paths.database)
    assert computed(here.database)["exercise"] == computed(there.database)["exercise"]
    with at_desk(here, clock) as desk:
        assert len(desk.facts(TaskMarked)) == 10
