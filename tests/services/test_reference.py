import pytest

from drill.domain.problem import Curveball
from drill.domain.vocabulary import Phase
from drill.services.reference import reference
from tests.factories import a_problem, problem

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
    text = reference(problem(), phase, seed=0)
    assert [passage for passage in AUTHORED[phase] if passage not in text] == []


@pytest.mark.parametrize("phase", Phase)
def test_the_changed_requirement_stands_in_its_phase_alone(phase: Phase) -> None:
    assert ("A concert tonight." in reference(problem(), phase, seed=0)) is (phase is Phase.DEEP_DIVE)


def test_the_changed_requirement_is_the_one_that_the_seed_drew() -> None:
    curveballs = tuple(Curveball(name, Phase.DEEP_DIVE, 0.3, f"It is {name}.", ("x",), ("y",)) for name in ("a", "b"))
    text = reference(a_problem(curveballs=curveballs), Phase.DEEP_DIVE, seed=3)
    assert "It is b." in text
    assert "It is a." not in text
