"""Choosing hot spots in a running mock, with what comes of it at scoring."""

from dataclasses import replace

import pytest

from drill.domain.diving import LONGEST_NAME, Dive
from drill.domain.events import HotSpotsChosen
from drill.domain.vocabulary import Dimension, Phase
from drill.errors import SessionError
from drill.services.choosing import Choosing
from drill.services.mock import MockInterview
from tests.factories import an_item, part
from tests.services.playing import Desk, Open, killed

LAST_SPACE, GATE, OWN = (part(f"deep-dive/{name}") for name in ("last-space", "gate", "own"))


def in_the_deep_dive(desk: Desk) -> MockInterview:
    """A mock at its deep dive, of a problem that asks one thing of its first hot spot alone."""
    item = an_item("lease", Dimension.D4, hot_spot="last-space")
    desk.problem = replace(desk.problem, evidence=(*desk.problem.evidence, item))
    mock = desk.begin()
    for _ in range(3):
        mock.next_step()
    return mock


def items_asked(desk: Desk) -> set[str]:
    return {question.item.id for question in desk.open_scoring().questions() if question.item}


def test_a_choice_is_recorded_once_and_the_last_one_counts(desk: Desk) -> None:
    mock = in_the_deep_dive(desk)
    choosing = Choosing(mock)
    desk.clock.advance(20.0)
    assert choosing.choose(["last-space"]) == Dive(("last-space",))
    choosing.choose(["last-space"])
    choosing.choose([], "Tolls")
    assert desk.facts(HotSpotsChosen) == [
        HotSpotsChosen("s1", 20.0, ("last-space",)),
        HotSpotsChosen("s1", 20.0, (), "Tolls"),
    ]
    assert choosing.dive == Dive((), "Tolls")


def test_the_chosen_parts_come_first_and_have_their_names(desk: Desk) -> None:
    mock = in_the_deep_dive(desk)
    assert mock.step_parts() == (LAST_SPACE, GATE, OWN)
    Choosing(mock).choose([], "Tolls")
    assert mock.step_parts() == (OWN, LAST_SPACE, GATE)
    assert [each for each in mock.parts() if each.phase is Phase.DEEP_DIVE] == [OWN, LAST_SPACE, GATE]
    assert mock.name_of(OWN) == "Tolls"


def test_a_choice_survives_a_kill(desk: Desk, open_database: Open) -> None:
    Choosing(in_the_deep_dive(desk)).choose(["last-space"], "Tolls")
    mock = killed(desk, open_database).resume()
    assert mock.session.dive == Dive(("last-space",), "Tolls")
    assert not Choosing(mock).is_open


@pytest.mark.parametrize(
    ("chosen", "own", "message"),
    [
        ([], "", "Nothing is chosen yet."),
        ([], " \t", "Nothing is chosen yet."),
        (["last-space", "own"], "", "no such hot spot"),
        (["last-space", "a"], "b", "Two are the most"),
    ],
)
def test_what_cannot_be_chosen_is_said_and_not_recorded(desk: Desk, chosen: list[str], own: str, message: str) -> None:
    with pytest.raises(SessionError, match=message):
        Choosing(in_the_deep_dive(desk)).choose(chosen, own)
    assert desk.facts(HotSpotsChosen) == []


def test_a_name_is_one_harmless_line_of_bounded_length(desk: Desk) -> None:
    dive = Choosing(in_the_deep_dive(desk)).choose([], "a\x1b[31m\nb " + "c" * 10_000)
    assert len(dive.own) <= LONGEST_NAME
    assert "\x1b" not in dive.own
    assert "\n" not in dive.own


def test_it_is_asked_for_in_the_deep_dive_until_something_is_said_or_written(desk: Desk) -> None:
    mock = desk.begin()
    assert not Choosing(mock).is_open
    for _ in range(3):
        mock.next_step()
    assert Choosing(mock).is_open
    mock.write(OWN, "> quoted")
    assert Choosing(mock).is_open
    mock.write(OWN, "a lease")
    assert not Choosing(mock).is_open


def test_after_the_lock_nothing_is_chosen(desk: Desk) -> None:
    mock = in_the_deep_dive(desk)
    mock.lock()
    assert not Choosing(mock).is_open
    with pytest.raises(SessionError):
        Choosing(mock).choose(["last-space"])


@pytest.mark.parametrize(
    ("chosen", "own", "asked", "left_out"),
    [
        (["last-space"], "", "lease", "generic-mechanism"),
        ([], "Tolls", "generic-mechanism", "lease"),
    ],
)
def test_scoring_asks_for_what_was_chosen_and_never_written(
    desk: Desk, chosen: list[str], own: str, asked: str, left_out: str
) -> None:
    mock = in_the_deep_dive(desk)
    Choosing(mock).choose(chosen, own)
    mock.lock()
    assert asked in items_asked(desk)
    assert left_out not in items_asked(desk)


def test_what_was_written_counts_beside_what_was_chosen(desk: Desk) -> None:
    mock = in_the_deep_dive(desk)
    Choosing(mock).choose(["last-space"])
    mock.write(OWN, "Tolls are queued.")
    mock.lock()
    assert {"lease", "generic-mechanism"} <= items_asked(desk)
