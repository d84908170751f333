"""The walkthrough of a problem: every step asks before it tells."""

from dataclasses import replace

import pytest

from drill.domain.problem import Clarification, FollowUp, HotSpot, Option
from drill.domain.study.blocks import Block, Drawing
from drill.domain.study.step import Step
from drill.domain.study.walkthrough import reference, walkthrough
from drill.domain.vocabulary import CORE_PHASES, Phase
from tests.factories import problem


def steps() -> dict[str, Step]:
    return {step.id: step for step in walkthrough(problem())}


def texts(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block if isinstance(block, str) else block.source for block in blocks)


def test_the_steps_follow_the_interview_and_end_with_the_pitfalls() -> None:
    found = walkthrough(problem())
    phases = [step.phase for step in found]
    assert phases == sorted(phases, key=list(Phase).index)
    assert set(phases) == set(Phase)
    assert found[-1].heading == "Pitfalls"
    assert "A lock held while the driver pays" in texts(found[-1].body)


def test_every_step_has_an_id_of_its_own_a_question_and_something_to_reveal() -> None:
    found = walkthrough(problem())
    assert len({step.id for step in found}) == len(found)
    for step in found:
        assert step.think
        assert step.heading
        assert step.body


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("requirements/questions", "About 400 garages, 600 spaces each."),
        ("requirements/functional", "Reserve a space"),
        ("requirements/scope", "Payment"),
        ("requirements/targets", "300 ms at p99"),
        ("requirements/reference", "A space is never sold twice."),
        ("estimation/reservations", "One primary is enough."),
        ("high-level-design/api", "POST /reservations"),
        ("high-level-design/data", "garage and number"),
        ("high-level-design/simplest", "One server."),
        ("high-level-design/evolution-1", "Cache the count"),
        ("high-level-design/paths", "The API takes a row."),
        ("deep-dive/last-space", "Update where free"),
        ("deep-dive/last-space/decision", "Retries"),
        ("deep-dive/last-space/failures", "The primary dies"),
        ("deep-dive/last-space/follow-up-1", "The same key gives the same answer."),
        ("trade-offs/one-primary", "Minutes down"),
        ("trade-offs/failure/primary", "Promote in 1 min"),
        ("qa/follow-up-1", "Conflicts per minute."),
    ],
)
def test_what_a_step_tells_is_not_shown_before(step: str, told: str) -> None:
    found = steps()[step]
    assert told in texts(found.body)
    assert told not in texts(found.shown) + found.think + found.heading


def test_a_figure_is_worked_out_with_its_givens_put_in() -> None:
    found = steps()["estimation/reservations"]
    assert "peak(garages * spaces * turnover, 5)" in texts(found.body)
    assert "= peak(400 × 600 spaces × 4/day, 5)" in texts(found.body)
    assert "= 55.6/s" in texts(found.body)
    assert "`turnover` = 4 /day" in texts(found.shown)
    assert "Figures to take: 5" in texts(found.shown)


def test_the_design_comes_with_its_drawings() -> None:
    drawn = problem()
    simplest = "App --> Server: HTTPS"
    design = replace(drawn.high_level_design, simplest_diagram=simplest)
    found = {step.id: step for step in walkthrough(replace(drawn, high_level_design=design))}
    assert Drawing.of(simplest) in found["high-level-design/simplest"].body
    assert Drawing.of(design.diagram.strip()).graph.boxes
    assert any(isinstance(block, Drawing) for block in found["high-level-design/paths"].shown)
    # This change moves no box, so nothing is drawn.
    assert all(isinstance(block, str) for block in found["high-level-design/evolution-1"].body)


def test_a_bottleneck_stands_above_the_design_as_it_is_then() -> None:
    drawn = problem()
    (first,) = drawn.high_level_design.evolution
    one, two = "App --> Server: HTTPS", "App --> Server: HTTPS\nServer --> DB: reserve"
    evolution = (replace(first, diagram=two), replace(first, diagram=""), replace(first, diagram=""))
    design = replace(drawn.high_level_design, simplest_diagram=one, evolution=evolution)
    found = {step.id: step for step in walkthrough(replace(drawn, high_level_design=design))}
    before = [found[f"high-level-design/evolution-{number}"].shown[1] for number in (1, 2, 3)]
    assert before == [Drawing.of(one), Drawing.of(two), Drawing.of(two)]
    told = reference(replace(drawn, high_level_design=design), Phase.HIGH_LEVEL_DESIGN)
    assert [told.count(Drawing.of(text)) for text in (one, two)] == [1, 1]


def test_a_clarification_that_is_not_important_is_named_without_its_answer() -> None:
    drawn = problem()
    other = Clarification("where", "Regions", ("where",), "Europe alone.")
    found = walkthrough(replace(drawn, clarifications=(*drawn.clarifications, other)))[0]
    assert "Worth knowing too: regions." in texts(found.body)
    assert "Europe" not in texts(found.body)


def test_what_an_author_left_empty_makes_no_step() -> None:
    drawn = problem()
    bare = replace(drawn, follow_ups=(), pitfalls=(), requirements=replace(drawn.requirements, out_of_scope=()))
    ids = {step.id for step in walkthrough(bare)}
    assert "requirements/scope" not in ids
    assert not any(id_.startswith("qa/") for id_ in ids)


def test_hot_spots_with_the_same_words_keep_steps_of_their_own() -> None:
    drawn = problem()
    option = Option("Same", "Same", "Same", "Same", "Same")
    spots = tuple(HotSpot(id_, "Same", "Same?", (option,), "Same", (FollowUp("a", "b"),), ("x",)) for id_ in "ab")
    found = walkthrough(replace(drawn, deep_dive=replace(drawn.deep_dive, hot_spots=spots)))
    assert len({step.id for step in found}) == len(found)


@pytest.mark.parametrize("phase", CORE_PHASES)
def test_the_reference_of_a_phase_tells_what_its_steps_tell(phase: Phase) -> None:
    told = texts(reference(problem(), phase))
    for step in walkthrough(problem()):
        if step.phase is phase:
            assert step.heading in told
            assert texts(step.body) in told
