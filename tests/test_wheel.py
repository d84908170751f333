"""What an installed drill finds, away from its checkout. A real wheel is built and started in CI."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.styles import named_sheets
from tests.wheel import ROOT, lay_out


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, laid out as a wheel lays it out."""
    return lay_out(tmp_path_factory.mktemp("site"))


def run(installed: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the installed drill from a folder in which nothing lies."""
    environment = {**os.environ, "PYTHONPATH": str(installed.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", "drill", *arguments]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False, timeout=60)


def files_below(folder: Path) -> list[str]:
    """All content files of a folder, by their paths within it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yaml"))


def test_the_installed_drill_is_the_one_that_answers(installed: Path) -> None:
    done = run(installed, "problems", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(f"{problem['id']}.yaml" for problem in json.loads(done.stdout)) == files_below(
        ROOT / "problems" / "interviews"
    )


def test_the_content_that_came_with_it_has_no_fault(installed: Path) -> None:
    done = run(installed, "check")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("kind", ["problems", "rubrics"])
def test_all_content_comes_with_it(installed: Path, kind: str) -> None:
    assert files_below(installed / "_data" / kind) == files_below(ROOT / kind) != []


def test_every_style_sheet_that_a_screen_names_is_there(installed: Path) -> None:
    missing = [sheet for sheet in named_sheets() if not (installed / sheet).is_file()]
    assert named_sheets()
    assert missing == []


def test_the_content_is_found_beside_the_package_and_not_in_some_checkout(installed: Path) -> None:
    code = (
        "from drill.content.files import shipped_folder; print(shipped_folder('problems'), shipped_folder('rubrics'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed.parent)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    data = installed / "_data"
    assert done.stdout.split() == [str(data / "problems"), str(data / "rubrics")]
