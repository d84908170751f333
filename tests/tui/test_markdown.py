"""Markdown as rows of text: what authors write, and what nobody should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.tui.markdown import render
from tests.tui.drawing import drawn
from tests.tui.hostile import MARKUP

WORD = st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=9)
BLOCK = st.one_of(
    st.lists(WORD, min_size=1, max_size=20).map(" ".join),
    st.lists(WORD, min_size=1, max_size=4).map(lambda words: "\n".join(f"- {word}" for word in words)),
    st.lists(WORD, min_size=1, max_size=4).map(lambda words: "\n".join(f"> {word}" for word in words)),
    st.lists(WORD, min_size=1, max_size=4).map(lambda words: "```\n" + "\n".join(words) + "\n```"),
    st.lists(WORD, min_size=2, max_size=2).map(lambda words: f"## {words[0]}\n**{words[1]}**"),
)


def lines(text: str, width: int = 60) -> list[str]:
    return drawn(render(text), width)


def test_paragraphs_are_set_apart_and_their_line_ends_are_blanks() -> None:
    assert lines("one\ntwo\n\nthree") == ["one two", "", "three"]


def test_a_hard_break_breaks() -> None:
    assert lines("one  \ntwo") == ["one", "two"]


def test_emphasis_and_code_lose_their_signs_and_keep_their_words() -> None:
    assert lines("**bold**, *slanted* and `code`") == ["bold, slanted and code"]


def test_items_hang_behind_their_signs_and_nest() -> None:
    assert lines("- an item that wraps\n- two\n  1. deeper", 14) == [
        "• an item that",
        "  wraps",
        "• two",
        "  1. deeper",
    ]


def test_a_numbered_list_begins_at_its_own_number() -> None:
    assert lines("9. nine\n10. ten") == ["9. nine", "10. ten"]


def test_a_quotation_and_a_fence_are_set_apart_by_signs() -> None:
    assert lines("> said\n\n```\nx = 1\n  y\n```") == ["▎ said", "", "  x = 1", "    y"]


def test_the_columns_of_a_table_stand_under_each_other_whatever_the_width_of_letters() -> None:
    assert lines("| a | b |\n|---|---|\n| 日本 | x |\n| y | z |") == ["a     b", "日本  x", "y     z"]


def test_a_rule_is_a_line() -> None:
    assert lines("a\n\n---\n\nb") == ["a", "", "─" * 20, "", "b"]


def test_no_text_gives_no_rows() -> None:
    assert render("").rows == ()


@pytest.mark.parametrize("block", ["<div>\nkept\n</div>", "<!-- kept -->", "a <b>kept</b>", "<kept>"])
def test_html_is_text(block: str) -> None:
    assert "".join(lines(block)).replace(" ", "") == block.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("text", MARKUP)
def test_the_markup_of_the_screen_library_is_text(text: str) -> None:
    assert lines(f"`{text}`") == [text]


@given(st.lists(BLOCK, min_size=1, max_size=6), st.integers(16, 80))
def test_no_word_is_lost(blocks: list[str], width: int) -> None:
    text = "\n\n".join(blocks)
    written = [word for word in text.translate(str.maketrans("-`#*>", "     ")).split() if word]
    shown = [word for word in " ".join(lines(text, width)).translate(str.maketrans("•▎", "  ")).split() if word]
    assert shown == written


@given(st.text(alphabet=st.sampled_from("ab1 \n\t#*_`>-+|[]()<>!\\&;~=."), max_size=120), st.integers(1, 40))
def test_any_text_is_drawn(text: str, width: int) -> None:
    assert isinstance(lines(text, width), list)
