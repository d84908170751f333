from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from drill.content.decode import Decoded, decode_formats, decode_problem, decode_rubric
from drill.content.faults import Faults
from drill.content.parser import parse
from tests.factories import formats_yaml, problem_yaml, rubric_yaml

any_text = st.text(st.characters(exclude_categories=[]))
yaml_like = st.text("ab01 \n:-,?#&*!|>'\"[]{}%@`~\\\t\r\x00\x85\u2028\ufeff")


def expect_a_value_or_faults_in_the_file(text: str, decoded: Decoded[object]) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    assert (decoded.value is None) == bool(decoded.faults)
    for fault in decoded.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert "\n" not in str(fault)


MUTATIONS: dict[str, Callable[[str, str], list[str]]] = {
    "lost": lambda line, other: [""],
    "doubled": lambda line, other: [line, line],
    "indented": lambda line, other: [f"  {line}"],
    "moved to the margin": lambda line, other: [line.strip()],
    "cut": lambda line, other: [line[: len(line) // 2]],
    "followed by another": lambda line, other: [line, other],
}


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A file in which a few lines are damaged."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        here = draw(st.integers(0, len(lines) - 1))
        other = draw(st.sampled_from(lines))
        lines[here : here + 1] = MUTATIONS[draw(st.sampled_from(sorted(MUTATIONS)))](lines[here], other)
    return "\n".join(lines)


@given(any_text | yaml_like)
def test_any_text_gives_a_value_or_faults(text: str) -> None:
    expect_a_value_or_faults_in_the_file(text, decode_problem(text, "f.yaml", allowed_patterns=["x"], expected_id="x"))
    expect_a_value_or_faults_in_the_file(text, decode_rubric(text, "f.yaml"))
    expect_a_value_or_faults_in_the_file(text, decode_formats(text, "f.yaml"))


@given(any_text | yaml_like, st.booleans())
def test_either_parser_gives_a_tree_or_faults(text: str, pure: bool) -> None:
    faults = Faults("f.yaml")
    assert parse(text, faults, pure=pure) is not None or faults.found


@given(mutated(problem_yaml()))
def test_a_damaged_problem_gives_a_value_or_faults(text: str) -> None:
    expect_a_value_or_faults_in_the_file(text, decode_problem(text, "f.yaml", allowed_patterns=["contention"]))


@given(mutated(rubric_yaml()))
def test_a_damaged_rubric_gives_a_value_or_faults(text: str) -> None:
    expect_a_value_or_faults_in_the_file(text, decode_rubric(text, "f.yaml"))


@given(mutated(formats_yaml()))
def test_damaged_formats_give_a_value_or_faults(text: str) -> None:
    expect_a_value_or_faults_in_the_file(text, decode_formats(text, "f.yaml"))
