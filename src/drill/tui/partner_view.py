"""A second rater on the result page: the partner's levels beside one's own."""

from collections.abc import Iterator

from textual.content import Content

from drill.domain.attempt import Attempt
from drill.domain.partner import PartnerGap, gap_text
from drill.tui.rows import Row
from drill.tui.words import heading, muted, shown

WIDTH = 3


def partner_rows(attempt: Attempt) -> Iterator[Row | Content]:
    """What each partner gave against one's own levels; nothing where no partner scored."""
    for gap in attempt.partner_gaps:
        partner = attempt.partners[gap.rater]
        yield Content("")
        yield Content.assemble(heading("You against "), shown(gap.rater, "bold $primary"))
        yield _levels("", [each.dimension for each in gap.dimensions])
        yield _levels("you", [str(each.own) for each in gap.dimensions])
        yield _levels("partner", [str(each.partner) for each in gap.dimensions])
        yield _levels("gap", [gap_text(each.gap) for each in gap.dimensions])
        yield muted(_mean_text(gap))
        if partner.notes:
            yield Content("  "), shown(partner.notes)


def _levels(name: str, cells: list[str]) -> Content:
    return Content.assemble(muted(f"{name:9}"), " ".join(f"{cell:>{WIDTH}}" for cell in cells))


def _mean_text(gap: PartnerGap) -> str:
    if gap.mean is None:
        return "No dimension was judged by both."
    return f"Mean gap {gap_text(gap.mean)}; above 0, you were kinder to yourself."
