"""What was met of a problem."""

from hypothesis import given
from hypothesis import strategies as st

from drill.domain.exposure import Exposure, seen_before_trying
from drill.domain.vocabulary import Phase

exposures = st.sampled_from(Exposure)


@given(exposures, exposures, exposures)
def test_exposures_add_up_to_the_same_in_any_order_and_grouping(one: Exposure, two: Exposure, three: Exposure) -> None:
    assert one.with_more(two) is two.with_more(one)
    assert one.with_more(two).with_more(three) is one.with_more(two.with_more(three))
    assert one.with_more(one) is one


def test_what_was_attempted_stays_attempted_when_it_is_shown() -> None:
    assert Exposure.ATTEMPTED.with_more(Exposure.SEEN) is Exposure.ATTEMPTED
    assert Exposure.UNSEEN.with_more(Exposure.SEEN) is Exposure.SEEN


def test_only_what_was_seen_and_never_attempted_spoils_a_mock() -> None:
    met = {
        Phase.TRADE_OFFS: Exposure.SEEN,
        Phase.REQUIREMENTS: Exposure.ATTEMPTED,
        Phase.DEEP_DIVE: Exposure.SEEN,
        Phase.QA: Exposure.UNSEEN,
    }
    assert seen_before_trying(met) == (Phase.DEEP_DIVE, Phase.TRADE_OFFS)
