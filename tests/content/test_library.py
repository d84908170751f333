import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from drill.content.faults import Faults
from drill.content.files import shipped_folder
from drill.content.library import load_formats, load_rubric, read_problem
from drill.content.parser import parse
from drill.domain.vocabulary import CORE_PHASES, Dimension
from drill.errors import ContentError, ExitCode
from tests.factories import problem_yaml, rubric_yaml


def test_a_problem_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml(), encoding="utf-8")
    decoded = read_problem(path, ["contention"])
    assert decoded.faults == ()
    assert decoded.value is not None
    assert decoded.value.id == "parking-garage"


def test_a_problem_in_a_file_of_another_name_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "car-park.yaml"
    path.write_text(problem_yaml(), encoding="utf-8")
    [fault] = read_problem(path).faults
    assert str(fault) == f"{path}:2:5: expected the name of the file, `car-park`, got `parking-garage`"


def test_a_problem_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    decoded = read_problem(tmp_path / "none.yaml")
    assert decoded.value is None
    assert decoded.faults[0].message == "cannot be read: No such file or directory"


def test_the_shipped_rubric_and_formats_are_valid() -> None:
    assert set(load_rubric().dimensions) == set(Dimension)
    assert all(format_.budget(phase) for format_ in load_formats() for phase in CORE_PHASES)


def test_an_invalid_shipped_rubric_says_all_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "drill"
    (package / "_data" / "rubrics").mkdir(parents=True)
    (package / "_data" / "rubrics" / "system-design.yaml").write_text(rubric_yaml(id="X", title=None))
    (package / "_data" / "rubrics" / "formats.yaml").write_text("formats: []\n")
    monkeypatch.setattr("drill.__file__", str(package / "__init__.py"))
    with pytest.raises(ContentError) as rubric_error:
        load_rubric()
    assert "missing key `title`" in rubric_error.value.message
    assert ":2:5: id: expected an id" in rubric_error.value.message
    assert rubric_error.value.exit_code is ExitCode.INVALID_CONTENT
    with pytest.raises(ContentError, match="missing key `schema`"):
        load_formats()


@pytest.mark.parametrize("module", ["library", "files", "sanitise"])
def test_yaml_is_not_imported_before_a_file_is_read(module: str) -> None:
    program = f"import sys, drill.content.{module}; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("kind", ["rubrics", "problems"])
def test_shipped_files_read_the_same_where_only_the_slower_parser_is_there(
    kind: Literal["rubrics", "problems"],
) -> None:
    for path in sorted(shipped_folder(kind).rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        faults = Faults(str(path))
        assert parse(text, faults, pure=True) == parse(text, Faults(str(path)))
        assert faults.in_order() == ()
