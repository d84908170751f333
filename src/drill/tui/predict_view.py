"""What the screen of predictions shows, as text made from them."""

from textual.content import Content

from drill.domain.rubric import DimensionRubric
from drill.domain.scorecard import SURENESS_WORDS, Prediction
from drill.domain.vocabulary import LEVELS, Dimension
from drill.tui.rows import Named, Rows
from drill.tui.words import UNDECIDED, level_bar, muted

NAME = 43
GIVEN = 12 + max(len(word) for word in SURENESS_WORDS.values())
"""The columns of a bar with its level, and of how sure it is."""


def prediction_rows(rubric: DimensionRubric, prediction: Prediction | None) -> Rows:
    """A dimension with what it asks, and the level expected of it."""
    name = Content.styled(f"{rubric.id} {rubric.title}", "bold")
    if prediction is None:
        given = muted(f"{'╌╌' * LEVELS[-1]} {UNDECIDED}")
    else:
        given = Content.assemble(level_bar(prediction.level), f"  {SURENESS_WORDS[prediction.sureness]}")
    return Rows([Named(name, Content.assemble(" ", given), NAME, GIVEN + 1), (Content("   "), muted(rubric.question))])


def hint_text(dimension: Dimension, prediction: Prediction | None) -> str:
    """What the keys would do now.

    Args:
        dimension: The one whose sureness would change.
        prediction: What was predicted for it.
    """
    if prediction is None:
        return "1 2 3 4: the level you expect.   ↑ ↓ choose a dimension."
    return f"{dimension}: level {prediction.level}, {SURENESS_WORDS[prediction.sureness]}.   + or s surer   - less sure"
