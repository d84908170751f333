import pytest

from drill.domain.attempt import Attempt
from drill.domain.events import (
    Fact,
    LevelChosen,
    MockLocked,
    PartnerNoted,
    PartnerScored,
    ScoringBegun,
    ScoringFinished,
)
from drill.domain.partner import PartnerGap, PartnerScore, gap_text, mean_gap, partner_gap
from drill.domain.scorecard import ScoringStage
from drill.domain.vocabulary import Dimension, Verdict
from tests.domain.test_attempt import BEGUN, told
from tests.factories import VERDICT_RULES, levels, weights

D1, D2, D3 = Dimension.D1, Dimension.D2, Dimension.D3
LOCKED = MockLocked("s1", 60.0, by_clock=False)
OWN: tuple[Fact, ...] = (
    ScoringBegun("s1", weights(), VERDICT_RULES, (), (), ()),
    *(LevelChosen("s1", ScoringStage.FIRST, dimension, 3) for dimension in Dimension),
    ScoringFinished("s1", levels(3), 300, Verdict.HIRE),
)
"""Someone who gave themselves 3 everywhere."""


def scored(*facts: Fact) -> Attempt:
    """A locked attempt, and what came after its lock."""
    return told(BEGUN, LOCKED, *facts)


def gap(rater: str, **partner: int) -> PartnerGap:
    """The gap of someone who gave themselves 3 everywhere."""
    return partner_gap(dict.fromkeys(Dimension, 3), PartnerScore(rater, {Dimension(d): n for d, n in partner.items()}))


def test_the_gap_is_ones_own_level_less_the_partners() -> None:
    found = gap("Ann", D1=1, D2=4)
    assert [(each.dimension, each.gap) for each in found.dimensions] == [(D1, 2), (D2, -1)]
    assert found.mean == 0.5


def test_a_gap_is_told_only_where_both_judged() -> None:
    found = partner_gap({D1: 3, D2: 3}, PartnerScore("Ann", {D2: 2, D3: 4}))
    assert [each.dimension for each in found.dimensions] == [D2]


def test_without_a_dimension_that_both_judged_there_is_no_mean() -> None:
    assert partner_gap({D1: 3}, PartnerScore("Ann", {D2: 2})).mean is None


def test_over_attempts_each_sheet_counts_alike() -> None:
    found = mean_gap([gap("Ann", D1=1), gap("Ann", D1=3, D2=3, D3=3)])
    assert (found.sheets, found.mean) == (2, 1.0)
    assert found.dimensions == {D1: 1.0, D2: 0.0, D3: 0.0}


def test_without_sheets_there_is_no_figure() -> None:
    found = mean_gap([])
    assert (found.sheets, found.mean, found.dimensions) == (0, None, {})


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "+1"), (-0.5, "-0.5"), (0.0, "0"), (5 / 7, "+0.7"), (0.04, "0"), (-0.04, "0")]
)
def test_a_gap_always_has_its_sign(value: float, text: str) -> None:
    assert gap_text(value) == text


# As the events tell it


def test_a_partners_sheet_is_part_of_the_attempt() -> None:
    attempt = scored(PartnerScored("s1", "Ann", {D1: 2}, ("d1-must",)), PartnerNoted("s1", "Ann", "Quick."))
    assert attempt.partners == {"Ann": PartnerScore("Ann", {D1: 2}, ("d1-must",), "Quick.")}


def test_a_second_sheet_takes_the_place_of_the_first_with_its_notes() -> None:
    attempt = scored(
        PartnerScored("s1", "Ann", {D1: 2}), PartnerNoted("s1", "Ann", "Quick."), PartnerScored("s1", "Ann", {D1: 4})
    )
    assert attempt.partners == {"Ann": PartnerScore("Ann", {D1: 4})}


def test_two_partners_stand_side_by_side() -> None:
    attempt = scored(*OWN, PartnerScored("s1", "Ann", {D1: 2}), PartnerScored("s1", "Bo", {D1: 3}))
    assert [(each.rater, each.mean) for each in attempt.partner_gaps] == [("Ann", 1.0), ("Bo", 0.0)]


def test_there_is_no_gap_before_ones_own_scoring_is_finished() -> None:
    assert scored(PartnerScored("s1", "Ann", {D1: 2})).partner_gaps == ()
