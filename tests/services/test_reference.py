import pytest

from drill.domain.diving import Dive
from drill.domain.interviewer import CURVEBALL
from drill.domain.session import Said, Session
from drill.domain.vocabulary import Phase
from drill.services.reference import reference
from tests.factories import a_problem, a_session, problem

AUTHORED = {
    Phase.REQUIREMENTS: ["A space is never sold twice.", "Reserve a space", "Payment", "300 ms at p99"],
    Phase.ESTIMATION: ["About 56 reservations per second.", "600 spaces", "peak(garages * spaces * turnover, 5)"],
    Phase.HIGH_LEVEL_DESIGN: ["POST /reservations", "409 when full", "API --> DB: reserve", "Cache the count"],
    Phase.DEEP_DIVE: ["How is it never sold twice?", "3000 per second", "The same key gives the same answer."],
    Phase.TRADE_OFFS: ["One primary", "Shards", "Promote in 1 min"],
    Phase.QA: ["What would you measure first?", "Conflicts per minute.", "A lock held while the driver pays"],
}


@pytest.mark.parametrize("phase", Phase)
def test_the_reference_of_a_phase_holds_what_its_author_wrote(phase: Phase) -> None:
    text = reference(problem(), phase)
    assert [passage for passage in AUTHORED[phase] if passage not in text] == []


@pytest.mark.parametrize("phase", Phase)
def test_the_changed_requirement_stands_in_its_phase_alone_with_its_minute(phase: Phase) -> None:
    text = reference(problem(), phase, heard("event-day"))
    assert ("Said at 22:10: A concert tonight." in text) is (phase is Phase.DEEP_DIVE)


def test_a_requirement_that_was_not_said_to_change_is_not_told() -> None:
    for session in (None, a_session(), heard("closed-road")):
        assert "A concert tonight." not in reference(problem(), Phase.DEEP_DIVE, session)


def test_the_hot_spots_that_were_chosen_come_first() -> None:
    text = reference(a_problem(), Phase.DEEP_DIVE, a_session(dive=Dive(("gate",))))
    assert text.index("### gate") < text.index("### last-space")


def heard(curveball: str) -> Session:
    """A session in which a curveball was said in its 23rd minute."""
    line = Said(f"{CURVEBALL}{curveball}", Phase.DEEP_DIVE, "A concert tonight.", "curveball", 1330.0)
    return a_session(said=(line,))
