"""From the answers of an attempt to the screen that asks their drawing."""

from typing import Final

from drill.domain.answers import Answers, Part, own_lines
from drill.domain.interviewer import WORKSHEET
from drill.domain.problem import Problem
from drill.domain.vocabulary import Phase
from drill.tui.messages import OpenDrawing

DIAGRAM: Final = Part(Phase.HIGH_LEVEL_DESIGN, "diagram")


def has_drawing(answers: Answers) -> bool:
    """Whether anything was drawn."""
    return bool(own_lines(answers.get(DIAGRAM, "")))


def ask_drawing(answers: Answers, problem: Problem | None, session: str, *, with_reference: bool) -> OpenDrawing:
    """The message that opens the drawing of an attempt.

    Args:
        answers: What was written.
        problem: What it is for; None where that cannot be read any more.
        session: The attempt.
        with_reference: Whether its scoring has begun, so that the author's drawing may be shown.
    """
    return OpenDrawing(
        answers.get(DIAGRAM, ""), problem, answers.get(WORKSHEET, ""), with_reference=with_reference, session=session
    )
