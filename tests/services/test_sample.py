from dataclasses import replace

from drill.domain.vocabulary import Dimension
from drill.services.sample import Sample
from drill.storage import cards, journal
from tests.factories import a_problem, an_item
from tests.services.playing import Desk

SCOPE = (
    an_item("cut-scope", Dimension.D1),
    an_item("no-double-booking", Dimension.D1, critical=True, cues=("twice",)),
)
PROBLEM = replace(a_problem(), evidence=SCOPE)


def test_the_sample_asks_for_the_critical_item_of_the_scope(desk: Desk) -> None:
    assert Sample(desk.recorder, PROBLEM).item.id == "no-double-booking"


def test_it_points_to_the_line_with_a_telling_word(desk: Desk) -> None:
    sample = Sample(desk.recorder, PROBLEM)
    sample.text = "reserve a space\nnever sold twice"
    assert [str(line) for line in sample.suggestions()] == ["requirements/notes:2"]


def test_what_was_missed_becomes_a_card_for_tomorrow(desk: Desk) -> None:
    Sample(desk.recorder, PROBLEM).finish(held=False)
    card = cards.find(desk.connection, f"{PROBLEM.id}/no-double-booking")
    assert card is not None
    assert (card.due - desk.recorder.today).days == 1


def test_what_was_found_leaves_a_card_of_the_next_item(desk: Desk) -> None:
    kept = Sample(desk.recorder, PROBLEM).finish(held=True)
    assert kept.ask == SCOPE[0].ask
    assert cards.find(desk.connection, f"{PROBLEM.id}/cut-scope") is not None


def test_taken_twice_it_leaves_one_card(desk: Desk) -> None:
    Sample(desk.recorder, PROBLEM).finish(held=False)
    recorded = len(list(journal.read(desk.connection)))
    Sample(desk.recorder, PROBLEM).finish(held=False)
    assert len(list(journal.read(desk.connection))) == recorded


def test_what_was_typed_waits_after_a_crash_and_is_gone_after_the_end(desk: Desk) -> None:
    sample = Sample(desk.recorder, PROBLEM)
    sample.text = "open a link"
    sample.save()
    again = Sample(desk.recorder, PROBLEM)
    assert again.text == "open a link"
    again.finish(held=False)
    assert not Sample(desk.recorder, PROBLEM).text


def test_the_sample_is_no_attempt(desk: Desk) -> None:
    Sample(desk.recorder, PROBLEM).finish(held=False)
    assert desk.connection.execute("select count(*) from session").fetchone() == (0,)
