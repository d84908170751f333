"""Rows with a hanging indent, as plain text."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from drill.tui.rows import Fitted, Named, Rows
from tests.tui.drawing import drawn

LETTERS = st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=12)
WORDS = st.lists(LETTERS, max_size=12).map(" ".join)
FRONTS = st.sampled_from(["", "• ", "12. ", "✓   1 "])
NARROW = st.text(alphabet="aä1Ωж⟨␛ ", max_size=40)
WIDE = st.text(alphabet="日本語 a", max_size=40)


def test_what_wraps_stays_to_the_right_of_what_stands_in_front() -> None:
    rows = Rows([(Content("12. "), Content("a text that is wrapped")), "and one without"])
    assert drawn(rows, 14) == ["12. a text", "    that is", "    wrapped", "and one", "without"]


def test_what_is_made_for_the_width_is_not_wrapped_and_leaves_out_what_has_no_room() -> None:
    rows = Rows(["above", Fitted(lambda width: [Content("+--+  +--+")] if width >= 10 else []), "below"])
    assert drawn(rows, 10) == ["above", "+--+  +--+", "below"]
    assert drawn(rows, 9) == ["above", "below"]


def test_a_name_is_cut_where_there_is_little_room_and_what_stands_behind_it_is_not() -> None:
    names = [Content("Scope and requirements"), Content("Trade-offs")]
    rows = Rows(Named(name, Content(" level 3"), 24, 8) for name in names)
    assert drawn(rows, 40) == ["Scope and requirements   level 3", "Trade-offs               level 3"]
    assert drawn(rows, 24) == ["Scope and requi… level 3", "Trade-offs       level 3"]
    assert rows.plain == "Scope and requirements   level 3\nTrade-offs               level 3"


def test_an_empty_row_takes_a_line() -> None:
    assert drawn(Rows(["one", "", "two"])) == ["one", "", "two"]


def test_a_word_wider_than_its_column_is_broken_and_not_cut_off() -> None:
    assert drawn(Rows([(Content("1 "), Content("abcdefgh"))]), 6) == ["1 abcd", "  efgh"]


def test_the_text_for_the_clipboard_is_unwrapped() -> None:
    rows = Rows([(Content("12. "), Content("a text that is wrapped")), "", "end "])
    drawn(rows, 10)
    assert rows.plain == "12. a text that is wrapped\n\nend"


def test_the_optimal_width_is_the_one_at_which_nothing_wraps() -> None:
    rows = Rows([(Content("12. "), Content("a text")), "a longer text"])
    assert rows.get_optimal_width({}, 100) == len("a longer text")
    assert len(drawn(rows, rows.get_optimal_width({}, 100))) == 2


@given(st.lists(st.tuples(FRONTS, WORDS), max_size=5), st.integers(20, 60))
def test_no_word_is_lost_or_broken_where_there_is_room_for_the_longest(rows: list[tuple[str, str]], width: int) -> None:
    lines = drawn(visual_of(rows), width)
    assert " ".join(lines).split() == " ".join(f"{front} {text}" for front, text in rows).split()
    assert all(len(line) <= width for line in lines)


@given(st.lists(st.tuples(FRONTS, NARROW), max_size=5), st.integers(1, 30))
def test_no_letter_is_lost_at_any_width(rows: list[tuple[str, str]], width: int) -> None:
    assert letters(drawn(visual_of(rows), width)) == letters(front + text for front, text in rows)


@given(st.lists(st.tuples(FRONTS, WIDE), max_size=5), st.integers(8, 30))
def test_no_wide_letter_is_lost_where_there_is_room_for_one(rows: list[tuple[str, str]], width: int) -> None:
    assert letters(drawn(visual_of(rows), width)) == letters(front + text for front, text in rows)


@given(st.lists(st.tuples(FRONTS, WORDS), max_size=5), st.integers(1, 60))
def test_the_height_is_the_number_of_lines_drawn(rows: list[tuple[str, str]], width: int) -> None:
    visual = visual_of(rows)
    assert visual.get_height({}, width) == len(drawn(visual, width))


def visual_of(rows: Iterable[tuple[str, str]]) -> Rows:
    return Rows((Content(front), Content(text)) for front, text in rows)


def letters(texts: Iterable[str]) -> str:
    """All that is not blank."""
    return "".join("".join(texts).split())
