"""Previewing a problem file while it is written."""

import sqlite3
from pathlib import Path

import pytest

from drill.errors import UsageError
from drill.services.library import Library
from drill.services.preview import Preview
from drill.services.preview_pages import Drawing
from tests.factories import edited, problem_yaml


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound problem in a file."""
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml())
    return path


@pytest.fixture
def preview(database: sqlite3.Connection, file: Path) -> Preview:
    """Its preview."""
    return Preview(file, Library(database))


def page(preview: Preview, title: str) -> str:
    """The texts of a page."""
    [found] = [page for page in preview.pages if page.title == title]
    return "\n".join(block.text if isinstance(block, Drawing) else block for block in found.blocks)


def test_every_phase_has_its_page_behind_the_state_of_the_file(preview: Preview) -> None:
    titles = [page.title for page in preview.pages]
    assert titles[:3] == ["File", "Brief", "Requirements"]
    assert titles[3:7] == ["Estimation", "High-level design", "Deep dive", "Trade-offs"]
    assert titles[7:] == ["Q&A", "Curveballs", "Evidence", "Cards"]


def test_a_clarification_tells_its_phrasings_its_answer_and_what_it_unlocks(preview: Preview) -> None:
    text = page(preview, "Brief")
    assert all(part in text for part in ("how many garages", "About 400 garages", "`reservations`", "◆"))


def test_a_probe_tells_its_minute_in_the_usual_interview_and_its_conditions(preview: Preview) -> None:
    assert "3:00, 3:00 into requirements" in page(preview, "Requirements")
    assert "from senior; unless the notes hold a cue of `no-double-booking`" in page(preview, "Requirements")


def test_a_later_phase_begins_after_the_budgets_before_it(database: sqlite3.Connection, file: Path) -> None:
    probe = '    probes: [{id: how-many, at: 0.5, lacks: [reservations], say: "How many?"}]\n    givens:\n'
    file.write_text(edited(problem_yaml(), "    givens:\n", probe))
    text = page(Preview(file, Library(database)), "Estimation")
    assert "7:30, 2:30 into estimation" in text
    assert "while the worksheet lacks `reservations`" in text


def test_every_quantity_stands_with_its_value_in_its_unit(preview: Preview) -> None:
    assert "**55.6/s** = ` peak(garages * spaces * turnover, 5) `" in page(preview, "Estimation")


def test_an_exemplar_stands_with_its_level_keys_evidence_and_reason(preview: Preview) -> None:
    text = page(preview, "Requirements")
    assert "**r-2: level 2** (D1 2; 3 words)" in text
    assert "Shows `no-double-booking`. No target." in text


def test_an_item_names_the_exemplars_that_hold_it(preview: Preview) -> None:
    assert "held by r-2" in page(preview, "Evidence")


def test_as_text_the_drawing_is_drawn(preview: Preview) -> None:
    text = preview.markdown()
    assert text.startswith("# Parking garage\n")
    assert "│ Gateway" in text


def test_what_the_lints_find_stands_on_the_first_page(preview: Preview) -> None:
    assert "It can be played." in page(preview, "File")
    assert "the bar asks for 10 clarifications" in page(preview, "File")


def test_a_file_is_read_again_only_when_it_changed(preview: Preview, file: Path) -> None:
    assert not preview.refresh()
    file.write_text(problem_yaml(title="Garage, renamed"))
    assert preview.refresh()
    assert preview.title == "Garage, renamed"


def test_a_broken_file_shows_its_faults_and_keeps_the_last_good_pages(preview: Preview, file: Path) -> None:
    file.write_text(problem_yaml(tier="huge"))
    assert preview.refresh()
    assert preview.is_broken
    assert "huge" in page(preview, "File")
    assert "About 400 garages" in page(preview, "Brief")
    file.write_text(problem_yaml())
    assert preview.refresh()
    assert not preview.is_broken


def test_a_file_that_goes_away_is_told_and_may_come_back(preview: Preview, file: Path) -> None:
    file.unlink()
    assert preview.refresh()
    assert preview.is_broken
    assert "cannot be read" in page(preview, "File")
    file.write_text(problem_yaml())
    assert preview.refresh()
    assert not preview.is_broken


def test_a_file_broken_from_the_beginning_has_only_its_first_page(database: sqlite3.Connection, file: Path) -> None:
    file.write_text("id: [\n")
    preview = Preview(file, Library(database))
    assert [page.title for page in preview.pages] == ["File"]


@pytest.mark.parametrize(("name", "reason"), [("none.yaml", "is not there"), (".", "is a folder")])
def test_what_is_no_file_is_refused(database: sqlite3.Connection, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        Preview(tmp_path / name, Library(database))
