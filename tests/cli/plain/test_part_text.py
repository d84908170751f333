import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.cli.plain.part_text import LONGEST_TEXT, LastResult, appended, numbered, replaced
from drill.domain.answers import WORKSHEET
from drill.errors import UsageError
from tests.factories import part

NOTES = part("requirements/notes")
LINE = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)


@given(st.lists(LINE, min_size=1))
def test_lines_one_by_one_make_the_text_that_they_are(lines: list[str]) -> None:
    text = ""
    for line in lines:
        text = appended(text, line)
    assert text == "\n".join(lines)


def test_a_blank_line_makes_a_paragraph() -> None:
    assert appended(appended("one", ""), "two") == "one\n\ntwo"


def test_below_what_the_interviewer_wrote_no_second_blank_line_comes() -> None:
    assert appended("> users = 5M\n\n", "mine") == "> users = 5M\n\nmine"


def test_a_full_part_takes_no_line_and_says_so() -> None:
    with pytest.raises(UsageError, match="full"):
        appended("x" * (LONGEST_TEXT - 5), "too much")


@pytest.mark.parametrize(
    ("number", "line", "text"),
    [(1, "new", "new\ntwo\nthree"), (3, "new", "one\ntwo\nnew"), (2, "", "one\nthree"), (1, "", "two\nthree")],
)
def test_a_line_is_replaced_or_taken_out_by_its_number(number: int, line: str, text: str) -> None:
    assert replaced("one\ntwo\nthree", number, line) == text


@pytest.mark.parametrize(("text", "number"), [("one\ntwo", 0), ("one\ntwo", 3), ("", 1)])
def test_a_number_without_a_line_is_refused(text: str, number: int) -> None:
    with pytest.raises(UsageError, match=f"no line {number}"):
        replaced(text, number, "new")


def test_a_worksheet_is_read_with_its_results_and_other_parts_as_they_are() -> None:
    assert numbered(NOTES, "6 * 7\n\nlast\n") == ("  1 6 * 7", "  2 ", "  3 last")
    assert numbered(WORKSHEET, "6 * 7\nplain words\n1 / 0") == (
        "  1 6 * 7   = 42",
        "  2 plain words",
        "  3 1 / 0   ! division by zero",
    )


def test_the_last_line_of_a_worksheet_may_name_the_ones_before() -> None:
    result = LastResult()
    assert result.of("users = 300M users") == "= 300M users"
    assert result.of("users = 300M users\nusers * 5 tweets/user/day in tweets/s") == "= 17.4k tweets/s"
    assert result.of("users = 300M users\nabout right") == ""
    assert result.of("users = 300M users\n1 / 0") == "Not computed: division by zero."
