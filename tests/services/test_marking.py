"""Marking a worksheet: proposals, marks on disk at once, and other givens that cost nothing."""

import sqlite3

import pytest

from drill.domain.events import GivenPaired, QuantityMarked
from drill.domain.marking import Grade
from drill.domain.problem import Problem
from drill.errors import SessionError
from drill.services.history import load_record
from drill.services.library import Library
from drill.services.markdown_export import attempt_markdown
from drill.services.marking import WorksheetMarking, can_be_marked, open_marking
from drill.storage import journal
from drill.storage.database import transaction
from tests.factories import problem, rubric
from tests.services.playing import WORKSHEET, Desk, projections

# The reference: peak(400 * 600 spaces * 4/day, 5) = 55.6/s
RIGHT = "> garages = 400\nreservations = 50 /s"
OTHER = "garages = 4000\nreservations = peak(garages * 600 spaces * 4/day, 5)"
AVERAGE = "reservations = 400 * 600 spaces * 4/day"


@pytest.fixture
def desk(database: sqlite3.Connection) -> Desk:
    """A desk with a problem that asks for figures."""
    return Desk(database, problem=problem(), rubric=rubric())


class OneProblem(Library):
    """A library of the desk's problem alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(None)
        self._desk = desk

    def problem_with_hash(self, problem_id: str) -> tuple[Problem, str]:
        return self._desk.problem, "hash"


def marking_of(desk: Desk) -> WorksheetMarking:
    return WorksheetMarking(desk.recorder, desk.problem, desk.attempt())


def mark_all(desk: Desk) -> WorksheetMarking:
    """Confirm every proposal, givens first."""
    marking = marking_of(desk)
    for name in marking.givens:
        marking.pair(name, marking.proposed_for_given(name))
    for quantity in marking.quantities:
        marking.mark(quantity, marking.proposed().get(quantity.id))
    return marking


def test_a_proposed_line_is_marked_against_the_reference(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: RIGHT})
    [mark] = mark_all(desk).marking.marks.values()
    assert (mark.line, mark.value, mark.reference) == ("estimation/worksheet:7", "50/s", "55.6/s")
    assert mark.grade is Grade.FULL
    assert mark.decides == "One primary is enough."


def test_a_mark_is_on_disk_at_once_and_the_next_process_goes_on_from_it(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: RIGHT})
    marked = mark_all(desk).marking
    assert marking_of(desk).marking == marked
    assert desk.attempt().marking == marked
    assert len(desk.facts(QuantityMarked)) == 1


def test_a_quantity_without_a_line_says_so_and_may_get_one_later(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: RIGHT})
    marking = marking_of(desk)
    [quantity] = marking.quantities
    marking.mark(quantity, None)
    assert marking.marking.marks[quantity.id].grade is Grade.NO_LINE
    [line] = marking.lines_for(quantity)
    marking.mark(quantity, line)
    assert marking_of(desk).marking.marks[quantity.id].grade is Grade.FULL


def test_slips_are_named(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: AVERAGE})
    [mark] = mark_all(desk).marking.marks.values()
    assert (mark.grade, mark.slip) == (Grade.ORDER, "average for peak")


def test_another_given_assumed_consistently_costs_nothing(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: OTHER})
    marking = mark_all(desk)
    [mark] = marking.marking.marks.values()
    assert (mark.value, mark.reference, mark.grade) == ("556/s", "556/s", Grade.FULL)
    assert marking.marking.pairs["garages"].value == "4k"


def test_a_given_paired_late_marks_anew_what_was_marked(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: OTHER})
    marking = marking_of(desk)
    [quantity] = marking.quantities
    marking.mark(quantity, marking.proposed()[quantity.id])
    assert marking.marking.marks[quantity.id].grade is Grade.ORDER
    marking.pair("garages", marking.proposed_for_given("garages"))
    assert marking.marking.marks[quantity.id].grade is Grade.FULL
    marking.pair("garages", None)
    assert marking.marking.marks[quantity.id].grade is Grade.ORDER
    assert marking_of(desk).marking == marking.marking
    assert len(desk.facts(GivenPaired)) == 2


def test_replay_gives_the_same(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: OTHER})
    marking = mark_all(desk).marking
    before = projections(desk.connection)
    with transaction(desk.connection):
        journal.rebuild(desk.connection)
    assert projections(desk.connection) == before
    assert desk.attempt().marking == marking


def test_marks_stay_as_they_are_once_the_scoring_is_closed(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: RIGHT})
    marking = mark_all(desk)
    desk.score()
    with pytest.raises(SessionError):
        open_marking(desk.recorder, OneProblem(desk), "s1")
    [quantity] = marking.quantities
    marking.mark(quantity, None)  # another process, which opened it before
    assert desk.attempt().marking.marks[quantity.id].grade is Grade.FULL


def test_a_running_mock_is_not_marked(desk: Desk) -> None:
    desk.begin()
    with pytest.raises(SessionError):
        open_marking(desk.recorder, OneProblem(desk), "s1")


@pytest.mark.parametrize(("text", "expected"), [(RIGHT, True), ("> garages = 400\nwords alone", False), ("", False)])
def test_only_a_worksheet_with_lines_that_come_to_something_asks_to_be_marked(
    desk: Desk, text: str, expected: bool
) -> None:
    desk.play(texts={WORKSHEET: text})
    assert can_be_marked(desk.attempt(), desk.problem) is expected


def test_what_is_marked_asks_no_more(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: RIGHT})
    mark_all(desk)
    assert not can_be_marked(desk.attempt(), desk.problem)


def test_the_markdown_of_an_attempt_tells_the_marks(desk: Desk) -> None:
    desk.play(texts={WORKSHEET: OTHER})
    mark_all(desk)
    text = attempt_markdown(load_record(desk.connection, Library(desk.connection), "s1"), {})
    assert "- Assumed: garages = 4k" in text
    assert "- Full: Reservations per second at peak: 556/s in estimation/worksheet:7; reference 556/s" in text
