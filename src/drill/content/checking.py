"""Checking content for its author: all faults, and then what the lints find in the problems that decode."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drill.content.calibration import CALIBRATION_FOLDER, read_calibration, shipped_problem
from drill.content.decode import Decoded
from drill.content.faults import Fault, quote
from drill.content.files import shipped_folder, survey
from drill.content.library import (
    CAPACITIES,
    FAMILIES_FOLDER,
    FORMATS,
    NUMBERS,
    NUMBERS_FOLDER,
    RUBRIC,
    SYNONYMS,
    read_capacities,
    read_common_words,
    read_family,
    read_formats,
    read_numbers,
    read_problem,
    read_rubric,
)
from drill.content.lints import LintedProblem, lint
from drill.content.nodes import Scalar
from drill.domain.estimation.family import Family
from drill.domain.problem import Problem
from drill.errors import UsageError

_PLACES = (
    *(f"{top}{folder}" for top in ("", "problems/") for folder in ("interviews", FAMILIES_FOLDER, NUMBERS_FOLDER)),
    "rubrics",
    f"rubrics/{CALIBRATION_FOLDER}",
)
_READERS: dict[tuple[str, str], Callable[[Path], Decoded[object]]] = {
    ("rubrics", RUBRIC): read_rubric,
    ("rubrics", FORMATS): read_formats,
    ("rubrics", SYNONYMS): read_common_words,
    (NUMBERS_FOLDER, NUMBERS): read_numbers,
    (NUMBERS_FOLDER, CAPACITIES): read_capacities,
}
"""How to read the files of which there is one each, by folder and name."""


@dataclass(frozen=True)
class Checked:
    """What a check found.

    Args:
        faults: What keeps content from being used, or from being shipped.
        warnings: What the lints found in content that is not shipped; it can be used as it is.
    """

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def check(path: Path, *, strict: bool = False) -> Checked:
    """All faults of a file, or of all content files of a folder, with what the lints find in its problems.

    What a file holds is told by its name: `rubrics/system-design.yaml`, `rubrics/formats.yaml`,
    `rubrics/synonyms.yaml`, `estimation/*.yaml`, `reference/numbers.yaml`, `reference/capacity.yaml`,
    `calibration/*.yaml`, else a problem.

    Args:
        path: The file or folder.
        strict: Whether what the lints find is a fault everywhere, as it is in the content that comes with drill.

    Raises:
        UsageError: when there is nothing to check.
    """
    files, refused = _files(path)
    faults, problems = _read(files)
    shipped = shipped_folder("problems").resolve()
    warnings: list[Fault] = []
    for found in lint(problems):
        weighs = strict or Path(found.file).resolve().is_relative_to(shipped)
        (faults if weighs else warnings).append(found)
    return Checked(tuple(sorted([*refused, *faults])), tuple(warnings))


def _files(path: Path) -> tuple[list[Path], list[Fault]]:
    """The files to check, and a fault for each that is none to open."""
    if not os.path.lexists(path):
        raise UsageError(f"{path} is not there.", "Name a content file, or a folder that holds some.")
    if not path.is_dir():
        return [path], []
    places = [path / place for place in _PLACES if (path / place).is_dir()]
    if not places:
        places = [path, *(below for below in [path / CALIBRATION_FOLDER] if below.is_dir())]
    surveys = [survey(place, path) for place in places]
    files = [stamp.path for survey in surveys for stamp in survey.stamps]
    refused = [fault for survey in surveys for fault in survey.faults]
    if not files and not refused:
        raise UsageError(f"{path} holds no content files.", "They are named interviews/*.yaml and rubrics/*.yaml.")
    return files, refused


def _read(files: Sequence[Path]) -> tuple[list[Fault], list[LintedProblem]]:
    """The faults of files, and the problems that have none."""
    patterns = _allowed_patterns(files)
    faults: list[Fault] = []
    problems: list[LintedProblem] = []
    identities: dict[str, list[tuple[Path, Scalar]]] = {"problem": [], "family": []}
    for path in files:
        read = _READERS.get(_place(path))
        if read is not None:
            faults += read(path).faults
            continue
        if path.absolute().parent.name == CALIBRATION_FOLDER:
            faults += read_calibration(path, lambda problem: _find_problem(problem, files)).faults
            continue
        kind = "family" if path.absolute().parent.name == FAMILIES_FOLDER else "problem"
        decoded: Decoded[Family | Problem] = read_family(path) if kind == "family" else read_problem(path, patterns)
        faults += decoded.faults
        if decoded.identity is not None:
            identities[kind].append((path, decoded.identity))
        if isinstance(decoded.value, Problem) and decoded.root is not None:
            problems.append(LintedProblem(str(path), decoded.root, decoded.value))
    doubled = (fault for kind, named in identities.items() for fault in _same_ids(named, kind))
    return [*faults, *doubled], problems


def _find_problem(problem_id: str, files: Sequence[Path]) -> Problem | None:
    """The problem of an id among the files, else of those that come with drill."""
    own = [path for path in files if path.stem == problem_id and path.absolute().parent.name == "interviews"]
    return read_problem(own[0]).value if own else shipped_problem(problem_id)


def _allowed_patterns(paths: Sequence[Path]) -> list[str] | None:
    """The patterns of the rubric among the files, else of the one that came with drill; None without a valid one."""
    own = [path for path in paths if _place(path) == ("rubrics", RUBRIC)]
    rubric = read_rubric([*own, shipped_folder("rubrics") / RUBRIC][0]).value
    return None if rubric is None else [pattern.id for pattern in rubric.patterns]


def _place(path: Path) -> tuple[str, str]:
    return path.absolute().parent.name, path.name


def _same_ids(identities: Sequence[tuple[Path, Scalar]], kind: str) -> Iterator[Fault]:
    """A fault in each file whose id another one has; it names the first other."""
    having: dict[str, list[tuple[Path, Scalar]]] = {}
    for path, identity in identities:
        having.setdefault(identity.text, []).append((path, identity))
    for same in having.values():
        for path, identity in same if len(same) > 1 else ():
            other, its = same[0] if path != same[0][0] else same[1]
            message = f"{quote(identity.text)} is also the id of {other}:{its.line}; a {kind}'s id is its own"
            yield Fault(str(path), identity.line, identity.column, message)
