from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.checking import check
from drill.errors import UsageError
from drill.services.new_problem import begin_problem

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_problem_begins_in_the_interviews_of_its_pack_with_warnings_only(tmp_path: Path) -> None:
    path = begin_problem("ferry-booking", tmp_path, NOW)
    assert path == tmp_path / "interviews" / "ferry-booking.yaml"
    assert "as_of: 2026-03" in path.read_text(encoding="utf-8")
    checked = check(path)
    assert checked.faults == ()
    assert len(checked.warnings) > 50


def test_a_folder_laid_out_like_the_shipped_content_keeps_its_layout(tmp_path: Path) -> None:
    (tmp_path / "problems" / "interviews").mkdir(parents=True)
    assert begin_problem("a1", tmp_path, NOW) == tmp_path / "problems" / "interviews" / "a1.yaml"


def test_an_existing_problem_is_never_touched(tmp_path: Path) -> None:
    path = begin_problem("ferry-booking", tmp_path, NOW)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already and was left as it is"):
        begin_problem("ferry-booking", tmp_path, NOW)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("id_", ["", "Ferry", "ferry_booking", "../ferry", "1", "ferry\n", "f" * 61])
def test_what_is_no_id_is_refused_and_nothing_is_made(id_: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no id for a problem"):
        begin_problem(id_, tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "interviews").write_text("a file in the way")
    with pytest.raises(UsageError, match="/interviews is there already and was left as it is"):
        begin_problem("ferry-booking", tmp_path, NOW)


def test_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written: No such file or directory"):
        begin_problem("ferry-booking", tmp_path / "gone", NOW)
