"""Ten mocks, written by hand with what the interviewer has to say by the rules: played whole, and left half-way.

A file holds the mock, what the candidate does at which second, and the transcript: the minute, the first words, the
rule, and what became of it. To add one, derive its transcript from the rules and the problem, not from a run.
"""

from pathlib import Path

import pytest

from tests.services.playing import Desk, Open, gaps
from tests.services.written_mocks import FOLDER, Performance, Told, WrittenMock, read_mock

FILES = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)


def first_words(played: tuple[Told, ...], written: WrittenMock) -> list[Told]:
    """A transcript with no more of the words than were written down."""
    wanted = [each.words for each in written.transcript] + [""] * len(played)
    return [
        Told(each.at, each.who, each.words[: len(words)] or each.words, each.rule, each.outcome)
        for each, words in zip(played, wanted, strict=False)
    ]


@FILES
def test_a_written_mock_is_played_as_it_was_written(desk: Desk, open_database: Open, path: Path) -> None:
    written = read_mock(path)
    played = Performance(desk, open_database, written).play()
    assert first_words(played, written) == list(written.transcript)


@FILES
def test_a_written_mock_gone_on_with_half_way_is_the_same(desk: Desk, open_database: Open, path: Path) -> None:
    written = read_mock(path)
    played = Performance(desk, open_database, written).play(resumed_from=written.half)
    assert first_words(played, written) == list(written.transcript)
    assert gaps(desk) == [3600.0]


def test_the_written_mocks_are_of_every_kind() -> None:
    heads = [read_mock(path).head for path in FOLDER.glob("*.txt")]
    assert len(heads) >= 10
    assert {head["problem"] for head in heads} == {"url-shortener", "social-timeline", "rate-limiter"}
    assert {head["seniority"] for head in heads} == {"mid", "senior", "staff"}
    assert {head["format"] for head in heads} == {"35-minute", "45-minute", "60-minute", "six-step", "four-step"}
