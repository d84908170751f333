import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.card_text import LINE, card_text, read_card_text
from drill.errors import UsageError

TEXTS = st.text("ab -\n*", min_size=1).map(str.strip).filter(lambda text: text and LINE not in text)


def test_a_card_is_its_question_a_line_and_its_answer() -> None:
    assert card_text("Why?", "Because.") == "Why?\n---\nBecause.\n"
    assert read_card_text("\nWhy so?\n\n--- \n\n- Because.\n- Really.\n\n") == ("Why so?", "- Because.\n- Really.")


@pytest.mark.parametrize("text", ["", "Why?", "Why?\nBecause.", "---\nBecause.", "Why?\n---\n", "Why?\n--\nBecause."])
def test_a_text_without_question_line_or_answer_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_card_text(text)


def test_a_line_in_the_answer_stays_there() -> None:
    assert read_card_text("Why?\n---\nOne.\n---\nTwo.") == ("Why?", "One.\n---\nTwo.")


@given(TEXTS, TEXTS)
def test_what_is_saved_unchanged_reads_as_it_was(ask: str, answer: str) -> None:
    unspaced = tuple("\n".join(line.rstrip() for line in text.splitlines()) for text in (ask, answer))
    assert read_card_text(card_text(ask, answer)) == unspaced
