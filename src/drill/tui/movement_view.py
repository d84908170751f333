"""How a scoring moved from prediction to revision, and where it was decided."""

from collections.abc import Iterator

from textual.content import Content

from drill.domain.answers import Answers, line_at
from drill.domain.reflection import (
    Movement,
    PivotalMoment,
    mean_evidence_gap,
    mean_prediction_error,
    movements,
)
from drill.domain.scorecard import SURENESS_WORDS, Scorecard
from drill.tui.rows import Row
from drill.tui.words import heading, muted, shown

LEVELS_ONLY = "Scored by levels only."
NONE = "–"
NAME = 10


def movement_rows(card: Scorecard) -> Iterator[Row | Content]:
    """Each dimension from its prediction to its revision, then the two figures that come of it."""
    yield heading(f"{'Movement':{NAME}} {'predicted':16} {'first':6} {'revised':8} {'error':6} gap")
    moved = movements(card)
    yield from (_movement_row(card, each) for each in moved)
    yield from (
        Content.assemble(muted(f"{each} revised: "), shown(revision.reason))
        for each, revision in card.revised_levels.items()
    )
    error, gap = mean_prediction_error(moved), mean_evidence_gap(moved)
    yield Content("")
    if error is None:
        yield Content.assemble("Prediction error: ", muted("none, for nothing was predicted."))
    else:
        meaning = "predicted minus final level; above 0 you expected more than you found."
        yield Content.assemble("Prediction error: ", (f"{error:+.1f}", "bold"), muted(f"  {meaning}"))
    if card.levels_only:
        yield Content.assemble("Evidence gap: ", muted("none, for no evidence was asked for."))
    elif gap is not None:
        meaning = "how far the final levels stand above what your ticked evidence supports."
        yield Content.assemble("Evidence gap: ", (f"{gap:.1f}", "bold"), muted(f"  {meaning}"))


def pivotal_rows(moment: PivotalMoment, answers: Answers) -> Iterator[Row | Content]:
    """The piece of evidence on which it turned, and the line of one's own that came nearest."""
    item = moment.item
    how = "It was carried by" if moment.held else "It turned on"
    yield Content.styled("▸ ", "bold $accent"), Content.assemble(f"{how} {item.dimension}: ", shown(item.text))
    line = None if moment.line is None else line_at(answers, moment.line)
    if line is not None:
        said = "You wrote: " if moment.held else "Nearest you wrote: "
        yield Content("  "), Content.assemble(muted(said), shown(line.strip(), "italic"))


def _movement_row(card: Scorecard, moved: Movement) -> Content:
    prediction = card.predictions.get(moved.dimension)
    predicted = "skipped" if prediction is None else f"{prediction.level} {SURENESS_WORDS[prediction.sureness]}"
    revision = card.revised_levels.get(moved.dimension)
    revised = f"→ {moved.revised}" if revision else NONE
    error = NONE if moved.prediction_error is None else f"{moved.prediction_error:+}".replace("+0", "0")
    gap = NONE if moved.evidence_gap is None else str(moved.evidence_gap)
    return Content.assemble(
        f"{moved.dimension:{NAME}} ",
        f"{predicted:16} {moved.first or NONE!s:6} ",
        (f"{revised:8} ", "bold" if revision else "$muted"),
        f"{error:6} {gap}",
    )
