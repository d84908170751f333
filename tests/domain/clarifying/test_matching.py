from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.library import load_common_words
from drill.domain.clarifying.matching import TOPICS_OFFERED, Found, PreparedAnswers
from drill.domain.clarifying.words import CommonWords
from drill.domain.problem import Clarification

SIZE = Clarification("size", "Size", ("how many garages are there", "how big is it"), "About 400 garages.")
PRICE = Clarification("price", "Price", ("what does an hour cost", "is parking free at night"), "Two coins an hour.")
OPENING = Clarification("opening", "Opening", ("who opens the gate", "does the gate open by itself"), "A camera does.")
CLOSING = Clarification("closing", "Closing", ("who closes the gate", "when does the gate fall"), "It falls by itself.")
ALL = (SIZE, PRICE, OPENING, CLOSING)
COMMON = CommonWords(
    (("cost", "price", "fee", "expensive"), ("garage", "car park"), ("how many", "number of")),
    load_common_words().asides,
)
PREPARED = PreparedAnswers(ALL, COMMON)
WORDS = ["how", "many", "garages", "gate", "closes", "opens", "fee", "night", "zebra", "who", "the", "is"]
QUESTIONS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many garages are there?", SIZE),
        ("number of car parks there", SIZE),
        ("What is the fee of an hour?", PRICE),
        ("how many garagse are there", SIZE),
        ("Does the gate close?", CLOSING),
    ],
    ids=["as written", "two words for it", "another word for it", "mistyped", "another form"],
)
def test_a_question_that_clearly_means_one_answer_gets_it(question: str, answer: Clarification) -> None:
    assert PREPARED.find(question) == Found(answer)


def test_a_question_that_fits_several_gets_their_topics_the_likeliest_first() -> None:
    assert set(PREPARED.find("the gate").topics) == {OPENING, CLOSING}
    assert PREPARED.find("who is opening the gate").topics == (OPENING, CLOSING)


@pytest.mark.parametrize("question", ["", "?!", "Zebras?", "and what about it then", "42", "\x1b[2J", "数据"])
def test_a_question_that_shares_no_telling_word_finds_nothing(question: str) -> None:
    assert PREPARED.find(question) == Found()


@pytest.mark.parametrize(
    "question",
    ["How much time do we have left, an hour?", "may I draw the gate on the whiteboard", "how big is the team"],
)
def test_a_question_about_the_interview_or_the_firm_is_not_answered_although_words_are_shared(question: str) -> None:
    assert PREPARED.find(question).answer is None


def test_a_problem_without_clarifications_answers_nothing() -> None:
    nothing = PreparedAnswers((), COMMON)
    assert nothing.find("how many garages are there") == Found()
    assert nothing.scores("how many garages are there") == ()


@pytest.mark.parametrize("clarification", ALL, ids=lambda each: each.id)
def test_every_phrasing_of_the_author_ranks_its_own_answer_first(clarification: Clarification) -> None:
    for phrasing in clarification.asks:
        ranked = sorted(PREPARED.scores(phrasing), key=lambda each: -each[1])
        assert ranked[0][0] == clarification


def test_one_more_phrasing_speaks_for_its_own_answer() -> None:
    question = "is there a roof over the cars"
    before = dict(zip("spoc", (score for _, score in PREPARED.scores(question)), strict=True))
    richer = replace(SIZE, asks=(*SIZE.asks, "are the cars under a roof"))
    after = dict(
        zip(
            "spoc",
            (score for _, score in PreparedAnswers((richer, *ALL[1:]), COMMON).scores(question)),
            strict=True,
        )
    )
    assert after["s"] > before["s"]
    assert max(after, key=lambda each: after[each]) == "s"


@given(QUESTIONS)
def test_whatever_is_asked_there_is_an_answer_or_up_to_three_topics_never_both(question: str) -> None:
    found = PREPARED.find(question)
    assert found.answer is None or found.topics == ()
    assert len(found.topics) == len(set(found.topics)) <= TOPICS_OFFERED


@given(QUESTIONS)
def test_topics_stand_in_the_order_of_their_scores_and_an_answer_has_the_highest(question: str) -> None:
    found, scores = PREPARED.find(question), dict(PREPARED.scores(question))
    ranked = [scores[topic] for topic in found.topics]
    assert ranked == sorted(ranked, reverse=True)
    assert found.answer is None or scores[found.answer] == max(scores.values())


@given(QUESTIONS, st.permutations(ALL))
def test_the_order_in_which_answers_were_prepared_does_not_matter(question: str, order: list[Clarification]) -> None:
    turned = PreparedAnswers(order, COMMON)
    assert dict(turned.scores(question)) == pytest.approx(dict(PREPARED.scores(question)))


@given(st.text())
def test_any_text_may_be_asked(question: str) -> None:
    assert isinstance(PREPARED.find(question), Found)
