"""What stands beside one's own answers once they are scored."""

from dataclasses import replace

from drill.domain.attempt import Attempt
from drill.domain.beside import Changed, Weighed, all_beside
from drill.domain.diving import Dive
from drill.domain.interviewer import CURVEBALL
from drill.domain.problem import DeepDive, Exemplar, Option, Problem
from drill.domain.session import Said
from drill.domain.vocabulary import Dimension, Phase
from tests.factories import a_hot_spot, a_problem, a_scorecard, a_script, a_session, part

LOCK = Option("Lock", "Lock the row", "1000 per second", "Waiting", "Few conflicts")
DIVE = Exemplar("d-3", 3, "Update where free.", {Dimension.D4: 3}, (), "So.", hot_spot="gate")
HEARD = Said(f"{CURVEBALL}event-day", Phase.DEEP_DIVE, "A concert tonight.", "curveball", 1330.0)


def weighing() -> Problem:
    """A problem with two hot spots that weigh options, and a third without."""
    spots = [replace(a_hot_spot(name), options=(LOCK,)) for name in ("gate", "clock")]
    dive = DeepDive(**a_script(exemplars=(DIVE,)), hot_spots=(*spots, a_hot_spot("bare")))
    return a_problem(deep_dive=dive)


def kinds(attempt: Attempt, **card: object) -> list[tuple[str, str | None]]:
    found = all_beside(weighing(), a_scorecard(**card), attempt)
    return [(type(each).__name__, each.hot_spot) for each in found]


def test_the_options_of_what_was_written_about_follow_its_authored_answers() -> None:
    attempt = Attempt(a_session(), "hash", {part("deep-dive/gate"): "A lease."})
    assert kinds(attempt) == [("Measure", "gate"), ("Weighed", "gate")]


def test_what_was_chosen_and_not_written_is_shown_too() -> None:
    attempt = Attempt(a_session(dive=Dive(("clock",))), "hash", {part("deep-dive/gate"): "A lease."})
    assert kinds(attempt) == [("Measure", "gate"), ("Weighed", "gate"), ("Weighed", "clock")]


def test_a_hot_spot_without_options_or_of_ones_own_has_none_to_show() -> None:
    written = {part("deep-dive/bare"): "A gate.", part("deep-dive/own"): "Tolls."}
    assert all(kind != "Weighed" for kind, _ in kinds(Attempt(a_session(), "hash", written)))


def test_a_change_is_shown_with_its_second_once_it_was_said() -> None:
    assert all_beside(weighing(), a_scorecard(), Attempt(a_session(said=(HEARD,)), "hash"))[-1] == Changed(
        weighing().curveballs[0], 1330.0, Dimension.D4
    )
    assert ("Changed", None) not in kinds(Attempt(a_session(), "hash"))


def test_a_change_that_its_author_has_taken_out_since_is_not_shown() -> None:
    attempt = Attempt(a_session(said=(replace(HEARD, id=f"{CURVEBALL}gone"),)), "hash")
    assert ("Changed", None) not in kinds(attempt)


def test_nothing_is_shown_of_what_was_not_reached() -> None:
    attempt = Attempt(a_session(said=(HEARD,), dive=Dive(("clock",))), "hash")
    assert kinds(attempt, not_reached=frozenset({Dimension.D4})) == []


def test_weighed_options_belong_to_the_deep_dive() -> None:
    weighed = Weighed(a_hot_spot("gate"))
    assert (weighed.phase, weighed.dimension) == (Phase.DEEP_DIVE, Dimension.D4)
