import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.clarifying.words import (
    MOST_CHARACTERS,
    NUMBER,
    STOP_WORDS,
    Vocabulary,
    by_initial,
    corrected,
    is_telling,
    plain_words,
    stem,
    stems_of,
)

WORDS = st.text(st.sampled_from("abcdeginrsty"), min_size=4, max_size=10)
VOCABULARY = Vocabulary.of([["user", "customer", "daily visitor"], ["day", "daily"], ["how many", "number of"]])


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        ("link links", "link"),
        ("expire expires expired expiring", "expir"),
        ("policy policies", "policy"),
        ("stop stops stopped stopping", "stop"),
        ("switch switches switched", "switch"),
        ("status", "status"),
        ("process", "process"),
    ],
)
def test_plurals_and_tenses_of_a_word_meet(words: str, meeting: str) -> None:
    assert set(stems_of(words)) == {meeting}


@pytest.mark.parametrize(("one", "other"), [("during", "durable"), ("even", "evenly"), ("use", "user")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_are_small_and_plain_and_every_figure_is_the_same_one() -> None:
    assert plain_words("What's the Café’s p99? 1,000 or 2") == (
        "whats",
        "the",
        "cafes",
        "p",
        *NUMBER,
        *NUMBER * 2,
        "or",
        NUMBER,
    )


@pytest.mark.parametrize("text", ["", "?!", "\x00\x07\x1b", "\ud800", "数据", "\n\t "])
def test_what_is_no_word_is_passed_over(text: str) -> None:
    assert plain_words(text) == ()


@given(st.text(max_size=200))
def test_any_text_has_words_of_plain_letters(text: str) -> None:
    assert all(word == NUMBER or (word.isascii() and word.isalpha() and word.islower()) for word in plain_words(text))


def test_a_question_is_read_up_to_its_bound() -> None:
    assert plain_words("a" * (10 * MOST_CHARACTERS)) == ("a" * MOST_CHARACTERS,)


def test_words_that_mean_the_same_become_one_concept_and_the_longest_term_counts() -> None:
    assert VOCABULARY.concepts_of(stems_of("how many daily visitors")) == ("=how many", "=user")
    assert VOCABULARY.concepts_of(stems_of("number of customers daily")) == ("=how many", "=user", "=day")
    assert VOCABULARY.concepts_of(stems_of("many visitors")) == ("many", "visitor")


@given(st.lists(WORDS, max_size=8))
def test_words_outside_of_the_vocabulary_stay_what_they_are(words: list[str]) -> None:
    stems = stems_of(" ".join(words))
    assert Vocabulary.of([]).concepts_of(stems) == stems


@pytest.mark.parametrize("word", [*sorted(STOP_WORDS)[::20], NUMBER])
def test_a_word_of_any_question_tells_nothing(word: str) -> None:
    assert not is_telling(stem(word))


@pytest.mark.parametrize("mistyped", ["retentin", "retentiion", "retension", "retnetion", "retention"])
def test_one_slip_is_put_right(mistyped: str) -> None:
    assert corrected([mistyped], by_initial(["retention", "region"])) == ("retention",)


@pytest.mark.parametrize("word", ["etention", "rtnetin", "reg", "with", "xyz"])
def test_what_is_further_off_or_short_or_an_ordinary_word_is_left_alone(word: str) -> None:
    assert corrected([word], by_initial(["retention", "red", "wish"])) == (word,)


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_a_known_word_is_never_corrected(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    assert corrected([word], by_initial(words)) == (word,)


@given(WORDS, st.data())
def test_any_single_slip_behind_the_first_letter_is_put_right(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    slips = [word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :]]
    for slip in slips:
        if len(slip) > 3 and is_telling(slip):
            assert corrected([slip], by_initial([word])) == (word,)
