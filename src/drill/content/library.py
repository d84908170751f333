"""The library: which content there is, and each piece of it on demand.

Listing costs a `stat` per file. A file is parsed when its content is asked for, and only then is yaml imported.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from drill.content.decode import (
    Decoded,
    decode_capacities,
    decode_common_words,
    decode_family,
    decode_formats,
    decode_numbers,
    decode_problem,
    decode_rubric,
)
from drill.content.faults import Fault
from drill.content.files import read_text, shipped_folder, survey
from drill.domain.clarifying.words import CommonWords
from drill.domain.diagram.capacity import Capacities
from drill.domain.estimation.family import Family, KnownNumber, NumberSet
from drill.domain.format import Format
from drill.domain.problem import Problem
from drill.domain.rubric import Rubric
from drill.errors import ContentError

RUBRIC = "system-design.yaml"
FORMATS = "formats.yaml"
SYNONYMS = "synonyms.yaml"
NUMBERS = "numbers.yaml"
CAPACITIES = "capacity.yaml"
FAMILIES_FOLDER = "estimation"
NUMBERS_FOLDER = "reference"


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


def read_common_words(path: Path) -> Decoded[CommonWords]:
    """Read the words that the questions of all problems share, in a file."""
    text = read_text(path)
    return Decoded(None, (text,)) if isinstance(text, Fault) else decode_common_words(text, str(path))


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


def load_common_words() -> CommonWords:
    """The words that the questions of all problems share, as they come with drill."""
    decoded = read_common_words(shipped_folder("rubrics") / SYNONYMS)
    if decoded.value is None:
        raise _invalid("words of questions", decoded.faults)
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


def _invalid(what: str, faults: tuple[Fault, ...]) -> ContentError:
    return ContentError(
        f"The {what} that came with drill cannot be read:\n" + "\n".join(map(str, faults)), "Install drill again."
    )
