"""What the candidate takes apart in the deep dive."""

import pytest

from drill.domain.answers import Answers, parts_of
from drill.domain.diving import Dive, dive_order, dive_titles, dived_into
from drill.domain.events import HotSpotsChosen, MockLocked
from drill.domain.history import happenings
from drill.domain.vocabulary import Phase
from tests.domain.test_attempt import BEGUN, events, told
from tests.factories import a_problem, part

GATE = part("deep-dive/gate")


@pytest.mark.parametrize(
    ("dive", "written", "asked"),
    [
        (None, {}, ()),
        (None, {GATE: "a lease"}, ("gate",)),
        (Dive(("last-space",)), {}, ("last-space",)),
        (Dive(("last-space",)), {GATE: "a lease"}, ("last-space", "gate")),
        (Dive(("gate",)), {GATE: "a lease"}, ("gate",)),
        (Dive((), "Tolls"), {GATE: "> quoted"}, ("own",)),
    ],
)
def test_what_was_said_and_what_was_written_are_both_asked_for(
    dive: Dive | None, written: Answers, asked: tuple[str, ...]
) -> None:
    assert dived_into(dive, written) == asked


def test_the_chosen_parts_come_first() -> None:
    problem = a_problem()
    assert dive_order(problem, None) == ("last-space", "gate", "own")
    assert dive_order(problem, Dive((), "Tolls")) == ("own", "last-space", "gate")
    assert parts_of([Phase.DEEP_DIVE], ("own", "gate")) == (part("deep-dive/own"), GATE)


def test_a_name_of_ones_own_is_the_title_of_its_part() -> None:
    assert dive_titles(a_problem(), Dive((), "Tolls"))["own"] == "Tolls"
    assert "own" not in dive_titles(a_problem(), Dive(("last-space",)))


def test_the_last_choice_counts_and_none_is_made_after_the_lock() -> None:
    first, second = HotSpotsChosen("s1", 60.0, ("gate",)), HotSpotsChosen("s1", 90.0, (), "Tolls")
    chosen = told(BEGUN, first, second).session
    assert (chosen.dive, chosen.counted) == (Dive((), "Tolls"), 90.0)
    locked = MockLocked("s1", 95.0, by_clock=False)
    assert told(BEGUN, first, locked, second).session.dive == Dive(("gate",))


def test_the_transcript_tells_what_was_chosen_and_when() -> None:
    *_, last = happenings(events((BEGUN, HotSpotsChosen("s1", 61.0, ("gate",), "Tolls"))))
    assert (last.elapsed, last.text) == (61.0, "To take apart: gate and Tolls")
