from pathlib import Path

import pytest

from drill.content.checking import Checked, check
from drill.content.files import shipped_folder
from drill.errors import UsageError
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
    return [str(fault).removeprefix(f"{path}/") for fault in check(path).faults]


def test_the_shipped_content_has_no_faults() -> None:
    assert check(shipped_folder("problems")) == Checked()
    assert check(shipped_folder("rubrics")) == Checked()


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
    assert [str(fault) for fault in check(folder).faults] == [
        f"{here}:2:5: `parking-garage` is also the id of {there}:2; a problem's id is its own",
        f"{here}:2:5: expected the name of the file, `car-park`, got `parking-garage`",
        f"{there}:2:5: `parking-garage` is also the id of {here}:2; a problem's id is its own",
    ]


def test_any_other_yaml_file_is_taken_for_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "parking-garage.yaml"
    path.write_text(problem_yaml(patterns="[contention]"))
    assert check(path).faults == ()


def test_a_path_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there"):
        check(tmp_path / "none")


def test_a_folder_without_content_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no content files"):
        check(tmp_path)


def test_the_lints_warn_in_content_of_ones_own_and_are_faults_in_what_is_shipped(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = check(pack)
    assert own.faults == ()
    assert own.warnings != ()
    (pack / "drill").mkdir()
    (pack / "drill" / "_data").symlink_to(pack)
    monkeypatch.setattr("drill.__file__", str(pack / "drill" / "__init__.py"))
    assert check(pack) == Checked(own.warnings)


def test_a_faulty_problem_keeps_no_other_one_from_being_linted(pack: Path) -> None:
    (pack / "problems/interviews/toll-road.yaml").write_text(problem_yaml(id="toll-road", tier="eazy"))
    checked = check(pack)
    assert [Path(fault.file).stem for fault in checked.faults] == ["toll-road"]
    assert {Path(warning.file).stem for warning in checked.warnings} == {"parking-garage"}


def test_problems_of_one_folder_are_compared_with_each_other(pack: Path) -> None:
    (pack / "problems/interviews/toll-road.yaml").write_text(problem_yaml(id="toll-road"))
    found = [warning for warning in check(pack).warnings if "says nearly what" in warning.message]
    assert {Path(warning.file).stem for warning in found} == {"toll-road"}
    assert all("/parking-garage.yaml:" in warning.message for warning in found)
