from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drill.domain.drill_choice import drill_problem
from drill.domain.plan import Practice
from drill.domain.problem_summary import ProblemSummary
from drill.domain.vocabulary import Dimension, Phase, Tier
from tests.factories import BEGIN

DEEP_DIVE = Practice("tickets", date(2026, 11, 22), Phase.DEEP_DIVE, Dimension.D4)


def listed(problem: str, *patterns: str) -> ProblemSummary:
    return ProblemSummary(problem, problem, Tier.EASY, patterns, "")


TICKETS = listed("tickets", "contention", "queues")
SEATS, SHOP, CHAT = listed("seats", "contention"), listed("shop", "queues", "search"), listed("chat", "fan-out")
ALL = (TICKETS, SHOP, CHAT, SEATS)


def test_a_phase_is_drilled_on_another_problem_of_the_same_pattern() -> None:
    assert drill_problem(DEEP_DIVE, (TICKETS, CHAT, SHOP), (), {}) == "shop"


def test_a_problem_whose_phase_was_never_met_comes_first() -> None:
    met = {("seats", Phase.DEEP_DIVE), ("shop", Phase.REQUIREMENTS)}
    assert drill_problem(DEEP_DIVE, ALL, met, {"shop": BEGIN}) == "shop"


def test_then_the_one_attempted_longest_ago() -> None:
    met = {("seats", Phase.DEEP_DIVE), ("shop", Phase.DEEP_DIVE)}
    assert drill_problem(DEEP_DIVE, ALL, met, {"seats": BEGIN, "shop": BEGIN - timedelta(days=1)}) == "shop"


def test_one_that_was_only_read_comes_before_one_that_was_attempted() -> None:
    met = {("seats", Phase.DEEP_DIVE), ("shop", Phase.DEEP_DIVE)}
    assert drill_problem(DEEP_DIVE, ALL, met, {"seats": BEGIN}) == "shop"


def test_among_equals_the_id_decides() -> None:
    assert drill_problem(DEEP_DIVE, ALL, (), {}) == "seats"


def test_without_another_problem_of_the_pattern_it_is_the_same_one() -> None:
    assert drill_problem(DEEP_DIVE, (TICKETS, CHAT), (), {}) == "tickets"


def test_a_problem_that_is_gone_is_told_as_it_was_planned() -> None:
    assert drill_problem(DEEP_DIVE, (SEATS, SHOP), (), {}) == "tickets"


def test_a_whole_mock_is_played_on_the_same_problem() -> None:
    assert drill_problem(Practice("tickets", DEEP_DIVE.due, None, Dimension.D7), ALL, (), {}) == "tickets"


@given(st.permutations(ALL), st.sets(st.tuples(st.sampled_from(["seats", "shop"]), st.sampled_from(Phase))))
def test_the_choice_depends_on_no_order(problems: list[ProblemSummary], met: set[tuple[str, Phase]]) -> None:
    assert drill_problem(DEEP_DIVE, problems, met, {}) == drill_problem(DEEP_DIVE, ALL, met, {})
