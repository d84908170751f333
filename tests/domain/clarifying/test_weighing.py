from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.clarifying.grains import Grains, grains_of
from drill.domain.clarifying.weighing import SMOOTHING, Weighing
from drill.domain.clarifying.words import Vocabulary, stems_of

FEATURES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)
TEXTS = FEATURES.map(lambda features: (tuple(features),))


def test_a_text_is_its_concepts_its_pairs_and_its_letters() -> None:
    vocabulary = Vocabulary.of([["how many", "number of"]])
    concepts, pairs, letters = grains_of(stems_of("number of the cats"), vocabulary)
    assert concepts == ("=how many", "cat")
    assert pairs == ("^ =how many", "=how many the", "the cat", "cat $")
    assert {"~<ca", "~cat", "~at>"} < set(letters)


def test_the_weight_is_the_log_of_how_much_likelier_a_feature_is_in_a_topic_than_in_the_others() -> None:
    weighing = Weighing([[(("a",),), (("a",),)], [(("b",),)]])
    own = log(((2 + SMOOTHING) / (2 + 2 * SMOOTHING)) / (SMOOTHING / (1 + 2 * SMOOTHING)))
    assert weighing.evidence((("a",),)) == pytest.approx((own, -own))


def test_what_every_topic_holds_alike_speaks_for_none() -> None:
    assert Weighing([[(("a", "b"),)], [(("a", "c"),)]]).evidence((("a",),)) == pytest.approx((0.0, 0.0))


def test_a_rare_feature_tells_more_than_a_common_one() -> None:
    rare_here, common_there = ("a",), ("b",)
    weighing = Weighing([[(rare_here,), (("c",),), (("c",),)], [(common_there,), (common_there,), (common_there,)]])
    assert weighing.evidence(((*rare_here, *common_there),))[0] > -weighing.evidence((("b",),))[1]


def test_nothing_known_weighs_nothing() -> None:
    assert Weighing([[(("a",),)], [(("b",),)]]).evidence((("z",), ())) == (0.0, 0.0)


@given(st.lists(st.lists(TEXTS, max_size=3), min_size=2, max_size=4), TEXTS)
def test_two_topics_weigh_against_each_other_and_unknown_features_are_silent(
    topics: list[list[Grains]], text: Grains
) -> None:
    weighing = Weighing(topics[:2])
    one, other = weighing.evidence(text)
    assert isclose(one, -other, abs_tol=1e-9)
    assert Weighing(topics).evidence(text) == Weighing(topics).evidence((*text, ("unknown",)))
