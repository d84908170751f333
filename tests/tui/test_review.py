"""The screens of reviews, driven by keys."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from drill.domain.cards import CardState, evidence_card
from drill.domain.events import CardAdded, CardPractised, CardReviewed, Fact
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Rating
from drill.paths import Paths
from drill.services.bootstrap import Services, open_services
from drill.services.reviews import ReviewSitting
from drill.storage import cards, journal
from drill.tui.app import DrillApp, Start
from drill.tui.commands import Place
from drill.tui.rows import Rows
from drill.tui.screens.review import ReviewScreen
from drill.tui.widgets.answer_editor import AnswerEditor
from tests.factories import FakeClock, an_item
from tests.tui.stage import place_of, text_of

HOSTILE = "Why [bold red]so[/]? \x1b[2J[/nothing]"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def services(home: Path, clock: FakeClock) -> Iterator[Services]:
    """A home with four cards, new today: two critical, of two problems each."""
    opened = open_services(Paths(home), clock)
    for item in ("alpha", "beta"):
        for problem in ("garage", "chat"):
            card = evidence_card(problem, an_item(item, critical=item == "alpha"), opened.recorder.today)
            opened.recorder.record(CardAdded(card, "s1"))
    clock.next_day()
    yield opened
    opened.connection.close()


def app_of(services: Services, start: Start = Start.REVIEW) -> DrillApp:
    return DrillApp(services, start)


def screen(pilot: Pilot[None]) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


def text(pilot: Pilot[None], widget_id: str) -> str:
    """What a part of the screen shows."""
    content = pilot.app.screen.query_one(f"#{widget_id}", Static).visual
    return content.plain if isinstance(content, Rows) else str(content)


def facts(services: Services, *kinds: type[Fact]) -> list[Fact]:
    return [event.fact for event in journal.read(services.connection) if isinstance(event.fact, kinds)]


def stored(services: Services, card_id: str) -> CardState:
    card = cards.find(services.connection, card_id)
    assert card is not None
    return card


def use_editor(services: Services, app: DrillApp, folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the external editor be a script that gets the file as `path`."""
    program = folder / "editor.py"
    program.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{script}\n", encoding="utf-8")
    monkeypatch.setattr(app, "suspend", nullcontext)
    monkeypatch.setenv("VISUAL", f"{sys.executable} {program}")


async def test_a_card_is_asked_revealed_and_rated_and_its_next_day_is_shown(services: Services) -> None:
    async with app_of(services).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Why alpha?" in text(pilot, "question")
        assert not screen(pilot).has_class("-revealed")
        await pilot.press("3")
        assert facts(services, CardReviewed) == []
        await pilot.press("space")
        assert screen(pilot).has_class("-revealed")
        assert "Because of alpha." in text(pilot, "answer")
        assert "tomorrow" not in text(pilot, "ratings")
        await pilot.press("3")
        assert "Rated Good: it comes back in 2 days" in text(pilot, "status")
        assert "3 left, 1 done" in text(pilot, "status")


async def test_the_typed_answer_stands_beside_the_real_one_and_is_not_stored(services: Services) -> None:
    async with app_of(services).run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        await pilot.press("t", *"busf 1", "escape")
        review = screen(pilot)
        assert text(pilot, "typed").endswith("busf 1")
        assert review.has_class("-revealed")
        mine, answer = review.query_one("#typed").region, review.query_one("#answer").region
        assert mine.y == answer.y
        assert mine.right <= answer.x
        await pilot.press("3")
        assert not screen(pilot).has_class("-compared")
        await pilot.press("u")
        assert text(pilot, "typed").endswith("busf 1")
    assert not any("busf" in line for line in services.connection.iterdump())


async def test_on_a_narrow_terminal_the_typed_answer_stands_above(services: Services) -> None:
    async with app_of(services).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", "x", "f2")
        review = screen(pilot)
        assert review.query_one("#typed").region.bottom <= review.query_one("#answer").region.y


async def test_leaving_an_empty_answer_goes_back_to_the_question(services: Services) -> None:
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        await pilot.press("t")
        assert isinstance(pilot.app.focused, AnswerEditor)
        await pilot.press("escape")
        assert not screen(pilot).has_class("-revealed")
        assert not screen(pilot).has_class("-typing")
        await pilot.press("escape")
        assert place_of(pilot) is Place.HOME


async def test_a_forgotten_card_comes_once_more_and_says_so(services: Services) -> None:
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "1")
        assert "Rated Again: once more today, then tomorrow." in text(pilot, "status")
        await pilot.press(*("space", "3") * 3)
        assert "once more today, its due day stays" in text(pilot, "question")
        await pilot.press("space", "3")
        assert "Done for today" in text(pilot, "question")
        assert "it stays due tomorrow" in text(pilot, "status")
    assert len(facts(services, CardPractised)) == 1


async def test_everything_is_taken_back_key_by_key(services: Services) -> None:
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        await pilot.press("f", "space", "1", "b", "s", "space", "4")
        assert "0 left, 2 done, 1 once more" in text(pilot, "status")
        await pilot.press(*"uuuuu")
        assert "4 left, 0 done" in text(pilot, "status")
        assert "flagged" not in text(pilot, "question")
        await pilot.press("u")
        assert "4 left, 0 done" in text(pilot, "status")
    states = cards.everything(services.connection)
    assert not any(card.flagged or card.suspended or card.buried_until or card.memory for card in states)


async def test_undo_of_a_rating_shows_the_answer_again_to_rate_anew(services: Services) -> None:
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "4", "u")
        assert screen(pilot).has_class("-revealed")
        await pilot.press("1")
    assert [fact.rating for fact in facts(services, CardReviewed) if isinstance(fact, CardReviewed)] == [4, 1]


async def test_flag_bury_and_suspend_say_what_they_did(services: Services) -> None:
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        for key, said in (("f", "Flagged"), ("b", "Buried"), ("s", "Suspended")):
            await pilot.press(key)
            assert said in text(pilot, "status")


async def test_the_list_of_cards_shows_and_wakes_what_was_laid_aside(services: Services) -> None:
    async with app_of(services).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("s", "f", "c")
        listing = pilot.app.screen.query_one("#listing", OptionList)
        assert listing.option_count == 4
        await pilot.press(*"suspended")
        assert listing.option_count == 1
        await pilot.press("f5")
        assert listing.option_count == 0
        assert not any(card.suspended for card in cards.everything(services.connection))
        await pilot.press("escape", *"flagged")
        assert listing.option_count == 1
        await pilot.press("enter")
        assert "Because of alpha." in text(pilot, "preview-text")
        await pilot.press("f4")
        assert listing.option_count == 0
        await pilot.press("f12", "escape", "escape")
        assert place_of(pilot) is Place.REVIEW
        assert any(card.flagged for card in cards.everything(services.connection))


async def test_a_listed_choice_of_cards_is_practised(services: Services, clock: FakeClock) -> None:
    sitting = ReviewSitting(services.recorder)
    for _ in range(4):
        sitting.rate(Rating.GOOD)
    before = {card.id: card.due for card in cards.everything(services.connection)}
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        assert "No card is due today" in text(pilot, "question")
        await pilot.press("c", *"chat", "f2")
        assert "2 to practise" in text(pilot, "status")
        await pilot.press(*("space", "1", "space", "3") * 2)
        await pilot.press("space", "3")
    assert {card.id: card.due for card in cards.everything(services.connection)} == before
    assert {fact.card for fact in facts(services, CardPractised) if isinstance(fact, CardPractised)} == {
        "chat/alpha",
        "chat/beta",
    }


async def test_review_all_goes_on_beyond_the_queue(services: Services) -> None:
    sitting = ReviewSitting(services.recorder)
    for _ in range(3):
        sitting.rate(Rating.GOOD)
    async with app_of(services, Start.REVIEW_ALL).run_test() as pilot:
        await pilot.pause()
        assert "1 left, 0 done, 3 to practise" in text(pilot, "status")
        await pilot.press("space", "3")
        assert "practice, its due day stays" in text(pilot, "question")


async def test_what_waits_is_told_and_can_be_taken_on(services: Services) -> None:
    services.recorder.change_settings(PracticeSettings(new_cards_a_day=3))
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        assert "3 left, 0 done, 1 more wait" in text(pilot, "status")
        await pilot.press(*("space", "3") * 3)
        assert "1 card waits for another day" in text(pilot, "question")
        await pilot.press("m")
        assert "1 left, 3 done" in text(pilot, "status")


async def test_an_empty_home_says_where_cards_come_from(home: Path, clock: FakeClock) -> None:
    services = open_services(Paths(home), clock)
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        assert "Cards come from what a mock missed" in text(pilot, "question")
        await pilot.press("space", "3", "f", "b", "s", "e", "t", "m", "p", "u")
        assert place_of(pilot) is Place.REVIEW
        await pilot.press("c")
        assert place_of(pilot) is Place.CARDS
        await pilot.press("f4", "f5", "f9", "enter", "f2", "escape")
        assert place_of(pilot) is Place.REVIEW
    services.connection.close()


async def test_a_leech_is_named_with_advice_and_can_be_suspended(services: Services, clock: FakeClock) -> None:
    for _ in range(8):
        sitting = ReviewSitting(services.recorder)
        while sitting.current is not None and sitting.current.id != "chat/alpha":
            sitting.bury(sitting.current.id)
        sitting.rate(Rating.AGAIN)
        clock.next_day(2)
    async with app_of(services).run_test() as pilot:
        await pilot.pause()
        assert "chat" in text(pilot, "question")
        await pilot.press("space", "1")
        assert "forgotten 8 times" in text_of(pilot)
        await pilot.press("s")
        assert place_of(pilot) is Place.REVIEW
        await pilot.press("c", *"leech")
        assert "leech, 8 lapses" in str(
            pilot.app.screen.query_one("#listing", OptionList).get_option_at_index(0).prompt
        )
    assert stored(services, "chat/alpha").suspended


async def test_a_card_is_reworded_in_the_editor(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(services)
    use_editor(services, app, tmp_path, "path.write_text(path.read_text().replace('alpha', 'omega'))", monkeypatch)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "e")
        assert "Why omega?" in text(pilot, "question")
        assert "Because of omega." in text(pilot, "answer")
        assert screen(pilot).has_class("-revealed")
        await pilot.press("u")
        assert "Why alpha?" in text(pilot, "question")


async def test_a_text_that_is_no_card_is_offered_again(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(services)
    script = "text = path.read_text()\npath.write_text('My question' if '---' in text else text + '\\n---\\nMine.')"
    use_editor(services, app, tmp_path, script, monkeypatch)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "e")
        assert "Why alpha?" in text(pilot, "question")
        await pilot.press("e")
        assert "My question" in text(pilot, "question")
    assert stored(services, "chat/alpha").answer == "Mine."


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_hostile_text_is_shown_as_it_is(services: Services, size: tuple[int, int]) -> None:
    ReviewSitting(services.recorder).reword("chat/alpha", HOSTILE, HOSTILE)
    async with app_of(services).run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("space")
        for part in ("question", "answer"):
            assert "[bold red]so[/]?" in text(pilot, part)
            assert "\x1b" not in text(pilot, part)
        await pilot.press("c", "enter")
        assert "[bold red]so[/]?" in text(pilot, "preview-text")
        assert "\x1b" not in text(pilot, "preview-text")
