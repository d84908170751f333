"""Reviews in line mode, by a script of replies."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from drill.cli.plain.conversation import LeavingError
from drill.cli.plain.review import WORDS, PlainReview
from drill.domain.cards import CardState, evidence_card
from drill.domain.events import CardAdded, CardPractised, CardReviewed, Fact
from drill.domain.vocabulary import Rating
from drill.paths import Paths
from drill.services.bootstrap import Services, open_services
from drill.storage import cards, journal
from tests.cli.plain.talking import Step, Talk
from tests.factories import BEGIN, FakeClock, an_item

DAY = timedelta(days=1)
HOSTILE = "Why **so**? \x1b[2J\u202e"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def services(home: Path, clock: FakeClock) -> Iterator[Services]:
    """A home with two cards that are due."""
    opened = open_services(Paths(home), clock)
    for item in ("alpha", "beta"):
        card = evidence_card("garage", an_item(item, critical=item == "alpha"), opened.recorder.today)
        opened.recorder.record(CardAdded(card, "s1"))
    clock.next_day()
    yield opened
    opened.connection.close()


def review(services: Services, clock: FakeClock, *steps: Step, beyond: bool = False) -> Talk:
    """Review by a script; its end leaves."""
    talk = Talk(clock, *steps)
    with pytest.raises(LeavingError):
        PlainReview(talk.conversation, services).review(beyond=beyond)
    return talk


def reviewed(services: Services, *kinds: type[Fact]) -> list[Fact]:
    return [event.fact for event in journal.read(services.connection) if isinstance(event.fact, kinds)]


def stored(services: Services, item: str) -> CardState:
    card = cards.find(services.connection, f"garage/{item}")
    assert card is not None
    return card


def test_a_question_its_answer_and_the_rating_that_moves_its_due_day(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "", "3", "my own words", "4")
    assert [fact.rating for fact in reviewed(services, CardReviewed) if isinstance(fact, CardReviewed)] == [3, 4]
    for told in ("Review: 2 cards today.", "Why alpha?", "Answer:\nBecause of alpha.", "Rated Good: it comes back"):
        assert told in talk.said
    assert "2 cards reviewed. No card is left for today." in talk.said


def test_an_answer_is_rated_only_once_it_was_seen(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "3", "three", "0", "5", "")
    assert reviewed(services, CardReviewed) == []
    assert talk.flowed.count("How did it come? 1 Again: it did not come, or it was wrong; 2 Hard:") == 1 + 4


def test_how_to_rate_is_told_with_the_first_answer_only(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "", "3", "")
    assert talk.said.count("Answer:") == 2
    assert talk.said.count("How did it come?") == 1


def test_what_did_not_come_is_asked_once_more(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "", "1", "", "3", "", "3")
    assert "Question, garage, seen 1 time, once more today, its due day stays:" in talk.flowed
    assert len(reviewed(services, CardPractised)) == 1


def test_a_rating_is_taken_back_and_given_anew(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "", "3", ":undo", "1", ":undo", ":undo")
    assert talk.said.count("Taken back: Rated ") == 2
    assert talk.said.count("Why alpha?") == 3
    assert "Nothing of this sitting is left to take back." in talk.said
    assert stored(services, "alpha").memory is None


def test_a_card_is_flagged_buried_and_suspended(services: Services, clock: FakeClock) -> None:
    review(services, clock, ":flag", ":bury", "", ":suspend")
    assert stored(services, "alpha").flagged
    assert stored(services, "alpha").buried_until is not None
    assert stored(services, "beta").suspended


def test_beyond_the_queue_nothing_moves(services: Services, clock: FakeClock) -> None:
    review(services, clock, "", "3", "", "3")
    due = stored(services, "alpha").due
    talk = review(services, clock, "", "3", beyond=True)
    assert stored(services, "alpha").due == due
    assert f"Practised, rated {Rating.GOOD.name.capitalize()}: it stays due" in talk.flowed


def test_what_is_not_understood_after_the_last_card_does_not_leave(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, "", "3", "", "3", "3", "", ":practise")
    assert talk.flowed.count(":practise practises beyond the queue") == 3
    assert "Practice beyond the queue: logged" in talk.flowed


def test_without_cards_the_next_step_is_told(home: Path, clock: FakeClock) -> None:
    services = open_services(Paths(home), clock)
    talk = Talk(clock)
    PlainReview(talk.conversation, services).review()
    services.connection.close()
    assert "No card is left for today." in talk.said
    assert "`drill mock --plain` begins one." in talk.said


def test_hostile_cards_are_read_harmlessly(services: Services, clock: FakeClock) -> None:
    card = evidence_card("garage", an_item("gamma", ask=HOSTILE, answer=HOSTILE), BEGIN.date() - DAY)
    services.recorder.record(CardAdded(card, "s1"))
    talk = review(services, clock, "", "3", "", "3", "", ":nonsense")
    assert "Why so? \N{SYMBOL FOR ESCAPE}[2J" in talk.said
    assert "There is no command :nonsense here." in talk.flowed


def test_help_lists_every_command(services: Services, clock: FakeClock) -> None:
    talk = review(services, clock, ":help")
    assert all(f":{word.name}: " in talk.said for word in WORDS)
