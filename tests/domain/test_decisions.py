"""Decision cards and prose that decides: what is read from them, and what they lack."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.decisions import CardField, Lack, cards_in, field_of, unfinished
from drill.domain.signals import uncosted_decisions

FULL = "chose: 302\nover: 301\nbecause: every click counts\ncosts: repeats come back\nrevisit when: 10,000 per second"
BOTH = (Lack.REJECTED, Lack.PRICE)

A_LINE = st.sampled_from(
    (
        "chose: ",
        "chose: Redis",
        "over: Postgres",
        "over:",
        "because: fast",
        "Costs: a copy",
        "revisit when: 1",
        "",
        "> You asked: why?",
        "Redis over a database: faster.",
        "It loses a second.",
        "We chose Kafka",
        "Worst first",
    )
)


def lacks(*lines: str) -> list[tuple[int, tuple[Lack, ...]]]:
    return [(each.line, each.lacks) for each in unfinished("\n".join(lines))]


# Cards


def test_five_lines_with_their_keys_are_a_card() -> None:
    (card,) = cards_in(FULL)
    assert (card.first, card.last, card.chose) == (1, 5, "302")
    assert card.values[CardField.COSTS] == "repeats come back"
    assert card.missing() == ()


def test_keys_come_in_any_case_and_order_and_with_a_bullet() -> None:
    (card,) = cards_in("- CHOSE: 302\n- Revisit: never\n- Cost : repeats\nOver:301")
    assert card.values == {
        CardField.CHOSE: "302",
        CardField.REVISIT: "never",
        CardField.COSTS: "repeats",
        CardField.OVER: "301",
    }
    assert card.missing() == (CardField.BECAUSE,)


def test_a_key_with_nothing_behind_it_waits_to_be_filled() -> None:
    (card,) = cards_in("chose: 302\nover: \nbecause:")
    assert card.missing() == (CardField.OVER, CardField.BECAUSE, CardField.COSTS, CardField.REVISIT)


@pytest.mark.parametrize(
    ("between", "cards"),
    [
        ("", 1),
        ("Prose.", 1),
        ("chose: Redis", 2),
        ("> You asked: how many?\n> 400.", 1),
        ("\n> You asked: how many?\n> 400.\n", 1),
    ],
)
def test_what_ends_a_card(between: str, cards: int) -> None:
    found = cards_in(f"chose: 302\n{between}\nover: 301")
    assert len(found) == cards
    is_one = between.strip().startswith(">")
    assert (CardField.OVER in found[0].lines) == is_one
    assert (CardField.OVER in found[-1].lines) == (is_one or cards == 2)


def test_no_card_begins_without_a_choice_and_none_takes_a_key_twice() -> None:
    assert cards_in("over: 301\nbecause: clicks") == ()
    (card,) = cards_in("chose: 302\nover: 301\nover: 303")
    assert (card.last, card.values[CardField.OVER]) == (2, "301")


def test_a_word_with_a_colon_that_is_no_key_is_prose() -> None:
    assert field_of("chosen: 302") is None
    assert field_of("because we can") is None


# What decisions lack


def test_a_card_with_price_and_rejected_option_lacks_nothing() -> None:
    assert unfinished(FULL) == ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["chose: 302", "over: 301"], (Lack.PRICE,)),
        (["chose: 302", "costs: repeats"], (Lack.REJECTED,)),
        (["chose: 302"], BOTH),
        (["chose: 302", "over: ", "costs: "], BOTH),
        (["chose: 302", "over: nothing", "costs: none"], BOTH),
        (["chose: 302", "over: 301", "costs: no downside"], (Lack.PRICE,)),
        # A reason compares with what was rejected; it is no price.
        (["chose: 302", "over: 301", "because: it counts more clicks"], (Lack.PRICE,)),
    ],
)
def test_what_a_card_lacks(lines: list[str], expected: tuple[Lack, ...]) -> None:
    assert lacks(*lines) == [(1, expected)]


def test_a_card_that_holds_the_whole_sentence_lacks_nothing() -> None:
    assert lacks("chose: 302 over 301, at the cost of repeats") == []


def test_what_stands_below_a_card_may_complete_it() -> None:
    assert lacks("chose: 302", "over: 301", "", "Costs the repeats.") == []
    assert lacks("chose: 302", "costs: repeats", "We rejected 301 for its cache.") == []


def test_a_card_without_a_choice_is_no_decision_yet() -> None:
    assert lacks("chose: ", "over: 301", "because:") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Chose Redis over Postgres because it is fast, at the cost of a second copy, until 1 TB.", []),
        ("Chose Redis over Postgres because it is fast.", [(1, (Lack.PRICE,))]),
        ("We chose Redis because it is fast.", [(1, BOTH)]),
        ("Going with Redis, it costs a copy.", [(1, (Lack.REJECTED,))]),
        ("We choose Redis, it costs a copy.", [(1, (Lack.REJECTED,))]),
        ("Pick up what is left at night.", []),
        ("Choose the region by latency.", []),
        ("Redis answers in 1 ms.", []),
        ("> Chose Redis over Postgres", []),
        ("> chose: Redis", []),
    ],
)
def test_what_prose_lacks(line: str, expected: list[tuple[int, tuple[Lack, ...]]]) -> None:
    assert lacks(line) == expected


def test_the_price_of_the_next_decision_is_not_ones_own() -> None:
    assert lacks("chose: Redis", "over: Postgres", "", *FULL.split("\n")) == [(1, (Lack.PRICE,))]
    assert lacks("Redis over a database: faster.", *FULL.split("\n")) == [(1, (Lack.PRICE,))]


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("chose: Redis", "Redis"),
        ("chose: Redis over Postgres", "Redis"),
        ("Chose Redis, rather than Postgres", "Redis"),
        ("We went with Redis because it is fast", "Redis because it is fast"),
        ("2. Redis over a database: faster.", "Redis"),
        ("Instead of a database, Redis", "Instead of a database, Redis"),
    ],
)
def test_the_words_for_what_was_chosen_are_the_candidates(line: str, choice: str) -> None:
    (found,) = unfinished(line)
    assert found.choice == choice


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("chose: A\nover: B", True),
        ("chose: A\nover: B\n\nIt is simple.", True),
        ("chose: A\nover: B\n\nchose: ", False),
        ("chose: A\nover: B\n\nC over D: faster.", False),
        ("chose: A\nover: B\ncosts: \n\nC over D: faster.", True),
        ("A over B: faster.\nFast.", True),
        ("A over B: faster.\n\nchose: C", False),
    ],
)
def test_a_decision_is_open_until_another_one_follows_and_its_keys_are_filled(text: str, is_open: bool) -> None:
    assert unfinished(text)[0].is_open is is_open


# The signal


def test_the_signal_of_decisions_without_a_price_reads_cards() -> None:
    text = "chose: Redis\nover: Postgres\n\nchose: 302\n\n302 over 301: faster."
    assert [each.line for each in uncosted_decisions(text)] == [1, 4, 6]
    assert uncosted_decisions(FULL) == ()


def test_the_signal_is_silent_on_prose_that_names_nothing_rejected() -> None:
    assert uncosted_decisions("We chose Redis because it is fast.") == ()


@given(st.lists(A_LINE, max_size=14).map("\n".join))
def test_cards_and_decisions_never_overlap_and_stay_inside_the_text(text: str) -> None:
    lines = text.split("\n")
    numbers = [number for card in cards_in(text) for number in card.lines.values()]
    assert len(numbers) == len(set(numbers))
    for card in cards_in(text):
        assert all(field_of(lines[number - 1]) == (key, card.values[key]) for key, number in card.lines.items())
    found = [each.line for each in unfinished(text)]
    assert all(1 <= line <= len(lines) for line in found)
    assert all(line < following for line, following in pairwise(found))
