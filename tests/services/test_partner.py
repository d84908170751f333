from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drill.domain.attempt import Attempt
from drill.domain.partner import PartnerScore
from drill.domain.vocabulary import Dimension
from drill.errors import ContentError, SessionError, UsageError
from drill.paths import Paths
from drill.services.forget import forget
from drill.services.library import Library
from drill.services.partner import SheetPreview, import_sheet
from drill.services.statistics import look_up_statistics
from drill.services.transfer import exporting
from tests.factories import FakeClock, a_problem
from tests.services.keeping import at_desk, audit, practised, recorded
from tests.services.playing import NOTES

SECRET = "Talked about Zürich"
SHEET = f"schema: 1\nrater: Ann\nlevels: {{D1: 2, D2: 4}}\nheld: [d1-must]\nnotes: {SECRET}\n"
D1, D2 = Dimension.D1, Dimension.D2

Import = Callable[..., bool]


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths(home)


@pytest.fixture
def take_in(paths: Paths, tmp_path: Path) -> Import:
    """Imports the text of a sheet for `s1`; whoever is asked says yes."""

    def run(text: str = SHEET, session: str = "s1", is_wanted: Callable[[SheetPreview], bool] = lambda _: True) -> bool:
        file = tmp_path / "sheet.yaml"
        file.write_text(text, encoding="utf-8")
        return import_sheet(paths, FakeClock(), Library(None), file, session, is_wanted=is_wanted)

    return run


def play(paths: Paths, *, steps: int = 6, text: str = "Scope.", is_scored: bool = True, **changes: Any) -> None:
    """A mock `s1` of an hour ago, which its candidate gave 3 everywhere."""
    with at_desk(paths, FakeClock()) as desk:
        desk.problem = replace(desk.problem, **changes)
        desk.play(texts={NOTES: text}, steps=steps)
        if is_scored:
            desk.score(level=3)


def wanted(seen: list[SheetPreview]) -> Callable[[SheetPreview], bool]:
    """Says yes, and keeps what was to be seen."""

    def say_yes(preview: SheetPreview) -> bool:
        seen.append(preview)
        return True

    return say_yes


def attempt(paths: Paths) -> Attempt:
    with at_desk(paths, FakeClock()) as desk:
        return desk.attempt("s1")


@pytest.fixture
def scored(paths: Paths) -> Paths:
    play(paths)
    return paths


def test_a_sheet_becomes_part_of_the_attempt(scored: Paths, take_in: Import) -> None:
    assert take_in()
    assert attempt(scored).partners == {"Ann": PartnerScore("Ann", {D1: 2, D2: 4}, ("d1-must",), SECRET)}


def test_the_gap_is_shown_before_anything_is_recorded(scored: Paths, take_in: Import) -> None:
    seen: list[SheetPreview] = []

    def refuse(preview: SheetPreview) -> bool:
        seen.append(preview)
        return False

    assert not take_in(is_wanted=refuse)
    (preview,) = seen
    assert preview.gap is not None
    assert [(each.dimension, each.gap) for each in preview.gap.dimensions] == [(D1, 1), (D2, -1)]
    assert attempt(scored).partners == {}


def test_a_second_sheet_of_the_same_rater_replaces_the_first(scored: Paths, take_in: Import) -> None:
    seen: list[SheetPreview] = []
    take_in()
    take_in("schema: 1\nrater: Ann\nlevels: {D1: 3}\n", is_wanted=wanted(seen))
    assert seen[0].earlier is not None
    assert attempt(scored).partners == {"Ann": PartnerScore("Ann", {D1: 3})}


def test_a_sheet_with_faults_changes_nothing(scored: Paths, take_in: Import) -> None:
    before = recorded(scored.database)
    with pytest.raises(ContentError) as error:
        take_in(SHEET.replace("D1: 2", "D1: 7").replace("d1-must", "d9-must"))
    assert "sheet.yaml:3:14: " in error.value.message
    assert "sheet.yaml:4:8: " in error.value.message
    assert "Nothing was changed" in error.value.hint
    assert recorded(scored.database) == before


def test_evidence_that_the_attempt_was_not_asked_for_is_refused(paths: Paths, take_in: Import) -> None:
    play(paths, evidence=a_problem().evidence[1:])
    with pytest.raises(ContentError, match="no evidence asked here"):
        take_in()


def test_a_partner_may_score_before_oneself(paths: Paths, take_in: Import) -> None:
    play(paths, id="url-shortener", is_scored=False)
    seen: list[SheetPreview] = []
    take_in(SHEET.replace("[d1-must]", "[scope-cut]"), is_wanted=wanted(seen))
    assert seen[0].gap is None
    assert attempt(paths).partners["Ann"].held == ("scope-cut",)


def test_a_dimension_that_was_not_reached_gets_no_level(paths: Paths, take_in: Import) -> None:
    play(paths, steps=1)
    with pytest.raises(ContentError, match="D2 was not reached"):
        take_in()


def test_only_locked_answers_are_scored(paths: Paths, take_in: Import) -> None:
    with at_desk(paths, FakeClock()) as desk:
        desk.begin("s1")
    with pytest.raises(SessionError, match="locked"):
        take_in()


def test_where_nothing_was_written_there_is_nothing_to_score(paths: Paths, take_in: Import) -> None:
    play(paths, text="> Only the interviewer spoke.", is_scored=False)
    with pytest.raises(SessionError, match="Nothing was written"):
        take_in()


def test_an_unknown_attempt_is_refused(paths: Paths, take_in: Import) -> None:
    with pytest.raises(UsageError, match="no attempt"):
        take_in()
    assert not paths.home.exists()
    play(paths)
    with pytest.raises(UsageError, match="no attempt"):
        take_in(session="zz")


def test_a_file_that_is_not_there_is_told(scored: Paths, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        import_sheet(scored, FakeClock(), Library(None), tmp_path / "nothing.yaml", "s1", is_wanted=bool)


def test_the_mean_gap_stands_in_the_statistics(scored: Paths, take_in: Import) -> None:
    take_in("schema: 1\nrater: Ann\nlevels: {D1: 2, D2: 3}\n")
    found = look_up_statistics(scored, FakeClock()).partner
    assert (found.sheets, found.mean, found.dimensions) == (1, 0.5, {D1: 1.0, D2: 0.0})


def test_replay_gives_what_is_stored(scored: Paths, take_in: Import) -> None:
    take_in()
    audit(scored.database)


# What the partner wrote can be erased


@pytest.fixture
def noted(home: Path, take_in: Import) -> Paths:
    """A closed drill with a partner's sheet for `s1`."""
    paths = practised(home)
    take_in()
    return paths


def test_forgetting_erases_the_notes_and_leaves_the_levels(noted: Paths) -> None:
    assert b"Talked about" in noted.database.read_bytes()
    forget(noted, FakeClock(), "s1")
    assert b"Talked about" not in noted.database.read_bytes()
    assert attempt(noted).partners == {"Ann": PartnerScore("Ann", {D1: 2, D2: 4}, ("d1-must",))}
    audit(noted.database)


def test_an_export_without_answers_has_no_notes(noted: Paths) -> None:
    with exporting(noted, answers=False) as lines:
        assert "Talked about" not in "".join(lines)
    with exporting(noted) as lines:
        assert "Talked about" in "".join(lines)


def test_an_erased_attempt_takes_no_sheet(noted: Paths, take_in: Import) -> None:
    forget(noted, FakeClock(), "s1")
    with pytest.raises(SessionError, match="erased"):
        take_in()
