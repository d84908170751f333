from dataclasses import replace
from pathlib import Path

import pytest

from drill.domain.events import MockBegun
from drill.domain.settings import PracticeSettings
from drill.domain.vocabulary import Seniority
from drill.errors import ContentError, SessionError, UsageError
from drill.paths import find_paths
from drill.services.bootstrap import Services
from drill.services.library import Library
from drill.services.start import Choice, begin_mock, last_choice
from tests.factories import problem_yaml
from tests.services.playing import Desk


@pytest.fixture
def services(desk: Desk, tmp_path: Path) -> Services:
    """Services with one problem of one's own."""
    pack = tmp_path / "own"
    pack.mkdir()
    (pack / "parking-garage.yaml").write_text(problem_yaml())
    library = Library(desk.connection, writable=True, packs=[pack])
    return Services(find_paths(), desk.clock, desk.recorder, library)


def test_the_first_mock_is_offered_as_45_minutes_at_senior(desk: Desk) -> None:
    assert last_choice(desk.connection) == Choice("45-minute", Seniority.SENIOR)


def test_the_first_mock_is_offered_at_the_seniority_of_the_settings(desk: Desk) -> None:
    desk.recorder.change_settings(replace(PracticeSettings(), seniority=Seniority.STAFF))
    assert last_choice(desk.connection) == Choice("45-minute", Seniority.STAFF)


def test_the_next_mock_is_offered_as_the_last_one_was_played(services: Services, desk: Desk) -> None:
    begin_mock(services, "own/parking-garage", "four-step", Seniority.MID).lock()
    assert last_choice(desk.connection) == Choice("four-step", Seniority.MID)


def test_a_mock_remembers_what_the_file_held(services: Services, desk: Desk) -> None:
    mock = begin_mock(services, "own/parking-garage", "45-minute", Seniority.SENIOR)
    _, content_hash = services.library.problem_with_hash("own/parking-garage")
    (begun,) = desk.facts(MockBegun)
    assert isinstance(begun, MockBegun)
    assert (begun.content_hash, begun.session) == (content_hash, mock.session.id)
    assert begun.format.minutes == 45


def test_each_mock_has_a_name_and_a_seed_of_its_own(services: Services, desk: Desk) -> None:
    for _ in range(5):
        begin_mock(services, "own/parking-garage", "35-minute", Seniority.SENIOR).discard()
    begun = [fact for fact in desk.facts(MockBegun) if isinstance(fact, MockBegun)]
    assert len({fact.session for fact in begun}) == 5
    assert len({fact.seed for fact in begun}) > 1


def test_an_unknown_format_is_told_with_those_there_are(services: Services) -> None:
    with pytest.raises(UsageError) as refused:
        begin_mock(services, "own/parking-garage", "3-hour", Seniority.SENIOR)
    assert "45-minute" in refused.value.hint


def test_an_unknown_problem_begins_nothing(services: Services, desk: Desk) -> None:
    with pytest.raises(ContentError):
        begin_mock(services, "zoo", "45-minute", Seniority.SENIOR)
    assert desk.facts(MockBegun) == []


def test_a_second_mock_is_refused_while_one_runs(services: Services) -> None:
    begin_mock(services, "own/parking-garage", "45-minute", Seniority.SENIOR)
    with pytest.raises(SessionError, match="unfinished"):
        begin_mock(services, "own/parking-garage", "45-minute", Seniority.SENIOR)
