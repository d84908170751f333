from hypothesis import given
from hypothesis import strategies as st

from drill.domain.sitting import Plan, Round
from drill.domain.vocabulary import Rating

IDS = st.lists(st.text("abcdef", min_size=1, max_size=2), unique=True).map(tuple)
PLANS = st.builds(
    lambda ids, one, two: Plan(ids[: min(one, two)], ids[min(one, two) : max(one, two)], ids[max(one, two) :]),
    IDS,
    st.integers(0, 12),
    st.integers(0, 12),
)


def asked(plan: Plan, *ratings: Rating) -> list[tuple[str, Round] | None]:
    """What is asked while the cards are rated one after the other."""
    looks = [plan.next]
    for rating in ratings:
        plan = plan.after(rating)
        looks.append(plan.next)
    return looks


def test_due_cards_come_first_then_those_that_slipped_away_then_practice() -> None:
    plan = Plan(("due",), (), ("extra",))
    assert asked(plan, Rating.AGAIN, Rating.GOOD, Rating.GOOD) == [
        ("due", Round.DUE),
        ("due", Round.AGAIN),
        ("extra", Round.PRACTICE),
        None,
    ]


def test_a_card_comes_once_more_until_it_comes_to_mind() -> None:
    plan = Plan(("a", "b")).after(Rating.AGAIN).after(Rating.AGAIN)
    assert plan == Plan(again=("a", "b"))
    assert plan.after(Rating.AGAIN) == Plan(again=("b", "a"))
    assert plan.after(Rating.HARD).after(Rating.EASY) == Plan()


def test_a_practised_card_that_slips_away_comes_back_after_the_others() -> None:
    assert Plan(practice=("a", "b")).after(Rating.AGAIN) == Plan(practice=("b", "a"))


def test_a_card_that_comes_anyway_is_not_practised_too() -> None:
    assert Plan(("a",), ("b",), ("c",)).with_practice(("a", "b", "c", "d")) == Plan(("a",), ("b",), ("c", "d"))


def test_a_waiting_card_that_was_to_be_practised_is_reviewed_instead() -> None:
    assert Plan(("a",), (), ("b", "c")).with_due(("b",)) == Plan(("a", "b"), (), ("c",))


@given(PLANS, st.sampled_from(Rating))
def test_a_rating_loses_no_card_but_the_one_that_was_known(plan: Plan, rating: Rating) -> None:
    after = plan.after(rating)
    gone = set(plan.cards) - set(after.cards)
    assert len(set(after.cards)) == len(after.cards)
    assert set(after.cards) <= set(plan.cards)
    if plan.next is not None:
        assert gone == (set() if rating is Rating.AGAIN else {plan.next[0]})


@given(PLANS)
def test_whoever_knows_all_cards_comes_to_an_end(plan: Plan) -> None:
    for _ in plan.cards:
        plan = plan.after(Rating.GOOD)
    assert plan.next is None


@given(PLANS, st.text("abcdef", min_size=1, max_size=2))
def test_a_card_laid_aside_is_gone_from_every_round_and_the_others_stay(plan: Plan, card: str) -> None:
    assert plan.without(card).cards == tuple(each for each in plan.cards if each != card)
