"""The results of a worksheet as text. `=` leads a result, `!` a line that has none; colour only repeats it."""

from textual.content import Content

from drill.domain.estimation.worksheet import Answer, Failure, Outcome
from drill.tui.words import muted

RESULT, MARK = "= ", "!"
CUT = "…"


def result_text(outcome: Answer | Failure, width: int) -> Content:
    """What stands beside a line: its result, without the range where there is no room for it, or a mark.

    Args:
        outcome: What the line comes to.
        width: The columns there are.
    """
    if isinstance(outcome, Failure):
        return Content(MARK)
    text = Content(f"{RESULT}{outcome.figure}")
    if text.cell_length > width:
        text = Content(text.plain.partition(" (")[0])
    return text.truncate(width, ellipsis=True)


def told(outcome: Outcome, width: int) -> Content:
    """What is told of a line: what was understood and what it comes to, or why it comes to nothing.

    Args:
        outcome: What the line comes to.
        width: The columns there are; what does not fit is left out in front, for the result stands last.
    """
    match outcome:
        case Answer():
            return muted(_last_parts(outcome.echo(), width))
        case Failure():
            return Content.assemble((f"{MARK} ", "bold $warning"), outcome.reason)
        case _:
            return Content("")


def _last_parts(echo: str, width: int) -> str:
    while len(echo) > width and " = " in echo.removeprefix(f"{CUT} = "):
        echo = f"{CUT} = {echo.removeprefix(f'{CUT} = ').partition(' = ')[2]}"
    return echo
