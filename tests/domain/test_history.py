from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.attempt import Attempt
from drill.domain.events import (
    AnswersErased,
    Event,
    Fact,
    GapRecorded,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartsSaved,
    ProbeHandled,
    ScoringFinished,
    SilenceEnded,
    StepEntered,
    StepUndone,
)
from drill.domain.history import DiffRow, LevelChange, StepChange, compare, happenings, line_diff, pace
from drill.domain.scorecard import Decision
from drill.domain.session import Entry
from drill.domain.vocabulary import Dimension, Handling, Phase, Seniority, Verdict
from tests.factories import BEGIN, FORTY_FIVE, FOUR_STEPS, a_scorecard, a_session, asked, levels, part

TEXTS = st.text(alphabet="ab \n\r`", max_size=40)
NOTES, API = part("requirements/notes"), part("high-level-design/api")


def told(*facts: Fact) -> list[tuple[float | None, str]]:
    return [(each.elapsed, each.text) for each in happenings(events(facts))]


def events(facts: tuple[Fact, ...]) -> Iterator[Event]:
    for seq, fact in zip(count(1), facts, strict=False):
        yield Event("d", seq, BEGIN, date(2026, 11, 20), 60, fact)


BEGUN = MockBegun("s1", "garage", "Garage", "hash", FORTY_FIVE, Seniority.STAFF, 7)


# What happened


def test_the_moves_of_the_agenda_are_told_with_the_names_of_the_steps() -> None:
    assert told(BEGUN, StepEntered("s1", 60.0), StepUndone("s1", 62.0), StepEntered("s1", 90.0)) == [
        (0.0, "The clock starts. Step 1: Requirements"),
        (60.0, "Step 2: Estimation"),
        (62.0, "Taken back, still step 1: Requirements"),
        (90.0, "Step 2: Estimation"),
    ]


def test_what_the_interviewer_said_is_told_with_its_rule() -> None:
    line = LineSaid("s1", "p", Phase.QA, "And then?", "question 1 of 2", 70.0)
    _, said, _ = happenings(events((BEGUN, line, MockLocked("s1", 80.0, by_clock=False))))
    assert (said.text, said.phase, said.reason, said.elapsed) == ("And then?", Phase.QA, "question 1 of 2", 70.0)


def test_the_rules_are_hidden_as_long_as_the_mock_runs() -> None:
    asked = LineSaid("s1", "answer:size", Phase.REQUIREMENTS, "400.", 'asked: "how many"', 30.0)
    probe = LineSaid("s1", "probe:p", Phase.REQUIREMENTS, "And then?", "60% of requirements", 70.0)
    _, reply, said = happenings(events((BEGUN, asked, probe)))
    assert (reply.reason, said.reason) == ('asked: "how many"', "")


def test_what_became_of_a_question_is_told_with_it() -> None:
    first, second, third, fourth = (
        LineSaid("s1", f"probe:{name}", Phase.REQUIREMENTS, f"{name}?", "", at)
        for name, at in (("a", 60.0), ("b", 120.0), ("c", 180.0), ("d", 240.0))
    )
    again = LineSaid("s1", "again:probe:b", Phase.REQUIREMENTS, "Back to this: b?", "put off at 2:10", 310.0)
    course = happenings(
        events(
            (
                BEGUN,
                first,
                ProbeHandled("s1", "probe:a", Handling.ANSWERED, 65.0),
                second,
                ProbeHandled("s1", "probe:b", Handling.POSTPONED, 130.0),
                third,
                ProbeHandled("s1", "probe:c", Handling.DISMISSED, 185.0),
                fourth,
                again,
                ProbeHandled("s1", "probe:b", Handling.ANSWERED, 330.0),
            )
        )
    )
    assert [(each.text, each.outcome) for each in course[1:]] == [
        ("a?", "answered at 1:05"),
        ("b?", "put off at 2:10, said again at 5:10, answered at 5:30"),
        ("c?", "dismissed at 3:05"),
        ("d?", "open"),
        ("Back to this: b?", ""),
    ]


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (SilenceEnded("s1", 5.0, 95.0), (100.0, "No key for 1:35")),
        (GapRecorded("s1", 5.0, 90.0), (5.0, "Away for 1:30; that time does not count")),
        (PartsSaved("s1", 5.0, {"qa/notes": "x"}), (5.0, "Saved: qa/notes")),
        (PartsSaved("s1", 5.0, {"qa/notes": "x"}, after_lock=True), (None, "Written on, unscored: qa/notes")),
        (MockLocked("s1", 5.0, by_clock=False), (5.0, "Locked")),
        (MockLocked("s1", 5.0, by_clock=True), (5.0, "Locked by the clock")),
        (MockDiscarded("s1"), (None, "Discarded")),
        (AnswersErased("s1"), (None, "What was written was erased")),
        (ScoringFinished("s1", levels(3), 300, Verdict.HIRE), (None, "Scoring finished: hire, 300 points")),
    ],
)
def test_other_things_that_happen_are_told_in_a_line(fact: Fact, line: tuple[float | None, str]) -> None:
    assert told(BEGUN, fact)[1:] == [line]


def test_a_gap_of_no_second_is_not_worth_a_line() -> None:
    assert len(told(BEGUN, GapRecorded("s1", 5.0, 0.0))) == 1


def test_the_time_of_day_is_that_of_the_place_where_it_was() -> None:
    (begun,) = happenings(events((BEGUN,)))
    assert f"{begun.at:%H:%M}" == "19:00"


def test_a_step_that_was_never_entered_took_no_time() -> None:
    session = replace(a_session(), entries=(Entry(0, 0.0), Entry(1, 100.0)), locked_at=160.0, counted=160.0)
    assert [(step.seconds, step.reached) for step in pace(session)[:3]] == [(100.0, True), (60.0, True), (0.0, False)]


# How two texts differ


@given(TEXTS, TEXTS)
def test_a_diff_holds_both_texts(before: str, after: str) -> None:
    rows = line_diff(before, after)
    assert "\n".join(row.before for row in rows if row.before is not None) == before
    assert "\n".join(row.after for row in rows if row.after is not None) == after


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(row.is_same for row in line_diff(text, text))


@given(TEXTS, TEXTS)
def test_no_row_of_a_diff_is_empty(before: str, after: str) -> None:
    assert DiffRow(None, None) not in line_diff(before, after)


def test_a_changed_line_stands_beside_what_it_was() -> None:
    assert line_diff("a\nb\nc", "a\nB\nc\nd") == (
        DiffRow("a", "a"),
        DiffRow("b", "B"),
        DiffRow("c", "c"),
        DiffRow(None, "d"),
    )


def test_a_long_text_with_many_equal_lines_is_still_compared() -> None:
    same = "\n".join(["", "x"] * 400)
    assert [row for row in line_diff(same, f"{same}\ny") if not row.is_same] == [DiffRow(None, "y")]


# How two attempts differ


def scored(held: set[str], given_levels: Mapping[Dimension, int], ids: str = "abc") -> Attempt:
    card = a_scorecard(
        items=tuple(asked(item_id) for item_id in ids),
        decisions={item_id: Decision(item_id in held) for item_id in ids},
    )
    finished = ScoringFinished("s1", given_levels, 300, Verdict.HIRE)
    return Attempt(a_session(), "hash", scorecard=card, finished=finished)


def test_evidence_is_gained_and_lost() -> None:
    comparison = compare(scored({"a", "b"}, levels(2)), scored({"b", "c"}, levels(3)))
    assert [item.id for item in comparison.gained] == ["c"]
    assert [item.id for item in comparison.lost] == ["a"]
    assert comparison.levels[0] == LevelChange(Dimension.D1, 2, 3)


@given(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("abcd")))
def test_what_one_direction_gains_the_other_loses(before: set[str], after: set[str]) -> None:
    one, other = scored(before, levels(2)), scored(after, levels(3), "abcd")
    there, back = compare(one, other), compare(other, one)
    assert {item.id for item in there.gained} == {item.id for item in back.lost}
    assert {item.id for item in there.gained} == (after - before) - {"d"}


def test_an_item_asked_in_one_attempt_only_is_neither_gained_nor_lost() -> None:
    comparison = compare(scored(set(), levels(2), "a"), scored({"b"}, levels(2), "b"))
    assert (comparison.gained, comparison.lost, comparison.asked_once) == ((), (), 2)


def test_an_attempt_that_is_not_scored_has_no_levels_and_no_evidence() -> None:
    comparison = compare(scored({"a"}, levels(2)), Attempt(a_session(), "hash"))
    assert comparison.levels[0] == LevelChange(Dimension.D1, 2, None)
    assert not comparison.both_scored
    assert comparison.gained == comparison.lost == ()


def test_minutes_are_compared_by_the_names_of_the_steps() -> None:
    before = replace(a_session(), entries=(Entry(0, 0.0), Entry(1, 100.0)), locked_at=160.0, counted=160.0)
    after = replace(a_session(format=FOUR_STEPS), locked_at=200.0, counted=200.0)
    steps = compare(Attempt(before, "h"), Attempt(after, "h")).steps
    assert steps[0] == StepChange("Requirements", 100.0, None)
    assert StepChange("Scope and scale", None, 200.0) in steps
    assert StepChange("Architecture", None, None) in steps


def test_only_parts_with_something_in_them_are_compared_in_the_order_of_the_phases() -> None:
    before = Attempt(a_session(), "h", answers={API: "POST /x", part("qa/notes"): " \n"})
    after = Attempt(a_session(), "h", answers={API: "POST /x\n", NOTES: "Scope."})
    parts = compare(before, after).parts
    assert [(change.part, change.is_same) for change in parts] == [(NOTES, False), (API, True)]
    assert parts[0].rows == (DiffRow(None, "Scope."),)
