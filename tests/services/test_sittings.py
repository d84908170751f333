"""What else can be done in a sitting of reviews besides rating, and how each of it is taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from drill.domain.events import CardPractised, CardPulled, CardReviewed, CardReworded
from drill.domain.settings import PracticeSettings
from drill.domain.sitting import Deed, Round
from drill.domain.vocabulary import Rating
from drill.errors import SessionError, StorageError
from drill.services.due import load_due
from drill.services.reviews import ReviewSitting
from drill.storage import cards, journal
from drill.storage.database import transaction
from tests.factories import a_problem
from tests.services.playing import Desk, Open, projections


@pytest.fixture
def learner(desk: Desk) -> Desk:
    """The morning after a mock in which everything was missed: 13 new cards wait."""
    desk.play()
    desk.score()
    desk.clock.next_day()
    return desk


@pytest.fixture
def veteran(learner: Desk) -> Desk:
    """Ten cards were reviewed twelve days ago and are due; three were never asked."""
    rate_all(learner.sit())
    learner.clock.next_day(12)
    return learner


def rate_all(sitting: ReviewSitting, rating: Rating = Rating.GOOD) -> None:
    while sitting.current is not None:
        sitting.rate(rating)


def current(sitting: ReviewSitting) -> str:
    assert sitting.current is not None
    return sitting.current.id


def asked(sitting: ReviewSitting) -> list[tuple[str, Round]]:
    """What comes while everything is known."""
    looks = []
    while sitting.look is not None:
        looks.append((sitting.look.card.id, sitting.look.why))
        sitting.rate(Rating.GOOD)
    return looks


def dues(desk: Desk) -> dict[str, str]:
    return {card.id: card.due.isoformat() for card in cards.everything(desk.connection)}


def replays(desk: Desk) -> bool:
    stored = projections(desk.connection)
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    return projections(desk.connection) == stored


def test_a_forgotten_card_comes_once_more_at_the_end_of_the_sitting(veteran: Desk) -> None:
    sitting = veteran.sit()
    first = sitting.rate(Rating.AGAIN)
    looks = asked(sitting)
    assert looks[-1] == (first.card.id, Round.AGAIN)
    assert all(why is Round.DUE for _, why in looks[:-1])


def test_the_second_look_is_logged_and_moves_nothing(veteran: Desk) -> None:
    sitting = veteran.sit()
    first = sitting.rate(Rating.AGAIN).card
    while sitting.look is not None and sitting.look.why is Round.DUE:
        sitting.rate(Rating.GOOD)
    veteran.clock.advance(7.0)
    before = projections(veteran.connection)["card"]
    assert sitting.rate(Rating.EASY).card == first
    assert projections(veteran.connection)["card"] == before
    assert veteran.facts(CardPractised) == [CardPractised(first.id, Rating.EASY, 7.0)]
    assert sitting.look is None


def test_a_card_forgotten_again_comes_until_it_is_known(veteran: Desk) -> None:
    sitting = veteran.sit()
    card = current(sitting)
    rate_all(sitting, Rating.GOOD)
    for _ in range(sitting.done):
        sitting.undo()
    sitting.rate(Rating.AGAIN)
    while sitting.look is not None and sitting.look.why is Round.DUE:
        sitting.rate(Rating.GOOD)
    numbers = []
    for rating in (Rating.AGAIN, Rating.AGAIN, Rating.HARD):
        assert sitting.look is not None
        assert sitting.look.card.id == card
        numbers.append(sitting.look.number)
        sitting.rate(rating)
    assert numbers == [1, 2, 3]
    assert sitting.look is None
    assert veteran.card(card).lapses == 1


def test_practice_beyond_the_queue_takes_the_soonest_first_and_moves_no_due_day(veteran: Desk) -> None:
    rate_all(veteran.sit())
    sitting, before = veteran.sit(), dues(veteran)
    sitting.practise()
    looks = asked(sitting)
    assert [card for card, _ in looks] == [card for card in before if before[card] > str(veteran.recorder.today)]
    assert {why for _, why in looks} == {Round.PRACTICE}
    assert dues(veteran) == before
    assert len(veteran.facts(CardPractised)) == sitting.practised == len(looks)
    assert replays(veteran)


def test_practice_leaves_suspended_and_buried_cards_alone(veteran: Desk) -> None:
    rate_all(veteran.sit())
    sitting = veteran.sit()
    one, two, *_ = sitting.all_cards()
    sitting.toggle_suspended(one.id)
    sitting.bury(two.id)
    sitting.practise()
    assert not {one.id, two.id} & {card for card, _ in asked(sitting)}


def test_cards_of_ones_choice_are_practised_after_the_due_ones(veteran: Desk) -> None:
    rate_all(veteran.sit())
    veteran.clock.next_day()
    known = [card for card in veteran.sit().all_cards() if card.due > veteran.recorder.today]
    sitting = veteran.sit()
    due = [card.id for card in sitting.queue]
    sitting.practise(known[-2:])
    assert [card for card, _ in asked(sitting)] == [*due, *(card.id for card in known[-2:])]


def test_without_cards_there_is_nothing_to_practise(desk: Desk) -> None:
    with pytest.raises(SessionError):
        desk.sit().practise()


def test_a_practised_look_counts_neither_as_a_review_nor_as_a_new_card(learner: Desk) -> None:
    sitting = learner.sit()
    (waiting, *_) = [card for card in sitting.all_cards() if card not in sitting.queue]
    for card in sitting.queue:
        sitting.bury(card.id)
    sitting.practise([waiting])
    sitting.rate(Rating.GOOD)
    assert cards.reviewed_on(learner.connection, learner.recorder.today) == 0
    assert learner.card(waiting.id) == waiting


def test_a_flag_marks_and_unmarks_and_the_card_is_asked_all_the_same(learner: Desk) -> None:
    sitting = learner.sit()
    card = current(sitting)
    assert sitting.toggle_flag(card).deed is Deed.FLAGGED
    assert learner.card(card).flagged
    assert current(sitting) == current(learner.sit()) == card
    assert sitting.toggle_flag(card).deed is Deed.UNFLAGGED
    assert not learner.card(card).flagged


def test_a_buried_card_comes_back_the_next_study_day(learner: Desk) -> None:
    sitting = learner.sit()
    card = current(sitting)
    sitting.bury(card)
    assert card not in [each.id for each in (*sitting.queue, *learner.sit().queue)]
    learner.clock.next_day()
    assert card in [each.id for each in learner.sit().queue]


def test_a_buried_new_card_gives_its_place_of_the_day_to_another(learner: Desk) -> None:
    learner.sit().bury(current(learner.sit()))
    assert len(learner.sit().queue) == 10


def test_a_suspended_card_rests_until_it_is_woken(learner: Desk) -> None:
    sitting = learner.sit()
    card = current(sitting)
    assert sitting.toggle_suspended(card).deed is Deed.SUSPENDED
    learner.clock.next_day(400)
    assert card not in [each.id for each in learner.sit().queue]
    assert learner.sit().toggle_suspended(card).deed is Deed.WOKEN
    assert card in [each.id for each in learner.sit().queue]


def test_a_reworded_card_keeps_its_history_and_its_wording(veteran: Desk) -> None:
    sitting = veteran.sit()
    before = veteran.card(current(sitting))
    sitting.reword(before.id, "In my words?", "Yes.")
    assert veteran.card(before.id) == replace(before, ask="In my words?", answer="Yes.")
    veteran.sit().rate(Rating.GOOD)
    assert veteran.card(before.id).ask == "In my words?"
    assert replays(veteran)


def test_an_unchanged_wording_is_no_fact(learner: Desk) -> None:
    sitting = learner.sit()
    card = learner.card(current(sitting))
    assert sitting.reword(card.id, card.ask, card.answer) is None
    assert learner.facts(CardReworded) == []
    assert sitting.last is None


def test_a_changed_problem_file_does_not_change_a_reworded_card(learner: Desk) -> None:
    sitting = learner.sit()
    card = current(sitting)
    sitting.reword(card, "In my words?", "Yes.")
    sitting.rate(Rating.EASY)
    learner.problem = a_problem(
        evidence=tuple(replace(item, ask="Rewritten?", answer="No.") for item in learner.problem.evidence)
    )
    learner.play("s2")
    learner.score("s2")
    assert card in [fact.card for fact in learner.facts(CardPulled) if isinstance(fact, CardPulled)]
    assert (learner.card(card).ask, learner.card(card).answer) == ("In my words?", "Yes.")


DEEDS: dict[str, Callable[[ReviewSitting], object]] = {
    "good": lambda sitting: sitting.rate(Rating.GOOD),
    "again": lambda sitting: sitting.rate(Rating.AGAIN),
    "flag": lambda sitting: sitting.toggle_flag(current(sitting)),
    "bury": lambda sitting: sitting.bury(current(sitting)),
    "suspend": lambda sitting: sitting.toggle_suspended(current(sitting)),
    "reword": lambda sitting: sitting.reword(current(sitting), "My question?", f"My answer {sitting.done}."),
    "practise": lambda sitting: sitting.practise(sitting.all_cards()),
    "more": lambda sitting: sitting.take_more(),
}


@pytest.mark.parametrize("name", DEEDS)
def test_each_deed_is_taken_back_exactly(veteran: Desk, name: str) -> None:
    veteran.recorder.change_settings(PracticeSettings(minutes_a_day=5, new_cards_a_day=1))
    sitting = veteran.sit()
    table, plan = projections(veteran.connection)["card"], sitting.plan
    DEEDS[name](sitting)
    assert (projections(veteran.connection)["card"], sitting.plan) != (table, plan)
    sitting.undo()
    assert projections(veteran.connection)["card"] == table
    assert sitting.plan == plan
    assert sitting.last is None
    assert replays(veteran)


def test_a_whole_sitting_is_taken_back_step_by_step(veteran: Desk) -> None:
    sitting = veteran.sit()
    seen = []
    for name in ("again", "flag", "good", "reword", "bury", "practise", "suspend", "again", "flag", "good", "good"):
        seen.append((projections(veteran.connection)["card"], sitting.plan))
        DEEDS[name](sitting)
    rate_all(sitting)
    assert sitting.practised > 0
    while sitting.last is not None:
        sitting.undo()
        if seen and sitting.plan == seen[-1][1] and projections(veteran.connection)["card"] == seen[-1][0]:
            seen.pop()
    assert seen == []
    assert cards.reviewed_on(veteran.connection, veteran.recorder.today) == 0
    assert replays(veteran)


def test_an_undone_look_of_practice_is_marked_in_the_log(veteran: Desk) -> None:
    rate_all(veteran.sit())
    sitting = veteran.sit()
    sitting.practise()
    sitting.rate(Rating.GOOD)
    sitting.undo()
    assert veteran.connection.execute("select undone from extra_look").fetchall() == [(1,)]
    assert sitting.look is not None
    assert sitting.look.why is Round.PRACTICE


@pytest.mark.parametrize("name", ["flag", "bury", "suspend", "reword"])
def test_a_deed_that_could_not_be_saved_is_not_done(learner: Desk, name: str) -> None:
    sitting = learner.sit()
    before, plan = sitting.current, sitting.plan
    learner.connection.execute("pragma query_only = on")
    with pytest.raises(StorageError):
        DEEDS[name](sitting)
    assert (sitting.current, sitting.plan, sitting.last) == (before, plan, None)


def test_a_kill_loses_no_deed(learner: Desk, open_database: Open) -> None:
    sitting = learner.sit()
    flagged, buried, suspended, reworded = (card.id for card in sitting.queue[:4])
    sitting.toggle_flag(flagged)
    sitting.bury(buried)
    sitting.toggle_suspended(suspended)
    sitting.reword(reworded, "My question?", "My answer.")
    again = replace(learner, connection=open_database())
    assert again.card(flagged).flagged
    assert again.card(buried).buried_until == learner.recorder.today + timedelta(days=1)
    assert again.card(suspended).suspended
    assert again.card(reworded).ask == "My question?"


def test_eight_lapses_make_a_leech_and_practice_makes_none(learner: Desk) -> None:
    card = current(learner.sit())
    told = []
    for _ in range(14):
        learner.clock.next_day(2)
        sitting = learner.sit()
        for each in sitting.queue:
            if each.id != card:
                sitting.bury(each.id)
        step = sitting.rate(Rating.AGAIN)
        assert step.card.id == card
        told += [step.card.lapses] if step.is_new_leech else []
        assert not sitting.rate(Rating.AGAIN).is_new_leech
    assert told == [8, 12]


def test_a_backlog_waits_beyond_the_minutes_of_the_day(veteran: Desk) -> None:
    veteran.recorder.change_settings(PracticeSettings(minutes_a_day=5, new_cards_a_day=0))
    for _ in range(2):
        play_as_other_problem(veteran)
    veteran.clock.next_day(20)
    veteran.recorder.change_settings(PracticeSettings(minutes_a_day=5))
    sitting = veteran.sit()
    assert len(sitting.queue) == 15
    assert sitting.waiting == 3 * 13 - 15
    due = load_due(veteran.connection, veteran.recorder.today, veteran.recorder.settings)
    assert (due.cards, due.waiting) == (sitting.queue, sitting.waiting)
    rate_all(sitting)
    assert veteran.sit().current is None
    assert veteran.sit().waiting == 24


def test_more_of_what_waits_can_be_taken_on_as_real_reviews(veteran: Desk) -> None:
    veteran.recorder.change_settings(PracticeSettings(minutes_a_day=5))
    play_as_other_problem(veteran)
    veteran.clock.next_day(20)
    sitting = veteran.sit()
    rate_all(sitting)
    waited = sitting.waiting
    sitting.take_more()
    assert sitting.waiting < waited
    assert all(why is Round.DUE for _, why in asked(sitting))
    assert len(veteran.facts(CardReviewed)) == 10 + sitting.done


def test_where_none_waits_no_more_can_be_taken_on(desk: Desk) -> None:
    with pytest.raises(SessionError):
        desk.sit().take_more()


def test_new_cards_that_the_settings_hold_back_are_not_taken_on(learner: Desk) -> None:
    learner.recorder.change_settings(PracticeSettings(new_cards_a_day=0))
    sitting = learner.sit()
    assert (sitting.current, sitting.waiting) == (None, 13)
    with pytest.raises(SessionError, match="new"):
        sitting.take_more()


def test_the_median_of_earlier_days_tells_how_many_cards_fit(veteran: Desk) -> None:
    veteran.recorder.change_settings(PracticeSettings(minutes_a_day=5))
    play_as_other_problem(veteran)
    for _ in range(2):
        sitting = veteran.sit()
        while sitting.current is not None:
            veteran.clock.advance(60.0)
            sitting.rate(Rating.GOOD)
        veteran.clock.next_day(30)
    assert len(cards.latest_times(veteran.connection, veteran.recorder.today)) >= 20
    assert len(veteran.sit().queue) == 5


def test_siblings_are_kept_apart_in_the_queue_of_the_day(veteran: Desk) -> None:
    play_as_other_problem(veteran)
    veteran.clock.next_day(20)
    rate_all(veteran.sit())
    veteran.clock.next_day(60)
    problems = [card.problem for card in veteran.sit().queue if card.memory]
    assert len(set(problems)) == 2
    more, fewer = sorted((problems.count(problem) for problem in set(problems)), reverse=True)
    meeting = sum(one == other for one, other in pairwise(problems))
    assert meeting == max(0, more - fewer - 1)


def test_no_interval_reaches_beyond_the_interview(veteran: Desk) -> None:
    today = veteran.recorder.today
    veteran.recorder.change_settings(PracticeSettings(interview_date=today + timedelta(days=3)))
    assert veteran.sit().rate(Rating.EASY).card.due <= today + timedelta(days=3)


def play_as_other_problem(desk: Desk) -> None:
    """A mock of a further problem, in which all was missed."""
    number = len(desk.connection.execute("select id from session").fetchall()) + 1
    problem = desk.problem
    desk.problem = a_problem(id=f"problem-{number}")
    desk.play(f"s{number}")
    desk.score(f"s{number}")
    desk.problem = problem
