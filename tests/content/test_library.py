import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from drill.content.faults import Faults
from drill.content.files import shipped_folder
from drill.content.library import check, load_formats, load_rubric, read_problem
from drill.content.parser import parse
from drill.domain.vocabulary import CORE_PHASES, Dimension
from drill.errors import ContentError, ExitCode, UsageError
from tests.factories import edited, formats_yaml, problem_yaml, rubric_yaml


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with a valid problem, rubric and list of formats."""
    for name, text in {
        "problems/interviews/parking-garage.yaml": problem_yaml(),
        "rubrics/system-design.yaml": rubric_yaml(),
        "rubrics/formats.yaml": formats_yaml(),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def faults_of(path: Path) -> list[str]:
    return [str(fault).removeprefix(f"{path}/") for fault in check(path)]


def test_a_problem_is_read_from_its_file(pack: Path) -> None:
    decoded = read_problem(pack / "problems/interviews/parking-garage.yaml", ["contention"])
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


def test_the_shipped_content_has_no_faults() -> None:
    assert check(shipped_folder("problems")) == ()
    assert check(shipped_folder("rubrics")) == ()


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


def test_a_valid_pack_has_no_faults_whatever_its_part(pack: Path) -> None:
    for part in (
        ".",
        "problems",
        "problems/interviews",
        "rubrics",
        "rubrics/formats.yaml",
        "rubrics/system-design.yaml",
    ):
        assert faults_of(pack / part) == []


def test_the_faults_of_all_files_are_listed_in_order(pack: Path) -> None:
    (pack / "problems/interviews/parking-garage.yaml").write_text(problem_yaml(tier="eazy", as_of="x"))
    (pack / "problems/interviews/notes.yaml").mkdir()
    (pack / "rubrics/formats.yaml").write_text(edited(formats_yaml(), "minutes: 10", "minutes: ten"))
    places = [fault.split(": ")[0] for fault in faults_of(pack)]
    assert places == [
        "problems/interviews/notes.yaml:1:1",
        "problems/interviews/parking-garage.yaml:5:7",
        "problems/interviews/parking-garage.yaml:10:8",
        "rubrics/formats.yaml:6:32",
    ]


def test_patterns_are_those_of_the_rubric_beside_the_problems(pack: Path) -> None:
    text = edited(rubric_yaml(), "id: contention", "id: hot-key")
    (pack / "rubrics/system-design.yaml").write_text(text)
    [fault] = faults_of(pack)
    assert fault.endswith("`contention` is no pattern of the rubric; known: `hot-key`")


def test_one_id_in_two_files_is_a_fault_in_both(pack: Path) -> None:
    folder = pack / "problems/interviews"
    (folder / "car-park.yaml").write_text(problem_yaml())
    there, here = folder / "parking-garage.yaml", folder / "car-park.yaml"
    assert [str(fault) for fault in check(folder)] == [
        f"{here}:2:5: `parking-garage` is also the id of {there}:2; a problem's id is its own",
        f"{here}:2:5: expected the name of the file, `car-park`, got `parking-garage`",
        f"{there}:2:5: `parking-garage` is also the id of {here}:2; a problem's id is its own",
    ]


def test_any_other_yaml_file_is_taken_for_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml(patterns="[contention]"))
    assert check(path) == ()


def test_a_path_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there"):
        check(tmp_path / "none")


def test_a_folder_without_content_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no content files"):
        check(tmp_path)


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
