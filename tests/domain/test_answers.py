import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.answers import (
    LineReference,
    Part,
    chosen_hot_spots,
    line_at,
    matches,
    own_lines,
    part_name,
    parts_of,
    quoted,
)
from drill.domain.vocabulary import Phase
from tests.factories import part

PARTS = st.builds(Part, st.sampled_from(Phase), st.text(min_size=1))
LINES = st.text(st.characters(exclude_characters="\n"))
WORDS = st.text(st.sampled_from("abcxyz"), min_size=1, max_size=6)


@given(PARTS)
def test_a_part_survives_being_written_down(place: Part) -> None:
    assert Part.parse(str(place)) == place


@given(PARTS, st.integers(min_value=1))
def test_a_line_reference_survives_being_written_down(place: Part, line: int) -> None:
    reference = LineReference(place, line)
    assert LineReference.parse(str(reference)) == reference


def test_parts_and_lines_are_written_as_the_design_names_them() -> None:
    reference = LineReference(Part(Phase.HIGH_LEVEL_DESIGN, "api"), 3)
    assert str(reference.part) == "high-level-design/api"
    assert str(reference) == "high-level-design/api:3"


def test_an_unknown_phase_is_no_part() -> None:
    with pytest.raises(ValueError, match="lunch"):
        Part.parse("lunch/notes")


def test_each_phase_has_the_parts_that_are_ruled() -> None:
    assert [str(each) for each in parts_of(Phase, ["fan-out", "lease"])] == [
        "requirements/notes",
        "estimation/worksheet",
        "high-level-design/api",
        "high-level-design/data",
        "high-level-design/diagram",
        "high-level-design/notes",
        "deep-dive/fan-out",
        "deep-dive/lease",
        "deep-dive/own",
        "trade-offs/decisions",
        "qa/notes",
    ]


def test_own_lines_keep_the_numbers_of_the_whole_text() -> None:
    assert own_lines("> said\n\nfirst\n  \n>\nsecond") == ((3, "first"), (6, "second"))


@given(st.lists(LINES, min_size=1).map("\n".join))
def test_what_the_interviewer_said_is_never_the_candidates(said: str) -> None:
    assert own_lines(quoted(said)) == ()


@given(st.lists(LINES, min_size=1).map("\n".join), LINES.filter(lambda line: line.strip() and line[0] != ">"))
def test_a_line_below_a_quotation_is_the_candidates(said: str, line: str) -> None:
    text = f"{quoted(said)}\n\n{line}"
    assert own_lines(text) == ((text.count("\n") + 1, line),)


@pytest.mark.parametrize("line", [">100 ms is too slow", ">= 3 replicas", ">99.9 %"])
def test_a_comparison_is_not_a_quotation(line: str) -> None:
    assert own_lines(line) == ((1, line),)


def test_choosing_a_hot_spot_is_writing_about_it() -> None:
    answers = {
        part("deep-dive/lease"): "A lease ends by itself.",
        part("deep-dive/fan-out"): "> Which part is hard?\n\n  ",
        part("requirements/notes"): "Two features.",
    }
    assert chosen_hot_spots(answers) == ("lease",)


@pytest.mark.parametrize(
    ("cue", "line", "found"),
    [
        ("lease", "We take a lease.", True),
        ("lease", "We take a LEASE", True),
        ("Lease", "lease", True),
        ("lease", "We release it.", False),
        ("lease", "Two leases.", False),
        ("lease*", "Two leases.", True),
        ("lease*", "A lease", True),
        ("lease*", "We release it.", False),
        ("idempoten*", "an idempotency key", True),
        ("at once", "both at once", True),
        ("at once", "both at oncecorp", False),
        ("a.b", "a.b", True),
        ("a.b", "axb", False),
        ("1.", "1. write the row", True),
        ("1.", "1.5 GB", False),
        ("ms", "p99 of 50ms", True),
        ("ms", "forms", False),
        ("gb", "500GB", True),
        ("/s", "5000/s", True),
        ("/s", "5000 /s", True),
        ("/s", "/storage", False),
        ("naïve", "A NAÏVE retry", True),
    ],
)
def test_a_cue_is_found_as_whole_words(cue: str, line: str, found: bool) -> None:
    assert matches(cue, line) is found


@given(WORDS, WORDS, WORDS)
def test_a_cue_inside_a_longer_word_is_not_found(cue: str, before: str, after: str) -> None:
    assert matches(cue, f"{before} {cue} {after}")
    assert matches(cue, f"({cue.upper()})")
    assert not matches(cue, f"{before}{cue}") or before == cue
    assert not matches(cue, f"_{cue}")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("high-level-design/data", "Data model"),
        ("deep-dive/gate", "The gate"),
        ("deep-dive/own", "My own"),
        ("deep-dive/gone", "gone"),
        ("qa/gate", "gate"),
    ],
)
def test_a_part_has_a_name_for_readers(name: str, shown: str) -> None:
    assert part_name(Part.parse(name), {"gate": "The gate"}) == shown


@pytest.mark.parametrize(("reference", "line"), [("qa/notes:2", "b"), ("qa/notes:3", None), ("estimation/x:1", None)])
def test_a_reference_finds_its_line_while_the_text_is_there(reference: str, line: str | None) -> None:
    assert line_at({Part.parse("qa/notes"): "a\nb"}, LineReference.parse(reference)) == line
