"""The results of a worksheet that nobody types in any more, line by line."""

from drill.domain.answers import QUOTE
from drill.domain.estimation.worksheet import Failure, Outcome, evaluate_worksheet


def results_of(text: str) -> tuple[str, ...]:
    """What stands beside each line: `= 231/s`, `! division by zero`, or nothing.

    What the interviewer said is its own result.
    """
    outcomes = evaluate_worksheet(text).outcomes
    return tuple(
        "" if line.startswith(QUOTE) else _result(outcome)
        for line, outcome in zip(text.split("\n"), outcomes, strict=True)
    )


def _result(outcome: Outcome) -> str:
    if outcome is None:
        return ""
    return f"! {outcome.reason}" if isinstance(outcome, Failure) else f"= {outcome.figure}"
