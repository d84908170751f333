"""Lays drill out as its wheel would, by what `pyproject.toml` says, without building one."""

import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def lay_out(folder: Path) -> Path:
    """Put the files of the wheel into a folder, as an installation does.

    Returns:
        The folder of the package.
    """
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]
    (package,) = wheel["packages"]
    installed = folder / Path(package).name
    shutil.copytree(ROOT / package, installed)
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, folder / target)
    return installed
