import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.answers import DECISIONS, LineReference
from drill.domain.attempt import attempt_of
from drill.domain.events import Fact, GapRecorded, MockLocked, PartsSaved, SilenceEnded, StepEntered
from drill.domain.signal_words import idle_text, measured_texts, target_text
from drill.domain.signals import (
    FirstTarget,
    Signals,
    holds_measure,
    measured_lines,
    signals_of,
    uncosted_decisions,
)
from tests.domain.test_attempt import BEGUN, events
from tests.factories import part

NOTES = part("requirements/notes")
LOCKED = MockLocked("s1", 900.0, by_clock=False)


def signals(*facts: Fact) -> Signals:
    told = tuple(events((BEGUN, *facts)))
    return signals_of(attempt_of(told), told)


def saved(elapsed: float, text: str, place: str = "requirements/notes", *, after_lock: bool = False) -> PartsSaved:
    return PartsSaved("s1", elapsed, {place: text}, after_lock)


# Numbers with units


@pytest.mark.parametrize(
    "line",
    [
        "p99 200 ms",
        "live in 30s",
        "max 5% over",
        "99.99%",
        "50k requests/s",
        "4.32e9/day",
        "60k per minute",
        "11.6 times a second",
        "10 creates per hour per IP",
        "peak x3",
        "2x around the turn",
        "$10k/month",
        "30-day copies",
        "40M x 150 B",
        "1. answer within 2 seconds",
        "0.5-1.5 ms",
    ],
)
def test_a_number_with_a_unit_is_told(line: str) -> None:
    assert holds_measure(line)


@pytest.mark.parametrize(
    "line",
    [
        "highly available, low latency",
        "429 Too Many Requests",
        "9 primaries, 2 replicas",
        "2. tell the caller why",
        "1. day and night",
        "3. min(depth, tokens)",
        "p99",
        "No 5xx",
        "v2 lists + workers",
        "page=2&size=20",
        "1 in 10,000",
        "62^7 codes",
        "TTL 60",
        "20:45:40 is below",
        "SHA-256",
        "year 4",
        "0x1F",
        "",
    ],
)
def test_a_number_alone_is_none(line: str) -> None:
    assert not holds_measure(line)


def test_each_part_tells_its_lines_and_what_the_interviewer_said_is_left_out() -> None:
    answers = {part("estimation/worksheet"): "> peak 500/s\npeak 500/s", NOTES: "scope\np99 50 ms"}
    assert measured_lines(answers) == (LineReference(NOTES, 2), LineReference(part("estimation/worksheet"), 2))


def test_a_drawing_holds_boxes_and_no_measures() -> None:
    assert measured_lines({part("high-level-design/diagram"): "db: database x3"}) == ()


def test_the_lines_of_a_part_are_named_together() -> None:
    found = Signals(measured=measured_lines({NOTES: "1 s\n\n2 s"}))
    assert [*measured_texts(found, {})] == ["Requirements, Notes: lines 1, 3"]


# Decisions without a price


def uncosted(*lines: str) -> list[int]:
    return [reference.line for reference in uncosted_decisions("\n".join(lines))]


@pytest.mark.parametrize(
    "line",
    [
        "Redis over a database: faster.",
        "301 over 302: no downside.",
        "Compare and set instead of a lock.",
        "Postgres rather than Cassandra",
        "One primary, not shards",
        "Push vs pull -> push",
    ],
)
def test_a_choice_that_names_no_price_is_told(line: str) -> None:
    assert uncosted(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Redis over a database: faster, costs a second copy.",
        "302 over 301: loses free repeats.",
        "8 random over a sequence, a keystroke dearer.",
        "Push vs pull",
        "The standby takes over.",
        "Spread over time.",
        "Over 5 % errors: page someone.",
        "p99 over 50 ms: page someone.",
        "The user is not asked.",
        "> Postgres over Cassandra",
    ],
)
def test_what_names_a_price_or_chooses_nothing_is_not_told(line: str) -> None:
    assert uncosted(line) == []


def test_a_price_may_stand_in_the_lines_below() -> None:
    assert uncosted("Redis over a database: faster.", "", "Costs a second copy instead of one.") == []


def test_the_price_of_the_next_decision_is_not_ones_own() -> None:
    assert uncosted("Redis over a database: faster.", "302 over 301: costs the repeats.") == [1]


def test_each_decision_points_at_its_line() -> None:
    found = uncosted_decisions("Worst first\nRedis over Postgres: faster.")
    assert found == (LineReference(DECISIONS, 2),)


# What the clock and the snapshots tell


def test_nothing_is_told_before_the_lock() -> None:
    assert signals(saved(60.0, "p99 50 ms")) == Signals()


def test_a_step_over_its_budget_is_told_with_both_times() -> None:
    (step,) = signals(StepEntered("s1", 400.0), LOCKED).overrun[:1]
    assert (step.name, step.seconds, step.budget) == ("Requirements", 400.0, 300)


def test_times_away_are_told_and_restarts_are_not() -> None:
    gaps = signals(GapRecorded("s1", 60.0, 125.0), GapRecorded("s1", 90.0, 0.4), LOCKED).gaps
    assert [(gap.elapsed, gap.seconds) for gap in gaps] == [(60.0, 125.0)]


def test_long_silences_are_told_with_the_step_in_which_they_began() -> None:
    found = signals(StepEntered("s1", 400.0), SilenceEnded("s1", 390.0, 95.0), SilenceEnded("s1", 500.0, 130.0), LOCKED)
    assert [idle_text(idle) for idle in found.idle] == [
        "No key for 1:35 from 6:30 on, in Requirements",
        "No key for 2:10 from 8:20 on, in Estimation",
    ]
    assert found.gaps == ()


def test_the_first_measurable_requirement_is_told_by_the_snapshot_that_has_it() -> None:
    found = signals(saved(60.0, "fast"), saved(290.0, "fast\np99 50 ms"), saved(600.0, "p99 40 ms"), LOCKED)
    assert found.first_target == FirstTarget("p99 50 ms", 290.0)
    assert "within 5 minutes" in target_text(found.first_target)


def test_measures_of_other_phases_and_after_the_lock_are_no_requirement() -> None:
    late = saved(900.0, "p99 50 ms", after_lock=True)
    found = signals(saved(60.0, "p99 50 ms", "estimation/worksheet"), LOCKED, late)
    assert found.first_target is None
    assert "No requirement" in target_text(found.first_target)


@given(st.text(max_size=300))
def test_no_text_stops_the_reading(text: str) -> None:
    lines = {reference.line for reference in (*measured_lines({DECISIONS: text}), *uncosted_decisions(text))}
    assert lines <= set(range(1, text.count("\n") + 2))
