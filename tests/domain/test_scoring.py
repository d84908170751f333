from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.answers import LineReference
from drill.domain.rubric import RedFlag
from drill.domain.scorecard import Decision, Scorecard
from drill.domain.scoring import AskedItem, Raise, points, raises_to_hire, support, verdict_of
from drill.domain.vocabulary import Dimension, Seniority, Verdict
from drill.errors import SessionError
from tests.factories import VERDICT_RULES, a_scorecard, asked, levels, part, weights

HELD = Decision(True, (LineReference(part("requirements/notes"), 1),))
MISSED = Decision(False)

ALL_LEVELS = st.tuples(*[st.integers(1, 4)] * 7)
SENIORITIES = st.sampled_from(Seniority)
ITEMS = st.lists(st.booleans(), min_size=1, max_size=7).map(
    lambda flags: tuple(asked(f"item-{index}", critical=flag) for index, flag in enumerate(flags))
)
WORST_FIRST = [Verdict.NO_HIRE, Verdict.LEAN_NO_HIRE, Verdict.HIRE, Verdict.STRONG_HIRE]


def verdict(seven: tuple[int, ...], seniority: Seniority = Seniority.SENIOR) -> Verdict:
    return verdict_of(levels(*seven), weights(seniority), VERDICT_RULES)


def is_hire(found: dict[Dimension, int], seniority: Seniority) -> bool:
    """The rule of a hire, worked out without the rules of the rubric."""
    total = sum(weights(seniority)[dimension] * level for dimension, level in found.items())
    return total >= 275 and min(found.values()) >= 2


@pytest.mark.parametrize(
    ("critical", "others", "held", "level"),
    [
        (1, 3, "a", 2),  # the critical item alone: less than half
        (1, 3, "ab", 3),
        (1, 3, "abc", 4),
        (1, 3, "abcd", 4),
        (1, 3, "bcd", 2),  # all but the critical one
        (1, 3, "", 2),
        (2, 4, "a", 2),
        (2, 4, "abc", 3),
        (2, 4, "abcd", 3),
        (2, 4, "abcde", 4),
        (2, 4, "acdef", 2),
        (0, 3, "a", 2),
        (0, 3, "ab", 4),
        (0, 5, "ab", 2),
        (0, 5, "abc", 3),
        (0, 5, "abcd", 4),
    ],
)
def test_support_is_two_three_or_four_by_the_items_held(critical: int, others: int, held: str, level: int) -> None:
    items = [asked(name, critical=index < critical) for index, name in enumerate("abcdef"[: critical + others])]
    assert support(items, set(held)).level == level


def test_support_names_the_critical_items_that_are_missing() -> None:
    items = [asked("a", critical=True), asked("b", critical=True), asked("c")]
    found = support(items, {"b"})
    assert [item.id for item in found.critical_missing] == ["a"]
    assert (found.held, found.asked) == (1, 3)


@given(ITEMS, st.data())
def test_support_never_falls_when_one_more_item_is_held(items: tuple[AskedItem, ...], data: st.DataObject) -> None:
    ids = [item.id for item in items]
    held = data.draw(st.sets(st.sampled_from(ids)))
    more = held | data.draw(st.sets(st.sampled_from(ids)))
    assert support(items, held).level <= support(items, more).level


@given(ITEMS, st.data())
def test_support_stays_at_two_while_a_critical_item_is_missing(
    items: tuple[AskedItem, ...], data: st.DataObject
) -> None:
    held = data.draw(st.sets(st.sampled_from([item.id for item in items])))
    if any(item.critical and item.id not in held for item in items):
        assert support(items, held).level == 2


@pytest.mark.parametrize("seniority", Seniority)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_one_level_everywhere_gives_a_hundred_points_a_level(seniority: Seniority, level: int) -> None:
    assert points(levels(level), weights(seniority)) == 100 * level


@pytest.mark.parametrize(
    ("seven", "expected"),
    [
        ((4, 4, 4, 4, 4, 4, 4), Verdict.STRONG_HIRE),  # 400
        ((3, 3, 4, 4, 3, 3, 4), Verdict.STRONG_HIRE),  # 350, the threshold
        ((3, 3, 4, 4, 3, 3, 3), Verdict.HIRE),  # 345
        ((4, 4, 4, 4, 4, 4, 2), Verdict.HIRE),  # 390, but one below 3
        ((3, 3, 3, 3, 3, 3, 3), Verdict.HIRE),  # 300
        ((3, 3, 3, 2, 3, 3, 3), Verdict.HIRE),  # 275, the threshold
        ((3, 3, 3, 2, 3, 3, 2), Verdict.LEAN_NO_HIRE),  # 270
        ((4, 4, 4, 4, 4, 4, 1), Verdict.LEAN_NO_HIRE),  # 385, but one at 1
        ((3, 2, 2, 3, 2, 2, 2), Verdict.LEAN_NO_HIRE),  # 240, the threshold
        ((2, 2, 2, 3, 2, 3, 2), Verdict.NO_HIRE),  # 235
        ((1, 1, 1, 1, 1, 1, 1), Verdict.NO_HIRE),  # 100
    ],
)
def test_verdicts_at_their_thresholds(seven: tuple[int, ...], expected: Verdict) -> None:
    assert verdict(seven) is expected


@given(ALL_LEVELS, ALL_LEVELS, SENIORITIES)
def test_a_verdict_never_falls_when_levels_rise(
    one: tuple[int, ...], other: tuple[int, ...], seniority: Seniority
) -> None:
    higher = tuple(max(pair) for pair in zip(one, other, strict=True))
    assert WORST_FIRST.index(verdict(one, seniority)) <= WORST_FIRST.index(verdict(higher, seniority))


def test_a_rubric_without_a_rule_that_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="no verdict"):
        verdict_of(levels(1), weights(), VERDICT_RULES[:2])


@given(ALL_LEVELS, SENIORITIES)
def test_the_raises_make_it_a_hire(seven: tuple[int, ...], seniority: Seniority) -> None:
    found = levels(*seven)
    raises = raises_to_hire(found, weights(seniority), VERDICT_RULES)
    if raises:
        assert not is_hire(found, seniority)
        assert is_hire(found | {each.dimension: each.level for each in raises}, seniority)


@given(ALL_LEVELS, SENIORITIES)
def test_no_smaller_set_of_raises_would_make_it_a_hire(seven: tuple[int, ...], seniority: Seniority) -> None:
    found = levels(*seven)
    raises = raises_to_hire(found, weights(seniority), VERDICT_RULES)
    open_to_raise = [dimension for dimension in found if found[dimension] < 4]
    smaller = range(len(raises)) if raises else range(len(open_to_raise) + 1)
    sets = (chosen for size in smaller for chosen in combinations(open_to_raise, size))
    enough = any(is_hire(found | {each: found[each] + 1 for each in chosen}, seniority) for chosen in sets)
    assert enough == (not raises and is_hire(found, seniority))


@given(ALL_LEVELS, SENIORITIES)
def test_a_lean_no_hire_can_always_be_raised_by_single_levels(seven: tuple[int, ...], seniority: Seniority) -> None:
    if verdict(seven, seniority) is Verdict.LEAN_NO_HIRE:
        assert raises_to_hire(levels(*seven), weights(seniority), VERDICT_RULES)


def test_a_lone_level_one_is_the_one_to_raise() -> None:
    assert raises_to_hire(levels(4, 4, 4, 4, 4, 4, 1), weights(), VERDICT_RULES) == (Raise(Dimension.D7, 2),)


def two_items() -> Scorecard:
    return a_scorecard(items=(asked("must", critical=True), asked("may"), asked("deep", Dimension.D4)))


def test_an_item_that_was_not_decided_does_not_count_as_held() -> None:
    assert not two_items().holds(asked("must"))


def test_a_decision_replaces_the_one_before() -> None:
    card = two_items().decide("may", HELD).decide("may", MISSED)
    assert not card.holds(asked("may"))


def test_a_level_above_the_evidence_is_allowed_and_shown() -> None:
    card = two_items().decide("must", MISSED).decide("may", HELD).choose_level(Dimension.D1, 3)
    assert card.level(Dimension.D1) == 3
    assert card.above_evidence(Dimension.D1)


def test_a_level_within_the_evidence_is_not_marked() -> None:
    card = two_items().decide("must", HELD).decide("may", HELD).choose_level(Dimension.D1, 4)
    assert not card.above_evidence(Dimension.D1)


@pytest.mark.parametrize("item", ["unknown", "computed"])
def test_only_an_item_that_is_asked_can_be_decided(item: str) -> None:
    card = a_scorecard(items=(asked("computed", Dimension.D7, computed=True),))
    with pytest.raises(SessionError):
        card.decide(item, HELD)


def test_a_computed_fact_is_held_as_it_was_computed() -> None:
    yes, no = asked("yes", Dimension.D7, computed=True), asked("no", Dimension.D7, computed=False)
    card = a_scorecard(items=(yes, no))
    assert (card.holds(yes), card.holds(no)) == (True, False)


FLAGS = (RedFlag("no-scope", Dimension.D1, 2, "Draws first."), RedFlag("worse", Dimension.D1, 1, "Draws only."))


def test_a_confirmed_red_flag_caps_a_level_chosen_before() -> None:
    card = a_scorecard(red_flags=FLAGS).choose_level(Dimension.D1, 4).confirm_flag("no-scope", True)
    assert card.level(Dimension.D1) == 2


def test_the_lowest_cap_of_all_confirmed_flags_counts() -> None:
    card = a_scorecard(red_flags=FLAGS).choose_level(Dimension.D1, 4)
    assert card.confirm_flag("no-scope", True).confirm_flag("worse", True).level(Dimension.D1) == 1


def test_a_red_flag_caps_and_never_lifts() -> None:
    card = a_scorecard(red_flags=FLAGS).choose_level(Dimension.D1, 1).confirm_flag("no-scope", True)
    assert card.level(Dimension.D1) == 1


def test_a_flag_taken_back_gives_the_level_back() -> None:
    card = a_scorecard(red_flags=FLAGS).choose_level(Dimension.D1, 4).confirm_flag("no-scope", True)
    assert card.confirm_flag("no-scope", False).level(Dimension.D1) == 4


def test_a_flag_leaves_other_dimensions_alone() -> None:
    card = a_scorecard(red_flags=FLAGS).confirm_flag("no-scope", True).choose_level(Dimension.D2, 4)
    assert card.level(Dimension.D2) == 4


def test_a_level_above_a_confirmed_flag_is_refused() -> None:
    card = a_scorecard(red_flags=FLAGS).confirm_flag("no-scope", True)
    with pytest.raises(SessionError):
        card.choose_level(Dimension.D1, 3)


def test_a_flag_that_is_not_in_the_rubric_is_refused() -> None:
    with pytest.raises(SessionError):
        a_scorecard().confirm_flag("no-scope", True)


@pytest.mark.parametrize("level", [0, 5, -1])
def test_there_are_four_levels(level: int) -> None:
    with pytest.raises(SessionError):
        a_scorecard().choose_level(Dimension.D1, level)


def test_a_dimension_that_was_not_reached_is_at_one_without_a_choice() -> None:
    card = a_scorecard(not_reached=frozenset({Dimension.D5}))
    assert card.level(Dimension.D5) == 1
    with pytest.raises(SessionError):
        card.choose_level(Dimension.D5, 2)


def complete() -> Scorecard:
    card = two_items().decide("must", HELD).decide("may", MISSED).decide("deep", MISSED)
    for dimension in Dimension:
        card = card.choose_level(dimension, 3)
    return card


def test_a_scoring_is_complete_when_every_item_and_level_is_decided() -> None:
    assert complete().is_complete
    assert complete().final_levels() == levels(3)


def test_a_scoring_with_an_open_item_cannot_be_finished() -> None:
    card = a_scorecard(items=(asked("open"),))
    for dimension in Dimension:
        card = card.choose_level(dimension, 3)
    with pytest.raises(SessionError):
        card.finish()


def test_a_scoring_with_an_open_level_cannot_be_finished() -> None:
    card = a_scorecard()
    for dimension in list(Dimension)[:-1]:
        card = card.choose_level(dimension, 3)
    with pytest.raises(SessionError):
        card.finish()


def test_a_dimension_that_was_not_reached_keeps_nothing_open() -> None:
    card = a_scorecard(items=(asked("deep", Dimension.D4),), not_reached=frozenset({Dimension.D4}))
    for dimension in Dimension:
        card = card if dimension is Dimension.D4 else card.choose_level(dimension, 3)
    assert card.finish().final_levels()[Dimension.D4] == 1


def test_a_finished_scoring_stays_as_it_is() -> None:
    card = complete().finish()
    with pytest.raises(SessionError):
        card.decide("may", HELD)
    with pytest.raises(SessionError):
        card.choose_level(Dimension.D1, 4)
    with pytest.raises(SessionError):
        card.confirm_flag("no-scope", True)
    with pytest.raises(SessionError):
        card.finish()


def test_missed_are_the_items_looked_for_and_not_found_critical_first() -> None:
    items = (asked("a"), asked("b", critical=True), asked("c"), asked("d", critical=True))
    card = a_scorecard(items=items).decide("a", MISSED).decide("b", MISSED).decide("c", HELD).decide("d", MISSED)
    assert [item.id for item in card.missed()] == ["b", "d", "a"]


def test_an_item_of_a_phase_not_reached_was_not_missed() -> None:
    card = a_scorecard(items=(asked("a", reached=False),)).decide("a", MISSED)
    assert card.missed() == ()


def test_an_item_nobody_decided_was_not_missed() -> None:
    assert two_items().missed() == ()


def test_a_fact_of_the_timeline_is_never_missed_evidence() -> None:
    assert a_scorecard(items=(asked("late", Dimension.D7, computed=False),)).missed() == ()
