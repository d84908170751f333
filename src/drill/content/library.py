"""The library: which content there is, and each piece of it on demand.

Listing costs a `stat` per file. A file is parsed when its content is asked for, and only then is yaml imported.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drill.content.decode import (
    Decoded,
    decode_capacities,
    decode_family,
    decode_formats,
    decode_numbers,
    decode_problem,
    decode_rubric,
)
from drill.content.faults import Fault, quote
from drill.content.files import (
    Survey,
    read_text,
    shipped_folder,
    survey,
)
from drill.content.nodes import Scalar
from drill.domain.diagram.capacity import Capacities
from drill.domain.estimation.family import Family, KnownNumber, NumberSet
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.rubric import Rubric
from drill.errors import ContentError, UsageError

RUBRIC = "system-design.yaml"
FORMATS = "formats.yaml"
NUMBERS = "numbers.yaml"
CAPACITIES = "capacity.yaml"
FAMILIES_FOLDER = "estimation"
NUMBERS_FOLDER = "reference"
_PLACES = (
    *(f"{top}{folder}" for top in ("", "problems/") for folder in ("interviews", FAMILIES_FOLDER, NUMBERS_FOLDER)),
    "rubrics",
)


def read_problem(path: Path, allowed_patterns: Collection[str] | None = None) -> Decoded[Problem]:
    """Read the problem in a file.

    Args:
        path: The file; its name without `.yaml` must be the problem's id.
        allowed_patterns: The ids of the rubric's patterns; None checks none.
    """
    text = read_text(path)
    if isinstance(text, Fault):
        return Decoded(None, (text,))
    return decode_problem(text, str(path), allowed_patterns=allowed_patterns, expected_id=path.stem)


def read_family(path: Path) -> Decoded[Family]:
    """Read the family of estimation tasks in a file; its name without `.yaml` must be the family's id."""
    text = read_text(path)
    if isinstance(text, Fault):
        return Decoded(None, (text,))
    return decode_family(text, str(path), expected_id=path.stem)


def read_numbers(path: Path) -> Decoded[NumberSet]:
    """Read the numbers to know in a file."""
    text = read_text(path)
    return Decoded(None, (text,)) if isinstance(text, Fault) else decode_numbers(text, str(path))


def read_capacities(path: Path) -> Decoded[Capacities]:
    """Read what boxes bear, in a file."""
    text = read_text(path)
    return Decoded(None, (text,)) if isinstance(text, Fault) else decode_capacities(text, str(path))


def read_rubric(path: Path) -> Decoded[Rubric]:
    """Read the rubric in a file."""
    text = read_text(path)
    return Decoded(None, (text,)) if isinstance(text, Fault) else decode_rubric(text, str(path))


def read_formats(path: Path) -> Decoded[tuple[Format, ...]]:
    """Read the formats in a file."""
    text = read_text(path)
    return Decoded(None, (text,)) if isinstance(text, Fault) else decode_formats(text, str(path))


def load_rubric() -> Rubric:
    """The rubric that comes with drill."""
    decoded = read_rubric(shipped_folder("rubrics") / RUBRIC)
    if decoded.value is None:
        raise _invalid("rubric", decoded.faults)
    return decoded.value


def load_formats() -> tuple[Format, ...]:
    """The formats that come with drill."""
    decoded = read_formats(shipped_folder("rubrics") / FORMATS)
    if decoded.value is None:
        raise _invalid("formats", decoded.faults)
    return decoded.value


def load_capacities() -> Capacities:
    """What boxes bear, as it comes with drill."""
    decoded = read_capacities(shipped_folder("problems") / NUMBERS_FOLDER / CAPACITIES)
    if decoded.value is None:
        raise _invalid("list of capacities", decoded.faults)
    return decoded.value


@dataclass(frozen=True)
class Exercises:
    """What the estimation gym asks, and what keeps other files from being asked."""

    families: tuple[Family, ...] = ()
    numbers: tuple[KnownNumber, ...] = ()
    faults: tuple[Fault, ...] = ()


def load_exercises(folders: Iterable[Path]) -> Exercises:
    """The families and the numbers to know of some folders; of two with one id the first counts."""
    families: dict[str, Family] = {}
    numbers: dict[str, KnownNumber] = {}
    faults: list[Fault] = []
    for folder in folders:
        found = survey(folder / FAMILIES_FOLDER, folder)
        faults += found.faults
        for stamp in found.stamps:
            decoded = read_family(stamp.path)
            faults += decoded.faults
            if decoded.value is not None:
                families.setdefault(decoded.value.id, decoded.value)
        path = folder / NUMBERS_FOLDER / NUMBERS
        if path.exists():
            known = read_numbers(path)
            faults += known.faults
            for number in () if known.value is None else known.value.numbers:
                numbers.setdefault(number.id, number)
    return Exercises(tuple(families.values()), tuple(numbers.values()), tuple(faults))


def check(path: Path) -> tuple[Fault, ...]:
    """All faults of a file, or of all content files of a folder.

    What a file holds is told by its name: `rubrics/system-design.yaml`, `rubrics/formats.yaml`, `estimation/*.yaml`,
    `reference/numbers.yaml`, `reference/capacity.yaml`, else a problem.
    """
    if not os.path.lexists(path):
        raise UsageError(f"{path} is not there.", "Name a content file, or a folder that holds some.")
    if not path.is_dir():
        return _check_files([path])
    surveys = list(_surveys(path))
    paths = [stamp.path for survey in surveys for stamp in survey.stamps]
    refused = [fault for survey in surveys for fault in survey.faults]
    if not paths and not refused:
        raise UsageError(f"{path} holds no content files.", "They are named interviews/*.yaml and rubrics/*.yaml.")
    return tuple(sorted([*refused, *_check_files(paths)]))


def _surveys(folder: Path) -> Iterator[Survey]:
    places = [folder / place for place in _PLACES if (folder / place).is_dir()]
    return (survey(place, folder) for place in places or [folder])


def _check_files(paths: Sequence[Path]) -> tuple[Fault, ...]:
    patterns = _allowed_patterns(paths)
    faults: list[Fault] = []
    identities: dict[str, list[tuple[Path, Scalar]]] = {"problem": [], "family": []}
    for path in paths:
        folder = path.absolute().parent.name
        if _is_shared(path, RUBRIC):
            faults += read_rubric(path).faults
        elif _is_shared(path, FORMATS):
            faults += read_formats(path).faults
        elif folder == NUMBERS_FOLDER and path.name == NUMBERS:
            faults += read_numbers(path).faults
        elif folder == NUMBERS_FOLDER and path.name == CAPACITIES:
            faults += read_capacities(path).faults
        else:
            kind = "family" if folder == FAMILIES_FOLDER else "problem"
            decoded = read_family(path) if kind == "family" else read_problem(path, patterns)
            faults += decoded.faults
            if decoded.identity is not None:
                identities[kind].append((path, decoded.identity))
    doubled = (fault for kind, named in identities.items() for fault in _same_ids(named, kind))
    return tuple(sorted([*faults, *doubled]))


def _allowed_patterns(paths: Sequence[Path]) -> list[str] | None:
    """The patterns of the rubric among the files, else of the one that came with drill; None without a valid one."""
    own = [path for path in paths if _is_shared(path, RUBRIC)]
    rubric = read_rubric([*own, shipped_folder("rubrics") / RUBRIC][0]).value
    return None if rubric is None else [pattern.id for pattern in rubric.patterns]


def _is_shared(path: Path, name: str) -> bool:
    return path.name == name and path.absolute().parent.name == "rubrics"


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


def _invalid(what: str, faults: tuple[Fault, ...]) -> ContentError:
    return ContentError(
        f"The {what} that came with drill cannot be read:\n" + "\n".join(map(str, faults)), "Install drill again."
    )
