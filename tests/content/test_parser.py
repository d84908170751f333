import pytest

from drill.content.faults import MOST_FAULTS, Faults
from drill.content.nodes import Mapping, Node, Scalar, Sequence, Style
from drill.content.parser import MOST_CHARACTERS, MOST_DEPTH, MOST_NODES, parse


@pytest.fixture(params=[False, True], ids=["parser-in-c", "parser-in-python"], name="pure")
def each_parser(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def tree(text: str, *, pure: bool = False) -> Node:
    faults = Faults("f.yaml")
    root = parse(text, faults, pure=pure)
    assert not faults.found
    assert root is not None
    return root


def faults_of(text: str, *, pure: bool = False) -> list[str]:
    faults = Faults("f.yaml")
    parse(text, faults, pure=pure)
    return [str(fault) for fault in faults.in_order()]


def test_scalars_keep_their_text_style_and_place(pure: bool) -> None:
    assert tree("a: no\nb: ['010', 1:30]\nc: |\n  x\n", pure=pure) == Mapping(
        (
            (Scalar("a", Style.PLAIN, 1, 1), Scalar("no", Style.PLAIN, 1, 4)),
            (
                Scalar("b", Style.PLAIN, 2, 1),
                Sequence((Scalar("010", Style.QUOTED, 2, 5), Scalar("1:30", Style.PLAIN, 2, 12)), 2, 4),
            ),
            (Scalar("c", Style.PLAIN, 3, 1), Scalar("x\n", Style.BLOCK, 3, 4)),
        ),
        1,
        1,
    )


def test_columns_count_characters_not_bytes(pure: bool) -> None:
    assert tree("[日本, 👍, x]", pure=pure) == Sequence(
        (
            Scalar("日本", Style.PLAIN, 1, 2),
            Scalar("👍", Style.PLAIN, 1, 6),
            Scalar("x", Style.PLAIN, 1, 9),
        ),
        1,
        1,
    )


def test_a_byte_order_mark_and_windows_line_ends_are_no_content(pure: bool) -> None:
    assert tree("\ufeffa: 1\r\nb: 2\r\n", pure=pure) == tree("a: 1\nb: 2\n", pure=pure)


def test_escapes_in_quoted_text_are_sanitised(pure: bool) -> None:
    root = tree(r'"\e]52;c;aGk=\a \u202e \t \r\n"', pure=pure)
    assert isinstance(root, Scalar)
    assert root.text == "␛]52;c;aGk=␇ ⟨U+202E⟩ \t \n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: &x 1", "1:4: an anchor, `&x`; remove it, there are no aliases"),
        ("a: 1\nb: *x", "2:4: an alias, `*x`; write the text out"),
        ("a: !x 1", "1:4: a tag, `!x`; remove it, drill knows the type of each field"),
        ("- !!python/tuple [1]", "1:3: a tag, `tag:yaml.org,2002:python/tuple`; remove it, drill knows the type of"),
        ("a: 1\n---\nb: 1", "2:1: a second document begins here; a file holds one"),
        ("a: 1\nb: 2\na: 3", "3:1: the key `a` stands in line 1 already; remove one"),
        ("? [x]\n: 1", "1:3: a key must be a text, not a list or a mapping"),
        ("? {x: 1}\n: 1", "1:3: a key must be a text, not a list or a mapping"),
        ("", "1:1: the file is empty"),
        ("# only a comment\n", "1:1: the file is empty"),
        ("a:\n\tb: 1", "2:1: a tab; use spaces, for a tab is as wide as each editor likes"),
        ("a: x\0", "1:5: the character U+0000 must not stand in a file; remove it"),
        ("a: \x1b[2J", "1:4: the character U+001B must not stand in a file; remove it"),
        ("a: x\x85b: 1", "1:5: the character U+0085 must not stand in a file; remove it"),
        ("a: x\u2028b: 1", "1:5: the character U+2028 must not stand in a file; remove it"),
        ("a: \ud800", "1:4: the character U+D800 must not stand in a file; remove it"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_what_is_not_wanted_is_refused_where_it_stands(text: str, fault: str, pure: bool) -> None:
    [found] = faults_of(text, pure=pure)
    assert found.startswith(f"f.yaml:{fault}")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title: Design: Twitter", "1:14", "quote the value if its text holds a colon"),
        ("title: @home", "1:8", "quote the value if its text begins with such a character"),
        ("a: 'x' y", "1:8", "check the indentation, and that no text follows a closing quote or bracket"),
        ("a:\n  - b\n c: 1", "3:2", "check the indentation"),
        ('a: 1\nb: "x', "2:6", "that begins in line 2: found unexpected end of stream"),
    ],
)
def test_syntax_errors_have_a_place_and_a_hint(text: str, place: str, words: str, pure: bool) -> None:
    [fault] = faults_of(text, pure=pure)
    assert fault.startswith(f"f.yaml:{place}: ")
    assert words in fault


def test_an_error_at_the_end_points_into_the_file(pure: bool) -> None:
    [fault] = faults_of("a: [1,2", pure=pure)
    assert fault.startswith("f.yaml:1:8: ")


def test_a_broken_escape_is_a_fault_in_both_parsers(pure: bool) -> None:
    assert len(faults_of(r'a: "\U99999999"', pure=pure)) == 1


def test_all_refusals_of_a_file_are_reported(pure: bool) -> None:
    places = [fault.split(": ")[0] for fault in faults_of("a: &x 1\nb: *x\na: !t 2\n---\nc: *x", pure=pure)]
    assert places == ["f.yaml:1:4", "f.yaml:2:4", "f.yaml:3:1", "f.yaml:3:4", "f.yaml:4:1"]


def test_what_is_refused_leaves_the_rest_to_be_decoded() -> None:
    root = parse("a: *x\nb: 1", Faults("f.yaml"))
    assert isinstance(root, Mapping)
    assert root.get("b") == Scalar("1", Style.PLAIN, 2, 4)


@pytest.mark.parametrize("bomb", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "[[x]," * 100_000])
def test_deep_nesting_is_refused_at_the_first_bracket_too_many(bomb: str, pure: bool) -> None:
    [fault] = faults_of(bomb, pure=pure)
    assert f"nested deeper than {MOST_DEPTH} levels" in fault


def test_the_deepest_nesting_allowed_is_fine(pure: bool) -> None:
    tree("[" * MOST_DEPTH + "]" * MOST_DEPTH, pure=pure)


def test_a_long_file_is_read_only_as_far_as_values_are_allowed(pure: bool) -> None:
    assert faults_of("- a\n" * MOST_NODES, pure=pure) == [
        f"f.yaml:{MOST_NODES}:3: the file holds more than {MOST_NODES:,} values; split it"
    ]


def test_a_file_of_the_most_values_allowed_is_fine() -> None:
    tree("- a\n" * (MOST_NODES - 1))


def test_aliases_are_refused_before_they_multiply(pure: bool) -> None:
    lines = ["l0: &l0 [x, x]", *(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 40))]
    found = faults_of("\n".join(lines), pure=pure)
    assert len(found) == 40 + 2 * 39


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    assert faults_of("[" * (MOST_CHARACTERS + 1)) == [
        "f.yaml:1:1: the file is larger than 1,000,000 characters; split it"
    ]


def test_a_hostile_file_makes_no_endless_report(pure: bool) -> None:
    found = faults_of("- *a\n" * 10_000, pure=pure)
    assert len(found) == MOST_FAULTS + 1
    assert found[-1].endswith(f"more than {MOST_FAULTS} faults; mend these first")


def test_a_hostile_name_makes_no_endless_line() -> None:
    [fault] = faults_of("a: *" + "x" * 100_000)
    assert len(fault) < 120
