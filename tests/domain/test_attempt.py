from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest

from drill.domain.answers import LineReference
from drill.domain.attempt import Attempt, attempt_of
from drill.domain.events import (
    Event,
    Fact,
    FlagConfirmed,
    GapRecorded,
    ItemDecided,
    LevelChosen,
    LineSaid,
    MockBegun,
    MockDiscarded,
    MockLocked,
    PartsSaved,
    ScoringBegun,
    ScoringFinished,
    StepEntered,
    StepUndone,
)
from drill.domain.rubric import RedFlag
from drill.domain.scorecard import Decision, ScoringStage
from drill.domain.session import Entry, Said
from drill.domain.vocabulary import Dimension, Phase, Seniority, Verdict
from drill.errors import SessionError
from tests.factories import BEGIN, FORTY_FIVE, VERDICT_RULES, asked, levels, part, weights

BEGUN = MockBegun("s1", "garage", "Garage", "hash", FORTY_FIVE, Seniority.STAFF, 7)
FIRST = ScoringStage.FIRST


def told(*facts: Fact) -> Attempt:
    return attempt_of(events(facts))


def events(facts: tuple[Fact, ...]) -> Iterator[Event]:
    for seq, fact in zip(count(1), facts, strict=False):
        yield Event("d", seq, BEGIN, date(2026, 11, 20), 60, fact)


def test_an_attempt_begins_as_it_was_chosen() -> None:
    session = told(BEGUN).session
    assert (session.id, session.problem, session.format) == ("s1", "garage", FORTY_FIVE)
    assert (session.seniority, session.seed, told(BEGUN).content_hash) == (Seniority.STAFF, 7, "hash")


def test_events_without_a_beginning_tell_of_no_attempt() -> None:
    with pytest.raises(SessionError):
        told(StepEntered("s1", 3.0))
    with pytest.raises(SessionError):
        told()


def test_moves_of_the_agenda_are_told_with_their_times() -> None:
    session = told(BEGUN, StepEntered("s1", 100.0), StepEntered("s1", 200.0), StepUndone("s1", 204.0)).session
    assert session.entries == (Entry(0, 0.0), Entry(1, 100.0))
    assert session.elapsed(9999.0) == 204


def test_lines_that_were_said_stay_said() -> None:
    session = told(BEGUN, LineSaid("s1", "probe:x", Phase.REQUIREMENTS, "And?", "at 60%", 180.0)).session
    assert session.said == (Said("probe:x", Phase.REQUIREMENTS, "And?", "at 60%", 180.0),)


def test_gaps_add_up() -> None:
    assert told(BEGUN, GapRecorded("s1", 10.0, 400.0), GapRecorded("s1", 20.0, 300.0)).session.interrupted


def test_the_last_snapshot_of_a_part_counts() -> None:
    saved = (
        PartsSaved("s1", 10.0, {"requirements/notes": "a", "deep-dive/own": "b"}),
        PartsSaved("s1", 20.0, {"requirements/notes": "c"}),
    )
    assert told(BEGUN, *saved).answers == {part("requirements/notes"): "c", part("deep-dive/own"): "b"}


def test_what_was_written_after_the_lock_is_kept_apart() -> None:
    attempt = told(
        BEGUN,
        PartsSaved("s1", 10.0, {"requirements/notes": "locked"}),
        MockLocked("s1", 20.0, by_clock=False),
        PartsSaved("s1", 20.0, {"requirements/notes": "later"}, after_lock=True),
    )
    assert attempt.answers == {part("requirements/notes"): "locked"}
    assert attempt.afterword == {part("requirements/notes"): "later"}
    assert attempt.session.locked_at == 20


def test_a_discarded_attempt_says_so() -> None:
    assert told(BEGUN, MockDiscarded("s1")).discarded


def test_a_scoring_is_told_as_it_was_made() -> None:
    items = (asked("must", critical=True),)
    flags = (RedFlag("no-scope", Dimension.D1, 2, "Draws first."),)
    attempt = told(
        BEGUN,
        MockLocked("s1", 2700.0, by_clock=True),
        ScoringBegun("s1", weights(Seniority.STAFF), VERDICT_RULES, items, flags, (Dimension.D5,)),
        ItemDecided("s1", FIRST, "must", True, ("requirements/notes:2",)),
        LevelChosen("s1", FIRST, Dimension.D1, 4),
        FlagConfirmed("s1", FIRST, "no-scope", True),
    )
    card = attempt.scorecard
    assert card is not None
    assert card.decisions == {"must": Decision(True, (LineReference(part("requirements/notes"), 2),))}
    assert (card.level(Dimension.D1), card.level(Dimension.D5)) == (2, 1)
    assert attempt.finished is None


def test_a_finished_scoring_keeps_its_verdict_whatever_the_rules_say_today() -> None:
    finished = ScoringFinished("s1", levels(4), 123, Verdict.NO_HIRE)
    chosen = (LevelChosen("s1", FIRST, dimension, 4) for dimension in Dimension)
    begun = ScoringBegun("s1", weights(), VERDICT_RULES, (), (), ())
    attempt = told(BEGUN, MockLocked("s1", 9.0, by_clock=False), begun, *chosen, finished)
    assert attempt.finished == finished
    assert attempt.scorecard is not None
    assert attempt.scorecard.finished
