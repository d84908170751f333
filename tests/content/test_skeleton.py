import re

import pytest

from drill.content.decode import decode_problem
from drill.content.library import load_rubric
from drill.content.lints import LintedProblem, lint
from drill.content.problem_spec import problem
from drill.content.skeleton import skeleton
from drill.domain.vocabulary import Phase

TEXT = skeleton("ferry-booking", pattern="contention", as_of="2026-11")


@pytest.fixture(scope="module")
def linted() -> LintedProblem:
    """The skeleton, decoded with all rules that problems have."""
    patterns = [pattern.id for pattern in load_rubric().patterns]
    decoded = decode_problem(TEXT, "f.yaml", allowed_patterns=patterns, expected_id="ferry-booking")
    assert decoded.faults == ()
    assert decoded.value is not None
    assert decoded.root is not None
    return LintedProblem("f.yaml", decoded.root, decoded.value)


def test_a_skeleton_decodes_and_has_its_id_pattern_and_month(linted: LintedProblem) -> None:
    decoded = linted.problem
    assert (decoded.id, decoded.patterns, decoded.as_of) == ("ferry-booking", ("contention",), "2026-11")


def test_the_lints_tell_what_to_write_next(linted: LintedProblem) -> None:
    found = lint([linted])
    open_lines = {number for number, line in enumerate(TEXT.splitlines(), start=1) if re.search(r"(: |\[)\.\.\.", line)}
    assert {fault.line for fault in found if fault.message.endswith("is still to be written")} == open_lines
    told = " ".join(fault.message for fault in found)
    for thing in ("10 clarifications", "6 estimated figures", "2 to 4 hot spots", "8 cards", "evidence items of D6"):
        assert f"the bar asks for {thing}" in told or f"3 to 6 {thing}" in told


def test_nothing_that_a_skeleton_holds_already_is_held_against_it(linted: LintedProblem) -> None:
    kinds = ("the bar asks", "still to be written", "no exemplar at", "which decision", "name the words")
    assert [fault for fault in lint([linted]) if not any(kind in fault.message for kind in kinds)] == []


def test_every_key_stands_in_it_with_its_description() -> None:
    flat = " ".join(TEXT.replace("#", " ").split())
    for field in problem().fields:
        assert re.search(rf"^(# )?{field.name}:", TEXT, re.MULTILINE), field.name
        assert f"{field.description} {field.name}:" in flat


def test_every_phase_has_a_place_for_probes_and_exemplars() -> None:
    for phase in Phase:
        assert f"\n  {phase}:\n" in TEXT
    assert TEXT.count("    probes:\n") == TEXT.count("    exemplars:\n") == len(Phase) - 1


def test_no_line_is_wider_than_an_editor() -> None:
    assert max(map(len, TEXT.splitlines())) <= 120
