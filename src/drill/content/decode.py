"""Text of a content file in, a domain value or all faults out."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from drill.content.calibration_rules import FindProblem, check_calibration
from drill.content.calibration_spec import calibration_set
from drill.content.capacity_spec import capacities, check_capacities
from drill.content.common_spec import SCHEMA_VERSION
from drill.content.family_rules import check_family, check_numbers
from drill.content.family_spec import family
from drill.content.faults import Fault, Faults
from drill.content.format_rules import check_formats
from drill.content.format_spec import formats
from drill.content.nodes import Node, Scalar, scalars
from drill.content.number_spec import number_set
from drill.content.problem_rules import check_against_rubric, check_file_name, check_problem
from drill.content.problem_spec import problem
from drill.content.rubric_rules import check_rubric
from drill.content.rubric_spec import rubric
from drill.content.rules import whole
from drill.content.score_sheet_spec import ExpectedSheet, check_score_sheet, fenced_sheet, score_sheet
from drill.content.spec import Invalid, Spec
from drill.content.synonyms_spec import check_common_words, common_words
from drill.domain.authored_answers import CalibrationSet
from drill.domain.clarifying.words import CommonWords
from drill.domain.diagram.capacity import Capacities
from drill.domain.estimation.family import Family, NumberSet
from drill.domain.format import Format
from drill.domain.partner import PartnerScore
from drill.domain.problem import Problem
from drill.domain.rubric import Rubric

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Decoded(Generic[T_co]):
    """What a file holds: a value without faults, or faults without a value.

    Args:
        identity: The scalar under `id`, where there is one; known even if the rest is faulty.
        root: The tree of nodes, where there is one; it knows the places of what the value holds.
    """

    value: T_co | None
    faults: tuple[Fault, ...]
    identity: Scalar | None = None
    root: Node | None = None


def decode_problem(
    text: str, file: str, *, allowed_patterns: Collection[str] | None = None, expected_id: str | None = None
) -> Decoded[Problem]:
    """Decode a problem.

    Args:
        text: What the file holds.
        file: Its name, for the faults.
        allowed_patterns: The rubric's list of patterns, if the problem's are to be checked against it.
        expected_id: The id that the file's name promises, if it promises one.
    """

    def check(root: Node, faults: Faults) -> None:
        check_problem(root, faults)
        if allowed_patterns is not None:
            check_against_rubric(root, allowed_patterns, faults)
        if expected_id is not None:
            check_file_name(root, expected_id, faults)

    return _decode(text, file, problem(), check)


def decode_rubric(text: str, file: str) -> Decoded[Rubric]:
    """Decode the rubric."""
    return _decode(text, file, rubric(), check_rubric)


def decode_formats(text: str, file: str) -> Decoded[tuple[Format, ...]]:
    """Decode the list of formats."""
    return _decode(text, file, formats(), check_formats)


def decode_family(text: str, file: str, *, expected_id: str | None = None) -> Decoded[Family]:
    """Decode a family of estimation tasks.

    Args:
        text: What the file holds.
        file: Its name, for the faults.
        expected_id: The id that the file's name promises, if it promises one.
    """

    def check(root: Node, faults: Faults) -> None:
        check_family(root, faults)
        if expected_id is not None:
            check_file_name(root, expected_id, faults)

    return _decode(text, file, family(), check)


def decode_numbers(text: str, file: str) -> Decoded[NumberSet]:
    """Decode a file of numbers to know."""
    return _decode(text, file, number_set(), check_numbers)


def decode_capacities(text: str, file: str) -> Decoded[Capacities]:
    """Decode what boxes bear."""
    return _decode(text, file, capacities(), check_capacities)


def decode_calibration(
    text: str, file: str, find_problem: FindProblem, *, expected_id: str | None = None
) -> Decoded[CalibrationSet]:
    """Decode a file of calibration answers.

    Args:
        text: What the file holds.
        file: Its name, for the faults.
        find_problem: The problem of an id; None where there is none.
        expected_id: The id that the file's name promises, if it promises one.
    """

    def check(root: Node, faults: Faults) -> None:
        check_calibration(root, find_problem, faults)
        if expected_id is not None:
            check_file_name(root, expected_id, faults)

    return _decode(text, file, calibration_set(), check)


def decode_score_sheet(text: str, file: str, expected: ExpectedSheet) -> Decoded[PartnerScore]:
    """Decode the sheet that a partner filled in: YAML, or a packet in Markdown that holds it.

    Args:
        text: What the file holds.
        file: Its name, for the faults.
        expected: The attempt that it must fit.
    """
    return _decode(
        fenced_sheet(text), file, score_sheet(), lambda root, faults: check_score_sheet(root, expected, faults)
    )


def decode_common_words(text: str, file: str) -> Decoded[CommonWords]:
    """Decode the words that the questions of all problems share."""
    return _decode(text, file, common_words(), check_common_words)


def _decode(text: str, file: str, spec: Spec[T], check: Callable[[Node, Faults], None]) -> Decoded[T]:
    from drill.content.parser import parse  # yaml is loaded when a file is read, not at start-up

    faults = Faults(file)
    root = parse(text, faults)
    if root is None or _is_newer(root, faults):
        return Decoded(None, faults.in_order())
    value = spec.decode(root, faults)
    check(root, faults)
    found = faults.in_order()
    identity = next(scalars(root, "id"), None)
    return Decoded(None if found or isinstance(value, Invalid) else value, found, identity, root)


def _is_newer(root: Node, faults: Faults) -> bool:
    """Of a file in a shape that is not known yet, nothing else can be judged."""
    for version in scalars(root, "schema"):
        number = whole(version)
        if number is not None and number > SCHEMA_VERSION:
            message = f"schema {number} is newer than this drill, which reads {SCHEMA_VERSION}; update drill"
            faults.add(version, message)
            return True
    return False
