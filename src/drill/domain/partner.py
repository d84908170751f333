"""A second rater: a partner who scored the same attempt, and how far one's own levels lie from theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drill.domain.vocabulary import Dimension


@dataclass(frozen=True)
class PartnerScore:
    """What a partner gave.

    Args:
        rater: Who scored.
        levels: By dimension; one that the partner did not judge has none.
        held: The ids of the evidence that the partner saw.
        notes: What else the partner wrote; empty once it was erased.
    """

    rater: str
    levels: Mapping[Dimension, int]
    held: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class DimensionGap:
    """The level of a dimension by oneself and by a partner."""

    dimension: Dimension
    own: int
    partner: int

    @property
    def gap(self) -> int:
        """One's own less the partner's: above 0, one was kinder to oneself."""
        return self.own - self.partner


@dataclass(frozen=True)
class PartnerGap:
    """How far one's own levels lie from a partner's.

    Args:
        rater: Who the partner is.
        dimensions: Those that both judged, in their order.
    """

    rater: str
    dimensions: tuple[DimensionGap, ...]

    @property
    def mean(self) -> float | None:
        """The mean gap over the dimensions; None where both judged none."""
        return _mean([each.gap for each in self.dimensions])


def partner_gap(own: Mapping[Dimension, int], partner: PartnerScore) -> PartnerGap:
    """How far one's own levels lie from a partner's.

    Args:
        own: The levels that count, after any revision.
        partner: What the partner gave.
    """
    both = (each for each in Dimension if each in own and each in partner.levels)
    return PartnerGap(partner.rater, tuple(DimensionGap(each, own[each], partner.levels[each]) for each in both))


@dataclass(frozen=True)
class MeanGap:
    """The mean partner gap over attempts.

    Args:
        sheets: How many sheets it rests on: one for each partner and attempt.
        mean: The mean of their mean gaps; None where there is no sheet.
        dimensions: The mean gap of each dimension that was judged by both.
    """

    sheets: int
    mean: float | None
    dimensions: Mapping[Dimension, float]


def mean_gap(gaps: Iterable[PartnerGap]) -> MeanGap:
    """The mean partner gap over attempts; each sheet counts alike, however many dimensions it judged."""
    judged = [gap for gap in gaps if gap.dimensions]
    by_dimension: dict[Dimension, float] = {}
    for dimension in Dimension:
        values = [each.gap for gap in judged for each in gap.dimensions if each.dimension is dimension]
        if values:
            by_dimension[dimension] = sum(values) / len(values)
    return MeanGap(len(judged), _mean([gap.mean for gap in judged if gap.mean is not None]), by_dimension)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def gap_text(gap: float) -> str:
    """A gap with its sign, to a tenth: +1, 0, -0.5."""
    rounded = round(gap, 1)
    return "0" if rounded == 0 else f"{rounded:+g}"
