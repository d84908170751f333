from dataclasses import replace

import pytest

from drill.domain.answers import LineReference
from drill.domain.evidence import (
    dimensions_not_reached,
    items_asked,
    parts_searched,
    suggested_lines,
    timeline_holds,
)
from drill.domain.problem import EvidenceItem, Problem
from drill.domain.rubric import TimelineFact
from drill.domain.session import Entry, Session
from drill.domain.vocabulary import Dimension, Phase, Seniority
from tests.factories import a_problem, a_rubric, a_session, an_item, part

GENERIC = {"generic-mechanism", "generic-failure"}


def asked_of(problem: Problem, seniority: Seniority = Seniority.SENIOR, chosen: tuple[str, ...] = ()) -> list[str]:
    return [item.id for item in items_asked(problem, a_rubric(), seniority, chosen)]


def entered(steps: int, locked_at: float = 2000.0) -> Session:
    entries = tuple(Entry(step, 100.0 * step) for step in range(steps))
    return a_session(entries=entries, counted=locked_at, locked_at=locked_at)


@pytest.mark.parametrize(
    ("seniority", "expected"),
    [
        (Seniority.MID, {"for-mid"}),
        (Seniority.SENIOR, {"for-mid", "for-senior"}),
        (Seniority.STAFF, {"for-mid", "for-senior", "for-staff"}),
    ],
)
def test_an_item_is_asked_at_its_seniority_and_above(seniority: Seniority, expected: set[str]) -> None:
    problem = a_problem(evidence=tuple(an_item(f"for-{each}", seniority=each) for each in Seniority))
    assert set(asked_of(problem, seniority, ("last-space",))) == expected


DIVES = a_problem(
    evidence=(
        an_item("any", Dimension.D4),
        an_item("of-space", Dimension.D4, hot_spot="last-space"),
        an_item("of-gate", Dimension.D4, hot_spot="gate"),
    )
)


def test_an_item_of_a_hot_spot_is_asked_only_if_that_one_was_chosen() -> None:
    assert asked_of(DIVES, chosen=("gate",)) == ["any", "of-gate"]


@pytest.mark.parametrize("chosen", [("own",), ()])
def test_a_hot_spot_of_ones_own_or_none_gets_the_generic_items(chosen: tuple[str, ...]) -> None:
    assert set(asked_of(DIVES, chosen=chosen)) == {"any"} | GENERIC


def test_an_authored_hot_spot_gets_no_generic_items() -> None:
    assert not GENERIC & set(asked_of(DIVES, chosen=("last-space",)))


def test_items_come_dimension_by_dimension_in_the_authors_order() -> None:
    evidence = (an_item("d5", Dimension.D5), an_item("z", Dimension.D1), an_item("a", Dimension.D1))
    assert asked_of(a_problem(evidence=evidence), chosen=("gate",)) == ["z", "a", "d5"]


def searched(item: EvidenceItem) -> list[str]:
    return [str(place) for place in parts_searched(item, a_problem())]


def test_an_item_is_looked_for_in_every_part_of_its_phases() -> None:
    everywhere = an_item("e", Dimension.D6)
    assert searched(everywhere) == ["deep-dive/last-space", "deep-dive/gate", "deep-dive/own", "trade-offs/decisions"]


def test_an_item_of_a_hot_spot_is_looked_for_in_the_part_of_that_one() -> None:
    assert searched(an_item("e", Dimension.D4, hot_spot="gate")) == ["deep-dive/gate"]


def lines_for(item: EvidenceItem, **texts: str) -> list[str]:
    answers = {part(name.replace("__", "/").replace("_", "-")): text for name, text in texts.items()}
    return [str(reference) for reference in suggested_lines(item, a_problem(), answers)]


def test_lines_with_a_cue_are_suggested_those_with_most_cues_first() -> None:
    item = an_item("e", cues=("never", "twice"))
    text = "sold never\nnothing here\nnever sold twice"
    assert lines_for(item, requirements__notes=text) == ["requirements/notes:3", "requirements/notes:1"]


def test_the_interviewers_lines_are_never_suggested() -> None:
    item = an_item("e", cues=("twice",))
    assert lines_for(item, requirements__notes="> Sold twice?\n> twice") == []


def test_lines_of_other_phases_are_not_suggested() -> None:
    item = an_item("e", cues=("twice",))
    assert lines_for(item, trade_offs__decisions="never twice") == []


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        (1, {"D2", "D3", "D4", "D5", "D6"}),
        (2, {"D3", "D4", "D5", "D6"}),
        (3, {"D4", "D5", "D6"}),
        (4, {"D5"}),  # D6 has a second home in the deep dive
        (5, set()),
        (6, set()),
    ],
)
def test_a_dimension_is_not_reached_when_no_home_phase_was_entered(steps: int, missing: set[str]) -> None:
    assert dimensions_not_reached(entered(steps)) == missing


@pytest.mark.parametrize(("steps", "holds"), [(4, False), (5, True)])
def test_all_phases_are_reached_with_the_fifth(steps: int, holds: bool) -> None:
    assert timeline_holds(TimelineFact.ALL_PHASES_REACHED, entered(steps), {}) is holds


@pytest.mark.parametrize(("locked_at", "holds"), [(2699.0, True), (2700.0, False), (2760.0, False)])
def test_locked_before_time_means_before_the_total(locked_at: float, holds: bool) -> None:
    assert timeline_holds(TimelineFact.LOCKED_BEFORE_TIME, entered(5, locked_at), {}) is holds


@pytest.mark.parametrize(("left_at", "holds"), [(450.0, True), (451.0, False)])
def test_a_step_is_far_over_beyond_one_and_a_half_times_its_budget(left_at: float, holds: bool) -> None:
    session = replace(entered(1, left_at + 10), entries=(Entry(0, 0.0), Entry(1, left_at)))
    assert timeline_holds(TimelineFact.NO_STEP_FAR_OVER, session, {}) is holds


def test_notes_in_every_phase_are_the_candidates_own() -> None:
    names = ["requirements/notes", "estimation/worksheet", "high-level-design/data", "deep-dive/own"]
    answers = {part(name): "A line." for name in names}
    quoted = {part("trade-offs/decisions"): "> Why?"}
    assert not timeline_holds(TimelineFact.NOTES_IN_EVERY_PHASE, entered(6), answers)
    assert not timeline_holds(TimelineFact.NOTES_IN_EVERY_PHASE, entered(6), answers | quoted)
    written = {part("trade-offs/decisions"): "> Why?\nBecause."}
    assert timeline_holds(TimelineFact.NOTES_IN_EVERY_PHASE, entered(6), answers | written)


def test_a_line_is_known_by_its_place_in_the_whole_text() -> None:
    item = an_item("e", cues=("twice",))
    answers = {part("requirements/notes"): "> given\n\nnever twice"}
    assert suggested_lines(item, a_problem(), answers) == (LineReference(part("requirements/notes"), 3),)


def test_every_phase_but_questions_is_a_home() -> None:
    assert dimensions_not_reached(a_session(entries=(Entry(5, 0.0),))) == set(Dimension)
    assert Phase.QA not in a_session().reached
