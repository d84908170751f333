"""From the answers of an attempt to the screen that asks their drawing."""

from drill.domain.answers import DIAGRAM, WORKSHEET, Answers, own_lines
from drill.domain.problem import Problem
from drill.tui.messages import OpenDrawing


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
